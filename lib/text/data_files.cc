#include "text/data_files.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/utf8.h"
#include "config/table.h"
#include "text/dictionary_tables.h"
#include "text/letters.h"
#include "text/posix_zone.h"
#include "text/scan.h"
#include "text/signals.h"

namespace jobutils {
namespace {

using Tables = DictionaryTables;
using Names = std::span<const std::string_view>;

constexpr std::string_view kSkillColumns[] = {"name", "category", "aliases",
                                              "implies", "rule"};
constexpr std::string_view kTitleColumns[] = {"phrase", "family"};
constexpr std::string_view kSeniorityColumns[] = {"phrase", "level", "where"};
constexpr std::string_view kPlaceColumns[] = {"name", "kind", "country",
                                              "aliases", "zone"};
constexpr std::string_view kZoneColumns[] = {"zone", "rule"};
constexpr std::string_view kDegreeColumns[] = {"phrase", "degree"};
constexpr std::string_view kCurrencyColumns[] = {"code", "symbols", "names",
                                                 "rule"};
constexpr std::string_view kContextColumns[] = {"phrase", "says"};
constexpr std::string_view kLegalFormColumns[] = {"form", "language"};
constexpr std::string_view kStopWordColumns[] = {"word", "language"};
constexpr std::string_view kSignalColumns[] = {"phrase", "signals"};

constexpr std::string_view kLevels[] = {
    "intern", "entry",   "junior",   "mid", "senior",    "staff", "principal",
    "lead",   "manager", "director", "vp",  "executive", "none",  "another"};
constexpr std::string_view kWheres[] = {"title", "text", "any"};
constexpr std::string_view kDegrees[] = {
    "none",     "high_school", "vocational", "associate",
    "bachelor", "master",      "doctorate",  "professional"};
constexpr std::string_view kContexts[] = {
    "before_skill", "behind_skill", "no_skill", "remote", "or", "except"};
constexpr std::string_view kKinds[] = {"city", "region", "country"};
constexpr std::string_view kCurrencyRules[] = {"", "case", "field"};
constexpr std::string_view kSkillRules[] = {"", "case", "context",
                                            "case;context"};

bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

// "expected one of a, b, c in the column 'level', found 'x'"; "" when it is.
std::string FaultOfChoice(const DataRow& row, size_t column,
                          std::string_view name, Names choices) {
  const std::string& value = row.cells[column];
  if (std::ranges::find(choices, value) != choices.end()) return "";
  std::string list;
  for (const std::string_view choice : choices) {
    if (choice.empty()) continue;
    if (!list.empty()) list += ", ";
    list += choice;
  }
  return "expected one of " + list + " in the column '" + std::string(name) +
         "', found " + Quoted(value);
}

std::string FaultOfEmpty(const DataRow& row, size_t column,
                         std::string_view name) {
  if (!row.cells[column].empty()) return "";
  return "expected a value in the column '" + std::string(name) + "'";
}

// Short phrases in capitals are words in small letters: "US", "IT", "RN".
uint32_t RuleOfCapitals(const DataRow&, std::string_view& phrase) {
  const bool capitals =
      phrase.size() <= 4 && std::ranges::any_of(phrase, IsCapital) &&
      std::ranges::all_of(phrase,
                          [](char c) { return IsCapital(c) || IsDigit(c); });
  return capitals ? Tables::kExact : 0;
}

// An alias that nobody would take for a word: "Node.js", "C99", "HiveQL",
// "Amazon Athena" and "Golang" beside the names "Athena" and "Go".
bool IsDistinct(const std::string& name, std::string_view phrase) {
  if (phrase.find_first_of(".+#") != std::string_view::npos) return true;
  if (phrase == name) return false;
  bool capital = false;  // in the word at hand
  for (const char c : phrase) {
    if (IsDigit(c) || (capital && IsCapital(c))) return true;
    capital = (capital || IsCapital(c)) && c != ' ' && c != '-';
  }
  const std::string folded = FoldText(phrase);
  const std::string folded_name = FoldText(name);
  return folded.size() > folded_name.size() &&
         folded.find(folded_name) != std::string::npos;
}

uint32_t SkillRules(const DataRow& row, std::string_view& phrase) {
  const std::string& rule = row.cells[4];
  uint32_t rules = 0;
  if (rule.starts_with("case")) rules |= Tables::kExact;
  if (rule.ends_with("context") && !IsDistinct(row.cells[0], phrase)) {
    rules |= Tables::kContext;
  }
  return rules;
}

std::string SkillFault(const DataRow& row) {
  std::string fault = FaultOfEmpty(row, 1, "category");
  if (fault.empty()) fault = FaultOfChoice(row, 4, "rule", kSkillRules);
  return fault;
}

uint32_t NoRules(const DataRow&, std::string_view&) { return 0; }

std::string LanguageFault(const DataRow& row) {
  for (const std::string_view language : SplitList(row.cells[1])) {
    const bool code =
        language.size() == 2 && std::ranges::all_of(language, [](char c) {
          return c >= 'a' && c <= 'z';
        });
    if (code) continue;
    return "expected ISO 639-1 codes like 'de' in the column 'language', "
           "found " +
           Quoted(language);
  }
  return FaultOfEmpty(row, 1, "language");
}

std::string TitleFault(const DataRow& row) {
  return FaultOfEmpty(row, 1, "family");
}

// "engineer 2", "III": a level at the end of a title, else a number.
uint32_t SeniorityRules(const DataRow& row, std::string_view& phrase) {
  constexpr std::string_view kNumerals[] = {"I", "II", "III", "IV"};
  const size_t blank = phrase.rfind(' ');
  const std::string_view last =
      blank == std::string_view::npos ? phrase : phrase.substr(blank + 1);
  const bool number = std::ranges::all_of(last, IsDigit) ||
                      std::ranges::find(kNumerals, last) != std::end(kNumerals);
  return RuleOfCapitals(row, phrase) | (number ? Tables::kAtEnd : 0);
}

std::string SeniorityFault(const DataRow& row) {
  std::string fault = FaultOfChoice(row, 1, "level", kLevels);
  if (fault.empty()) fault = FaultOfChoice(row, 2, "where", kWheres);
  return fault;
}

uint32_t PlaceRules(const DataRow& row, std::string_view& phrase) {
  uint32_t rules = 0;
  if (phrase.starts_with(',')) rules = Tables::kAfterComma;
  if (phrase.starts_with('=')) rules = Tables::kCommon;
  if (rules != 0) phrase.remove_prefix(1);
  return rules | RuleOfCapitals(row, phrase);
}

std::string PlaceFault(const DataRow& row) {
  std::string fault = FaultOfChoice(row, 1, "kind", kKinds);
  if (!fault.empty()) return fault;
  const std::vector<std::string_view> countries = SplitList(row.cells[2]);
  for (const std::string_view code : countries) {
    if (code.size() == 2 && IsCapital(code[0]) && IsCapital(code[1])) continue;
    return "expected an ISO 3166-1 code like 'DE' in the column 'country', "
           "found " +
           Quoted(code);
  }
  if (countries.empty()) return FaultOfEmpty(row, 2, "country");
  if (countries.size() > 1 && row.cells[1] != "region") {
    return "expected one country, found " + Quoted(row.cells[2]);
  }
  return "";
}

std::string ZoneFault(const DataRow& row) {
  if (ParsePosixZone(row.cells[1])) return "";
  return "expected a POSIX TZ rule like 'CET-1CEST,M3.5.0,M10.5.0/3' in the "
         "column 'rule', found " +
         Quoted(row.cells[1]);
}

std::string DegreeFault(const DataRow& row) {
  return FaultOfChoice(row, 1, "degree", kDegrees);
}

std::string SignalFault(const DataRow& row) {
  for (const std::string_view signal : SplitList(row.cells[1])) {
    if (SignalOf(signal)) continue;
    const auto names = SignalNames();
    const std::string nearest = Nearest(signal, {names.begin(), names.end()});
    return "expected signals that built-in rows have in the column 'signals', "
           "found " +
           Quoted(signal) +
           (nearest.empty() ? "" : ", did you mean '" + nearest + "'?");
  }
  return FaultOfEmpty(row, 1, "signals");
}

std::string ContextFault(const DataRow& row) {
  return FaultOfChoice(row, 1, "says", kContexts);
}

uint32_t CurrencyRules(const DataRow& row, std::string_view& phrase) {
  uint32_t rules = Tables::kApart;
  if (phrase == row.cells[0]) {
    if (row.cells[3] == "case") rules |= Tables::kExact | Tables::kAlsoWord;
    if (row.cells[3] == "field") rules |= Tables::kCommon;
    return rules;
  }
  size_t size = 0;
  const char32_t first = DecodeUtf8(phrase, size);
  if (size == phrase.size() && !(first < 0x80 && IsLetter(phrase[0]))) {
    rules = 0;  // "50€pro Monat"
  }
  const std::vector<std::string_view> symbols = SplitList(row.cells[1]);
  const bool letters = std::ranges::all_of(
      phrase, [](char c) { return IsLetter(c) || c == '.'; });
  if (letters && std::ranges::find(symbols, phrase) != symbols.end()) {
    rules |= Tables::kExact;  // "Ft" and "ft"
  }
  return rules;
}

std::string CurrencyFault(const DataRow& row) {
  const std::string& code = row.cells[0];
  if (code.size() == 3 && std::ranges::all_of(code, IsCapital)) {
    constexpr size_t kMostBytes = 64;
    for (const size_t column : {1, 2}) {
      for (const std::string_view mark : SplitList(row.cells[column])) {
        if (mark.size() > kMostBytes || std::ranges::any_of(mark, IsDigit)) {
          return "expected symbols and names of up to 64 bytes without digits, "
                 "found " +
                 Quoted(mark);
        }
      }
    }
    return FaultOfChoice(row, 3, "rule", kCurrencyRules);
  }
  return "expected an ISO 4217 code like 'EUR' in the column 'code', found " +
         Quoted(code);
}

constexpr DataFormat kFormats[] = {
    {DataFile::kSkills, "skills.tsv", kSkillColumns, 2, SkillRules, SkillFault},
    {DataFile::kTitles, "titles.tsv", kTitleColumns, 0, RuleOfCapitals,
     TitleFault},
    {DataFile::kSeniorities, "seniorities.tsv", kSeniorityColumns, 0,
     SeniorityRules, SeniorityFault},
    {DataFile::kPlaces, "places.tsv", kPlaceColumns, 3, PlaceRules, PlaceFault},
    {DataFile::kZones, "zones.tsv", kZoneColumns, 0, NoRules, ZoneFault},
    {DataFile::kDegrees, "degrees.tsv", kDegreeColumns, 0, RuleOfCapitals,
     DegreeFault},
    {DataFile::kCurrencies, "currencies.tsv", kCurrencyColumns, 2,
     CurrencyRules, CurrencyFault},
    {DataFile::kLegalForms, "legal_forms.tsv", kLegalFormColumns, 0, NoRules,
     LanguageFault},
    {DataFile::kStopWords, "stop_words.tsv", kStopWordColumns, 0, NoRules,
     LanguageFault},
    {DataFile::kContext, "context.tsv", kContextColumns, 0, NoRules,
     ContextFault},
    {DataFile::kSignals, "signals.tsv", kSignalColumns, 0, RuleOfCapitals,
     SignalFault},
};

}  // namespace

std::span<const DataFormat> DataFormats() { return kFormats; }

const DataFormat& FormatOf(DataFile file) {
  return kFormats[static_cast<size_t>(file)];
}

Status CheckRows(const DataFormat& format, std::span<const DataRow> rows,
                 const std::function<bool(std::string_view)>& is_zone) {
  std::unordered_set<std::string_view> names;
  std::unordered_set<std::string_view> countries;
  const bool places = format.file == DataFile::kPlaces;
  for (const DataRow& row : rows) {
    names.insert(row.cells[0]);
    if (!places || !row.where.empty()) continue;
    for (const auto code : SplitList(row.cells[2])) countries.insert(code);
  }
  for (const DataRow& row : rows) {
    if (row.where.empty()) continue;
    std::string fault = format.fault(row);
    if (fault.empty() && format.file == DataFile::kSkills) {
      for (const std::string_view implied : SplitList(row.cells[3])) {
        if (names.contains(implied) && implied != row.cells[0]) continue;
        fault =
            "expected the name of another row in the column 'implies', "
            "found " +
            Quoted(implied);
      }
    }
    if (fault.empty() && places) {
      for (const std::string_view code : SplitList(row.cells[2])) {
        if (countries.empty() || countries.contains(code)) continue;
        fault =
            "expected a country of the built-in rows, found " + Quoted(code);
      }
      for (const std::string_view zone : SplitList(row.cells[4])) {
        if (is_zone(zone)) continue;
        fault = "expected a zone of zones.tsv in the column 'zone', found " +
                Quoted(zone);
      }
    }
    if (!fault.empty()) return UsageError(row.where + ": " + fault);
  }
  return Ok{};
}

}  // namespace jobutils
