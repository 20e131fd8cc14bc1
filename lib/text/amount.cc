#include "text/amount.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "text/pay.h"
#include "text/scan.h"

namespace jobutils {
namespace {

constexpr size_t kMostDigits = 15;  // what a double holds exactly
constexpr size_t kMostGroups = 8;

struct UnitRow {
  std::string_view name;
  double unit;
  bool yearly = false;
};
constexpr auto kUnits = std::to_array<UnitRow>({
    {"k", 1e3},         {"tsd", 1e3},  {"thousand", 1e3}, {"m", 1e6},
    {"mm", 1e6},        {"mn", 1e6},   {"mio", 1e6},      {"million", 1e6},
    {"b", 1e9},         {"bn", 1e9},   {"billion", 1e9},  {"l", 1e5},
    {"lac", 1e5},       {"lacs", 1e5}, {"lakh", 1e5},     {"lakhs", 1e5},
    {"lpa", 1e5, true}, {"cr", 1e7},   {"crore", 1e7},    {"crores", 1e7},
});

// "55 TEUR", "55 T\u20AC", "55 KEUR": behind the thousands stands the currency.
bool IsThousandsOfEuros(std::string_view word, std::string_view behind) {
  if (word == "t") return behind.starts_with("\u20AC");
  return word == "teur" || word == "keur";
}

const UnitRow* UnitAt(std::string_view text, size_t pos, size_t& end) {
  if (pos < text.size() && text[pos] == ' ') ++pos;
  end = pos;
  while (end < text.size() && end - pos <= 8 && IsLetter(text[end]) &&
         static_cast<unsigned char>(text[end]) < 0x80) {
    ++end;
  }
  const std::string word = Lowered(std::string(text.substr(pos, end - pos)));
  if (IsThousandsOfEuros(word, text.substr(end))) {
    end = pos + 1;
    return kUnits.data();
  }
  const auto found =
      std::find_if(kUnits.begin(), kUnits.end(),
                   [&word](const UnitRow& row) { return row.name == word; });
  return found == kUnits.end() ? nullptr : &*found;
}

// Groups of digits and what stands between them.
struct Numeral {
  std::vector<std::string_view> groups;
  std::string separators;
  size_t end = 0;

  Numeral(std::string_view text, size_t pos) {
    while (true) {
      const size_t begin = pos;
      while (pos < text.size() && IsDigit(text[pos])) ++pos;
      groups.push_back(text.substr(begin, pos - begin));
      end = pos;
      if (text.substr(pos, 5) == ", 000") {  // "$100, 000"
        separators += ',';
        pos += 2;
        continue;
      }
      if (pos + 1 >= text.size() || !IsDigit(text[pos + 1]) ||
          groups.size() > kMostGroups) {
        return;
      }
      const char c = text[pos];
      if (c != '.' && c != ',' &&
          ((c != ' ' && c != '\'') || !ThreeDigits(text.substr(pos + 1)))) {
        return;
      }
      // A blank parts thousands only, and not one number from the next.
      if (c == ' ' && (groups.back().size() > 3 ||
                       separators.find_first_not_of(' ') != separators.npos)) {
        return;
      }
      separators += c;
      ++pos;
    }
  }

  static bool ThreeDigits(std::string_view text) {
    return text.size() >= 3 && IsDigit(text[0]) && IsDigit(text[1]) &&
           IsDigit(text[2]) && (text.size() == 3 || !IsDigit(text[3]));
  }

  // Whether the last separator parts off a fraction.
  bool HasFraction(bool has_unit) const {
    if (separators.empty()) return false;
    const char last = separators.back();
    if (last == ' ' || last == '\'') return false;
    const auto count = std::count(separators.begin(), separators.end(), last);
    if (count > 1) return false;
    if (separators.size() > 1) return true;
    return groups[1].size() != 3 || groups[0] == "0" || groups[0].size() > 3 ||
           (last == '.' && has_unit);
  }

  // 1,234,567 and 12,34,567.
  bool Thousands(size_t count) const {
    if (count == 1) return true;
    if (groups[0].empty() || groups[0].size() > 3) return false;
    for (size_t i = 1; i + 1 < count; ++i) {
      if (groups[i].size() != 3 && groups[i].size() != 2) return false;
      if (separators[i] != separators[0]) return false;
    }
    return groups[count - 1].size() == 3;
  }
};

}  // namespace

Amount AmountAt(std::string_view text, size_t pos) {
  if (pos >= text.size() || !IsDigit(text[pos])) return {};
  const Numeral numeral(text, pos);
  size_t unit_end;
  const UnitRow* unit = UnitAt(text, numeral.end, unit_end);
  const bool fraction = numeral.HasFraction(unit != nullptr);
  const size_t whole = numeral.groups.size() - (fraction ? 1 : 0);
  if (!numeral.Thousands(whole) || whole > kMostGroups) return {};
  std::string digits;
  for (size_t i = 0; i < whole; ++i) digits += numeral.groups[i];
  if (fraction) digits.append(".").append(numeral.groups.back());
  if (digits.size() > kMostDigits + 1) return {};
  Amount amount;
  std::from_chars(digits.data(), digits.data() + digits.size(), amount.number);
  amount.length = numeral.end - pos;
  if (unit != nullptr) {
    amount.unit = unit->unit;
    amount.yearly = unit->yearly;
    amount.length = unit_end - pos;
  }
  return amount;
}

std::optional<double> ParseAmount(std::string_view text) {
  const std::string plain = Plain(text);
  const Amount amount = AmountAt(plain, 0);
  if (amount.length == 0 || amount.length != plain.size()) return std::nullopt;
  return amount.value();
}

}  // namespace jobutils
