#include <charconv>
#include <optional>

#include "draft/cues.h"
#include "draft/facts.h"
#include "text/scan.h"

namespace jobutils {
namespace {

// The whole number of a token that is nothing else, up to `most`; else 0.
int WholeOf(const Token& token, int most) {
  int value = 0;
  std::string_view word = token.folded;
  for (const std::string_view tail : {"st", "nd", "rd", "th"}) {
    if (word.ends_with(tail)) word.remove_suffix(2);
  }
  const auto [end, error] =
      std::from_chars(word.data(), word.data() + word.size(), value);
  const bool whole = error == std::errc() && end == word.data() + word.size();
  return whole && value <= most ? value : 0;
}

int YearOf(const Token& token) {
  const int year = WholeOf(token, 2099);
  return year >= 1900 ? year : 0;
}

// "01.03.2019", one token.
std::optional<PartialDate> Dotted(std::string_view word) {
  int parts[3] = {};
  for (int& part : parts) {
    const auto [end, error] =
        std::from_chars(word.data(), word.data() + word.size(), part);
    if (error != std::errc()) return std::nullopt;
    word.remove_prefix(static_cast<size_t>(end - word.data()));
    if (&part == &parts[2]) break;
    if (!word.starts_with('.')) return std::nullopt;
    word.remove_prefix(1);
  }
  if (!word.empty() || parts[1] > 12 || parts[2] < 1900) return std::nullopt;
  return PartialDate{parts[2], parts[1], parts[0]};
}

// "03.2019", one token.
std::optional<PartialDate> DottedMonth(std::string_view word) {
  if (word.size() < 6 || word.size() > 7 || word[word.size() - 5] != '.') {
    return std::nullopt;
  }
  PartialDate date;
  std::from_chars(word.data(), word.data() + word.size() - 5, date.month);
  std::from_chars(word.data() + word.size() - 4, word.data() + word.size(),
                  date.year);
  if (date.month < 1 || date.month > 12 || date.year < 1900) {
    return std::nullopt;
  }
  return date;
}

}  // namespace

std::vector<DateSpan> DatesIn(std::string_view text,
                              std::span<const Token> tokens) {
  std::vector<DateSpan> dates;
  const size_t size = tokens.size();
  const auto joins = [&](size_t i, char sign) {
    return i < size && tokens[i].joined && text[tokens[i].begin - 1] == sign;
  };
  for (size_t i = 0; i < size; ++i) {
    const Token& token = tokens[i];
    if (const auto date = Dotted(token.folded)) {
      dates.push_back({i, i + 1, *date});
      continue;
    }
    if (const auto date = DottedMonth(token.folded)) {
      dates.push_back({i, i + 1, *date});
      continue;
    }
    const int year = YearOf(token);
    if (year != 0 && joins(i + 1, '-') && tokens[i + 1].folded.size() == 2 &&
        WholeOf(tokens[i + 1], 12) != 0) {
      PartialDate date{year, WholeOf(tokens[i + 1], 12), 0};
      size_t end = i + 2;
      if (joins(end, '-') && tokens[end].folded.size() == 2) {
        date.day = WholeOf(tokens[end], 31);
        ++end;
      }
      dates.push_back({i, end, date});
      i = end - 1;
      continue;
    }
    if (WholeOf(token, 12) != 0 && joins(i + 1, '/') &&
        YearOf(tokens[i + 1]) != 0) {
      dates.push_back(
          {i, i + 2, {YearOf(tokens[i + 1]), WholeOf(token, 12), 0}});
      ++i;
      continue;
    }
    const int month = MonthNamed(token.folded);
    if (month == 0 || !token.capital) continue;
    PartialDate date{0, month, 0};
    size_t begin = i;
    size_t end = i + 1;
    if (i > 0 && WholeOf(tokens[i - 1], 31) != 0) {
      date.day = WholeOf(tokens[--begin], 31);
    } else if (end < size && WholeOf(tokens[end], 31) != 0) {
      date.day = WholeOf(tokens[end++], 31);
    }
    if (end < size && YearOf(tokens[end]) != 0) {
      date.year = YearOf(tokens[end++]);
    }
    const bool cued = begin > 0 && kDateWords.Has(tokens[begin - 1].folded);
    if (date.year != 0 || date.day != 0 || cued) {
      dates.push_back({begin, end, date});
      i = end - 1;
    }
  }
  return dates;
}

}  // namespace jobutils
