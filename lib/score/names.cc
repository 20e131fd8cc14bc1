// [score.place] and [score.company]: lists of names.

#include <algorithm>
#include <string>

#include "score/rules.h"
#include "text/phrases.h"

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
  enum Verdict : uint8_t { kRejected, kBad, kOther, kGood, kUnknown };

  NameRule(const Naming& naming, Table& table)
      : naming_(naming),
        unknown_(Points(table, "unknown", 0)),
        other_(Points(table, "other", 0)),
        points_(Points(table, "points", 10)) {
    std::vector<std::string> names;
    const auto add = [&](const char* key, Verdict verdict) {
      for (std::string& name : PhraseList(table, key)) {
        names.push_back(std::move(name));
        verdicts_.push_back(verdict);
      }
    };
    add("reject", kRejected);
    add(naming.bad, kBad);
    add(naming.good, kGood);
    phrases_ = Phrases(names);
    marks_.resize(names.size());
    const std::string section = std::string(naming.section) + ".";
    rule_ = naming.section;
    reject_rule_ = section + "reject";
    bad_rule_ = section + naming.bad;
    good_rule_ = section + naming.good;
    other_rule_ = section + "other";
  }

  bool empty() const {
    return verdicts_.empty() && other_ == 0 && unknown_ == 0;
  }

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

  // Takes one of the listing's names into account.
  void Weigh(Json name) {
    if (name.type() != Json::Type::kString || name.raw().size() <= 2) return;
    const std::string_view raw = name.raw();
    std::fill(marks_.begin(), marks_.end(), uint8_t{0});
    phrases_.FindEscaped(raw.substr(1, raw.size() - 2), 1, marks_);
    Verdict worst = kUnknown;
    for (size_t i = 0; i < marks_.size(); ++i) {
      if (marks_[i] != 0) worst = std::min(worst, verdicts_[i]);
    }
    if (worst == kUnknown) worst = kOther;
    if (best_ == kUnknown || worst > best_) {
      best_ = worst;
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
  std::vector<Verdict> verdicts_;
  Phrases phrases_;
  std::vector<uint8_t> marks_;
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
  explicit PlaceRule(Table& table) : NameRule(kPlace, table) {}

 private:
  void Look(const Record& listing) override {
    for (const Json place : listing.Get("locations").Items()) Weigh(place);
  }
};

class CompanyRule : public NameRule {
 public:
  explicit CompanyRule(Table& table) : NameRule(kCompany, table) {}

 private:
  void Look(const Record& listing) override {
    Weigh(listing.Get("company")["name"]);
  }
};

template <typename T>
void AddNameRule(Table& section, const Naming& naming, Rules& rules) {
  Table table = section.Sub(naming.section);
  auto rule = std::make_unique<T>(table);
  if (!rule->empty()) rules.push_back(std::move(rule));
}

}  // namespace

void AddPlaceRule(Table& section, Rules& rules) {
  AddNameRule<PlaceRule>(section, kPlace, rules);
}

void AddCompanyRule(Table& section, Rules& rules) {
  AddNameRule<CompanyRule>(section, kCompany, rules);
}

}  // namespace jobutils
