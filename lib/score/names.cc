// [score.place] and [score.company]: lists of names.

#include <string>

#include "rules/name_lists.h"
#include "rules/phrase_list.h"
#include "rules/place_lists.h"
#include "rules/stated.h"
#include "score/rules.h"

namespace jobutils {
namespace {

// What the two call the same things.
struct Naming {
  const char* section;
  const char* good;
  const char* bad;
};

constexpr Naming kPlace = {"place", "wanted", "unwanted"};
constexpr Naming kCompany = {"company", "preferred", "avoided"};

class NameRule : public Rule {
 public:
  // From the worst to the best.
  enum Verdict { kRejected, kBad, kOther, kGood, kUnknown };

  NameRule(const Naming& naming, Table& table)
      : naming_(naming),
        unknown_(Points(table, "unknown", 0)),
        other_(Points(table, "other", 0)),
        points_(Points(table, "points", 10)) {
    const std::string section = std::string(naming.section) + ".";
    rule_ = naming.section;
    reject_rule_ = section + "reject";
    bad_rule_ = section + naming.bad;
    good_rule_ = section + naming.good;
    other_rule_ = section + "other";
  }

  // Judges nothing but what is in no list, if that.
  bool idle() const { return other_ == 0 && unknown_ == 0; }

  void Judge(const Record& listing, Score& score) override {
    best_ = kUnknown;
    Look(listing);
    if (best_ == kUnknown) {
      score.AddUnknown(rule_, rule_, unknown_);
      return;
    }
    switch (best_) {
      case kRejected: {
        const std::string name = shown_.AsString().value_or("");
        Say(score.Reject(reject_rule_, name), "");
        break;
      }
      case kBad:
        Say(score.Add(bad_rule_, -points_), naming_.bad);
        break;
      case kGood:
        Say(score.Add(good_rule_, points_), naming_.good);
        break;
      default:
        if (other_ != 0) Say(score.Add(other_rule_, other_), "in no list");
    }
  }

 protected:
  virtual void Look(const Record& listing) = 0;
  // 0 of those to reject, 1 of the bad ones, 2 of the good ones.
  virtual size_t ListOf(Json name) = 0;

  // Takes one of the listing's names into account.
  void Weigh(Json name) {
    if (Inside(name).empty()) return;
    constexpr Verdict kByList[] = {kRejected, kBad, kGood};
    const size_t list = ListOf(name);
    const Verdict verdict = list == NameLists::kNone ? kOther : kByList[list];
    if (best_ == kUnknown || verdict > best_) {
      best_ = verdict;
      shown_ = name;
    }
  }

 private:
  // "place 'Berlin, Germany' is wanted".
  void Say(std::string& because, std::string_view verdict) const {
    (because += naming_.section) += ' ';
    AppendQuoted(because, shown_.AsString().value_or(""));
    if (!verdict.empty()) (because += " is ") += verdict;
  }

  const Naming& naming_;
  int unknown_;
  int other_;
  int points_;
  std::string rule_;
  std::string reject_rule_;
  std::string bad_rule_;
  std::string good_rule_;
  std::string other_rule_;
  Verdict best_ = kUnknown;
  Json shown_;
};

class PlaceRule : public NameRule {
 public:
  PlaceRule(Table& table, const Background& background)
      : NameRule(kPlace, table),
        lists_({{PhraseList(table, "reject")},
                {PhraseList(table, kPlace.bad)},
                {PhraseList(table, kPlace.good), true}},
               background.data) {}

  bool empty() const { return lists_.empty() && idle(); }

 private:
  void Look(const Record& listing) override {
    for (const Json place : listing.Get("locations").Items()) Weigh(place);
  }
  size_t ListOf(Json name) override { return lists_.ListOf(name).list; }

  PlaceLists lists_;
};

class CompanyRule : public NameRule {
 public:
  explicit CompanyRule(Table& table)
      : NameRule(kCompany, table),
        lists_({PhraseList(table, "reject"), PhraseList(table, kCompany.bad),
                PhraseList(table, kCompany.good)}) {}

  bool empty() const { return lists_.empty() && idle(); }

 private:
  void Look(const Record& listing) override {
    Weigh(listing.Get("company")["name"]);
  }
  size_t ListOf(Json name) override { return lists_.ListOf(name); }

  NameLists lists_;
};

template <typename T>
void AddNameRule(std::unique_ptr<T> rule, Rules& rules) {
  if (!rule->empty()) rules.push_back(std::move(rule));
}

}  // namespace

void AddPlaceRule(Table& section, const Background& background, Rules& rules) {
  Table table = section.Sub(kPlace.section);
  AddNameRule(std::make_unique<PlaceRule>(table, background), rules);
}

void AddCompanyRule(Table& section, Rules& rules) {
  Table table = section.Sub(kCompany.section);
  AddNameRule(std::make_unique<CompanyRule>(table), rules);
}

}  // namespace jobutils
