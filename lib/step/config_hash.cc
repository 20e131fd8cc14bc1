#include "step/config_hash.h"

#include <sys/stat.h>

#include <set>
#include <string_view>

#include "base/file.h"
#include "base/sha256.h"

namespace jobutils {
namespace {

constexpr off_t kMostBytes = 4 << 20;
constexpr size_t kDigits = 16;

// What a tool is set up by, as far as that is less than all there is.
struct Setting {
  std::string_view tool;
  std::string_view section;  // of config.toml
  bool person;               // profile.json as well
};
constexpr Setting kSettings[] = {
    {"job-scrape", "scrape", false},   {"job-diff", "diff", false},
    {"job-filter", "filter", false},   {"job-lookup-company", "company", false},
    {"job-extract", "extract", false}, {"job-score", "score", true},
    {"job-match", "match", true},      {"job-draft", "draft", true},
};

struct Scope {
  bool all = false;  // of config.toml
  bool person = false;
  std::set<std::string_view> sections;
};

// By the tools that a command names, be it inside of a shell's argument. One
// that names none of them may read everything.
Scope ScopeOf(const std::vector<std::string>& command) {
  Scope scope;
  for (const Setting& setting : kSettings) {
    for (const std::string& word : command) {
      if (word.find(setting.tool) == word.npos) continue;
      scope.sections.insert(setting.section);
      scope.person |= setting.person;
    }
  }
  scope.all = scope.sections.empty();
  scope.person |= scope.all;
  return scope;
}

// "score" of "[score.words]" and "[[ score.rule ]]"; "" of any other line.
std::string_view SectionOf(std::string_view line) {
  const size_t begin = line.find_first_not_of(" \t[");
  if (begin == line.npos || line.substr(0, begin).find('[') == line.npos) {
    return "";
  }
  line.remove_prefix(begin);
  return line.substr(0, line.find_first_of(" \t.]"));
}

bool IsAnySection(std::string_view name) {
  for (const char* other :
       {"discover", "due", "pick", "table", "report", "hunt", "stage"}) {
    if (name == other) return true;
  }
  for (const Setting& setting : kSettings) {
    if (name == setting.section) return true;
  }
  return false;
}

// The lines of config.toml that stand in one of the sections, or before all.
// What only looks like a section (an array of arrays) is part of the one that
// it stands in.
std::string LinesIn(std::string_view toml, const Scope& scope) {
  std::string lines;
  bool counts = true;
  while (!toml.empty()) {
    const size_t end = toml.find('\n');
    const std::string_view line = toml.substr(0, end);
    toml.remove_prefix(end == toml.npos ? toml.size() : end + 1);
    const std::string_view section = SectionOf(line);
    if (IsAnySection(section)) counts = scope.sections.contains(section);
    if (counts) lines.append(line) += '\n';
  }
  return lines;
}

bool IsConfiguration(const std::string& path) {
  struct stat info;
  return !path.ends_with(".ndjson") && stat(path.c_str(), &info) == 0 &&
         S_ISREG(info.st_mode) && info.st_size <= kMostBytes;
}

}  // namespace

Result<std::string> ConfigHash(const std::string& workspace,
                               const std::vector<std::string>& command) {
  const Scope scope = ScopeOf(command);
  std::vector<std::string> paths = {
      workspace + "/config.toml",
      scope.person ? workspace + "/profile.json" : ""};
  for (size_t i = 1; i < command.size(); ++i) {
    const size_t sign = command[i].find('=');
    paths.push_back(command[i]);
    if (sign != std::string::npos) paths.push_back(command[i].substr(sign + 1));
  }
  std::string sums;
  for (size_t i = 0; i < paths.size(); ++i) {
    if (!IsConfiguration(paths[i])) continue;
    Result<std::string> content = ReadFile(paths[i]);
    if (!content) return content.error();
    if (i == 0 && !scope.all) content = LinesIn(*content, scope);
    sums += std::to_string(i) + ' ' + Sha256Hex(*content) + '\n';
  }
  return sums.empty() ? sums : Sha256Hex(sums).substr(0, kDigits);
}

}  // namespace jobutils
