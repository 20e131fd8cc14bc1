#include "cli/workspace.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "base/file.h"

namespace jobutils {
namespace {

constexpr size_t kMaxConfigBytes = 4 << 20;

// The sections of config.toml: one for each executable that has settings.
const std::vector<std::string>& Sections() {
  static const std::vector<std::string> names = {
      "discover", "due",     "scrape", "diff",  "filter",
      "company",  "extract", "score",  "match", "draft",
      "pick",     "table",   "report", "hunt",  "stage"};
  return names;
}

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

Result<std::string> FindWorkspace(const std::string& named) {
  if (!named.empty()) {
    if (DirectoryExists(named)) return named;
    return UsageError("workspace '" + named + "' is no folder");
  }
  if (FileExists("config.toml")) return std::string(".");
  std::string base = Environment("XDG_CONFIG_HOME");
  if (base.empty() && !Environment("HOME").empty()) {
    base = Environment("HOME") + "/.config";
  }
  const std::string home = base + "/jobutils";
  if (!base.empty() && FileExists(home + "/config.toml")) return home;
  return std::string();
}

Result<Table> ReadConfig(const std::string& workspace) {
  const std::string path =
      workspace == "." ? "config.toml" : workspace + "/config.toml";
  if (workspace.empty() || !FileExists(path)) return Table();
  const Result<std::string> text = ReadFile(path, kMaxConfigBytes);
  if (!text.ok()) return text.error();
  Result<Table> config = Table::Parse(*text, path);
  if (!config.ok()) return config;
  for (const std::string& key : config->Keys()) {
    const std::vector<std::string>& known = Sections();
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    const std::string near = Nearest(key, known);
    std::string expected = "expected one of";
    for (const std::string& name : known) expected += " [" + name + "]";
    return UsageError(
        config->Where(key) + ": unknown section '" + key + "', " +
        (near.empty() ? expected : "did you mean '" + near + "'?"));
  }
  return config;
}

}  // namespace jobutils
