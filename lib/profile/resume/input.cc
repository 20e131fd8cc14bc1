#include "profile/resume/input.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/visible.h"
#include "profile/resume/headings.h"
#include "profile/resume/lines.h"
#include "profile/resume/pdf.h"
#include "record/json.h"

namespace jobutils {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

constexpr std::string_view kKeys[] = {
    "$schema",   "basics",     "work",         "volunteer",    "education",
    "awards",    "skills",     "certificates", "publications", "languages",
    "interests", "references", "projects",     "preferences",  "meta"};

Error NoResume(const std::string& file, const std::string& why) {
  return UsageError(
      "'" + file + "' " + why +
      ", expected a r\u00e9sum\u00e9 as JSON Resume, text, Markdown or PDF");
}

// What Windows-1252 has from 0x80 to 0x9F; 0 where it has nothing.
constexpr char32_t kWindows[] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string FromWindows(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    char32_t byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 && byte < 0xA0) byte = kWindows[byte - 0x80];
    if (byte != 0) AppendUtf8(text, byte);
  }
  return text;
}

Result<Resume> FromJson(std::string_view json, const std::string& file) {
  Result<Profile> profile = ParseProfile(json, file);
  if (!profile) return profile.error();
  Resume resume;
  resume.profile = std::move(*profile);
  resume.json = json.substr(0, json.find_last_of('}') + 1);
  for (const auto& [key, value] : Json(resume.json).Members()) {
    if (std::find(std::begin(kKeys), std::end(kKeys), key) == std::end(kKeys)) {
      resume.notes.push_back("kept, not used: '" + Visible(key) +
                             "' is no key of JSON Resume");
    }
  }
  return resume;
}

bool IsHeading(const Line& line) {
  const Section section = SectionOf(line);
  return section != Section::kNone && section != Section::kUnknown &&
         section != Section::kContact;
}

// Whether headings stand to the right of other text: its lines are those of two
// columns, cut through. One alone may be a word in a table.
bool HasTwoColumns(std::string_view text) {
  constexpr size_t kFarRight = 20;  // of what has nothing at its left
  int beside = 0;
  int alone = 0;
  for (const Line& line : LinesOf(text)) {
    const size_t gap = line.text.rfind('\t');
    if (gap == line.text.npos) {
      alone += line.indent >= kFarRight && IsHeading(line);
      continue;
    }
    Line right;
    right.text = line.text.substr(gap + 1);
    beside += IsHeading(right);
  }
  return beside > 0 && beside + alone > 1;
}

Result<Resume> FromText(std::string_view text, const std::string& file) {
  if (HasTwoColumns(text)) {
    return UsageError("'" + file +
                      "' looks like two columns, whose lines are mixed, "
                      "expected a r\u00e9sum\u00e9 of one column");
  }
  return ParseResume(text);
}

}  // namespace

Result<Resume> ParseInput(std::string_view bytes, const std::string& file) {
  if (IsPdf(bytes)) {
    const Result<std::string> text = PdfText(bytes, file);
    if (!text) return text.error();
    return FromText(*text, file);
  }
  if (bytes.starts_with(kBom)) bytes.remove_prefix(kBom.size());
  const size_t begin = bytes.find_first_not_of(" \t\r\n");
  if (begin == bytes.npos) return NoResume(file, "is empty");
  if (bytes.size() > kMostProfileBytes) return NoResume(file, "is over 4 MiB");
  if (bytes[begin] == '{') return FromJson(bytes.substr(begin), file);
  if (bytes.find('\0') != bytes.npos) return NoResume(file, "is no text");
  if (FindBadUtf8(bytes) == std::string_view::npos)
    return FromText(bytes, file);
  Result<Resume> resume = FromText(FromWindows(bytes), file);
  if (!resume) return resume;
  resume->notes.push_back("no UTF-8: read as Windows-1252");
  return resume;
}

}  // namespace jobutils
