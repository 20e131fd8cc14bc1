#include "diff/content.h"

#include <algorithm>
#include <optional>

#include "base/clock.h"
#include "base/siphash.h"
#include "base/utf8.h"

namespace jobutils {
namespace {

constexpr size_t kDateLength = 10;  // of "2026-08-20"
constexpr char kHex[] = "0123456789abcdef";

constexpr std::string_view kKeys[] = {
    "title",      "company.name", "department", "locations",  "workplace",
    "employment", "salary",       "closes_at",  "description"};

bool IsWideBlank(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

// `text` with one blank for any white space, and none at the ends. ASCII goes
// without branches: this is most of what an unchanged listing costs.
std::string Folded(std::string_view text) {
  std::string folded(text.size(), 0);
  char* out = folded.data();
  bool was_blank = true;
  for (size_t pos = 0; pos < text.size();) {
    const char c = text[pos];
    if (static_cast<unsigned char>(c) < 0x80) {
      const bool is_blank = c <= ' ' || c == 0x7F;
      *out = is_blank ? ' ' : c;
      out += is_blank && was_blank ? 0 : 1;
      was_blank = is_blank;
      ++pos;
      continue;
    }
    const size_t begin = pos;
    if (!IsWideBlank(DecodeUtf8(text, pos))) {
      out = std::copy(text.begin() + begin, text.begin() + pos, out);
      was_blank = false;
    } else if (!was_blank) {
      *out++ = ' ';
      was_blank = true;
    }
  }
  if (was_blank && out != folded.data()) --out;
  folded.resize(static_cast<size_t>(out - folded.data()));
  return folded;
}

std::string FoldedText(Json text) {
  return Folded(text.AsString().value_or(""));
}

std::string FoldedList(Json list) {
  std::vector<std::string> items;
  for (const Json item : list.Items()) items.push_back(FoldedText(item));
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  std::string all;
  for (const std::string& item : items) {
    if (!item.empty()) all += item + '\n';
  }
  return all;
}

std::string PlainNumber(Json number) {
  const std::optional<double> value = number.AsNumber();
  return value ? JsonNumber(*value) : std::string(number.raw());
}

std::string PlainSalary(Json salary) {
  JsonObject plain;
  for (const std::string_view key : {"min", "max"}) {
    if (salary[key]) plain.Raw(key, PlainNumber(salary[key]));
  }
  for (const std::string_view key : {"currency", "period"}) {
    plain.Text(key, FoldedText(salary[key]));
  }
  return plain.empty() ? "" : plain.str();
}

Json ValueOf(const Record& listing, std::string_view key) {
  return key == "company.name" ? listing.Get("company")["name"]
                               : listing.Get(key);
}

// The value as it is compared; "" when there is none.
std::string PlainValue(std::string_view key, Json value) {
  if (!value) return "";
  if (key == "locations") return FoldedList(value);
  if (key == "salary") return PlainSalary(value);
  std::string text = FoldedText(value);
  if (key == "closes_at") text.resize(std::min(text.size(), kDateLength));
  return text;
}

std::optional<int64_t> DayOfText(Json time) {
  std::string day = time.AsString().value_or("");
  day.resize(std::min(day.size(), kDateLength));
  const std::optional<Time> midnight = ParseTime(day + "T00:00:00Z");
  if (!midnight) return std::nullopt;
  return *midnight / (24 * 60 * 60);
}

// "Closes in 30 days", whenever it is read.
bool MovesAlong(const Record& before, const Record& after) {
  const auto closed = DayOfText(before.Get("closes_at"));
  const auto closes = DayOfText(after.Get("closes_at"));
  const auto fetched = DayOfText(before.Get("source")["fetched_at"]);
  const auto fetches = DayOfText(after.Get("source")["fetched_at"]);
  return closed && closes && fetched && fetches &&
         *closes - *closed == *fetches - *fetched;
}

}  // namespace

uint64_t ContentOf(const Record& listing) {
  std::string seen = listing.Text("id");
  for (const std::string_view key : kKeys) {
    seen += '\0';
    seen += PlainValue(key, ValueOf(listing, key));
  }
  return std::max(SipHash({}, seen).low, uint64_t{1});
}

uint64_t ContentOfRepeat(uint64_t content, uint64_t original) {
  return std::max(SipHash({content, original}, "repeat").low, uint64_t{1});
}

std::string ContentText(uint64_t content) {
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) {
    text += kHex[(content >> shift) & 15];
  }
  return text;
}

std::vector<Difference> DifferencesOf(const Record& before,
                                      const Record& after) {
  std::vector<Difference> differences;
  for (const std::string_view key : kKeys) {
    const Json was = ValueOf(before, key);
    const Json is = ValueOf(after, key);
    const std::string plain = PlainValue(key, is);
    if (plain == PlainValue(key, was)) continue;
    if (key == "description" && plain.empty()) continue;
    if (key == "closes_at" && MovesAlong(before, after)) continue;
    differences.push_back({key, was, is});
  }
  return differences;
}

}  // namespace jobutils
