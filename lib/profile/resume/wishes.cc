#include "profile/resume/wishes.h"

#include <algorithm>
#include <utility>

#include "record/json.h"
#include "text/places.h"
#include "text/skills.h"

namespace jobutils {
namespace {

struct Money {
  std::string_view country;
  std::string_view currency;
};
constexpr Money kMoney[] = {
    {"US", "USD"}, {"GB", "GBP"}, {"CH", "CHF"}, {"PL", "PLN"},
    {"SE", "SEK"}, {"NO", "NOK"}, {"DK", "DKK"}, {"CZ", "CZK"},
    {"CA", "CAD"}, {"AU", "AUD"}, {"IN", "INR"}, {"JP", "JPY"},
    {"BR", "BRL"}, {"SG", "SGD"}, {"NZ", "NZD"}, {"ZA", "ZAR"},
};
constexpr std::string_view kEuro[] = {"DE", "FR", "AT", "NL", "IE", "ES",
                                      "IT", "BE", "FI", "PT", "LU", "GR"};

// What is paid there; of a group such as Europe the euro before others.
std::string_view CurrencyOf(const Place& place) {
  const auto& countries = place.countries;
  for (const std::string_view country : countries) {
    if (std::find(std::begin(kEuro), std::end(kEuro), country) !=
        std::end(kEuro)) {
      return "EUR";
    }
  }
  for (const Money& money : kMoney) {
    if (std::find(countries.begin(), countries.end(), money.country) !=
        countries.end()) {
      return money.currency;
    }
  }
  return "";
}

void AppendNew(const std::vector<std::string>& from,
               std::vector<std::string>& to) {
  for (const std::string& value : from) {
    if (std::find(to.begin(), to.end(), value) == to.end()) {
      to.push_back(value);
    }
  }
}

bool HasKey(const Wish& wish) {
  return wish.strength != Wish::kRefused &&
         (wish.kind == Wish::kTitle || wish.kind == Wish::kWorkplace ||
          wish.kind == Wish::kEmployment || wish.kind == Wish::kPlace);
}

// The first skills that the profile lists, in its order and spelling.
Wishes ListedSkills(const Profile& profile, const Skills& skills) {
  constexpr size_t kMostListed = 200;
  constexpr size_t kMostBytes = 40;  // of one that no row knows
  Wishes listed;
  const auto add = [&](std::string_view name, std::string_view spelling) {
    listed.Add({Wish::kSkill, Wish::kWanted, std::string(name),
                std::string(spelling)});
  };
  const auto read = [&](const std::string& text) {
    if (listed.all.size() >= kMostListed) return;
    if (const std::optional<uint32_t> skill = skills.Lookup(text)) {
      return add(skills.Name(*skill), text);
    }
    const std::vector<SkillHit> hits = skills.Find(text);
    for (const SkillHit& hit : hits) {
      add(skills.Name(hit.skill),
          std::string_view(text).substr(hit.begin, hit.end - hit.begin));
    }
    if (hits.empty() && !text.empty() && text.size() <= kMostBytes) {
      add(text, "");
    }
  };
  for (const Profile::SkillGroup& group : profile.skills) {
    if (group.keywords.empty()) read(group.name);
    for (const std::string& keyword : group.keywords) read(keyword);
  }
  return listed;
}

std::vector<Wish> SkillWishes(const Profile& profile) {
  constexpr size_t kMostSkills = 40;
  const Skills skills;
  const Wishes listed = ListedSkills(profile, skills);
  const std::vector<KnownSkill> known = SkillsOf(profile, skills);
  Wishes wishes;
  const auto add = [&](const std::string& name, const std::string& spelling) {
    if (wishes.all.size() == kMostSkills) return;
    const std::optional<uint32_t> skill = skills.Lookup(name);
    const std::string_view category = skill ? skills.Category(*skill) : "";
    if (category == "soft" || category == "language") return;
    wishes.Add({Wish::kSkill, Wish::kWanted, name, spelling});
  };
  const auto spelling_of = [&](const std::string& name) {
    for (const Wish& wish : listed.all) {
      if (wish.value == name) return wish.spelling;
    }
    return std::string();
  };
  for (const KnownSkill& skill : known) {
    if (!skill.used_at.empty()) add(skill.name, spelling_of(skill.name));
  }
  for (const Wish& wish : listed.all) add(wish.value, wish.spelling);
  for (const KnownSkill& skill : known) add(skill.name, "");
  return wishes.all;
}

}  // namespace

std::vector<std::string> Wishes::Values(Wish::Kind kind,
                                        Wish::Strength strength) const {
  std::vector<std::string> values;
  for (const Wish& wish : all) {
    if (wish.kind == kind && wish.strength == strength) {
      values.push_back(wish.value);
    }
  }
  return values;
}

bool Wishes::Has(Wish::Kind kind, std::string_view value) const {
  return std::any_of(all.begin(), all.end(), [&](const Wish& wish) {
    return wish.kind == kind && wish.value == value;
  });
}

void Wishes::Add(Wish wish) {
  if (!Has(wish.kind, wish.value)) all.push_back(std::move(wish));
}

void AddTo(const Wishes& wishes, Resume& resume) {
  Profile::Preferences& preferences = resume.profile.preferences;
  resume.wished = resume.wished || !wishes.all.empty() || wishes.pay ||
                  !wishes.start.empty() || !wishes.notice.empty();
  const auto add = [&](Wish::Kind kind, std::vector<std::string>& to) {
    AppendNew(wishes.Values(kind, Wish::kOnly), to);
    AppendNew(wishes.Values(kind, Wish::kWanted), to);
  };
  add(Wish::kTitle, preferences.titles);
  add(Wish::kWorkplace, preferences.workplace);
  add(Wish::kEmployment, preferences.employment);
  add(Wish::kPlace, preferences.places);
  if (!wishes.start.empty()) preferences.start = wishes.start;
  if (!wishes.notice.empty()) preferences.notice = wishes.notice;
  if (!wishes.pay) return;
  preferences.pay = wishes.pay;
  if (!wishes.currency.empty()) preferences.currency = wishes.currency;
  preferences.period = wishes.period;
}

void NoteLeftOut(bool rules, Wishes& wishes) {
  const auto note = [&](const std::string& what) {
    wishes.notes.push_back(
        (rules ? "no rule tells it, left out: "
               : "left out of the profile, '--rules' makes a rule of it: ") +
        what);
  };
  if (rules) {
    if (!wishes.start.empty()) note("start '" + wishes.start + "'");
    if (!wishes.notice.empty()) note("notice '" + wishes.notice + "'");
    return;
  }
  for (const Wish& wish : wishes.all) {
    if (HasKey(wish)) continue;
    constexpr const char* kStrengths[] = {"", "only ", "no "};
    note(kStrengths[wish.strength] + ("'" + wish.value + "'"));
  }
}

Wishes WishesOf(const Profile& profile) {
  Wishes wishes;
  const auto add = [&](Wish::Kind kind, const std::string& value) {
    if (!value.empty()) wishes.Add({kind, Wish::kWanted, value});
  };
  const Profile::Preferences& preferences = profile.preferences;
  wishes.all = SkillWishes(profile);
  for (const std::string& title : preferences.titles) {
    add(Wish::kTitle, title);
  }
  for (const std::string& value : preferences.workplace) {
    add(Wish::kWorkplace, value);
  }
  for (const std::string& value : preferences.employment) {
    add(Wish::kEmployment, value);
  }
  for (const std::string& place : preferences.places) {
    add(Wish::kPlace, place);
  }
  if (preferences.titles.empty()) add(Wish::kTitle, profile.label);
  if (preferences.places.empty()) add(Wish::kPlace, profile.city);
  wishes.pay = preferences.pay;
  wishes.currency = preferences.currency;
  wishes.period = preferences.period.empty() ? "year" : preferences.period;
  return wishes;
}

void Merge(const Wishes& from, Wishes& wishes) {
  const std::vector<Wish> own = wishes.all;
  for (const Wish& wish : from.all) {
    const bool spoken_of =
        wish.kind != Wish::kSkill &&
        std::any_of(own.begin(), own.end(),
                    [&](const Wish& w) { return w.kind == wish.kind; });
    if (!spoken_of && !wishes.Has(wish.kind, wish.value)) {
      wishes.all.push_back(wish);
    }
  }
  if (wishes.pay) return;
  wishes.pay = from.pay;
  wishes.currency = from.currency;
  wishes.period = from.period;
}

void Settle(Wishes& wishes, const Profile& profile) {
  if (!wishes.pay || !wishes.currency.empty()) return;
  wishes.currency = profile.preferences.currency;
  if (!wishes.currency.empty()) return;
  std::vector<std::string> names = wishes.Values(Wish::kPlace, Wish::kOnly);
  AppendNew(wishes.Values(Wish::kPlace, Wish::kWanted), names);
  names.push_back(profile.country_code);
  const Places places;
  for (const std::string& name : names) {
    const std::optional<Place> place = places.Lookup(name);
    if (place) wishes.currency = CurrencyOf(*place);
    if (!wishes.currency.empty()) break;
  }
  wishes.notes.push_back(
      "no currency named with " + JsonNumber(*wishes.pay) +
      (wishes.currency.empty() ? ": left out" : ": taken as ") +
      wishes.currency);
}

}  // namespace jobutils
