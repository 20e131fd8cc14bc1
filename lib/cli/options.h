// The options of an executable: one table drives parsing, --help, the
// environment, the configuration file and the shell completions.

#ifndef JOBUTILS_CLI_OPTIONS_H_
#define JOBUTILS_CLI_OPTIONS_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "config/table.h"

namespace jobutils {

struct Option {
  enum Type {
    kFlag,
    kText,
    kCount,  // a whole number from `least` to `most`
    kNumber,
    kFile,       // must be there
    kPath,       // a file that may be made
    kDirectory,  // must be there
    kChoice,
  };

  const char* name;  // "columns" for --columns; JOBUTILS_COLUMNS
  char letter;       // 'c' for -c, or 0
  Type type;
  const char* argument;       // "LIST"; of a choice "auto|always|never"
  const char* help;           // one line
  const char* fallback = "";  // the default, as text
  bool configurable = true;   // may stand in the tool's config.toml section
  int64_t least = 0;          // of a kCount
  int64_t most = INT64_MAX;
};

struct Example {
  const char* command;
  const char* does;
};

class Settings;

// What an executable is, or one command of an executable.
struct Tool {
  const char* name;     // as it is typed: "job-score", "job-log cat"
  const char* summary;  // one line, as in the man page's NAME
  std::vector<Example> examples;
  std::vector<Option> options;
  // The section of config.toml that is this tool's, e.g. "score"; "" for none.
  const char* section = "";
  // What its arguments are, e.g. "[FILE …]".
  const char* arguments = "[file ...]";
  // Reads records: has --limit and --strict.
  bool streams = true;
  // Of an executable that does several things: what each of them is. Its own
  // options then are those that print. See cli/commands.h.
  std::vector<Tool> commands = {};
  std::function<Result<ExitCode>(Settings&)> run = {};  // of a command
};

// The settings of one run, after defaults < config file < environment < flags.
class Settings {
 public:
  std::string Text(std::string_view name) const;  // "" when unset
  bool Flag(std::string_view name) const;
  int64_t Count(std::string_view name) const;  // of a kCount
  double Number(std::string_view name) const;
  bool Given(std::string_view name) const;  // by file, environment or flag
  const std::vector<std::string>& arguments() const { return arguments_; }
  // The tool's section of config.toml, less its options. Whoever reads it
  // leaves Finish() to the caller.
  Table& section() { return section_; }
  // The folder that holds config.toml and the rest, "" when there is none.
  const std::string& workspace() const { return workspace_; }

 private:
  friend class SettingsReader;
  std::map<std::string, std::string, std::less<>> values_;
  std::map<std::string, bool, std::less<>> given_;
  std::vector<std::string> arguments_;
  Table section_;
  std::string workspace_;
};

// Parses the command line and reads environment and configuration. --help,
// --version and --completion print to stdout and set `*finished`. Errors are
// usage errors that end in what was expected.
Result<Settings> ReadSettings(const Tool& tool, int argc, char** argv,
                              bool* finished);

}  // namespace jobutils

#endif  // JOBUTILS_CLI_OPTIONS_H_
