#include "profile/resume/contact.h"

#include <algorithm>

#include "profile/resume/pieces.h"
#include "text/letters.h"
#include "text/phrases.h"
#include "text/places.h"
#include "text/scan.h"
#include "text/titles.h"

namespace jobutils {
namespace {

constexpr size_t kMostLine = 500;  // bytes of a line of contacts

struct Network {
  std::string_view host;
  std::string_view name;
};
constexpr Network kNetworks[] = {
    {"github.com", "GitHub"},
    {"gitlab.com", "GitLab"},
    {"linkedin.com", "LinkedIn"},
    {"xing.com", "XING"},
    {"stackoverflow.com", "Stack Overflow"},
    {"codeberg.org", "Codeberg"},
    {"behance.net", "Behance"},
    {"dribbble.com", "Dribbble"},
    {"orcid.org", "ORCID"},
};

// What stands in front of a value, and what heads a page.
constexpr std::string_view kLabels[] = {
    "e mail",   "email",     "mail",     "phone",     "mobile",
    "mobil",    "tel",       "telefon",  "telephone", "handy",
    "web",      "website",   "url",      "homepage",  "address",
    "adresse",  "anschrift", "location", "wohnort",   "name",
    "linkedin", "github",    "gitlab",   "xing",      "portfolio"};
constexpr std::string_view kTitlesOfPages[] = {
    "curriculum vitae", "cv", "resume", "r\u00e9sum\u00e9", "lebenslauf"};

bool IsOneOf(std::string_view text, std::span<const std::string_view> of) {
  const std::string words = Phrases::Normal(Trimmed(text));
  return std::find(of.begin(), of.end(), words) != of.end();
}

bool IsAddressChar(char c) {
  return IsDigit(c) || (IsLetter(c) && static_cast<signed char>(c) > 0) ||
         std::string_view("._%+-").find(c) != std::string_view::npos;
}

std::string_view FindEmail(std::string_view text) {
  for (size_t at = text.find('@'); at != text.npos;
       at = text.find('@', at + 1)) {
    size_t begin = at;
    while (begin > 0 && IsAddressChar(text[begin - 1])) --begin;
    size_t end = at + 1;
    while (end < text.size() && IsAddressChar(text[end])) ++end;
    while (end > at && text[end - 1] == '.') --end;
    const std::string_view host = text.substr(at + 1, end - at - 1);
    if (begin < at && host.find('.') != host.npos) {
      return text.substr(begin, end - begin);
    }
  }
  return "";
}

// "+49 30 5550123", "(912) 555-4321"; no date, so nine digits without a '+'.
std::string_view FindPhone(std::string_view text) {
  for (size_t begin = 0; begin < text.size(); ++begin) {
    const char c = text[begin];
    if (!IsDigit(c) && c != '+' && c != '(') continue;
    size_t end = begin;
    size_t digits = 0;
    size_t last = begin;
    while (end < text.size() &&
           (IsDigit(text[end]) ||
            std::string_view("+()-/. ").find(text[end]) != text.npos)) {
      if (IsDigit(text[end++])) {
        ++digits;
        last = end;
      }
    }
    const size_t least = c == '+' ? 7 : c == '(' || c == '0' ? 9 : 10;
    if (digits >= least && digits <= 15) {
      return text.substr(begin, last - begin);
    }
    begin = end;
  }
  return "";
}

bool IsWithin(std::string_view host, std::string_view domain) {
  if (!host.ends_with(domain)) return false;
  host.remove_suffix(domain.size());
  return host.empty() || host.ends_with('.');
}

void TakeUrl(std::string_view url, Profile& profile) {
  std::string whole(url);
  if (url.find("://") == url.npos) whole = "https://" + whole;
  const std::string_view rest =
      std::string_view(whole).substr(whole.find("://") + 3);
  const std::string_view host = rest.substr(0, rest.find('/'));
  const auto same = [&](const Profile::Link& link) {
    return link.url == whole;
  };
  if (profile.url == whole ||
      std::any_of(profile.links.begin(), profile.links.end(), same)) {
    return;
  }
  for (const Network& network : kNetworks) {
    if (!IsWithin(host, network.host)) continue;
    std::string_view user = rest.substr(std::min(host.size() + 1, rest.size()));
    while (user.ends_with('/')) user.remove_suffix(1);
    user = user.substr(user.rfind('/') == user.npos ? 0 : user.rfind('/') + 1);
    profile.links.push_back(
        {std::string(network.name), std::string(user), whole});
    return;
  }
  if (profile.url.empty()) {
    profile.url = whole;
  } else {
    profile.links.push_back({"", "", whole});
  }
}

// Cuts `part`, which views into `text`, out of it.
void CutOut(std::string& text, std::string_view part) {
  text.replace(part.data() - text.data(), part.size(), " | ");
}

// A postal code with the city: "10115 Berlin".
bool TakePlace(const std::string& piece, const Places& places,
               Profile& profile) {
  std::string_view name = piece;
  std::string_view code;
  const size_t digits =
      std::min(name.find_first_not_of("0123456789"), name.size());
  if (digits >= 4 && digits <= 6) {
    code = name.substr(0, digits);
    name =
        name.substr(std::min(name.find_first_not_of(' ', digits), name.size()));
  }
  const std::optional<Place> place = places.Lookup(name);
  if (!place) {
    if (code.empty() || name.empty()) return false;
    profile.postal_code = code;
    profile.city = name;
    return true;
  }
  if (!place->city.empty() && profile.city.empty()) profile.city = name;
  if (place->city.empty() && !place->region.empty()) profile.region = name;
  if (place->countries.size() == 1) {
    profile.country_code = place->countries[0];
  }
  if (!code.empty()) profile.postal_code = code;
  return true;
}

bool HasDigit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), IsDigit);
}

// "Robin Adler", "ADLER, Robin": two to five words, no digits.
bool LooksLikeName(std::string_view text) {
  const std::string words = Phrases::Normal(text);
  const auto gaps = std::count(words.begin(), words.end(), ' ');
  return !HasDigit(text) && gaps >= 1 && gaps <= 4 &&
         text.find_first_of("@:/|\t") == text.npos;
}

class ContactReader {
 public:
  ContactReader(Profile& profile, Notes& notes)
      : profile_(profile), notes_(notes) {}

  void Read(const Line& line) {
    if (line.text.size() > kMostLine) return notes_.Add(line);
    const std::string text = WithoutPageTitle(line.text);
    if (text.empty()) return;
    if (profile_.name.empty() && LooksLikeName(text)) {
      profile_.name = text;
      return;
    }
    const std::string rest = TakeContacts(text, profile_);
    if (profile_.label.empty() && !titles_.Families(Words(rest)).empty() &&
        !HasDigit(rest)) {
      profile_.label = Trimmed(rest);
      return;
    }
    for (const std::string& piece : Pieces(rest)) ReadPiece(line, piece);
  }

 private:
  static std::string WithoutPageTitle(const std::string& text) {
    if (IsOneOf(text, kTitlesOfPages)) return "";
    for (const std::string_view title : kTitlesOfPages) {
      const std::string folded = FoldText(text.substr(0, title.size()));
      const bool more = text.size() > title.size() &&
                        std::string_view(" :-\t").find(text[title.size()]) !=
                            std::string_view::npos;
      if (folded == title && more) return Trimmed(text.substr(title.size()));
    }
    return text;
  }

  void ReadPiece(const Line& line, std::string piece) {
    const size_t colon = piece.find(':');
    if (colon != piece.npos && IsOneOf(piece.substr(0, colon), kLabels)) {
      const bool name = IsOneOf(piece.substr(0, colon), {{"name"}});
      piece = Trimmed(piece.substr(colon + 1));
      if (name && profile_.name.empty()) {
        profile_.name = piece;
        return;
      }
    }
    if (piece.empty() || IsOneOf(piece, kLabels)) return;
    if (TakePlace(piece, places_, profile_)) return;
    const bool street =
        HasDigit(piece) && piece.find(':') == piece.npos && IsLetter(piece[0]);
    if (street && profile_.address.empty()) {
      profile_.address = piece;
    } else {
      notes_.Add(line, "not understood:", piece);
    }
  }

  Profile& profile_;
  Notes& notes_;
  Places places_;
  Titles titles_;
};

}  // namespace

std::string_view FindUrl(std::string_view text) {
  size_t begin = 0;
  while (begin < text.size()) {
    const size_t end =
        std::min(text.find_first_of(" \t|<>,;()\"", begin), text.size());
    std::string_view word = text.substr(begin, end - begin);
    while (!word.empty() && (word.back() == '.' || word.back() == ':')) {
      word.remove_suffix(1);
    }
    begin = end + 1;
    if (word.starts_with("https://") || word.starts_with("http://") ||
        word.starts_with("www.")) {
      return word;
    }
    for (const Network& network : kNetworks) {
      if (word.find(std::string(network.host) + "/") != word.npos) return word;
    }
  }
  return "";
}

std::string TakeContacts(std::string_view text, Profile& profile) {
  std::string rest(text);
  if (const std::string_view email = FindEmail(rest); !email.empty()) {
    if (profile.email.empty()) profile.email = email;
    std::string_view whole = email;
    const size_t at = email.data() - rest.data();
    if (at >= 7 && rest.compare(at - 7, 7, "mailto:") == 0) {
      whole = std::string_view(rest).substr(at - 7, email.size() + 7);
    }
    CutOut(rest, whole);
    return TakeContacts(rest, profile);
  }
  if (const std::string_view url = FindUrl(rest); !url.empty()) {
    TakeUrl(url, profile);
    CutOut(rest, url);
    return TakeContacts(rest, profile);
  }
  if (const std::string_view phone = FindPhone(rest); !phone.empty()) {
    if (profile.phone.empty()) profile.phone = phone;
    CutOut(rest, phone);
  }
  return rest;
}

void ReadContact(Lines lines, Profile& profile, Notes& notes) {
  ContactReader reader(profile, notes);
  for (const Line& line : lines) reader.Read(line);
}

}  // namespace jobutils
