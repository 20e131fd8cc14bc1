#include <map>
#include <utility>

#include "profile/profile.h"
#include "text/scan.h"

namespace jobutils {
namespace {

bool HasWord(std::string_view text, std::string_view word) {
  const auto letter = [&](size_t at) {
    return at < text.size() && (IsLetter(text[at]) || IsDigit(text[at]));
  };
  for (size_t at = text.find(word); at != text.npos;
       at = text.find(word, at + 1)) {
    if (!letter(at - 1) && !letter(at + word.size())) return true;
  }
  return false;
}

class Finder {
 public:
  explicit Finder(const Skills& skills) : skills_(skills) {}

  // A keyword is a skill by itself; "Rust, Go" and "C++ (17, 20)" hold some.
  void Keyword(const std::string& keyword, const std::string& used_at) {
    if (const std::optional<uint32_t> skill = skills_.Lookup(keyword)) {
      listed_.emplace_back(keyword, *skill);
      Take(*skill, used_at);
    } else {
      Prose(keyword, used_at);
    }
  }

  void Keywords(const std::vector<std::string>& keywords,
                const std::string& used_at) {
    for (const std::string& keyword : keywords) Keyword(keyword, used_at);
  }

  void Prose(const std::string& text, const std::string& used_at) {
    for (const SkillHit& hit : skills_.Find(text)) Take(hit.skill, used_at);
    // Who lists "Go" means it by "in Go" elsewhere.
    for (const auto& [keyword, skill] : listed_) {
      if (used_at_[skill].empty() && HasWord(text, keyword)) {
        Take(skill, used_at);
      }
    }
  }

  void Prose(const std::vector<std::string>& texts,
             const std::string& used_at) {
    for (const std::string& text : texts) Prose(text, used_at);
  }

  std::vector<KnownSkill> Found() const {
    std::vector<KnownSkill> found;
    for (const auto& [skill, used_at] : used_at_) {
      found.push_back({skill, std::string(skills_.Name(skill)), used_at});
    }
    return found;
  }

 private:
  void Take(uint32_t skill, const std::string& used_at) {
    std::string& known = used_at_[skill];
    if (known.empty()) known = used_at;
  }

  const Skills& skills_;
  std::vector<std::pair<std::string, uint32_t>> listed_;
  std::map<uint32_t, std::string> used_at_;
};

}  // namespace

std::vector<KnownSkill> SkillsOf(const Profile& profile, const Skills& skills) {
  Finder finder(skills);
  for (const Profile::SkillGroup& group : profile.skills) {
    finder.Keyword(group.name, "");
    finder.Keywords(group.keywords, "");
  }
  for (const Profile::Work& work : profile.work) {
    finder.Prose(work.position, work.name);
    finder.Prose(work.summary, work.name);
    finder.Prose(work.highlights, work.name);
  }
  for (const Profile::Project& project : profile.projects) {
    finder.Prose(project.description, project.name);
    finder.Prose(project.highlights, project.name);
    finder.Keywords(project.keywords, project.name);
  }
  for (const Profile::Work& work : profile.volunteer) {
    finder.Prose(work.summary, work.name);
    finder.Prose(work.highlights, work.name);
  }
  for (const Profile::Education& education : profile.education) {
    finder.Keywords(education.courses, "");
  }
  for (const Profile::Certificate& certificate : profile.certificates) {
    finder.Keyword(certificate.name, "");
  }
  for (const Profile::Language& language : profile.languages) {
    finder.Keyword(language.language, "");
  }
  finder.Prose(profile.label, "");
  finder.Prose(profile.summary, "");
  return finder.Found();
}

}  // namespace jobutils
