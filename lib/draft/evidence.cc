#include "draft/evidence.h"

#include <algorithm>

#include "draft/facts.h"
#include "html/html.h"

namespace jobutils {
namespace {

constexpr size_t kReadBytes = 64 << 10;
// job-extract is less sure of what no word asks for.
constexpr double kSureAsked = 0.8;
constexpr int kMust = 12;
constexpr int kNice = 6;
// A skill that an earlier deed shows is worth showing again, a little.
constexpr int kAgain = 2;
constexpr int kMostWords = 3;
constexpr size_t kLongWord = 6;

std::set<std::string> LongStems(std::string_view text) {
  std::set<std::string> stems;
  for (const std::string& word : WordsOf(text)) {
    if (word.size() >= kLongWord) stems.insert(StemOf(word));
  }
  return stems;
}

// How a text has the skill at the range `at`: "WIG" of TIG Welding.
std::string NameIn(std::string_view text, Json at, uint32_t skill,
                   const Skills& skills) {
  const auto begin = static_cast<size_t>(at.At(0).AsInteger().value_or(0));
  const auto end = static_cast<size_t>(at.At(1).AsInteger().value_or(0));
  if (begin < end && end <= text.size()) {
    const std::string_view name = text.substr(begin, end - begin);
    if (skills.Lookup(name) == skill) return std::string(name);
  }
  return std::string(skills.Name(skill));
}

class DeedList {
 public:
  DeedList(const Skills& skills, const std::vector<KnownSkill>& known)
      : skills_(skills) {
    for (const KnownSkill& each : known) known_.insert(each.skill);
  }

  void Add(const Deed& like, const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      Deed deed = like;
      deed.text = FoldSpace(text);
      while (deed.text.ends_with('.')) deed.text.pop_back();
      if (deed.text.empty()) continue;
      for (const SkillAt& each :
           SkillsIn(deed.text, Tokenise(deed.text), skills_, known_)) {
        deed.skills.insert(each.skill);
      }
      deed.stems = LongStems(deed.text);
      deeds_.push_back(std::move(deed));
    }
  }

  void Add(const std::vector<Profile::Work>& works) {
    for (const Profile::Work& work : works) {
      const Deed like{"", work.name, work.position, work.start, work.end,
                      {}, {}};
      Add(like, work.highlights);
      if (work.highlights.empty()) Add(like, {work.summary});
    }
  }

  std::vector<Deed> Take() { return std::move(deeds_); }

 private:
  const Skills& skills_;
  std::set<uint32_t> known_;
  std::vector<Deed> deeds_;
};

}  // namespace

std::vector<Deed> DeedsOf(const Profile& profile, const Skills& skills,
                          const std::vector<KnownSkill>& known) {
  DeedList deeds(skills, known);
  deeds.Add(profile.work);
  for (const Profile::Project& project : profile.projects) {
    const Deed like{"", project.name, "", project.start, project.end, {}, {}};
    deeds.Add(like, {project.description});
    deeds.Add(like, project.highlights);
  }
  deeds.Add(profile.volunteer);
  return deeds.Take();
}

Wanted WantedBy(const Record& listing, const Skills& skills) {
  Wanted wanted;
  const auto add = [&](Asked asked) {
    const auto same = [&](const Asked& e) { return e.skill == asked.skill; };
    const auto known =
        std::find_if(wanted.skills.begin(), wanted.skills.end(), same);
    if (known == wanted.skills.end()) {
      wanted.skills.push_back(std::move(asked));
    } else {
      known->must = known->must || asked.must;
      known->asked = known->asked || asked.asked;
    }
  };
  const std::string title = listing.Text("title");
  const std::string text =
      title + "\n" + listing.Text("description").substr(0, kReadBytes);
  wanted.stems = LongStems(text);
  const Json extracted = listing.Get("extract")["skills"];
  if (extracted) {
    for (const Json each : extracted.Items()) {
      const std::string name = each["name"].AsString().value_or("");
      const auto skill = skills.Lookup(name);
      if (!skill) continue;
      const bool must = each["need"].AsString() != "nice";
      const bool asked =
          must || each["sure"].AsNumber().value_or(1) >= kSureAsked;
      const std::string_view part =
          each["in"].AsString() == "title"
              ? std::string_view(title)
              : std::string_view(text).substr(title.size() + 1);
      add({*skill, must, asked, NameIn(part, each["at"], *skill, skills)});
    }
  } else {
    for (const SkillHit& hit : skills.Find(text)) {
      add({hit.skill, true, true, text.substr(hit.begin, hit.end - hit.begin)});
    }
  }
  std::stable_sort(
      wanted.skills.begin(), wanted.skills.end(),
      [](const Asked& a, const Asked& b) { return a.must && !b.must; });
  return wanted;
}

std::vector<const Deed*> BestDeeds(const std::vector<Deed>& deeds,
                                   const Wanted& wanted, size_t count) {
  std::vector<const Deed*> best;
  std::set<uint32_t> shown;
  const auto worth = [&](const Deed& deed) {
    int skills = 0;
    bool fresh = best.empty();
    for (const Asked& each : wanted.skills) {
      if (!deed.skills.contains(each.skill)) continue;
      const bool again = shown.contains(each.skill);
      fresh = fresh || !again;
      skills += again ? kAgain : each.must ? kMust : kNice;
    }
    int words = 0;
    for (const std::string& stem : deed.stems) {
      if (words < kMostWords && wanted.stems.contains(stem)) ++words;
    }
    return fresh || skills == 0 ? skills + words : 0;
  };
  while (best.size() < count) {
    const Deed* next = nullptr;
    int most = 0;
    for (const Deed& deed : deeds) {
      if (std::find(best.begin(), best.end(), &deed) != best.end()) continue;
      const int its_worth = worth(deed);
      if (its_worth <= most) continue;
      most = its_worth;
      next = &deed;
    }
    if (next == nullptr) break;
    best.push_back(next);
    shown.insert(next->skills.begin(), next->skills.end());
  }
  if (best.empty() && !deeds.empty()) best.push_back(&deeds.front());
  std::sort(best.begin(), best.end());
  return best;
}

}  // namespace jobutils
