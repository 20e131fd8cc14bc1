// Free text to wishes.

#include <algorithm>
#include <span>
#include <utility>

#include "profile/resume/wish_dates.h"
#include "profile/resume/wish_tone.h"
#include "profile/resume/wishes.h"
#include "record/json.h"
#include "text/amount.h"
#include "text/letters.h"
#include "text/pay.h"
#include "text/phrases.h"
#include "text/places.h"
#include "text/scan.h"
#include "text/skills.h"
#include "text/stop_words.h"
#include "text/titles.h"

namespace jobutils {
namespace {

struct Term {
  std::string_view words;  // in the form of Phrases::Normal
  Wish::Kind kind;
  std::string_view value;
};

constexpr Term kTerms[] = {
    {"fully remote", Wish::kWorkplace, "remote"},
    {"remote", Wish::kWorkplace, "remote"},
    {"remotely", Wish::kWorkplace, "remote"},
    {"from home", Wish::kWorkplace, "remote"},
    {"wfh", Wish::kWorkplace, "remote"},
    {"home office", Wish::kWorkplace, "remote"},
    {"homeoffice", Wish::kWorkplace, "remote"},
    {"hybrid", Wish::kWorkplace, "hybrid"},
    {"onsite", Wish::kWorkplace, "onsite"},
    {"on site", Wish::kWorkplace, "onsite"},
    {"in office", Wish::kWorkplace, "onsite"},
    {"office", Wish::kWorkplace, "onsite"},
    {"vor ort", Wish::kWorkplace, "onsite"},
    {"b\u00fcro", Wish::kWorkplace, "onsite"},
    {"full time", Wish::kEmployment, "full_time"},
    {"vollzeit", Wish::kEmployment, "full_time"},
    {"part time", Wish::kEmployment, "part_time"},
    {"teilzeit", Wish::kEmployment, "part_time"},
    {"permanent contract", Wish::kWord, "permanent"},
    {"permanent contracts", Wish::kWord, "permanent"},
    {"permanent employment", Wish::kWord, "permanent"},
    {"permanent", Wish::kWord, "permanent"},
    {"unlimited contract", Wish::kWord, "permanent"},
    {"indefinite contract", Wish::kWord, "permanent"},
    {"open ended contract", Wish::kWord, "permanent"},
    {"employment contract", Wish::kWord, "permanent"},
    {"temporary contract", Wish::kEmployment, "temporary"},
    {"temporary contracts", Wish::kEmployment, "temporary"},
    {"fixed term contract", Wish::kEmployment, "temporary"},
    {"fixed term contracts", Wish::kEmployment, "temporary"},
    {"fixed term", Wish::kEmployment, "temporary"},
    {"contract", Wish::kEmployment, "contract"},
    {"contracts", Wish::kEmployment, "contract"},
    {"contractor", Wish::kEmployment, "contract"},
    {"freelance", Wish::kEmployment, "contract"},
    {"freiberuflich", Wish::kEmployment, "contract"},
    {"internship", Wish::kEmployment, "internship"},
    {"internships", Wish::kEmployment, "internship"},
    {"praktikum", Wish::kEmployment, "internship"},
    {"temporary", Wish::kEmployment, "temporary"},
    {"befristet", Wish::kEmployment, "temporary"},
    {"zeitarbeit", Wish::kEmployment, "temporary"},
};

using Set = std::span<const std::string_view>;
constexpr std::string_view kFloors[] = {"least", "min", "minimum",
                                        "mindestens"};
// Words of a wish that say nothing of what is wished for.
constexpr std::string_view kFiller[] = {
    "job",        "jobs",    "role",      "roles",        "work",   "working",
    "position",   "stelle",  "arbeit",    "want",         "like",   "prefer",
    "preferably", "ideally", "gerne",     "gern",         "lieber", "plus",
    "salary",     "pay",     "gehalt",    "year",         "jahr",   "per",
    "pro",        "company", "companies", "firma",        "please", "bitte",
    "looking",    "suche",   "based",     "least",        "min",    "minimum",
    "mindestens", "up",      "over",      "above",        "fully",  "gross",
    "brutto",     "level",   "possible",  "m\u00f6glich", "also",   "auch",
    "absolutely", "ever",    "really",    "thanks",       "danke"};

constexpr double kLeastOfYear = 10000;  // pay below is hardly a year's

bool Holds(Set set, std::string_view word) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

class ClauseReader {
 public:
  explicit ClauseReader(Wishes& wishes) : wishes_(wishes) {}

  void Read(std::string_view clause) {
    words_.Read(clause);
    Tone tone = ToneOf(words_);
    strength_ = tone.strength;
    taken_ = std::move(tone.cues);
    const std::optional<PayWish> pay = FindPay(clause);
    const bool refused = strength_ == Wish::kRefused;
    const bool bounds_pay = pay && refused && tone.below;
    const std::optional<WishedTime> notice = FindNotice(words_);
    const std::optional<WishedTime> start =
        pay ? std::nullopt : FindStart(words_);
    const std::optional<WishedTime> hours =
        pay ? std::nullopt : FindHours(words_);
    const bool timed = notice || start || hours;
    const bool doubt = !tone.clear || (timed && strength_ != Wish::kWanted) ||
                       tone.below != bounds_pay ||
                       (pay && refused != bounds_pay) ||
                       (refused && Speaks(0, tone.refusal) &&
                        Speaks(tone.refusal, words_.size()));
    if (doubt) {
      wishes_.notes.push_back("not understood, left out: '" +
                              std::string(clause) + "'");
      return;
    }
    // "nothing below 60k" refuses no more than pay.
    if (bounds_pay) strength_ = Wish::kWanted;
    if (pay) TakePay(*pay, bounds_pay);
    if (notice) TakeTime(*notice, wishes_.notice);
    if (start) TakeTime(*start, wishes_.start);
    if (hours) {
      std::string told;
      TakeTime(*hours, told);
      wishes_.notes.push_back("no rule tells hours, left out: '" + told + "'");
    }
    TakeTerms();
    TakeTitles();
    for (const SkillHit& hit : skills_.Find(clause)) {
      if (IsFree(hit.begin, hit.end)) {
        Mark(hit.begin, hit.end);
        AddSkill(hit.skill, clause.substr(hit.begin, hit.end - hit.begin));
      }
    }
    TakePlaces(clause);
    TakeRest(clause);
  }

  // A place that is wished for in one that is refused says that the refusal
  // has exceptions, which no rule can tell.
  void Close() {
    std::erase_if(wishes_.all, [&](const Wish& wish) {
      if (wish.kind != Wish::kPlace || wish.strength != Wish::kRefused ||
          !HoldsWished(wish.value)) {
        return false;
      }
      wishes_.notes.push_back("not understood, left out: no '" + wish.value +
                              "', which holds a place that is wished for");
      return true;
    });
  }

 private:
  std::string Folded(size_t i) const { return FoldText(words_.Text(i)); }

  // Whether words in [begin, end) say what is wished for.
  bool Speaks(size_t begin, size_t end) const {
    while (begin < end && !IsContent(begin)) ++begin;
    return begin < end;
  }

  bool HoldsWished(const std::string& refused) const {
    const std::optional<Place> outer = places_.Lookup(refused);
    return outer &&
           std::any_of(
               wishes_.all.begin(), wishes_.all.end(), [&](const Wish& wish) {
                 if (wish.kind != Wish::kPlace ||
                     wish.strength == Wish::kRefused) {
                   return false;
                 }
                 const std::optional<Place> inner = places_.Lookup(wish.value);
                 return inner && places_.Contains(*outer, *inner);
               });
  }

  bool IsFree(size_t begin, size_t end) const {
    for (size_t i = words_.IndexAt(begin);
         i < words_.size() && words_[i].begin < end; ++i) {
      if (taken_[i]) return false;
    }
    return true;
  }

  void Mark(size_t begin, size_t end) {
    for (size_t i = words_.IndexAt(begin);
         i < words_.size() && words_[i].begin < end; ++i) {
      taken_[i] = true;
    }
  }

  void Take(size_t begin, size_t end, Wish::Kind kind, std::string_view value) {
    Mark(begin, end);
    Add(kind, value);
  }

  void Add(Wish::Kind kind, std::string_view value) {
    wishes_.Add({kind, strength_, std::string(value)});
  }

  void AddSkill(uint32_t skill, std::string_view spelling) {
    wishes_.Add({Wish::kSkill, strength_, std::string(skills_.Name(skill)),
                 std::string(spelling)});
  }

  void TakeTime(const WishedTime& time, std::string& value) {
    std::fill(taken_.begin() + time.first, taken_.begin() + time.next, true);
    value = time.value;
  }

  struct PayWish {
    double amount;
    std::string currency;
    std::string period;  // "" in doubt
  };

  // "22 Euro die Stunde": of an amount that is too small for a year's.
  std::string PeriodInWords() const {
    for (size_t i = 0; i < words_.size(); ++i) {
      const std::string_view word = words_.Text(i);
      const std::string period =
          IsDigit(word[0]) || word.size() < 2 ? "" : PayPeriodOf(word);
      if (!period.empty()) return period;
    }
    return "";
  }

  std::optional<PayWish> FindPay(std::string_view clause) const {
    const std::optional<Pay> pay = ParsePay(clause);
    for (size_t i = 0; i < words_.size(); ++i) {
      const size_t begin = words_[i].begin;
      if (!IsDigit(clause[begin]) || !IsFree(begin, words_[i].end)) continue;
      const Amount amount = AmountAt(clause, begin);
      const bool large = amount.unit > 1 || amount.value() >= kLeastOfYear;
      if (amount.length == 0 || (!pay && !large)) continue;
      PayWish wish{pay && pay->min ? *pay->min : amount.value(),
                   pay ? pay->currency : "", pay ? pay->period : ""};
      if (wish.period.empty()) {
        wish.period = wish.amount < kLeastOfYear ? PeriodInWords() : "year";
      }
      return wish;
    }
    return std::nullopt;
  }

  void TakePay(const PayWish& pay, bool is_floor) {
    if (pay.period.empty()) {
      wishes_.notes.push_back("no period such as 'an hour' with " +
                              JsonNumber(pay.amount) +
                              ", too little for a year: left out");
    } else {
      wishes_.pay = pay.amount;
      if (!pay.currency.empty()) wishes_.currency = pay.currency;
      wishes_.period = pay.period;
      wishes_.pay_is_floor = is_floor || strength_ == Wish::kOnly;
    }
    for (size_t i = 0; i < words_.size(); ++i) {
      if (!pay.period.empty() && Holds(kFloors, Folded(i))) {
        wishes_.pay_is_floor = true;
      }
      const std::string_view word = words_.Text(i);
      if (IsDigit(word[0]) || !CurrencyOf(word).empty() ||
          !PayPeriodOf(word).empty()) {
        taken_[i] = true;
      }
    }
  }

  void TakeTerms() {
    for (const Term& term : kTerms) {
      const auto length =
          1 + std::count(term.words.begin(), term.words.end(), ' ');
      for (size_t i = 0; i + length <= words_.size(); ++i) {
        const size_t begin = words_[i].begin;
        const size_t end = words_[i + length - 1].end;
        const std::string phrase =
            Phrases::Normal(words_.text().substr(begin, end - begin));
        if (phrase == term.words && IsFree(begin, end)) {
          Take(begin, end, term.kind, term.value);
        }
      }
    }
  }

  void TakeTitles() {
    for (const FamilyHit& hit : titles_.Families(words_)) {
      if (!IsFree(hit.begin, hit.end)) continue;
      if (strength_ == Wish::kRefused) {
        Take(hit.begin, hit.end, Wish::kFamily, hit.family);
      } else {
        Take(hit.begin, hit.end, Wish::kTitle,
             words_.text().substr(hit.begin, hit.end - hit.begin));
      }
    }
    for (const LevelHit& hit : titles_.LevelsInTitle(words_)) {
      if (!IsFree(hit.begin, hit.end)) continue;
      Take(hit.begin, hit.end, Wish::kLevel, LevelName(hit.level));
    }
  }

  void TakePlaces(std::string_view clause) {
    // Places reads "not US" as no place.
    std::string rest(clause);
    for (size_t i = 0; i < words_.size(); ++i) {
      if (!taken_[i]) continue;
      std::fill(rest.begin() + words_[i].begin, rest.begin() + words_[i].end,
                ' ');
    }
    for (const Place& place : places_.Parse(rest)) {
      if (!place.known() || !IsFree(place.begin, place.end)) continue;
      Take(place.begin, place.end, Wish::kPlace,
           clause.substr(place.begin, place.end - place.begin));
    }
  }

  // Runs of words that nothing has taken: a skill whose name is a word, a
  // company ("not at Acme"), or any words.
  void TakeRest(std::string_view clause) {
    for (size_t i = 0; i < words_.size(); ++i) {
      if (!IsContent(i) && !IsJoined(i)) continue;
      size_t last = i;
      while (last + 1 < words_.size() &&
             (IsContent(last + 1) || IsJoined(last))) {
        ++last;
      }
      const std::string_view phrase =
          clause.substr(words_[i].begin, words_[last].end - words_[i].begin);
      const std::string before = i > 0 ? Folded(i - 1) : "";
      if (const std::optional<uint32_t> skill = skills_.Lookup(phrase)) {
        AddSkill(*skill, phrase);
      } else if (strength_ == Wish::kRefused &&
                 (before == "at" || before == "bei")) {
        Add(Wish::kCompany, phrase);
      } else if (std::none_of(phrase.begin(), phrase.end(), IsLetter)) {
        wishes_.notes.push_back("not understood, left out: '" +
                                std::string(phrase) + "'");
      } else {
        Add(Wish::kWord, phrase);
        wishes_.notes.push_back("taken as words: '" + std::string(phrase) +
                                "'");
      }
      i = last;
    }
  }

  // "on-call" is one word, of two that are free.
  bool IsJoined(size_t i) const {
    return i + 1 < words_.size() && words_.Behind(i) == "-" && !taken_[i] &&
           !taken_[i + 1];
  }

  bool IsContent(size_t i) const {
    // A skill such as "Go" is a stop word too.
    const bool alone = words_.size() == 1 && !taken_[0];
    return alone || (!taken_[i] && !stop_words_.Has(words_[i]) &&
                     !Holds(kFiller, Folded(i)));
  }

  Wishes& wishes_;
  Skills skills_;
  Titles titles_;
  Places places_;
  StopWords stop_words_;
  Words words_;
  std::vector<char> taken_;
  Wish::Strength strength_ = Wish::kWanted;
};

}  // namespace

Wishes ParseWishes(std::string_view text) {
  Wishes wishes;
  ClauseReader reader(wishes);
  for (const std::string& clause : Clauses(text)) reader.Read(clause);
  reader.Close();
  return wishes;
}

}  // namespace jobutils
