#include "profile/resume/wish_tone.h"

#include <algorithm>
#include <optional>

#include "profile/resume/period.h"
#include "profile/resume/pieces.h"
#include "text/letters.h"
#include "text/scan.h"

namespace jobutils {
namespace {

enum Cue {
  kRefusal,
  kCondition,
  kHedge,      // behind a refusal: "not always", "no problem with"
  kException,  // turns what stands before it
  kLimit,      // bounds what stands behind it
  kBelow,
};

struct CueWord {
  std::string_view word;
  Cue cue;
};

constexpr CueWord kCues[] = {
    {"no", kRefusal},
    {"not", kRefusal},
    {"never", kRefusal},
    {"without", kRefusal},
    {"avoid", kRefusal},
    {"hate", kRefusal},
    {"dislike", kRefusal},
    {"exclude", kRefusal},
    {"nothing", kRefusal},
    {"none", kRefusal},
    {"cannot", kRefusal},
    {"dont", kRefusal},
    {"kein", kRefusal},
    {"keine", kRefusal},
    {"keinen", kRefusal},
    {"keinem", kRefusal},
    {"keiner", kRefusal},
    {"ohne", kRefusal},
    {"nicht", kRefusal},
    {"nichts", kRefusal},
    {"nie", kRefusal},
    {"niemals", kRefusal},
    {"only", kCondition},
    {"must", kCondition},
    {"nur", kCondition},
    {"strictly", kCondition},
    {"required", kCondition},
    {"muss", kCondition},
    {"unbedingt", kCondition},
    {"just", kHedge},
    {"merely", kHedge},
    {"always", kHedge},
    {"necessarily", kHedge},
    {"necessary", kHedge},
    {"exclusively", kHedge},
    {"mind", kHedge},
    {"care", kHedge},
    {"matter", kHedge},
    {"problem", kHedge},
    {"issue", kHedge},
    {"need", kHedge},
    {"important", kHedge},
    {"preference", kHedge},
    {"more", kHedge},
    {"mehr", kHedge},
    {"else", kHedge},
    {"als", kHedge},
    {"immer", kHedge},
    {"zwingend", kHedge},
    {"wichtig", kHedge},
    {"n\u00f6tig", kHedge},
    {"notwendig", kHedge},
    {"ausschlie\u00dflich", kHedge},
    {"except", kException},
    {"excepting", kException},
    {"unless", kException},
    {"but", kException},
    {"if", kException},
    {"when", kException},
    {"other", kException},
    {"rather", kException},
    {"instead", kException},
    {"besides", kException},
    {"apart", kException},
    {"au\u00dfer", kException},
    {"ausser", kException},
    {"ausgenommen", kException},
    {"sondern", kException},
    {"statt", kException},
    {"anstatt", kException},
    {"wenn", kException},
    {"falls", kException},
    {"sofern", kException},
    {"max", kLimit},
    {"maximum", kLimit},
    {"maximal", kLimit},
    {"most", kLimit},
    {"h\u00f6chstens", kLimit},
    {"day", kLimit},
    {"days", kLimit},
    {"tag", kLimit},
    {"tage", kLimit},
    {"occasionally", kLimit},
    {"sometimes", kLimit},
    {"rarely", kLimit},
    {"gelegentlich", kLimit},
    {"manchmal", kLimit},
    {"selten", kLimit},
    {"less", kBelow},
    {"fewer", kBelow},
    {"lower", kBelow},
    {"below", kBelow},
    {"under", kBelow},
    {"unter", kBelow},
    {"weniger", kBelow},
};

// "anything but PHP" wants all else.
constexpr std::string_view kQuantities[] = {
    "any",        "anything", "anyone",  "anywhere", "all",    "everything",
    "everywhere", "nothing",  "nowhere", "none",     "nobody", "else"};

std::optional<Cue> CueOf(std::string_view word) {
  const auto found =
      std::find_if(std::begin(kCues), std::end(kCues),
                   [&](const CueWord& cue) { return cue.word == word; });
  if (found == std::end(kCues)) return std::nullopt;
  return found->cue;
}

// The first word of what follows a sign.
std::string FirstWord(std::string_view text) {
  constexpr size_t kMostBytes = 40;
  const Words words(text.substr(0, kMostBytes));
  return words.size() == 0 ? "" : FoldText(words.Text(0));
}

bool EndsInQuantity(std::string_view clause) {
  const size_t blank = clause.rfind(' ');
  const std::string last =
      FoldText(clause.substr(blank == std::string_view::npos ? 0 : blank + 1));
  return std::find(std::begin(kQuantities), std::end(kQuantities), last) !=
         std::end(kQuantities);
}

// Length of "and" before a refusal ("remote and no PHP"), or of a "but" that is
// no exception; 0 without.
size_t LengthOfJoint(std::string_view rest, std::string_view clause) {
  for (const std::string_view but : {" but ", " aber "}) {
    if (rest.starts_with(but) && !EndsInQuantity(clause)) return but.size();
  }
  for (const std::string_view with : {" and ", " und "}) {
    if (rest.starts_with(with) &&
        CueOf(FirstWord(rest.substr(with.size()))) == kRefusal) {
      return with.size();
    }
  }
  return 0;
}

// Whether `rest`, behind a number, is a stop and a month with its year.
bool EndsDay(std::string_view rest) {
  constexpr size_t kMostBytes = 40;
  const Words words(rest.substr(0, kMostBytes));
  if (words.size() < 2 || !rest.starts_with(". ")) return false;
  const std::string text =
      std::string(words.Text(0)) + " " + std::string(words.Text(1));
  const std::optional<Period> date = FindPeriod(text);
  return date && date->begin == 0 && date->end == text.size();
}

// "don't", "isn't".
bool IsShortNot(const Words& words, size_t i) {
  if (i == 0 || FoldText(words.Text(i)) != "t") return false;
  const std::string_view between = words.Behind(i - 1);
  return between == "'" || between == "\u2019";
}

}  // namespace

std::vector<std::string> Clauses(std::string_view text) {
  std::vector<std::string> clauses;
  std::string clause;
  const auto close = [&] {
    std::string trimmed = Trimmed(clause);
    if (!trimmed.empty()) clauses.push_back(std::move(trimmed));
    clause.clear();
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    const bool in_number =
        i > 0 && IsDigit(text[i - 1]) && rest.size() > 1 && IsDigit(rest[1]);
    const bool stop = text[i] == '.' && (rest.size() == 1 || rest[1] == ' ') &&
                      !(i > 0 && IsDigit(text[i - 1]) && EndsDay(rest));
    if (text[i] == ',' && CueOf(FirstWord(rest)) == kException &&
        FirstWord(rest) != "but") {
      clause += text[i];
    } else if (text[i] == '\n' || text[i] == ';' || stop ||
               (text[i] == ',' && !in_number)) {
      close();
    } else if (const size_t joint = LengthOfJoint(rest, clause); joint > 0) {
      close();
      i += joint - 2;  // the blank behind it stays
    } else {
      clause += text[i];
    }
  }
  close();
  return clauses;
}

Tone ToneOf(const Words& words) {
  Tone tone;
  tone.cues.assign(words.size(), false);
  bool only = false;
  bool refused = false;
  for (size_t i = 0; i < words.size(); ++i) {
    const bool short_not = IsShortNot(words, i);
    if (short_not) tone.cues[i - 1] = true;
    const std::optional<Cue> cue =
        short_not ? kRefusal : CueOf(FoldText(words.Text(i)));
    if (!cue) continue;
    tone.cues[i] = *cue == kRefusal || *cue == kCondition || *cue == kBelow;
    tone.below |= *cue == kBelow;
    only |= *cue == kCondition;
    const bool bounds = *cue == kException || *cue == kLimit;
    if (bounds || (refused && *cue != kBelow)) tone.clear = false;
    if (*cue == kRefusal && !refused) tone.refusal = i;
    refused |= *cue == kRefusal;
  }
  if (refused) {
    tone.strength = Wish::kRefused;
  } else if (only) {
    tone.strength = Wish::kOnly;
  }
  return tone;
}

}  // namespace jobutils
