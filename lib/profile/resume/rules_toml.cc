// Wishes to the rules of [score] and [filter].

#include <utility>

#include "profile/resume/wishes.h"
#include "record/json.h"

namespace jobutils {
namespace {

// A basic string of TOML is one of JSON.
std::string List(const std::vector<std::string>& values) {
  std::string list = "[";
  for (const std::string& value : values) {
    if (list.size() > 1) list += ", ";
    AppendJsonString(list, value);
  }
  return list += ']';
}

class Toml {
 public:
  // The header is written with the first key below it.
  void Section(std::string header) { header_ = std::move(header); }

  void Raw(const std::string& key, const std::string& value) {
    if (!header_.empty()) ((text_ += '\n') += header_) += '\n';
    header_.clear();
    (((text_ += key) += " = ") += value) += '\n';
  }
  void Values(const std::string& key, const std::vector<std::string>& values) {
    if (!values.empty()) Raw(key, List(values));
  }
  void Comment(const std::string& text) { ((text_ += "# ") += text) += '\n'; }

  const std::string& text() const { return text_; }

 private:
  std::string header_;
  std::string text_;
};

// A list of [[score.words.group]]; it counts in titles only.
void AddGroup(const std::string& name, const std::vector<std::string>& words,
              Toml& toml) {
  if (words.empty()) return;
  toml.Section("[[score.words.group]]");
  toml.Raw("name", JsonString(name));
  toml.Values("words", words);
  toml.Raw("title", "12");
  toml.Raw("text", "0");
}

// Points by value, for [score.workplace] and [score.employment]: what is
// wished for is good, and what could be and is not is bad.
void AddChoices(const Wishes& wishes, Wish::Kind kind,
                const std::vector<std::string>& values, Toml& toml) {
  bool any = false;
  for (const Wish& wish : wishes.all) {
    any |= wish.kind == kind && wish.strength != Wish::kRefused;
  }
  if (!any) return;
  for (const std::string& value : values) {
    const bool wanted = wishes.Has(kind, value);
    toml.Raw(value, wanted ? "8" : "-8");
  }
}

void AddScore(const Wishes& wishes, Toml& toml) {
  const auto values = [&](Wish::Kind kind, Wish::Strength strength) {
    return wishes.Values(kind, strength);
  };
  const auto joined = [&](Wish::Kind first, Wish::Kind second,
                          Wish::Strength strength) {
    std::vector<std::string> all = values(first, strength);
    for (std::string& value : values(second, strength)) {
      all.push_back(std::move(value));
    }
    return all;
  };
  toml.Section("[score.words]");
  toml.Values("wanted", joined(Wish::kSkill, Wish::kWord, Wish::kWanted));
  toml.Values("unwanted", joined(Wish::kSkill, Wish::kWord, Wish::kRefused));
  AddGroup("role", values(Wish::kTitle, Wish::kWanted), toml);
  AddGroup("level", values(Wish::kLevel, Wish::kWanted), toml);
  toml.Section("[score.place]");
  toml.Values("wanted", values(Wish::kPlace, Wish::kWanted));
  toml.Section("[score.workplace]");
  AddChoices(wishes, Wish::kWorkplace, {"remote", "hybrid", "onsite"}, toml);
  toml.Section("[score.employment]");
  AddChoices(wishes, Wish::kEmployment,
             {"full_time", "part_time", "contract", "internship", "temporary"},
             toml);
}

void AddPay(const Wishes& wishes, const std::string& section,
            const std::string& key, Toml& toml) {
  toml.Section(section);
  toml.Raw(key, JsonNumber(*wishes.pay));
  toml.Raw("currency", JsonString(wishes.currency));
  toml.Raw("period", JsonString(wishes.period));
}

void AddFilter(const Wishes& wishes, Toml& toml) {
  struct Rule {
    const char* section;
    Wish::Kind kind;
    const char* refused;
    const char* only;
  };
  // What is refused of skills and words costs points and no more: a listing
  // may name them and mean others.
  constexpr Rule kRules[] = {
      {"[filter.words]", Wish::kSkill, "", "required"},
      {"[filter.title]", Wish::kTitle, "reject", "only"},
      {"[filter.family]", Wish::kFamily, "reject", ""},
      {"[filter.seniority]", Wish::kLevel, "reject", "only"},
      {"[filter.place]", Wish::kPlace, "reject", "only"},
      {"[filter.workplace]", Wish::kWorkplace, "reject", "only"},
      {"[filter.employment]", Wish::kEmployment, "reject", "only"},
      {"[filter.company]", Wish::kCompany, "reject", "only"},
  };
  for (const Rule& rule : kRules) {
    toml.Section(rule.section);
    if (*rule.refused != '\0') {
      toml.Values(rule.refused, wishes.Values(rule.kind, Wish::kRefused));
    }
    if (*rule.only != '\0') {
      toml.Values(rule.only, wishes.Values(rule.kind, Wish::kOnly));
    }
  }
}

}  // namespace

std::string RulesToml(const Wishes& wishes) {
  Toml toml;
  toml.Comment("rules made by job-profile; jobutils-config(5) explains them");
  AddScore(wishes, toml);
  const bool pay = wishes.pay && !wishes.currency.empty();
  if (pay) AddPay(wishes, "[score.pay]", "wish", toml);
  AddFilter(wishes, toml);
  if (pay && wishes.pay_is_floor) {
    AddPay(wishes, "[filter.pay]", "floor", toml);
  }
  return toml.text();
}

}  // namespace jobutils
