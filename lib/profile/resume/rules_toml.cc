// Wishes to the rules of [score] and [filter].

#include <algorithm>
#include <utility>

#include "profile/resume/wishes.h"
#include "record/json.h"
#include "text/phrases.h"

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

// Whether a text that has `name` has `word` too.
bool Covers(const std::string& word, const std::string& name) {
  std::vector<uint8_t> found(1);
  Phrases({word}).Find(name, 1, found);
  return found[0] != 0;
}

// The words by which a text may tell the wish.
std::vector<std::string> WordsOf(const Wish& wish) {
  if (wish.spelling.empty() || Covers(wish.value, wish.spelling)) {
    return {wish.value};
  }
  if (Covers(wish.spelling, wish.value)) return {wish.spelling};
  return {wish.spelling, wish.value};
}

// Of skills and of other words. A word that is a condition only scores: it may
// be one that was not understood.
std::vector<std::string> AllWords(const Wishes& wishes,
                                  Wish::Strength strength) {
  std::vector<std::string> words;
  for (const Wish::Kind kind : {Wish::kSkill, Wish::kWord}) {
    for (const Wish& wish : wishes.all) {
      const bool soft = wish.kind == Wish::kWord &&
                        wish.strength == Wish::kOnly &&
                        strength == Wish::kWanted;
      if (wish.kind != kind || (wish.strength != strength && !soft)) continue;
      for (std::string& word : WordsOf(wish)) words.push_back(std::move(word));
    }
  }
  return words;
}

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

// A condition that either of two words meets is a group; the others are of
// [filter.words].
void AddRequired(const Wishes& wishes, Toml& toml) {
  for (const Wish& wish : wishes.all) {
    const std::vector<std::string> words = WordsOf(wish);
    if (wish.strength != Wish::kOnly || words.size() == 1) continue;
    toml.Section("[[score.words.group]]");
    toml.Raw("name", JsonString(wish.value));
    toml.Values("words", words);
    toml.Raw("required", "true");
  }
}

std::vector<std::string> RequiredWords(const Wishes& wishes) {
  std::vector<std::string> required;
  for (const Wish& wish : wishes.all) {
    if (wish.kind != Wish::kSkill || wish.strength != Wish::kOnly) continue;
    std::vector<std::string> words = WordsOf(wish);
    if (words.size() == 1) required.push_back(std::move(words[0]));
  }
  return required;
}

// Points by value, for [score.workplace] and [score.employment]: what is
// wished for is good, and what could be and is not is bad; but who takes
// hybrid work does not mind remote.
void AddChoices(const Wishes& wishes, Wish::Kind kind,
                const std::vector<std::string>& values, Toml& toml) {
  std::vector<std::string> wished = wishes.Values(kind, Wish::kWanted);
  for (std::string& value : wishes.Values(kind, Wish::kOnly)) {
    wished.push_back(std::move(value));
  }
  if (wished.empty()) return;
  const auto has = [&](const std::string& value) {
    return std::find(wished.begin(), wished.end(), value) != wished.end();
  };
  for (const std::string& value : values) {
    const bool spared =
        value == "remote" && has("hybrid") && !wishes.Has(kind, value);
    if (!spared) toml.Raw(value, has(value) ? "8" : "-8");
  }
}

void AddScore(const Wishes& wishes, Toml& toml) {
  const auto values = [&](Wish::Kind kind, Wish::Strength strength) {
    return wishes.Values(kind, strength);
  };
  toml.Section("[score.words]");
  toml.Values("wanted", AllWords(wishes, Wish::kWanted));
  toml.Values("unwanted", AllWords(wishes, Wish::kRefused));
  AddRequired(wishes, toml);
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
      {"[filter.title]", Wish::kTitle, "reject", "only"},
      {"[filter.family]", Wish::kFamily, "reject", ""},
      {"[filter.seniority]", Wish::kLevel, "reject", "only"},
      {"[filter.place]", Wish::kPlace, "reject", "only"},
      {"[filter.workplace]", Wish::kWorkplace, "reject", "only"},
      {"[filter.employment]", Wish::kEmployment, "reject", "only"},
      {"[filter.company]", Wish::kCompany, "reject", "only"},
  };
  toml.Section("[filter.words]");
  toml.Values("required", RequiredWords(wishes));
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
