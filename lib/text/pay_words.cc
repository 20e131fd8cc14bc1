#include "text/pay_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/pay.h"
#include "text/scan.h"

namespace jobutils {
namespace {

struct PeriodRow {
  std::string_view word;
  std::string_view period;
  bool adverb = false;
};
constexpr auto kPeriods = std::to_array<PeriodRow>({
    {"hour", "hour"},
    {"hours", "hour"},
    {"hourly", "hour", true},
    {"hr", "hour"},
    {"hrs", "hour"},
    {"h", "hour"},
    {"ph", "hour", true},
    {"std", "hour"},
    {"stunde", "hour"},
    {"stundenlohn", "hour", true},
    {"heure", "hour"},
    {"hora", "hour"},
    {"uur", "hour"},
    {"day", "day"},
    {"days", "day"},
    {"daily", "day", true},
    {"diem", "day"},
    {"d", "day"},
    {"pd", "day", true},
    {"tag", "day"},
    {"jour", "day"},
    {"dag", "day"},
    {"week", "week"},
    {"weeks", "week"},
    {"weekly", "week", true},
    {"wk", "week"},
    {"w", "week"},
    {"woche", "week"},
    {"semaine", "week"},
    {"semana", "week"},
    {"month", "month"},
    {"months", "month"},
    {"monthly", "month", true},
    {"mon", "month"},
    {"mo", "month"},
    {"mth", "month"},
    {"m", "month"},
    {"monat", "month"},
    {"monatlich", "month", true},
    {"mois", "month"},
    {"mês", "month"},
    {"mese", "month"},
    {"mes", "month"},
    {"mensual", "month", true},
    {"maand", "month"},
    {"pm", "month", true},
    {"pcm", "month", true},
    {"year", "year"},
    {"years", "year"},
    {"yearly", "year", true},
    {"yr", "year"},
    {"yrs", "year"},
    {"y", "year"},
    {"annual", "year", true},
    {"annually", "year", true},
    {"annum", "year"},
    {"ann", "year"},
    {"pa", "year", true},
    {"jahr", "year"},
    {"jährlich", "year", true},
    {"année", "year"},
    {"måned", "month"},
    {"månad", "month"},
    {"år", "year"},
    {"año", "year"},
    {"ano", "year"},
    {"anno", "year"},
    {"jaar", "year"},
    {"lpa", "year", true},
});

struct WordRow {
  std::string_view word;
  PayWord kind;
};
constexpr auto kWords = std::to_array<WordRow>({
    {"401", PayWord::kNoPay},
    {"allowance", PayWord::kNoPay},
    {"arr", PayWord::kNoPay},
    {"bonus", PayWord::kNoPay},
    {"bonuses", PayWord::kNoPay},
    {"budget", PayWord::kNoPay},
    {"budgets", PayWord::kNoPay},
    {"commission", PayWord::kNoPay},
    {"commissions", PayWord::kNoPay},
    {"company", PayWord::kNoPay},
    {"credit", PayWord::kNoPay},
    {"deals", PayWord::kNoPay},
    {"equity", PayWord::kNoPay},
    {"fund", PayWord::kNoPay},
    {"funding", PayWord::kNoPay},
    {"funds", PayWord::kNoPay},
    {"invested", PayWord::kNoPay},
    {"investment", PayWord::kNoPay},
    {"investments", PayWord::kNoPay},
    {"options", PayWord::kNoPay},
    {"payouts", PayWord::kNoPay},
    {"raised", PayWord::kNoPay},
    {"reimbursement", PayWord::kNoPay},
    {"relocation", PayWord::kNoPay},
    {"revenue", PayWord::kNoPay},
    {"revenues", PayWord::kNoPay},
    {"rsu", PayWord::kNoPay},
    {"rsus", PayWord::kNoPay},
    {"sales", PayWord::kNoPay},
    {"seed", PayWord::kNoPay},
    {"shares", PayWord::kNoPay},
    {"stipend", PayWord::kNoPay},
    {"stock", PayWord::kNoPay},
    {"valuation", PayWord::kNoPay},
    {"base", PayWord::kPay},
    {"comp", PayWord::kPay},
    {"compensation", PayWord::kPay},
    {"earn", PayWord::kPay},
    {"ote", PayWord::kPay},
    {"pay", PayWord::kPay},
    {"rate", PayWord::kPay},
    {"remuneration", PayWord::kPay},
    {"salaire", PayWord::kPay},
    {"salario", PayWord::kPay},
    {"salary", PayWord::kPay},
    {"wage", PayWord::kPay},
    {"wages", PayWord::kPay},
    {"ab", PayWord::kFrom},
    {"from", PayWord::kFrom},
    {"least", PayWord::kFrom},
    {"min", PayWord::kFrom},
    {"minimum", PayWord::kFrom},
    {"over", PayWord::kFrom},
    {"starting", PayWord::kFrom},
    {"starts", PayWord::kFrom},
    {"von", PayWord::kFrom},
    {"bis", PayWord::kUpTo},
    {"max", PayWord::kUpTo},
    {"maximum", PayWord::kUpTo},
    {"to", PayWord::kUpTo},
    {"under", PayWord::kUpTo},
    {"upto", PayWord::kUpTo},
    {"annual", PayWord::kFiller},
    {"approx", PayWord::kFiller},
    {"approximately", PayWord::kFiller},
    {"around", PayWord::kFiller},
    {"at", PayWord::kFiller},
    {"between", PayWord::kFiller},
    {"brut", PayWord::kFiller},
    {"brutto", PayWord::kFiller},
    {"bruto", PayWord::kFiller},
    {"ca", PayWord::kFiller},
    {"circa", PayWord::kFiller},
    {"gross", PayWord::kFiller},
    {"is", PayWord::kFiller},
    {"net", PayWord::kFiller},
    {"netto", PayWord::kFiller},
    {"of", PayWord::kFiller},
    {"range", PayWord::kFiller},
    {"ranges", PayWord::kFiller},
    {"up", PayWord::kFiller},
    {"zu", PayWord::kFiller},
    {"zwischen", PayWord::kFiller},
    {"and", PayWord::kJoin},
    {"including", PayWord::kJoin},
    {"plus", PayWord::kJoin},
    {"und", PayWord::kJoin},
    {"with", PayWord::kJoin},
});

constexpr auto kEach = std::to_array<std::string_view>(
    {"a", "al", "an", "each", "im", "je", "p", "par", "per", "por", "pro"});

const PeriodRow* FindPeriod(std::string_view word) {
  const auto found =
      std::find_if(kPeriods.begin(), kPeriods.end(),
                   [word](const PeriodRow& row) { return row.word == word; });
  return found == kPeriods.end() ? nullptr : &*found;
}

// "Bruttojahresgehalt", "Gehaltsspanne", "Stundenlohn".
bool IsGermanPay(std::string_view word) {
  return word.ends_with("gehalt") || word.ends_with("lohn") ||
         word.ends_with("vergütung") || word.starts_with("gehalts") ||
         word.starts_with("jahresbrutto") || word.starts_with("monatsbrutto");
}

struct PlainWord {
  size_t end;
  std::string text;  // in lower case
};

// The letters at `pos`, no more than a word of the tables has. "p.a." is one.
PlainWord WordAt(std::string_view text, size_t pos) {
  constexpr size_t kLongest = 16;
  PlainWord word{pos, ""};
  while (word.end < text.size() && word.text.size() < kLongest) {
    const char c = text[word.end];
    if (c == '.' && word.end + 1 == pos + 2 * word.text.size() &&
        !word.text.empty() && word.text.size() < 3) {
      ++word.end;  // behind a single letter
      continue;
    }
    if (!IsLetter(c)) break;
    word.text += ToLower(c);
    ++word.end;
  }
  return word;
}

}  // namespace

PayWord PayWordOf(std::string_view word) {
  const auto found =
      std::find_if(kWords.begin(), kWords.end(),
                   [word](const WordRow& row) { return row.word == word; });
  if (found != kWords.end()) return found->kind;
  return IsGermanPay(word) ? PayWord::kPay : PayWord::kOther;
}

bool SplitsPeriod(std::string_view word) {
  return word == "bi" || word == "semi" || word == "twice";
}

std::string_view PeriodOfWord(std::string_view word) {
  const PeriodRow* row = FindPeriod(word);
  return row != nullptr ? row->period : std::string_view();
}

std::string_view PeriodOfAdverb(std::string_view word) {
  const PeriodRow* row = FindPeriod(word);
  return row != nullptr && row->adverb ? row->period : std::string_view();
}

PeriodPhrase PeriodAt(std::string_view text, size_t pos) {
  const auto char_at = [text](size_t at) {
    return at < text.size() ? text[at] : '\0';
  };
  size_t at = pos;
  while (char_at(at) == ' ' || char_at(at) == '(' || char_at(at) == ',') ++at;
  bool each = char_at(at) == '/';
  if (each) ++at;
  if (each && char_at(at) == ' ') ++at;
  PlainWord word = WordAt(text, at);
  if (std::string_view period = PeriodOfAdverb(word.text); !period.empty()) {
    return {word.end - pos, period};
  }
  if (std::find(kEach.begin(), kEach.end(), word.text) != kEach.end()) {
    const bool par = word.text == "par";
    each = true;
    at = word.end;
    while (char_at(at) == '/' || char_at(at) == ' ' || char_at(at) == '.') ++at;
    word = WordAt(text, at);
    if (par && word.text == "an") return {word.end - pos, "year"};
  }
  const std::string_view period = PeriodOfWord(word.text);
  if (!each || period.empty()) return {};
  return {word.end - pos, period};
}

std::string PayPeriodOf(std::string_view text) {
  const std::string plain = Plain(text);
  std::string found;
  for (size_t at = 0; at < plain.size();) {
    if (IsDigit(plain[at])) {
      // Twice a week is none of the five.
      size_t end = at;
      while (end < plain.size() && IsDigit(plain[end])) ++end;
      if (plain.substr(at, end - at) != "1") return "";
      at = end;
    } else if (IsLetter(plain[at])) {
      const PlainWord word = WordAt(plain, at);
      if (SplitsPeriod(word.text)) return "";
      if (found.empty()) found = PeriodOfWord(word.text);
      at = word.end;
      while (at < plain.size() && IsLetter(plain[at])) ++at;
    } else {
      ++at;
    }
  }
  return found;
}

}  // namespace jobutils
