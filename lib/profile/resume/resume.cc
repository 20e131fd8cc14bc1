#include "profile/resume/resume.h"

#include <span>

#include "base/utf8.h"
#include "profile/resume/contact.h"
#include "profile/resume/headings.h"
#include "profile/resume/pieces.h"

namespace jobutils {
namespace {

constexpr size_t kProse = 80;  // bytes of a line that is more than a fact

void ReadSummary(Lines lines, Profile& profile) {
  for (const Line& line : lines) {
    if (!profile.summary.empty()) profile.summary += ' ';
    profile.summary += line.text;
  }
}

// The lines above the first section: who it is, and perhaps a summary.
void ReadHead(Lines lines, Profile& profile, Notes& notes) {
  std::vector<Line> facts;
  std::vector<Line> prose;
  for (const Line& line : lines) {
    const bool goes_on = !prose.empty() && !line.after_gap;
    const bool is_prose = line.text.size() > kProse &&
                          line.text.find('\t') == line.text.npos &&
                          line.text.find('|') == line.text.npos &&
                          line.text.find('@') == line.text.npos;
    (is_prose || goes_on ? prose : facts).push_back(line);
  }
  ReadContact(facts, profile, notes);
  ReadSummary(prose, profile);
}

void ReadInterests(Lines lines, Profile& profile) {
  for (const Line& line : lines) {
    for (std::string& item : ListItems(line.text)) {
      profile.interests.push_back({std::move(item), "", {}});
    }
  }
}

// All lines of a section, which `heading` begins.
void ReadSection(Section section, const Line* heading, Lines lines,
                 Profile& profile, Notes& notes) {
  switch (section) {
    case Section::kNone:
      return ReadHead(lines, profile, notes);
    case Section::kContact:
      return ReadContact(lines, profile, notes);
    case Section::kSummary:
      return ReadSummary(lines, profile);
    case Section::kWork:
      return ReadWork(lines, profile.work, notes);
    case Section::kVolunteer:
      return ReadWork(lines, profile.volunteer, notes);
    case Section::kEducation:
      return ReadEducation(lines, profile, notes);
    case Section::kSkills:
      return ReadSkills(lines, profile.skills);
    case Section::kLanguages:
      return ReadLanguages(lines, profile);
    case Section::kCertificates:
      return ReadCertificates(lines, profile.certificates);
    case Section::kAwards:
      return ReadCertificates(lines, profile.awards);
    case Section::kPublications:
      return ReadCertificates(lines, profile.publications);
    case Section::kProjects:
      return ReadProjects(lines, profile, notes);
    case Section::kInterests:
      return ReadInterests(lines, profile);
    case Section::kReferences:
      return notes.Add(*heading, "references are left out, below",
                       heading->text);
    case Section::kUnknown:
      return notes.Add(*heading, "no section is known for", heading->text);
  }
}

// What a reader would miss.
void NoteGaps(const Profile& profile, Notes& notes) {
  if (profile.name.empty()) notes.Add("no name found");
  if (profile.email.empty()) notes.Add("no e-mail address found");
  if (profile.work.empty()) {
    notes.Add(
        "no work found: expected a heading such as 'Experience' or "
        "'Berufserfahrung'");
  }
  if (profile.skills.empty()) {
    notes.Add(
        "no skills found: expected a heading such as 'Skills' or "
        "'Kenntnisse'");
  }
}

// The least level of a Markdown heading that names a section, or 0.
int SectionLevel(Lines lines) {
  int least = 0;
  for (const Line& line : lines) {
    const Section section = SectionOf(line);
    const bool known =
        section != Section::kNone && section != Section::kUnknown;
    if (known && line.level > 0 && (least == 0 || line.level < least)) {
      least = line.level;
    }
  }
  return least;
}

}  // namespace

Resume ParseResume(std::string_view text) {
  const std::string clean = CleanUtf8(text);
  const std::vector<Line> lines = LinesOf(clean);
  const int level = SectionLevel(lines);
  Resume resume;
  Notes notes;
  Section section = Section::kNone;
  size_t begin = 0;
  const auto close = [&](size_t end) {
    const Line* heading = begin > 0 ? &lines[begin - 1] : nullptr;
    ReadSection(section, heading, Lines(lines).subspan(begin, end - begin),
                resume.profile, notes);
  };
  for (size_t i = 0; i < lines.size(); ++i) {
    Section next = SectionOf(lines[i]);
    const bool marked = lines[i].level > 0 && lines[i].level <= level;
    // A name in capitals, or as the title of the page, is no section.
    if (section == Section::kNone && next == Section::kUnknown) {
      next = Section::kNone;
    } else if (next == Section::kNone && marked && i > 0) {
      next = Section::kUnknown;
    }
    if (next == Section::kNone) continue;
    close(i);
    section = next;
    begin = i + 1;
  }
  close(lines.size());
  NoteGaps(resume.profile, notes);
  resume.notes = notes.all();
  return resume;
}

}  // namespace jobutils
