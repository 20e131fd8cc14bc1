#include "profile/resume/headings.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "text/letters.h"
#include "text/phrases.h"

namespace jobutils {
namespace {

struct Heading {
  std::string_view words;  // in the form of Phrases::Normal
  Section section;
};

constexpr Heading kHeadings[] = {
    {"contact", Section::kContact},
    {"contact details", Section::kContact},
    {"contact information", Section::kContact},
    {"personal details", Section::kContact},
    {"personal information", Section::kContact},
    {"personal data", Section::kContact},
    {"kontakt", Section::kContact},
    {"kontaktdaten", Section::kContact},
    {"persönliche daten", Section::kContact},
    {"persönliche angaben", Section::kContact},
    {"zur person", Section::kContact},
    {"summary", Section::kSummary},
    {"professional summary", Section::kSummary},
    {"executive summary", Section::kSummary},
    {"profile", Section::kSummary},
    {"professional profile", Section::kSummary},
    {"about", Section::kSummary},
    {"about me", Section::kSummary},
    {"objective", Section::kSummary},
    {"career objective", Section::kSummary},
    {"profil", Section::kSummary},
    {"kurzprofil", Section::kSummary},
    {"über mich", Section::kSummary},
    {"zusammenfassung", Section::kSummary},
    {"experience", Section::kWork},
    {"work experience", Section::kWork},
    {"professional experience", Section::kWork},
    {"relevant experience", Section::kWork},
    {"work history", Section::kWork},
    {"employment", Section::kWork},
    {"employment history", Section::kWork},
    {"career", Section::kWork},
    {"career history", Section::kWork},
    {"berufserfahrung", Section::kWork},
    {"praxiserfahrung", Section::kWork},
    {"beruflicher werdegang", Section::kWork},
    {"berufliche erfahrung", Section::kWork},
    {"berufliche stationen", Section::kWork},
    {"berufspraxis", Section::kWork},
    {"werdegang", Section::kWork},
    {"volunteering", Section::kVolunteer},
    {"volunteer work", Section::kVolunteer},
    {"volunteer experience", Section::kVolunteer},
    {"ehrenamt", Section::kVolunteer},
    {"ehrenamtliche tätigkeiten", Section::kVolunteer},
    {"ehrenamtliches engagement", Section::kVolunteer},
    {"engagement", Section::kVolunteer},
    {"education", Section::kEducation},
    {"education and training", Section::kEducation},
    {"education & training", Section::kEducation},
    {"academic background", Section::kEducation},
    {"ausbildung", Section::kEducation},
    {"bildung", Section::kEducation},
    {"bildungsweg", Section::kEducation},
    {"studium", Section::kEducation},
    {"schulbildung", Section::kEducation},
    {"ausbildung und studium", Section::kEducation},
    {"studium und ausbildung", Section::kEducation},
    {"akademischer werdegang", Section::kEducation},
    {"skills", Section::kSkills},
    {"key skills", Section::kSkills},
    {"core skills", Section::kSkills},
    {"technical skills", Section::kSkills},
    {"skills and tools", Section::kSkills},
    {"technologies", Section::kSkills},
    {"tech stack", Section::kSkills},
    {"core competencies", Section::kSkills},
    {"competencies", Section::kSkills},
    {"expertise", Section::kSkills},
    {"kenntnisse", Section::kSkills},
    {"it kenntnisse", Section::kSkills},
    {"edv kenntnisse", Section::kSkills},
    {"fachkenntnisse", Section::kSkills},
    {"fähigkeiten", Section::kSkills},
    {"kompetenzen", Section::kSkills},
    {"technische kenntnisse", Section::kSkills},
    {"kenntnisse und fähigkeiten", Section::kSkills},
    {"fähigkeiten und kenntnisse", Section::kSkills},
    {"languages", Section::kLanguages},
    {"language skills", Section::kLanguages},
    {"sprachen", Section::kLanguages},
    {"sprachkenntnisse", Section::kLanguages},
    {"certificates", Section::kCertificates},
    {"certifications", Section::kCertificates},
    {"licenses and certifications", Section::kCertificates},
    {"licenses & certifications", Section::kCertificates},
    {"courses and certificates", Section::kCertificates},
    {"training", Section::kCertificates},
    {"zertifikate", Section::kCertificates},
    {"zertifizierungen", Section::kCertificates},
    {"weiterbildung", Section::kCertificates},
    {"weiterbildungen", Section::kCertificates},
    {"fortbildungen", Section::kCertificates},
    {"awards", Section::kAwards},
    {"honors", Section::kAwards},
    {"honors and awards", Section::kAwards},
    {"honors & awards", Section::kAwards},
    {"auszeichnungen", Section::kAwards},
    {"preise", Section::kAwards},
    {"publications", Section::kPublications},
    {"publikationen", Section::kPublications},
    {"veröffentlichungen", Section::kPublications},
    {"projects", Section::kProjects},
    {"personal projects", Section::kProjects},
    {"side projects", Section::kProjects},
    {"selected projects", Section::kProjects},
    {"open source", Section::kProjects},
    {"projekte", Section::kProjects},
    {"interests", Section::kInterests},
    {"hobbies", Section::kInterests},
    {"hobbies and interests", Section::kInterests},
    {"interessen", Section::kInterests},
    {"hobbys", Section::kInterests},
    {"hobbys und interessen", Section::kInterests},
    {"interessen und hobbys", Section::kInterests},
    {"references", Section::kReferences},
    {"referenzen", Section::kReferences},
};

constexpr size_t kMostWords = 6;

// "E X P E R I E N C E", as some draw a heading, is "EXPERIENCE".
std::string Joined(const std::string& text) {
  std::string joined;
  size_t letters = 0;
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = DecodeUtf8(text, pos);
    if (letters % 2 == 1 && c != ' ') return text;
    if (letters++ % 2 == 0) AppendUtf8(joined, c);
  }
  return letters > 4 ? joined : text;
}

bool IsCapitals(std::string_view text) {
  size_t letters = 0;
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = DecodeUtf8(text, pos);
    if (c >= '0' && c <= '9') return false;
    if (!IsWordChar(c)) continue;
    if (FoldCase(c) == c) return false;
    ++letters;
  }
  return letters > 3;
}

}  // namespace

Section SectionOf(const Line& line) {
  if (line.bullet) return Section::kNone;
  std::string text = Joined(line.text);
  while (!text.empty() && (text.back() == ':' || text.back() == '.')) {
    text.pop_back();
  }
  const std::string words = Phrases::Normal(text);
  const auto heading =
      std::find_if(std::begin(kHeadings), std::end(kHeadings),
                   [&](const Heading& h) { return h.words == words; });
  if (heading != std::end(kHeadings)) return heading->section;
  const bool alone = line.after_gap && line.indent == 0 && IsCapitals(text) &&
                     std::count(words.begin(), words.end(), ' ') <
                         static_cast<ptrdiff_t>(kMostWords);
  return alone ? Section::kUnknown : Section::kNone;
}

}  // namespace jobutils
