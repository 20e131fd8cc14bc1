// Work, education and projects.

#include <algorithm>
#include <utility>

#include "profile/resume/contact.h"
#include "profile/resume/pieces.h"
#include "profile/resume/resume.h"
#include "text/degrees.h"
#include "text/letters.h"
#include "text/phrases.h"
#include "text/places.h"
#include "text/titles.h"

namespace jobutils {
namespace {

const Phrases& SchoolWords() {
  static const Phrases words({"university",
                              "universit\u00e4t",
                              "college",
                              "school",
                              "institute",
                              "institut",
                              "academy",
                              "akademie",
                              "hochschule",
                              "fachhochschule",
                              "gymnasium",
                              "realschule",
                              "berufsschule",
                              "berufskolleg",
                              "tu",
                              "th",
                              "fh",
                              "htw",
                              "eth",
                              "epfl",
                              "mit",
                              "polytechnic",
                              "universit\u00e9",
                              "universidad",
                              "ihk",
                              "technikerschule"});
  return words;
}

bool IsSchool(std::string_view text) {
  std::vector<uint8_t> marks(SchoolWords().size());
  SchoolWords().Find(text, 1, marks);
  if (std::find(marks.begin(), marks.end(), 1) != marks.end()) return true;
  const std::string folded = FoldText(text);
  for (const std::string_view part :
       {"universit", "hochschule", "schule", "gymnasium"}) {
    if (folded.find(part) != folded.npos) return true;
  }
  return false;
}

bool IsPlace(const Places& places, std::string_view text) {
  if (places.Lookup(text)) return true;
  const std::string words = Phrases::Normal(text);
  return words == "remote" || words == "home office";
}

// "Senior Engineer (Backend)" of the pieces is a title.
bool IsTitle(const Titles& titles, std::string_view text) {
  return !titles.Families(Words(text)).empty();
}

// Takes the first piece that passes out of `pieces`, or "".
template <typename Test>
std::string Take(std::vector<std::string>& pieces, Test test) {
  const auto found = std::find_if(pieces.begin(), pieces.end(), test);
  if (found == pieces.end()) return "";
  std::string piece = std::move(*found);
  pieces.erase(found);
  return piece;
}

std::string TakeFirst(std::vector<std::string>& pieces) {
  return Take(pieces, [](const std::string&) { return true; });
}

std::string TakeUrl(std::vector<std::string>& pieces) {
  for (std::string& piece : pieces) {
    const std::string url(FindUrl(piece));
    if (url.empty()) continue;
    piece = Trimmed(piece.substr(0, piece.find(url)) +
                    piece.substr(piece.find(url) + url.size()));
    std::erase(pieces, "");
    return url.find("://") == url.npos ? "https://" + url : url;
  }
  return "";
}

std::string Joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    if (!text.empty()) text += ' ';
    text += line;
  }
  return text;
}

void NoteRest(const Entry& entry, const std::vector<std::string>& pieces,
              Notes& notes) {
  for (const std::string& piece : pieces) {
    notes.Add(*entry.line, "not understood:", piece);
  }
}

void NoteLoose(const std::vector<const Line*>& loose, Notes& notes) {
  for (const Line* line : loose) notes.Add(*line);
}

}  // namespace

void ReadWork(Lines lines, std::vector<Profile::Work>& out, Notes& notes) {
  const Titles titles;
  const Places places;
  std::vector<const Line*> loose;
  for (Entry& entry : EntriesOf(lines, &loose)) {
    Profile::Work work;
    std::vector<std::string>& head = entry.head;
    work.url = TakeUrl(head);
    work.position = Take(head, [&](auto& p) { return IsTitle(titles, p); });
    work.location = Take(head, [&](auto& p) { return IsPlace(places, p); });
    if (work.position.empty() && head.size() > 1) {
      work.position = TakeFirst(head);
      notes.Add(*entry.line, "taken for a position:", work.position);
    }
    work.name = TakeFirst(head);
    if (work.location.empty() && head.size() == 1) {
      work.location = TakeFirst(head);
    } else if (work.location.empty() && !entry.prose.empty() &&
               IsPlace(places, entry.prose[0])) {
      work.location = TakeFirst(entry.prose);
    }
    NoteRest(entry, head, notes);
    if (work.name.empty()) {
      notes.Add(*entry.line, "no employer found in", entry.line->text);
    }
    if (entry.start.empty()) std::swap(entry.start, entry.end);
    if (entry.start.empty()) {
      notes.Add(*entry.line, "no dates found for", entry.line->text);
    }
    work.start = entry.start;
    work.end = entry.end;
    work.summary = Joined(entry.prose);
    work.highlights = std::move(entry.bullets);
    out.push_back(std::move(work));
  }
  NoteLoose(loose, notes);
}

void ReadEducation(Lines lines, Profile& profile, Notes& notes) {
  const Degrees degrees;
  const Places places;
  std::vector<const Line*> loose;
  for (Entry& entry : EntriesOf(lines, &loose)) {
    Profile::Education education;
    std::vector<std::string>& head = entry.head;
    education.url = TakeUrl(head);
    education.institution = Take(head, [](auto& p) { return IsSchool(p); });
    std::string degree =
        Take(head, [&](auto& p) { return !degrees.Find(Words(p)).empty(); });
    const std::vector<DegreeHit> hits = degrees.Find(Words(degree));
    if (!hits.empty()) {
      size_t end = hits.back().end;
      if (end < degree.size() && degree[end] == '.') ++end;
      std::string area = Trimmed(degree.substr(end));
      for (const std::string_view joint : {"in ", "der ", "of "}) {
        if (area.starts_with(joint)) area.erase(0, joint.size());
      }
      education.study_type = Trimmed(degree.substr(0, end));
      education.area = std::move(area);
    }
    std::erase_if(head, [&](auto& p) { return IsPlace(places, p); });
    if (education.area.empty()) education.area = TakeFirst(head);
    if (education.institution.empty()) education.institution = TakeFirst(head);
    NoteRest(entry, head, notes);
    if (education.institution.empty()) {
      notes.Add(*entry.line, "no school found in", entry.line->text);
    }
    education.start = entry.start;
    education.end = entry.end;
    education.courses = std::move(entry.bullets);
    profile.education.push_back(std::move(education));
  }
  NoteLoose(loose, notes);
}

void ReadProjects(Lines lines, Profile& profile, Notes& notes) {
  std::vector<const Line*> loose;
  for (Entry& entry : EntriesOf(lines, &loose)) {
    Profile::Project& project = profile.projects.emplace_back();
    project.url = TakeUrl(entry.head);
    project.name = TakeFirst(entry.head);
    project.description = Joined(entry.prose);
    for (const std::string& piece : entry.head) {
      project.description += project.description.empty() ? "" : ", ";
      project.description += piece;
    }
    project.start = entry.start;
    project.end = entry.end;
    project.highlights = std::move(entry.bullets);
  }
  // Without dates each line is one: "driftlog: a log for small machines".
  for (const Line* line : loose) {
    std::vector<std::string> text = {line->text};
    Profile::Project& project = profile.projects.emplace_back();
    project.url = TakeUrl(text);
    const std::string whole = text.empty() ? "" : text.front();
    const size_t colon = std::min(whole.find(": "), whole.find(" \u2013 "));
    const size_t cut = std::min(colon, whole.find(" - "));
    project.name = Trimmed(whole.substr(0, cut));
    if (cut != whole.npos) project.description = Trimmed(whole.substr(cut + 1));
    if (project.name.empty() || cut == whole.npos) {
      notes.Add(*line, "taken for a project:", line->text);
    }
  }
}

}  // namespace jobutils
