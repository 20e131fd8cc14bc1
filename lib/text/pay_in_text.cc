#include "text/pay_in_text.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/pay_words.h"
#include "text/scan.h"
#include "text/sentence.h"

namespace jobutils {
namespace {

constexpr int kMostSums = 8;      // looked at in one sentence
constexpr int kWordsBefore = 14;  // that may say what a sum is
constexpr int kWordsBehind = 8;
constexpr int kEnough = 3;  // points that make a sum pay
constexpr double kLeastYearly = 20000;
constexpr double kLeastHourly = 7;
constexpr double kMostHourly = 120;
constexpr double kMostYearly = 5e6;

constexpr auto kPayWords = std::to_array<std::string_view>({
    "bezahlung", "earning",      "earnings",      "entlohnung", "fixum",
    "hiring",    "honorar",      "loon",          "lön",        "payrate",
    "ral",       "rémunération", "salaries",      "salaris",    "salarial",
    "salariale", "salário",      "stundensatz",   "sueldo",     "tagessatz",
    "verdienen", "verdienst",    "wynagrodzenie",
});

// The part of the pay that is sure, of which "on target" promises more.
constexpr auto kBaseWords = std::to_array<std::string_view>(
    {"base", "basisgehalt", "festgehalt", "fixgehalt", "fixum", "grundgehalt"});

// In front of a sum: what it counts is no pay of this job.
constexpr auto kOtherSums = std::to_array<std::string_view>({
    "accounts", "acv",       "assets",     "aum",        "average deal",
    "backed",   "bookings",  "capital",    "claims",     "contracts",
    "deal",     "donated",   "exceeding",  "expenses",   "finanzierung",
    "funded",   "gmv",       "grant",      "grants",     "investiert",
    "managing", "mrr",       "portfolio",  "portfolios", "prize",
    "prämie",   "processed", "processing", "quota",      "quotas",
    "round",    "save",      "saved",      "saves",      "saving",
    "savings",  "secured",   "series",     "spend",      "spending",
    "stipends", "tracking",  "turnover",   "umsatz",     "valued",
    "valuing",  "variable",  "volume",     "worth",      "zuschuss",
});

// Behind a sum.
constexpr auto kOtherThings = std::to_array<std::string_view>({
    "acv",           "acvs",        "arr",         "assets",     "aum",
    "bookings",      "budgets",     "capital",     "capex",      "client",
    "clients",       "contracts",   "coverage",    "credits",    "customers",
    "deal",          "decisions",   "development", "education",  "employees",
    "equipment",     "event",       "fitness",     "followers",  "grant",
    "grants",        "gym",         "health",      "healthcare", "home",
    "incentive",     "incentives",  "industry",    "insurance",  "learning",
    "lunch",         "market",      "match",       "matching",   "mrr",
    "opportunities", "opportunity", "perk",        "pipeline",   "portfolio",
    "prämie",        "prize",       "processed",   "projects",   "purchase",
    "quota",         "quotas",      "raise",       "referral",   "reward",
    "round",         "series",      "setup",       "spend",      "stipends",
    "subsidy",       "training",    "travel",      "tuition",    "turnover",
    "umsatz",        "users",       "volume",      "wellness",   "zuschuss",
});

// In which no month pays what a year does.
constexpr auto kLargeUnits = std::to_array<std::string_view>(
    {"AUD", "CAD", "CHF", "EUR", "GBP", "NZD", "SGD", "USD"});

template <typename Rows>
bool Has(const Rows& rows, std::string_view word) {
  return std::find(rows.begin(), rows.end(), word) != rows.end();
}

bool IsPayWord(std::string_view word) {
  return PayWordOf(word) == PayWord::kPay || Has(kPayWords, word);
}

std::string_view PeriodIn(std::string_view word) {
  if (word.starts_with("annual")) return "year";
  if (word == "ral") return "year";  // retribuzione annua lorda
  if (IsPayWord(word) || word.starts_with("brutto")) {
    if (word.find("jahres") != word.npos) return "year";
    if (word.find("monats") != word.npos) return "month";
    if (word.find("stunden") != word.npos) return "hour";
  }
  if (word == "tagessatz") return "day";
  if (word == "stundensatz") return "hour";
  return PeriodOfAdverb(word);
}

// One sum of a sentence in the form of Plain().
class Judge {
 public:
  Judge(std::string_view text, PayPlace place) : text_(text), place_(place) {
    ReadBefore();
    ReadBehind();
  }

  std::string_view period() const {
    return !period_before_.empty() ? period_before_ : period_behind_;
  }

  bool is_base() const { return base_; }

  // How much speaks for it.
  int Points(const Pay& pay, bool pay_heading) const {
    int points = 0;
    if (before_ == PayWord::kPay || behind_ == PayWord::kPay) points += 3;
    if (before_ == PayWord::kNoPay) points -= 4;
    if (behind_ == PayWord::kNoPay) points -= 4;
    if (pay_heading) points += 2;
    const bool range = pay.min && pay.max && *pay.min < *pay.max;
    if (range) points += 1;
    if (pay.period == "hour") {
      points += 3;
    } else if (pay.period == "year" || (pay.period == "month" && range)) {
      points += 2;
    } else if (!pay.period.empty()) {
      points += 1;
    }
    if (!period_before_.empty()) points += 1;
    if (of_role_ && range) points += 2;
    if (begins_) points += 1;
    if (begins_ && ends_) points += 1;
    return points;
  }

 private:
  static bool IsInWord(char c) { return IsLetter(c) || IsDigit(c); }

  void ReadBefore() {
    size_t pos = place_.begin;
    begins_ = text_.substr(0, pos).find_first_not_of(" -;*(") == text_.npos;
    std::string nearer;
    for (int words = 0; words < kWordsBefore;) {
      while (pos > 0 && !IsInWord(text_[pos - 1])) {
        --pos;
      }
      const size_t end = pos;
      while (pos > 0 && IsInWord(text_[pos - 1])) --pos;
      if (pos == end) return;
      const std::string word =
          Lowered(std::string(text_.substr(pos, end - pos)));
      if (period_before_.empty()) {
        // "The day rate is".
        period_before_ = nearer == "rate" ? PeriodOfWord(word) : PeriodIn(word);
      }
      // "Semi-monthly pay".
      if (SplitsPeriod(word) && period_before_ == PeriodIn(nearer)) {
        period_before_ = {};
      }
      if (words < 2 && Has(kBaseWords, word)) base_ = true;
      nearer = word;
      if (word == "role" || word == "position") of_role_ = true;
      if (before_ == PayWord::kOther) {
        if (IsPayWord(word)) {
          before_ = PayWord::kPay;
        } else if (Has(kOtherSums, word) ||
                   (PayWordOf(word) == PayWord::kNoPay && word != "company" &&
                    word != "sales")) {
          before_ = PayWord::kNoPay;
        }
      }
      ++words;
    }
  }

  void ReadBehind() {
    size_t pos = place_.end;
    ends_ = text_.substr(pos).find_first_not_of(" .;+)") == text_.npos;
    for (int words = 0; words < kWordsBehind; ++words) {
      while (pos < text_.size() && !IsInWord(text_[pos])) {
        const char c = text_[pos++];
        if (c == '+' && pos == place_.end + 1) continue;  // "$150k+ ACV"
        if (c == '+' || c == ';' || c == ',' || c == '.') return;
      }
      const PeriodPhrase phrase = PeriodAt(text_, pos);
      if (period_behind_.empty()) period_behind_ = phrase.period;
      size_t end = pos;
      while (end < text_.size() && IsInWord(text_[end])) ++end;
      if (end == pos) return;
      const std::string word =
          Lowered(std::string(text_.substr(pos, end - pos)));
      if (SplitsPeriod(word)) return;
      if (period_behind_.empty()) period_behind_ = PeriodIn(word);
      if (words == 0 && Has(kBaseWords, word)) {
        base_ =
            text_.substr(place_.end, pos - place_.end).find('(') == text_.npos;
      }
      const PayWord kind = PayWordOf(word);
      if (kind == PayWord::kJoin || IsDigit(word.front())) return;
      if (IsPayWord(word) || (word == "target" && words == 1)) {
        behind_ = PayWord::kPay;
        return;
      }
      if (kind == PayWord::kNoPay || Has(kOtherThings, word)) {
        behind_ = PayWord::kNoPay;
        return;
      }
      pos = end;
    }
  }

  std::string_view text_;
  PayPlace place_;
  bool base_ = false;                 // "base salary"
  bool of_role_ = false;              // "the range for this role is"
  bool begins_ = false;               // nothing stands before it
  bool ends_ = false;                 // nothing stands behind it
  PayWord before_ = PayWord::kOther;  // what the nearest words say
  PayWord behind_ = PayWord::kOther;
  std::string_view period_before_, period_behind_;
};

// "$170-195,000".
void ShareThousands(Pay& pay) {
  if (pay.min && pay.max && *pay.min >= 10 && *pay.min < 1000 &&
      *pay.max >= 10000 && *pay.min * 1000 <= *pay.max) {
    pay.min = *pay.min * 1000;
  }
}

double Most(const Pay& pay) { return pay.max ? *pay.max : *pay.min; }

// What the words leave open and the size tells, in currencies where no month
// pays as much as a year, and no day as little as an hour.
std::string_view PeriodBySize(const Pay& pay, bool has_cents) {
  if (!Has(kLargeUnits, pay.currency)) return {};
  if (Most(pay) >= kLeastYearly) return "year";
  if (!pay.min || !pay.max || *pay.min < kLeastHourly ||
      *pay.max > kMostHourly) {
    return {};
  }
  return *pay.min < *pay.max || has_cents ? "hour" : "";
}

// Whether anybody is paid so, where that can be told. `text` is the place.
bool Believable(const Pay& pay, std::string_view text) {
  if (pay.currency.empty() && Most(pay) < 1000) {
    return text.find('/') != text.npos || text.find(" per ") != text.npos;
  }
  if (pay.period.empty() && Most(pay) < 1000 && pay.min == pay.max) {
    return false;  // "earn $100 for ten rides"
  }
  if (!Has(kLargeUnits, pay.currency)) return true;
  const double most = Most(pay);
  if (pay.period == "hour") return most >= 2 && most <= 2000;
  if (pay.period == "day") return most >= 20 && most <= 10000;
  if (pay.period == "week") return most >= 50 && most <= 50000;
  if (pay.period == "month") return most >= 100 && most <= 500000;
  if (pay.period == "year") return most >= 8000 && most <= kMostYearly;
  return most >= 5 && most <= kMostYearly;
}

// Whether the line above the one that holds `pos` is a heading about pay.
bool HasPayHeading(std::string_view text, size_t pos) {
  size_t end = LineAt(text, pos).begin;
  while (end > 0 && text[end - 1] <= ' ' && text[end - 1] >= 0) --end;
  const Span line = LineAt(text, end);
  const std::string_view above = text.substr(line.begin, end - line.begin);
  if (above.empty() || above.size() > 80) return false;
  const std::string plain = Lowered(Plain(above));
  for (size_t at = 0; at < plain.size();) {
    size_t word = at;
    while (word < plain.size() && IsLetter(plain[word])) ++word;
    if (word > at && IsPayWord(std::string_view(plain).substr(at, word - at))) {
      return true;
    }
    at = word + 1;
  }
  return false;
}

size_t CountDigits(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), IsDigit));
}

// Where in `raw` stands what stands at `place` of `plain`, its Plain(): the
// same digits, and around them as much as reads the same.
Span RawPlace(std::string_view raw, std::string_view plain, PayPlace place) {
  constexpr char kDigits[] = "0123456789";
  const std::string_view wanted =
      plain.substr(place.begin, place.end - place.begin);
  const size_t skip = CountDigits(plain.substr(0, place.begin));
  const size_t last = skip + CountDigits(wanted);
  Span span{0, raw.size()};
  size_t seen = 0;
  for (size_t pos = 0; pos < raw.size() && seen < last; ++pos) {
    if (!IsDigit(raw[pos])) continue;
    if (seen++ == skip) span.begin = pos;
    span.end = pos + 1;
  }
  const auto inside = [raw](size_t pos) {
    return pos < raw.size() && (raw[pos] & 0xC0) == 0x80;
  };
  const size_t head = wanted.find_first_of(kDigits);
  while (span.begin > 0 && Plain(span.In(raw)).find_first_of(kDigits) < head) {
    do --span.begin;
    while (inside(span.begin) && span.begin > 0);
  }
  while (span.end < raw.size() && Plain(span.In(raw)).size() < wanted.size()) {
    do ++span.end;
    while (inside(span.end));
  }
  return span;
}

bool IsWide(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

// Whether a sum of money may stand around the digits of [pos, end): a quick
// look at what is beside them for a currency, a unit, thousands or a period.
bool MayBeMoney(std::string_view text, size_t pos, size_t end) {
  const auto before = [text, pos](size_t i) {
    return i <= pos ? text[pos - i] : ' ';
  };
  const auto behind = [text, end](size_t i) {
    return end + i < text.size() ? text[end + i] : ' ';
  };
  const size_t blank = before(1) == ' ' ? 1 : 0;
  const char sign = before(1 + blank);
  if (sign == '$' || sign == '.' || IsWide(sign)) return true;
  if (IsLetter(sign) && IsLetter(before(2 + blank)) &&
      (IsCapital(before(2 + blank)) || !IsLetter(before(3 + blank)))) {
    return true;  // "EUR 50", "Rs 50", "kr 50"
  }
  const size_t digits = end - pos;
  if (digits > 4 || (digits == 4 && text[pos] != '1' && text[pos] != '2')) {
    return true;
  }
  if (IsDigit(behind(1)) && IsDigit(behind(2)) && IsDigit(behind(3))) {
    return true;  // "50,000", "50 000"
  }
  const size_t gap = behind(0) == ' ' ? 1 : 0;
  const char next = behind(gap);
  if (next == '$' || next == '/' || IsWide(next)) return true;
  constexpr std::string_view kUnits = "kKlLmMpPztct";
  if (gap == 0 && kUnits.find(next) != kUnits.npos) return true;
  if (next == 'p' || next == 'k' || next == 'l' || next == 'L') return true;
  if (next == 'E' || next == 'e' || next == 'a') return true;  // "euro", "an"
  return IsCapital(next) &&
         (IsCapital(behind(gap + 1)) || IsWide(behind(gap + 1)));  // "K€"
}

}  // namespace

std::optional<PayInText> FindPay(std::string_view text,
                                 const Currencies& currencies) {
  std::optional<PayInText> best;
  int most = kEnough - 1;
  bool best_is_base = false;
  for (size_t pos = 0; (pos = FindDigit(text, pos)) < text.size();) {
    size_t end = pos;
    while (end < text.size() && IsDigit(text[end])) ++end;
    if (!MayBeMoney(text, pos, end)) {
      pos = end;
      continue;
    }
    const Span sentence = SentenceAt(text, pos);
    const std::string plain = Plain(sentence.In(text));
    PayPlace place;
    size_t from = 0;
    const bool heading = HasPayHeading(text, sentence.begin);
    for (int sums = 0; sums < kMostSums && from < plain.size(); ++sums) {
      std::optional<Pay> pay =
          ParsePay(std::string_view(plain).substr(from), place, currencies);
      if (!pay) break;
      // Plain() of the rest drops a blank in front.
      const size_t shift = from + (plain[from] == ' ' ? 1 : 0);
      place = {place.begin + shift, place.end + shift};
      from = place.end;
      ShareThousands(*pay);
      const Judge judge(plain, place);
      if (pay->period.empty()) pay->period = judge.period();
      double sure = 0;
      const std::string_view sum =
          std::string_view(plain).substr(place.begin, place.end - place.begin);
      int points = judge.Points(*pay, heading);
      // Of what is told in one breath the sure part: "OTE $200k (base $100k)".
      if (judge.is_base() && !best_is_base && best &&
          best->begin >= sentence.begin) {
        points = std::max(points, most + 1);
      }
      if (pay->period.empty()) {
        pay->period = PeriodBySize(*pay, sum.find('.') != sum.npos);
        if (!pay->period.empty()) sure = -0.05;
      }
      if (!Believable(*pay, sum)) continue;
      if (points <= most) continue;
      most = points;
      best_is_base = judge.is_base();
      const Span raw = RawPlace(sentence.In(text), plain, place);
      sure += std::min(0.65 + 0.1 * (points - kEnough), 0.95);
      best = {std::move(*pay), sentence.begin + raw.begin,
              sentence.begin + raw.end, sure};
    }
    pos = std::max(end, sentence.end);
  }
  return best;
}

}  // namespace jobutils
