#include "text/pay.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text/amount.h"
#include "text/currency.h"
#include "text/pay_words.h"
#include "text/scan.h"

namespace jobutils {
namespace {

constexpr int kWordsAround = 3;  // that may say what an amount is
constexpr double kLeastBarePay = 1000;
constexpr double kMostReversed = 2;  // "90k - 70k" is a range, "60k - 7k" none

struct Money {
  size_t begin, end;  // the currency with it
  Amount amount;
  Currency currency;
};

// What the words in front of an amount say.
struct Lead {
  bool pay = false, no_pay = false, from = false, up_to = false;
  bool between = false;
  bool denied = false;  // "not $50,000"
  std::string_view period;
};

// Reads a text in the form of Plain().
class PayReader {
 public:
  PayReader(std::string_view text, const Currencies& currencies)
      : text_(text), currencies_(currencies) {}

  std::optional<Pay> Read(PayPlace& place) {
    for (size_t at = 0; at < text_.size();) {
      if (!IsDigit(text_[at])) {
        ++at;
        continue;
      }
      end_ = at;
      if (std::optional<Pay> pay = PayAt(at)) {
        place = {begin_, end_};
        return pay;
      }
      at = std::max(end_, at);
      while (at < text_.size() && IsDigit(text_[at])) ++at;
    }
    return std::nullopt;
  }

 private:
  char At(size_t pos) const { return pos < text_.size() ? text_[pos] : '\0'; }
  size_t SkipBlank(size_t pos) const { return At(pos) == ' ' ? pos + 1 : pos; }

  // The amount whose first digit is at `digit`, with its currency.
  std::optional<Money> MoneyAt(size_t digit) const {
    Money money{digit, digit, AmountAt(text_, digit), {}};
    if (money.amount.length == 0) return std::nullopt;
    money.end = digit + money.amount.length;
    if (text_.substr(money.end, 2) == ",-") money.end += 2;  // "500,- €"
    if (At(SkipBlank(money.end)) == '%') return std::nullopt;
    TakeCurrencyInFront(money);
    if (money.begin == digit && digit > 0 &&
        (IsLetter(text_[digit - 1]) || text_[digit - 1] == '#')) {
      return std::nullopt;
    }
    TakeCurrencyBehind(money);
    if (text_.substr(money.end, 4) == " 000") return std::nullopt;
    if (IsLetter(At(money.end)) && IsLetter(text_[money.end - 1])) {
      return std::nullopt;
    }
    return money;
  }

  void TakeCurrencyInFront(Money& money) const {
    for (int i = 0; i < 2; ++i) {  // "CAD $50"
      const size_t end =
          money.begin - (money.begin > 0 && text_[money.begin - 1] == ' ');
      const Currency found = currencies_.Before(text_, end);
      if (found.length == 0 || (i > 0 && found.symbol)) return;
      money.currency = found;
      money.begin = end - found.length;
      if (!found.symbol) return;
    }
  }

  // Not one that belongs to the next number.
  void TakeCurrencyBehind(Money& money) const {
    for (int i = 0; i < 2; ++i) {  // "50 $ CAD"
      if (money.currency.length > 0 && !money.currency.symbol) return;
      const size_t begin = SkipBlank(money.end);
      const Currency found = currencies_.At(text_, begin);
      if (found.length == 0 || IsDigit(At(begin + found.length)) ||
          (money.currency.length > 0 && found.symbol)) {
        return;
      }
      money.currency = found;
      money.end = begin + found.length;
    }
  }

  // The digit that begins the other end of a range, behind `pos`; or npos.
  size_t RangeAt(size_t pos, const Lead& lead) const {
    constexpr auto kTo = std::to_array<std::string_view>(
        {"-", "to ", "bis ", "until ", "till ", "through ", "à ", "a ", "~",
         ", max. ", ", max "});
    pos = SkipBlank(pos);
    const std::string next = Lowered(std::string(text_.substr(pos, 8)));
    const auto to = std::find_if(
        kTo.begin(), kTo.end(),
        [&next](std::string_view word) { return next.starts_with(word); });
    if (to != kTo.end()) {
      pos += to->size();
    } else if (lead.between && next.starts_with("and ")) {
      pos += 4;
    } else if (lead.between && next.starts_with("und ")) {
      pos += 4;
    } else {
      return text_.npos;
    }
    pos = SkipBlank(pos);
    for (int i = 0; i < 2 && !IsDigit(At(pos)); ++i) {
      pos = SkipBlank(pos + currencies_.At(text_, pos).length);
    }
    return IsDigit(At(pos)) ? pos : text_.npos;
  }

  // The word that ends at `end`, in lower case; "" when it is longer than any
  // that counts.
  std::string WordBefore(size_t end, size_t& begin) const {
    constexpr size_t kLongest = 24;
    begin = end;
    while (begin > 0 && end - begin <= kLongest &&
           (IsLetter(text_[begin - 1]) || IsDigit(text_[begin - 1]))) {
      --begin;
    }
    if (end - begin > kLongest) return "";
    return Lowered(std::string(text_.substr(begin, end - begin)));
  }

  Lead LeadOf(size_t pos) const {
    Lead lead;
    bool near = true;  // nothing but fillers so far
    for (int words = 0; words < kWordsAround;) {
      while (pos > 0 && (text_[pos - 1] == ' ' || text_[pos - 1] == ':' ||
                         text_[pos - 1] == '-')) {
        --pos;
      }
      const bool dot = pos > 0 && text_[pos - 1] == '.';
      size_t begin;
      const std::string word = WordBefore(pos - dot, begin);
      if (word.empty()) break;
      const PayWord kind = PayWordOf(word);
      if (dot && (kind == PayWord::kOther || kind == PayWord::kNoPay)) break;
      if (lead.period.empty()) lead.period = PeriodOfAdverb(word);
      if (SplitsPeriod(word)) lead.period = {};
      if (words == 0 && (word == "not" || word == "nicht")) lead.denied = true;
      if (kind == PayWord::kNoPay) lead.no_pay = true;
      if (kind == PayWord::kPay) lead.pay = true;
      if (kind == PayWord::kNoPay || kind == PayWord::kJoin) break;
      if (near && kind == PayWord::kFrom) lead.from = true;
      if (near && kind == PayWord::kUpTo) {
        lead.up_to = word != "to" || text_.substr(0, begin).ends_with("p ");
      }
      if (word == "between" || word == "zwischen") lead.between = true;
      if (kind == PayWord::kOther) near = false;
      ++words;
      pos = begin;
    }
    if (lead.pay) lead.no_pay = false;
    return lead;
  }

  // Whether the words behind an amount say that it is no pay.
  bool IsNoPay(size_t pos) const {
    for (int words = 0; words < kWordsAround; ++words) {
      while (At(pos) == ' ' || At(pos) == '-' || At(pos) == ')') ++pos;
      size_t end = pos;
      while (end < text_.size() && end - pos <= 16 &&
             (IsLetter(text_[end]) || IsDigit(text_[end]))) {
        ++end;
      }
      if (end == pos) return false;
      const std::string word =
          Lowered(std::string(text_.substr(pos, end - pos)));
      const PayWord kind = PayWordOf(word);
      if (kind == PayWord::kNoPay) return true;
      if (kind != PayWord::kOther && kind != PayWord::kFiller) return false;
      pos = end;
    }
    return false;
  }

  // The period that is told at `pos` or behind a few words that say nothing;
  // moves `pos` behind it.
  std::string_view PeriodBehind(size_t& pos) const {
    size_t at = pos;
    if (At(at) == '+') ++at;
    for (int words = 0; words <= kWordsAround; ++words) {
      if (const PeriodPhrase phrase = PeriodAt(text_, at); phrase.length > 0) {
        pos = at + phrase.length;
        return phrase.period;
      }
      size_t begin = at;
      while (At(begin) == ' ' || At(begin) == '(') ++begin;
      size_t end = begin;
      while (end < text_.size() && end - begin <= 16 && IsLetter(text_[end])) {
        ++end;
      }
      const PayWord kind =
          PayWordOf(Lowered(std::string(text_.substr(begin, end - begin))));
      if (kind != PayWord::kFiller && kind != PayWord::kPay) break;
      at = end;
    }
    return {};
  }

  std::optional<Pay> PayAt(size_t digit) {
    const std::optional<Money> first = MoneyAt(digit);
    if (!first) return std::nullopt;
    const Lead lead = LeadOf(begin_ = first->begin);
    end_ = first->end;
    std::string_view period = PeriodBehind(end_);
    if (At(end_) == '+') ++end_;
    const bool plus = text_[end_ - 1] == '+' || At(first->end) == '+';
    std::optional<Money> second;
    if (const size_t other = RangeAt(end_, lead); other != text_.npos) {
      second = MoneyAt(other);
      if (!second) return std::nullopt;
      end_ = second->end;
      if (const auto behind = PeriodBehind(end_); !behind.empty()) {
        period = behind;
      }
      if (At(end_) == '+') ++end_;
    } else {
      second = LastOfLevels(*first);
    }
    if (lead.denied || lead.no_pay || IsNoPay(end_)) return std::nullopt;
    if (second && !AreOneRange(*first, *second)) return std::nullopt;

    Pay pay = Values(*first, second, lead, plus);
    pay.period = !period.empty() ? period
                 : first->amount.yearly || (second && second->amount.yearly)
                     ? std::string_view("year")
                     : lead.period;
    const Currency& currency = CurrencyOfRange(*first, second);
    pay.currency = currency.code;
    const double most = pay.max ? *pay.max : *pay.min;
    const bool large = most >= kLeastBarePay;
    const bool bare = currency.length == 0 || currency.word;
    if (bare && pay.period.empty() && !(large && (lead.pay || currency.word))) {
      return std::nullopt;
    }
    if (currency.length == 0 && IsSomethingElse(*first, second.has_value())) {
      return std::nullopt;
    }
    return pay;
  }

  // "401k" and years.
  static bool IsSomethingElse(const Money& money, bool range) {
    const Amount& amount = money.amount;
    if (amount.number == 401 && amount.unit == 1000 && !range) return true;
    return amount.unit == 1 && amount.length == 4 && amount.number >= 1900 &&
           amount.number < 2100;
  }

  // The more precise of the two.
  static const Currency& CurrencyOfRange(const Money& first,
                                         const std::optional<Money>& second) {
    if (!second || second->currency.length == 0) return first.currency;
    if (first.currency.length == 0) return second->currency;
    return first.currency.symbol ? second->currency : first.currency;
  }

  // "120-150k" and "120k-150" are 120,000 to 150,000.
  static void ShareUnit(Amount& low, Amount& high) {
    if (low.number > high.number || low.number >= kLeastBarePay ||
        high.number >= kLeastBarePay) {
      return;
    }
    if (low.unit == 1) {
      low.unit = high.unit;
    } else if (high.unit == 1) {
      high.unit = low.unit;
    }
  }

  static std::pair<double, double> Bounds(const Money& first,
                                          const Money& second) {
    Amount low = first.amount;
    Amount high = second.amount;
    ShareUnit(low, high);
    return {low.value(), high.value()};
  }

  // Not of two currencies, nor with a digit too many or too few.
  static bool AreOneRange(const Money& first, const Money& second) {
    const auto [low, high] = Bounds(first, second);
    const bool precise = !first.currency.symbol && !second.currency.symbol &&
                         !first.currency.code.empty() &&
                         !second.currency.code.empty();
    return low <= high * kMostReversed &&
           !(precise && first.currency.code != second.currency.code);
  }

  // The last of "$95,000/$110,000/$130,000", which rise by level, behind
  // `first`; moves end_ behind it.
  std::optional<Money> LastOfLevels(const Money& first) {
    std::optional<Money> last;
    double most = std::max(first.amount.value(), kLeastBarePay);
    while (At(SkipBlank(end_)) == '/') {
      size_t digit = SkipBlank(SkipBlank(end_) + 1);
      digit = SkipBlank(digit + currencies_.At(text_, digit).length);
      if (!IsDigit(At(digit))) break;
      const std::optional<Money> next = MoneyAt(digit);
      if (!next || next->amount.value() <= most || !AreOneRange(first, *next)) {
        break;
      }
      most = next->amount.value();
      end_ = next->end;
      last = next;
    }
    return last;
  }

  static Pay Values(const Money& first, const std::optional<Money>& second,
                    const Lead& lead, bool plus) {
    Pay pay;
    if (second) {
      const auto [low, high] = Bounds(first, *second);
      pay.min = std::min(low, high);
      pay.max = std::max(low, high);
      return pay;
    }
    const double value = first.amount.value();
    if (!lead.up_to) pay.min = value;
    if (lead.up_to || !(lead.from || plus)) pay.max = value;
    return pay;
  }

  std::string_view text_;
  const Currencies& currencies_;
  size_t begin_ = 0, end_ = 0;  // of what was looked at last
};

}  // namespace

std::optional<Pay> ParsePay(std::string_view text) {
  PayPlace place;
  return ParsePay(text, place);
}

std::optional<Pay> ParsePay(std::string_view text, PayPlace& place,
                            const Currencies& currencies) {
  const std::string plain = Plain(text);
  return PayReader(plain, currencies).Read(place);
}

}  // namespace jobutils
