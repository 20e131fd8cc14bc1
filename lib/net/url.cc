#include "net/url.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "net/tracking.h"

namespace jobutils {
namespace {

constexpr std::string_view kNotInUrls = "\"<>\\^`{|}";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
char Lower(char c) { return c >= 'A' && c <= 'Z' ? c | 0x20 : c; }
bool IsLetter(char c) { return Lower(c) >= 'a' && Lower(c) <= 'z'; }
// Blanks, controls and DEL.
bool IsBlankOrControl(char c) {
  return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f;
}
bool IsHigh(char c) { return static_cast<unsigned char>(c) >= 0x80; }

std::string LowerText(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), Lower);
  return out;
}

void AppendPercent(std::string& out, char c) {
  constexpr char kHex[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

int HexValue(char c) {
  if (IsDigit(c)) return c - '0';
  c = Lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// The five parts of RFC 3986, appendix B, but for the fragment.
struct Parts {
  std::string_view scheme;
  std::optional<std::string_view> authority;
  std::string_view path;
  std::optional<std::string_view> query;
};

Parts Split(std::string_view text) {
  Parts parts;
  text = text.substr(0, text.find('#'));
  const size_t end = text.find_first_of(":/?");
  if (end != text.npos && text[end] == ':' && IsLetter(text[0])) {
    parts.scheme = text.substr(0, end);
    text.remove_prefix(end + 1);
  }
  if (text.substr(0, 2) == "//") {
    text.remove_prefix(2);
    const size_t authority_end =
        std::min(text.find_first_of("/?"), text.size());
    parts.authority = text.substr(0, authority_end);
    text.remove_prefix(authority_end);
  }
  const size_t question = text.find('?');
  if (question != text.npos) parts.query = text.substr(question + 1);
  parts.path = text.substr(0, question);
  return parts;
}

bool IsHost(std::string_view host) {
  if (host.substr(0, 1) == "[") {
    return host.size() > 2 && host.back() == ']' &&
           host.find_first_not_of("0123456789abcdefABCDEF:.", 1) ==
               host.size() - 1;
  }
  bool letter = false;
  for (size_t pos = 0; pos < host.size();) {
    const char c = host[pos];
    if (IsHigh(c)) {
      const char32_t code_point = DecodeUtf8(host, pos);
      if (code_point == 0xFFFD || IsUnsafe(code_point)) return false;
      letter = true;
      continue;
    }
    if (IsLetter(c) || IsDigit(c)) {
      letter = true;
    } else if (c != '-' && c != '.' && c != '_') {
      return false;
    }
    ++pos;
  }
  return letter;
}

// Scheme, host and port of what Split found, when they are in order.
std::optional<Url> CheckOrigin(const Parts& parts) {
  Url url;
  url.scheme = LowerText(parts.scheme);
  if (url.scheme != "http" && url.scheme != "https") return std::nullopt;
  if (!parts.authority) return std::nullopt;
  std::string_view host = *parts.authority;
  const size_t colon = host.rfind(':');
  if (colon != host.npos && host.find(']', colon) == host.npos) {
    const std::string_view digits = host.substr(colon + 1);
    host = host.substr(0, colon);
    if (!digits.empty()) {
      const char* end = digits.data() + digits.size();
      const auto [read, error] = std::from_chars(digits.data(), end, url.port);
      if (error != std::errc() || read != end) return std::nullopt;
      if (url.port < 1 || url.port > 65535) return std::nullopt;
    }
    if (url.port == (url.scheme == "http" ? 80 : 443)) url.port = 0;
  }
  if (!IsHost(host)) return std::nullopt;
  url.host = LowerText(host);
  return url;
}

// What a person pasted or a page holds: no blanks around it, and none of the
// line breaks that browsers take out of an attribute.
std::string Trim(std::string_view text) {
  while (!text.empty() && IsBlankOrControl(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsBlankOrControl(text.back())) text.remove_suffix(1);
  std::string out;
  for (const char c : text) {
    if (c != '\t' && c != '\n' && c != '\r') out += c;
  }
  return out;
}

std::string Encode(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (IsBlankOrControl(c) || IsHigh(c) ||
        kNotInUrls.find(c) != kNotInUrls.npos)
      AppendPercent(out, c);
    else
      out += c;
  }
  return out;
}

// RFC 3986, section 5.2.4.
std::string RemoveDotSegments(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end);
    if (segment == "/." || segment == "/..") {
      if (segment == "/..") out.erase(std::min(out.rfind('/'), out.size()));
      if (path.empty()) out += '/';
    } else {
      out += segment;
    }
  }
  return out;
}

std::optional<Url> ParseLenient(std::string_view text) {
  const std::string trimmed = Trim(text);
  const Parts parts = Split(trimmed);
  std::optional<Url> url = CheckOrigin(parts);
  if (!url) return url;
  url->path = parts.path.empty() ? "/" : Encode(parts.path);
  url->query = Encode(parts.query.value_or(""));
  return url;
}

std::string WithoutTracking(std::string_view query) {
  std::string out;
  for (size_t pos = 0; pos <= query.size();) {
    const size_t end = std::min(query.find('&', pos), query.size());
    const std::string_view pair = query.substr(pos, end - pos);
    if (!IsTracking(PercentDecode(pair.substr(0, pair.find('='))))) {
      if (!out.empty()) out += '&';
      out += pair;
    }
    pos = end + 1;
  }
  return out;
}

}  // namespace

std::string Url::Origin() const {
  std::string out = scheme + "://" + host;
  if (port != 0) {
    out += ':';
    out += std::to_string(port);
  }
  return out;
}

std::string Url::Text() const {
  std::string out = Origin() + path;
  if (!query.empty()) out += "?" + query;
  return out;
}

std::optional<Url> ParseUrl(std::string_view text) {
  if (std::any_of(text.begin(), text.end(), IsBlankOrControl) ||
      FindBadUtf8(text) != text.npos) {
    return std::nullopt;
  }
  const Parts parts = Split(text);
  std::optional<Url> url = CheckOrigin(parts);
  if (!url) return url;
  url->path = parts.path.empty() ? "/" : parts.path;
  url->query = parts.query.value_or("");
  return url;
}

std::string CanonicalUrl(std::string_view text) {
  std::optional<Url> url = ParseLenient(text);
  if (!url) return "";
  url->query = WithoutTracking(url->query);
  return url->Text();
}

std::string ResolveUrl(std::string_view base, std::string_view reference) {
  const std::string trimmed = Trim(reference);
  Parts parts = Split(trimmed);
  if (!parts.scheme.empty()) {
    std::optional<Url> url = ParseLenient(trimmed);
    if (!url) return "";
    url->path = RemoveDotSegments(url->path);
    return url->Text();
  }
  std::optional<Url> url = ParseLenient(base);
  if (!url) return "";
  if (parts.authority) {
    parts.scheme = url->scheme;
    url = CheckOrigin(parts);
    if (!url) return "";
  }
  if (parts.authority || !parts.path.empty() || parts.query) {
    url->query = Encode(parts.query.value_or(""));
  }
  const std::string path = Encode(parts.path);
  if (path.substr(0, 1) == "/" || (parts.authority && path.empty())) {
    url->path = RemoveDotSegments(path.empty() ? "/" : path);
  } else if (!path.empty()) {
    const std::string folder = url->path.substr(0, url->path.rfind('/') + 1);
    url->path = RemoveDotSegments(folder + path);
  }
  return url->Text();
}

std::string PercentEncode(std::string_view component) {
  std::string out;
  for (const char c : component) {
    if (IsLetter(c) || IsDigit(c) || c == '-' || c == '.' || c == '_' ||
        c == '~')
      out += c;
    else
      AppendPercent(out, c);
  }
  return out;
}

std::string PercentDecode(std::string_view component) {
  std::string out;
  for (size_t i = 0; i < component.size(); ++i) {
    if (component[i] == '%' && i + 2 < component.size()) {
      const int high = HexValue(component[i + 1]);
      const int low = HexValue(component[i + 2]);
      if (high >= 0 && low >= 0) {
        out += static_cast<char>(high << 4 | low);
        i += 2;
        continue;
      }
    }
    out += component[i];
  }
  return out;
}

}  // namespace jobutils
