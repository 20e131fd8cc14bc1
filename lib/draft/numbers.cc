#include "draft/numbers.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "draft/cues.h"
#include "text/pay.h"
#include "text/scan.h"
#include "text/stop_words.h"

namespace jobutils {
namespace {

struct Named {
  std::string_view word;
  double value;
};

constexpr Named kEnglish[] = {
    {"zero", 0},      {"two", 2},           {"three", 3},
    {"four", 4},      {"five", 5},          {"six", 6},
    {"seven", 7},     {"eight", 8},         {"nine", 9},
    {"ten", 10},      {"eleven", 11},       {"twelve", 12},
    {"thirteen", 13}, {"fourteen", 14},     {"fifteen", 15},
    {"sixteen", 16},  {"seventeen", 17},    {"eighteen", 18},
    {"nineteen", 19}, {"twenty", 20},       {"thirty", 30},
    {"forty", 40},    {"fifty", 50},        {"sixty", 60},
    {"seventy", 70},  {"eighty", 80},       {"ninety", 90},
    {"dozen", 12},    {"decade", 10},       {"jahrzehnt", 10},
    {"dutzend", 12},  {"fourth", 4},        {"fifth", 5},
    {"sixth", 6},     {"seventh", 7},       {"eighth", 8},
    {"ninth", 9},     {"tenth", 10},        {"eleventh", 11},
    {"twelfth", 12},  {"fifteenth", 15},    {"twentieth", 20},
    {"twofold", 2},   {"threefold", 3},     {"fivefold", 5},
    {"tenfold", 10},  {"hundredfold", 100},
};

constexpr Named kGerman[] = {
    {"null", 0},      {"zwei", 2},      {"zwo", 2},       {"drei", 3},
    {"vier", 4},      {"fünf", 5},      {"sechs", 6},     {"sieben", 7},
    {"acht", 8},      {"neun", 9},      {"zehn", 10},     {"elf", 11},
    {"zwölf", 12},    {"dreizehn", 13}, {"vierzehn", 14}, {"fünfzehn", 15},
    {"sechzehn", 16}, {"siebzehn", 17}, {"achtzehn", 18}, {"neunzehn", 19},
    {"zwanzig", 20},  {"dreißig", 30},  {"vierzig", 40},  {"fünfzig", 50},
    {"sechzig", 60},  {"siebzig", 70},  {"achtzig", 80},  {"neunzig", 90},
};

// What may follow a German number in its word: "zehnjährige", "zehnten".
constexpr std::string_view kYearEnd = "jährig";
constexpr std::string_view kEndings[] = {
    "fach", "köpfig", "stündig", "monatig", "wöchig", "stellig",
    "mal",  "te",     "ten",     "ter",     "tes",    "tem",
    "ste",  "sten",   "ster",    "stes"};

constexpr Named kScales[] = {{"hundred", 100},    {"thousand", 1000},
                             {"million", 1e6},    {"billion", 1e9},
                             {"millionen", 1e6},  {"milliarde", 1e9},
                             {"milliarden", 1e9}, {"mio", 1e6}};

struct Month {
  std::string_view word;
  int month;
};
constexpr Month kMonths[] = {
    {"january", 1},   {"januar", 1},    {"jänner", 1},    {"jan", 1},
    {"february", 2},  {"februar", 2},   {"feb", 2},       {"march", 3},
    {"märz", 3},      {"mar", 3},       {"mrz", 3},       {"april", 4},
    {"apr", 4},       {"may", 5},       {"mai", 5},       {"june", 6},
    {"juni", 6},      {"jun", 6},       {"july", 7},      {"juli", 7},
    {"jul", 7},       {"august", 8},    {"aug", 8},       {"september", 9},
    {"sep", 9},       {"sept", 9},      {"october", 10},  {"oktober", 10},
    {"oct", 10},      {"okt", 10},      {"november", 11}, {"nov", 11},
    {"december", 12}, {"dezember", 12}, {"dec", 12},      {"dez", 12}};

// Words that are counted, in both languages, by how they begin.
constexpr std::pair<std::string_view, std::string_view> kUnits[] = {
    {"year", "year"},
    {"yr", "year"},
    {"jahr", "year"},
    {"month", "month"},
    {"monat", "month"},
    {"week", "week"},
    {"woche", "week"},
    {"day", "day"},
    {"tag", "day"},
    {"hour", "hour"},
    {"stunde", "hour"},
    {"percent", "%"},
    {"prozent", "%"},
    {"engineer", "engineer"},
    {"ingenieur", "engineer"},
    {"developer", "developer"},
    {"entwickler", "developer"},
    {"service", "service"},
    {"dienst", "service"},
    {"customer", "customer"},
    {"kunde", "customer"},
    {"user", "user"},
    {"nutzer", "user"},
    {"people", "people"},
    {"person", "people"},
    {"leute", "people"},
    {"patient", "patient"},
    {"bett", "bed"},
    {"bed", "bed"},
    {"project", "project"},
    {"projekt", "project"}};

constexpr WordSet kBeforeYears(
    " or more full whole good solid and a half plus oder mehr volle vollen "
    "gute guten ganze ganzen und ");

template <typename Rows>
std::optional<double> ValueOf(const Rows& rows, std::string_view word) {
  for (const Named& row : rows) {
    if (row.word == word) return row.value;
  }
  return std::nullopt;
}

// "fuenfzehn" with the letters that it is a spelling of.
std::string WithUmlauts(std::string_view word) {
  constexpr std::pair<std::string_view, std::string_view> kSpellings[] = {
      {"fuenf", "fünf"},
      {"zwoelf", "zwölf"},
      {"dreissig", "dreißig"},
      {"jaehrig", "jährig"}};
  std::string spelt(word);
  for (const auto& [from, to] : kSpellings) {
    const size_t at = spelt.find(from);
    if (at != spelt.npos) spelt.replace(at, from.size(), to);
  }
  return spelt;
}

// "xv"; nothing for one letter, or what no Roman would write.
std::optional<double> RomanNumber(std::string_view word) {
  constexpr std::string_view kLetters = "ivxlcdm";
  constexpr int kValues[] = {1, 5, 10, 50, 100, 500, 1000};
  if (word.size() < 2 || word.size() > 6) return std::nullopt;
  int value = 0;
  int last = 0;
  for (size_t i = word.size(); i > 0; --i) {
    const size_t letter = kLetters.find(word[i - 1]);
    if (letter == kLetters.npos) return std::nullopt;
    value += kValues[letter] < last ? -kValues[letter] : kValues[letter];
    last = std::max(last, kValues[letter]);
  }
  return value;
}

std::optional<double> GermanBelowHundred(std::string_view word) {
  if (word == "ein" || word == "eins") return 1;
  if (const auto value = ValueOf(kGerman, word)) return value;
  const size_t und = word.find("und");
  if (und == word.npos || und == 0) return std::nullopt;
  const auto unit = GermanBelowHundred(word.substr(0, und));
  const auto tens = ValueOf(kGerman, word.substr(und + 3));
  if (!unit || !tens || *unit > 9 || *tens < 20) return std::nullopt;
  return *unit + *tens;
}

// "zweihundertzehn": what stands before and behind `scale`.
std::optional<double> GermanNumber(std::string_view word, int scale = 1000) {
  if (scale == 10) return GermanBelowHundred(word);
  const std::string_view name = scale == 1000 ? "tausend" : "hundert";
  const size_t at = word.find(name);
  if (at == word.npos) return GermanNumber(word, scale / 10);
  const std::string_view before = word.substr(0, at);
  const std::string_view behind = word.substr(at + name.size());
  const auto times = before.empty() ? std::optional<double>(1)
                                    : GermanNumber(before, scale / 10);
  const auto rest = behind.empty() ? std::optional<double>(0)
                                   : GermanNumber(behind, scale / 10);
  if (!times || !rest) return std::nullopt;
  return *times * (scale == 1000 ? 1000 : 100) + *rest;
}

struct Counted {
  double value;
  bool years = false;
};

std::optional<Counted> GermanWord(std::string_view written) {
  constexpr size_t kLongest = 64;
  if (written.size() > kLongest) return std::nullopt;
  const std::string word = WithUmlauts(written);
  const size_t years = word.find(kYearEnd);
  if (years != word.npos) {
    const std::string number = word.substr(0, years);
    if (const auto value = GermanNumber(number)) return Counted{*value, true};
    return std::nullopt;
  }
  if (const auto value = GermanNumber(word)) {
    if (*value == 1) return std::nullopt;
    return Counted{*value};
  }
  for (const std::string_view ending : kEndings) {
    const size_t at = word.rfind(ending);
    if (at == word.npos || at == 0 || word.size() > at + ending.size() + 2) {
      continue;
    }
    const auto value = GermanNumber(word.substr(0, at));
    // "zweite" and "dritte" order things, they count nothing.
    if (value && *value > 3) return Counted{*value};
  }
  return std::nullopt;
}

std::string UnitBehind(std::string_view text, std::span<const Token> tokens,
                       size_t last) {
  const size_t next = last + 1;
  const std::string_view between =
      text.substr(tokens[last].end,
                  (next < tokens.size() ? tokens[next].begin : text.size()) -
                      tokens[last].end);
  if (between.find('%') != between.npos) return "%";
  if (next >= tokens.size() ||
      between.find_first_not_of(" +-\n") != between.npos) {
    return "";
  }
  const std::string_view word = tokens[next].folded;
  for (const auto& [begin, unit] : kUnits) {
    if (word.starts_with(begin)) return std::string(unit);
  }
  // "8 or more years", "8 full years".
  size_t behind = next;
  while (behind < tokens.size() && behind < next + 3 &&
         kBeforeYears.Has(tokens[behind].folded)) {
    ++behind;
  }
  if (behind < tokens.size() && (tokens[behind].folded.starts_with("year") ||
                                 tokens[behind].folded.starts_with("jahr"))) {
    return "year";
  }
  static const StopWords stop_words;
  return tokens[next].digit || stop_words.Has(word) ? "" : std::string(word);
}

}  // namespace

bool Number::could_be_year() const {
  return value >= 1900 && value < 2100 && value == std::floor(value);
}

std::vector<Number> NumbersIn(std::string_view text,
                              std::span<const Token> tokens) {
  std::vector<Number> numbers;
  for (size_t i = 0; i < tokens.size();) {
    const Token& token = tokens[i];
    std::optional<Counted> reading;
    size_t end = i + 1;
    const std::string_view word = token.folded;
    if (token.digit) {
      size_t digits = 0;
      while (digits < word.size() &&
             (IsDigit(word[digits]) ||
              std::string_view(".,'").find(word[digits]) != word.npos)) {
        ++digits;
      }
      const std::string_view tail = word.substr(digits);
      const bool ordinal = tail == "th" || tail == "st" || tail == "nd" ||
                           tail == "rd" || tail == "x" || tail == "y" ||
                           tail == "yrs" || tail == "s";
      if (tail.empty() || ordinal || tail.starts_with(kYearEnd)) {
        if (const auto value = ParseAmount(word.substr(0, digits))) {
          reading = Counted{*value, tail == "y" || tail == "yrs" ||
                                        tail.starts_with(kYearEnd)};
        }
      }
    } else if (const auto named = ValueOf(kEnglish, word)) {
      reading = Counted{*named, word == "decade" || word == "jahrzehnt"};
      // "twenty-five", "twenty nineteen".
      if (*named >= 20 && end < tokens.size()) {
        const auto unit = ValueOf(kEnglish, tokens[end].folded);
        if (unit && *unit > 0 && *unit < 10) {
          reading->value += *unit;
          ++end;
        } else if (unit && *named == 20 && *unit < 100) {
          reading->value = 2000 + *unit;
          ++end;
        }
      }
    } else if (const auto scale = ValueOf(kScales, word)) {
      reading = Counted{*scale};
    } else {
      // "zwei Jahrzehnte", "vier Dutzend" are told by their second word.
      reading = GermanWord(word);
      const auto roman = reading ? std::nullopt : RomanNumber(word);
      if (roman && UnitBehind(text, tokens, i) == "year") {
        reading = Counted{*roman, true};
      }
    }
    if (!reading) {
      ++i;
      continue;
    }
    while (end < tokens.size()) {
      const auto scale = ValueOf(kScales, tokens[end].folded);
      if (!scale) break;
      reading->value *= *scale;
      ++end;
    }
    numbers.push_back(
        {i, end, reading->value,
         reading->years ? "year" : UnitBehind(text, tokens, end - 1)});
    i = end;
  }
  return numbers;
}

int MonthNamed(std::string_view folded) {
  for (const Month& row : kMonths) {
    if (row.word == folded) return row.month;
  }
  return 0;
}

bool IsQuantity(std::string_view folded) {
  constexpr std::string_view kWords[] = {
      "decades",       "century",      "centuries",  "dozens",    "hundreds",
      "thousands",     "millions",     "billions",   "doubled",   "tripled",
      "quadrupled",    "halved",       "jahrzehnte", "hunderte",  "jahrzehnten",
      "hunderten",     "tausende",     "tausenden",  "dutzende",  "verdoppelt",
      "twenties",      "thirties",     "forties",    "fifties",   "nineties",
      "verdoppelte",   "verdreifacht", "halbiert",   "halbierte", "score",
      "verdreifachte", "countless",    "eternal"};
  return std::find(std::begin(kWords), std::end(kWords), folded) !=
             std::end(kWords) ||
         folded.starts_with("jahrzehntelang") ||
         folded.find("stellig") != folded.npos;
}

}  // namespace jobutils
