#include "profile/resume/period.h"

#include <algorithm>
#include <cstdio>
#include <initializer_list>

#include "text/letters.h"
#include "text/words.h"

namespace jobutils {
namespace {

constexpr std::string_view kMonths[][4] = {
    {"january", "jan", "januar", "jänner"},
    {"february", "feb", "februar", "febr"},
    {"march", "mar", "märz", "mär"},
    {"april", "apr"},
    {"may", "mai"},
    {"june", "jun", "juni"},
    {"july", "jul", "juli"},
    {"august", "aug"},
    {"september", "sep", "sept"},
    {"october", "oct", "oktober", "okt"},
    {"november", "nov"},
    {"december", "dec", "dezember", "dez"},
};

bool OneOf(std::string_view word,
           std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

int MonthNamed(std::string_view word) {
  for (int month = 0; month < 12; ++month) {
    for (const std::string_view name : kMonths[month]) {
      if (!name.empty() && name == word) return month + 1;
    }
  }
  return 0;
}

bool IsNow(std::string_view word) {
  return OneOf(word, {"present", "now", "today", "current", "currently",
                      "ongoing", "date", "heute", "jetzt", "aktuell", "laufend",
                      "dato", "gegenwart"});
}

// A date, of words [first, next).
struct Point {
  int year = 0;  // 0: unknown
  int month = 0;
  bool open = false;  // "present"
  size_t next = 0;
};

class Reader {
 public:
  explicit Reader(std::string_view line) : words_(line) {}

  std::optional<Period> Range() const {
    for (size_t i = 0; i < words_.size(); ++i) {
      if (std::optional<Period> period = RangeAt(i)) return period;
    }
    return std::nullopt;
  }

  std::optional<Period> Single() const {
    for (size_t i = words_.size(); i-- > 0;) {
      // From the left: "Mar 2019" is not only its year.
      for (size_t first = i >= 2 ? i - 2 : 0; first <= i; ++first) {
        const std::optional<Point> point = PointAt(first);
        if (!point || point->year == 0 || point->next != i + 1) continue;
        Period period = Between(first, point->next);
        period.last = Written(*point);
        return period;
      }
    }
    return std::nullopt;
  }

 private:
  std::string Folded(size_t i) const { return FoldText(words_.Text(i)); }

  // A number of `digits` digits, else -1.
  int Number(size_t i, size_t digits) const {
    if (i >= words_.size()) return -1;
    const std::string_view text = words_.Text(i);
    if (text.size() != digits) return -1;
    int number = 0;
    for (const char c : text) {
      if (c < '0' || c > '9') return -1;
      number = number * 10 + (c - '0');
    }
    return number;
  }
  int Year(size_t i) const {
    const int year = Number(i, 4);
    return year >= 1950 && year <= 2100 ? year : -1;
  }
  int Small(size_t i, int most) const {
    const int number = std::max(Number(i, 1), Number(i, 2));
    return number >= 1 && number <= most ? number : -1;
  }

  std::optional<Point> PointAt(size_t i) const {
    if (i >= words_.size()) return std::nullopt;
    const std::string word = Folded(i);
    const std::string_view behind = words_.Behind(i);
    if (const int month = MonthNamed(word)) {
      const bool near = behind.find_first_not_of(" .,/'") == behind.npos;
      const int year = near ? Year(i + 1) : -1;
      return year < 0 ? Point{0, month, false, i + 1}
                      : Point{year, month, false, i + 2};
    }
    if (behind == "." || behind == "/") {
      const std::string_view second =
          i + 1 < words_.size() ? words_.Behind(i + 1) : "";
      if (second == behind && Small(i, 31) > 0 && Small(i + 1, 12) > 0 &&
          Year(i + 2) > 0) {
        return Point{Year(i + 2), Small(i + 1, 12), false, i + 3};
      }
      if (Small(i, 12) > 0 && Year(i + 1) > 0) {
        return Point{Year(i + 1), Small(i, 12), false, i + 2};
      }
    }
    const int year = Year(i);
    if (year < 0) {
      return IsNow(word) ? std::optional(Point{0, 0, true, i + 1})
                         : std::nullopt;
    }
    if (behind != "-" && behind != "/") return Point{year, 0, false, i + 1};
    const int month = Number(i + 1, 2);
    if (month < 1 || month > 12) return Point{year, 0, false, i + 1};
    const bool day =
        behind == "-" && words_.Behind(i + 1) == "-" && Number(i + 2, 2) > 0;
    return Point{year, month, false, i + 2 + day};
  }

  std::optional<Period> RangeAt(size_t i) const {
    if (OneOf(Folded(i), {"since", "seit", "ab"})) {
      const std::optional<Point> start = PointAt(i + 1);
      if (!start || start->year == 0) return std::nullopt;
      Period period = Between(i, start->next);
      period.start = Written(*start);
      period.range = true;
      return period;
    }
    std::optional<Point> start = PointAt(i);
    if (!start || start->open) return std::nullopt;
    size_t next = start->next;
    if (next >= words_.size()) return OpenRange(i, *start);
    const bool joined =
        OneOf(Folded(next), {"to", "until", "till", "bis", "through"});
    if (!joined && !HasDash(words_.Behind(next - 1))) return std::nullopt;
    next += joined;
    std::optional<Point> last = PointAt(next);
    if (!last) last = ShortYear(*start, next);
    if (!last) return OpenRange(i, *start);
    if (start->year == 0) start->year = last->year;  // "Jan - Mar 2019"
    if (start->year == 0 || (last->year == 0 && !last->open)) {
      return std::nullopt;
    }
    Period period = Between(i, last->next);
    period.start = Written(*start);
    if (!last->open) period.last = Written(*last);
    period.range = true;
    return period;
  }

  // "2019 –" at the end of a line.
  std::optional<Period> OpenRange(size_t i, const Point& start) const {
    const bool ends = start.next == words_.size();
    if (!ends || start.year == 0 || !HasDash(words_.Behind(start.next - 1))) {
      return std::nullopt;
    }
    Period period = Between(i, start.next);
    period.end = words_.text().size();
    period.start = Written(start);
    period.range = true;
    return period;
  }

  // The "18" of "2015–18".
  std::optional<Point> ShortYear(const Point& start, size_t i) const {
    const int year = Number(i, 2);
    if (year < 0 || start.month != 0 || year <= start.year % 100) {
      return std::nullopt;
    }
    return Point{start.year - start.year % 100 + year, 0, false, i + 1};
  }

  static bool HasDash(std::string_view text) {
    for (const std::string_view dash : {"-", "\u2013", "\u2014", "\u2212"}) {
      const size_t at = text.find(dash);
      if (at == text.npos) continue;
      return text.find_first_not_of(" .\t()", at + dash.size()) == text.npos;
    }
    return false;
  }

  static std::string Written(const Point& point) {
    char text[16];
    if (point.month == 0) {
      std::snprintf(text, sizeof text, "%04d", point.year);
    } else {
      std::snprintf(text, sizeof text, "%04d-%02d", point.year, point.month);
    }
    return text;
  }

  // With the brackets around it.
  Period Between(size_t first, size_t next) const {
    Period period;
    period.begin = words_[first].begin;
    period.end = words_[next - 1].end;
    const std::string_view text = words_.text();
    if (period.begin > 0 && period.end < text.size() &&
        text[period.begin - 1] == '(' && text[period.end] == ')') {
      --period.begin;
      ++period.end;
    }
    return period;
  }

  Words words_;
};

}  // namespace

std::optional<Period> FindPeriod(std::string_view line) {
  const Reader reader(line);
  std::optional<Period> period = reader.Range();
  return period ? period : reader.Single();
}

}  // namespace jobutils
