// Skills, languages and certificates.

#include <algorithm>
#include <utility>

#include "profile/resume/period.h"
#include "profile/resume/pieces.h"
#include "profile/resume/resume.h"
#include "text/letters.h"
#include "text/skills.h"

namespace jobutils {
namespace {

// Of "Cloud Architect – Associate": no issuer is called so.
constexpr std::string_view kLevels[] = {
    "associate", "professional", "specialty",    "practitioner",
    "expert",    "advanced",     "fundamentals", "foundation"};

bool IsLevel(std::string_view text) {
  return std::find(std::begin(kLevels), std::end(kLevels), FoldText(text)) !=
         std::end(kLevels);
}

constexpr size_t kMostName = 40;  // bytes of a group's name

// "German (native)", "English: C1", "Deutsch – Muttersprache".
Profile::Language LanguageOf(const std::string& text) {
  for (const std::string_view mark :
       {"(", ":", "\t", " - ", " \u2013 ", " \u2014 "}) {
    const size_t at = text.find(mark);
    if (at == text.npos || at == 0) continue;
    std::string fluency = text.substr(at + mark.size());
    if (mark == "(" && fluency.ends_with(')')) fluency.pop_back();
    return {Trimmed(text.substr(0, at)), Trimmed(fluency)};
  }
  const size_t blank = text.find(' ');
  if (blank == text.npos) return {text, ""};
  return {text.substr(0, blank), Trimmed(text.substr(blank))};
}

// "Rust (expert), Go": a bracket that holds no list says how well.
void AddItems(std::string_view text, Profile::SkillGroup& group) {
  for (std::string& item : ListItems(text)) {
    if (item.ends_with('.')) item.pop_back();
    group.keywords.push_back(std::move(item));
  }
}

}  // namespace

void ReadSkills(Lines lines, std::vector<Profile::SkillGroup>& out) {
  const Skills skills;
  const size_t first = out.size();
  bool named = false;
  const auto open = [&](std::string name) {
    out.push_back({std::move(name), "", {}});
  };
  for (const Line& line : lines) {
    const size_t colon = line.text.find(':');
    const bool group = colon != line.text.npos && colon <= kMostName;
    if (group || line.level > 0) {
      open(Trimmed(line.text.substr(0, colon)));
      if (group) AddItems(line.text.substr(colon + 1), out.back());
      named = out.back().keywords.empty();  // they stand below
      continue;
    }
    // A list that goes on, or items of a group whose name stands above.
    const bool new_group = !named && (line.bullet || line.after_gap) &&
                           out.size() > first && !out.back().name.empty();
    if (out.size() == first || new_group) open("");
    const bool wraps = !line.bullet && !line.after_gap && &line != &lines[0] &&
                       !out.back().keywords.empty();
    if (wraps && !(&line)[-1].text.ends_with(',')) {
      // "Distributed" at a line's end and "Systems" on the next are one.
      const std::vector<std::string> items = ListItems(line.text);
      const std::string joined = out.back().keywords.back() + " " +
                                 (items.empty() ? "" : items.front());
      if (skills.Lookup(joined)) {
        out.back().keywords.back() = joined;
        for (size_t i = 1; i < items.size(); ++i) {
          out.back().keywords.push_back(items[i]);
        }
        continue;
      }
    }
    AddItems(line.text, out.back());
  }
  // What stands in no group is a skill by itself.
  std::vector<Profile::SkillGroup> groups;
  for (Profile::SkillGroup& group : out) {
    if (!group.name.empty()) {
      groups.push_back(std::move(group));
      continue;
    }
    for (std::string& keyword : group.keywords) {
      groups.push_back({std::move(keyword), "", {}});
    }
  }
  out = std::move(groups);
}

void ReadLanguages(Lines lines, Profile& profile) {
  for (const Line& line : lines) {
    const bool columns = line.text.find('\t') != line.text.npos &&
                         line.text.find(',') == line.text.npos;
    std::vector<std::string> items =
        columns ? std::vector<std::string>{line.text} : ListItems(line.text);
    for (const std::string& item : items) {
      profile.languages.push_back(LanguageOf(item));
    }
  }
}

void ReadCertificates(Lines lines, std::vector<Profile::Certificate>& out) {
  for (const Line& line : lines) {
    std::string text = line.text;
    Profile::Certificate certificate;
    if (const std::optional<Period> period = FindPeriod(text)) {
      certificate.date = period->range ? period->start : period->last;
      text = text.substr(0, period->begin) + "\t" + text.substr(period->end);
    }
    const std::vector<std::string> pieces = Pieces(text);
    if (pieces.empty()) continue;
    certificate.name = pieces[0];
    size_t next = 1;
    if (pieces.size() > 1 && IsLevel(pieces[1])) {
      const size_t begin = text.find(pieces[0]);
      const size_t level = text.find(pieces[1], begin + pieces[0].size());
      certificate.name = text.substr(begin, level + pieces[1].size() - begin);
      next = 2;
    }
    for (size_t i = next; i < pieces.size(); ++i) {
      certificate.issuer += (i > next ? ", " : "") + pieces[i];
    }
    out.push_back(std::move(certificate));
  }
}

}  // namespace jobutils
