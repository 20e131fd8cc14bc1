#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <optional>

#include "base/file.h"
#include "base/version.h"
#include "cli/option_table.h"
#include "cli/workspace.h"

namespace jobutils {
namespace {

bool IsPath(const Option& option) {
  return option.type == Option::kFile || option.type == Option::kPath ||
         option.type == Option::kDirectory;
}

bool IsOn(std::string_view text) {
  return text == "1" || text == "true" || text == "yes";
}

bool IsOff(std::string_view text) {
  return text.empty() || text == "0" || text == "false" || text == "no";
}

std::string RangeOf(const Option& option) {
  if (option.most == INT64_MAX) {
    return " of " + std::to_string(option.least) + " or more";
  }
  return " from " + std::to_string(option.least) + " to " +
         std::to_string(option.most);
}

// What a value of the option must be; "" when `value` is that.
std::string Expectation(const Option& option, const std::string& value) {
  const char* last = value.data() + value.size();
  switch (option.type) {
    case Option::kFlag:
      return IsOn(value) || IsOff(value) ? "" : "1 or 0";
    case Option::kCount: {
      int64_t count = 0;
      const auto [end, error] = std::from_chars(value.data(), last, count);
      const bool good = error == std::errc() && end == last &&
                        count >= option.least && count <= option.most;
      return good ? "" : "a whole number" + RangeOf(option);
    }
    case Option::kNumber: {
      double number = 0;
      const auto [end, error] = std::from_chars(value.data(), last, number);
      return error == std::errc() && end == last ? "" : "a number";
    }
    case Option::kChoice: {
      std::string expected = "one of";
      for (const std::string& choice : Alternatives(option)) {
        if (choice == value) return "";
        expected += " '" + choice + "'";
      }
      return expected;
    }
    default:
      return "";
  }
}

// Options that print something and end the run: on the command line only.
bool Prints(const Option& option) {
  const std::string_view name = option.name;
  return name == "help" || name == "version" || name == "completion";
}

std::string VariableOf(const Option& option) {
  std::string name = std::string("JOBUTILS_") + option.name;
  for (char& c : name) {
    c = c == '-' ? '_' : static_cast<char>(std::toupper(c));
  }
  return name;
}

Error UnknownOption(const std::string& word,
                    const std::vector<Option>& options) {
  std::vector<std::string> known;
  for (const Option& option : options) {
    known.push_back(std::string("--") + option.name);
  }
  const std::string near = Nearest(word.substr(0, word.find('=')), known);
  return UsageError(
      "unknown option '" + word + "', " +
      (near.empty() ? "see --help" : "did you mean '" + near + "'?"));
}

}  // namespace

// Gathers the four layers; each one overwrites the one before.
class SettingsReader {
 public:
  SettingsReader(const Tool& tool) : tool_(tool), options_(AllOptions(tool)) {}

  Status ParseLine(int argc, char** argv) {
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    std::vector<std::string> texts(options_.size());
    std::vector<CLI::Option*> parsed;
    for (size_t i = 0; i < options_.size(); ++i) {
      const Option& option = options_[i];
      std::string names = std::string("--") + option.name;
      if (option.letter != 0) names += std::string(",-") + option.letter;
      CLI::Option* added = option.type == Option::kFlag
                               ? app.add_flag(names)
                               : app.add_option(names, texts[i]);
      added->take_last();
      parsed.push_back(added);
    }
    app.add_option("argument", settings_.arguments_)->allow_extra_args();
    try {
      app.parse(argc, argv);
    } catch (const CLI::ArgumentMismatch& error) {
      const std::string what = error.what();
      return UsageError("expected a value behind '" +
                        what.substr(0, what.find(':')) + "'");
    } catch (const CLI::Error& error) {
      return UsageError(error.what());
    }
    bool names = false;  // behind "--"
    for (const std::string& word : app.remaining()) {
      if (names) {
        settings_.arguments_.push_back(word);
      } else if (word == "--") {
        names = true;
      } else {
        return UnknownOption(word, options_);
      }
    }
    for (size_t i = 0; i < options_.size(); ++i) {
      if (parsed[i]->count() == 0) continue;
      flags_[options_[i].name] =
          options_[i].type == Option::kFlag ? "1" : texts[i];
    }
    return Ok{};
  }

  bool Flagged(const char* name) const { return flags_.count(name) > 0; }
  const std::string& FlagText(const char* name) { return flags_[name]; }

  Result<Settings> Layer() {
    for (const Option& option : options_) {
      settings_.values_[option.name] = option.fallback;
    }
    Status done = FromConfig();
    if (done.ok()) done = FromEnvironment();
    for (const Option& option : options_) {
      if (!done.ok()) break;
      const auto found = flags_.find(option.name);
      if (found == flags_.end()) continue;
      done = Put(option, found->second, std::string("--") + option.name);
    }
    if (!done.ok()) return done.error();
    if (std::string_view(tool_.arguments).empty() &&
        !settings_.arguments_.empty()) {
      return UsageError("unexpected argument '" + settings_.arguments_[0] +
                        "', see --help");
    }
    return std::move(settings_);
  }

 private:
  Status Put(const Option& option, const std::string& value,
             const std::string& from) {
    const std::string expected = Expectation(option, value);
    if (!expected.empty()) {
      return UsageError(from + " must be " + expected + ", not '" + value +
                        "'");
    }
    const bool missing =
        (option.type == Option::kFile && !FileExists(value)) ||
        (option.type == Option::kDirectory && !DirectoryExists(value));
    if (missing) {
      const bool folder = option.type == Option::kDirectory;
      return UsageError(from + ": cannot open '" + value + "': " +
                        (folder                   ? "no such folder"
                         : DirectoryExists(value) ? "it is a folder"
                                                  : "no such file"));
    }
    settings_.values_[option.name] = value;
    settings_.given_[option.name] = true;
    return Ok{};
  }

  Status FromConfig() {
    std::string named;
    if (Flagged("workspace")) {
      named = FlagText("workspace");
    } else if (const char* value = std::getenv("JOBUTILS_WORKSPACE")) {
      named = value;
    }
    Result<std::string> workspace = FindWorkspace(named);
    if (!workspace.ok()) return workspace.error();
    settings_.workspace_ = *workspace;
    if (tool_.section[0] == '\0') return Ok{};
    Result<Table> config = ReadConfig(*workspace);
    if (!config.ok()) return config.error();
    settings_.section_ = config->Sub(tool_.section);
    for (const Option& option : options_) {
      if (!option.configurable) continue;
      std::optional<std::string> value = FromSection(option);
      if (!value) continue;
      // A path in the file is seen from where the file is, also under cron.
      if (IsPath(option) && !value->starts_with('/')) {
        value = settings_.workspace_ + "/" + *value;
      }
      const std::string from =
          settings_.section_.Where(option.name) + ": '" + option.name + "'";
      Status put = Put(option, *value, from);
      if (!put.ok()) return put;
    }
    return Ok{};
  }

  // Its value in config.toml as text; of another type it is an error, which
  // the section notes.
  std::optional<std::string> FromSection(const Option& option) {
    Table& section = settings_.section_;
    if (option.type == Option::kFlag) {
      const std::optional<bool> on = section.Bool(option.name);
      return on ? std::optional(std::string(*on ? "1" : "0")) : std::nullopt;
    }
    if (option.type == Option::kCount) {
      const auto count =
          section.Integer(option.name, option.least, option.most);
      return count ? std::optional(std::to_string(*count)) : std::nullopt;
    }
    return section.AsText(option.name);
  }

  Status FromEnvironment() {
    for (const Option& option : options_) {
      if (Prints(option)) continue;
      const std::string variable = VariableOf(option);
      const char* value = std::getenv(variable.c_str());
      if (value == nullptr) continue;
      Status put = Put(option, value, variable);
      if (!put.ok()) return put;
    }
    return Ok{};
  }

  const Tool& tool_;
  const std::vector<Option> options_;
  std::map<std::string, std::string, std::less<>> flags_;
  Settings settings_;
};

std::string Settings::Text(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? "" : found->second;
}

bool Settings::Flag(std::string_view name) const { return IsOn(Text(name)); }

int64_t Settings::Count(std::string_view name) const {
  return std::strtoll(Text(name).c_str(), nullptr, 10);
}

double Settings::Number(std::string_view name) const {
  return std::strtod(Text(name).c_str(), nullptr);
}

bool Settings::Given(std::string_view name) const {
  return given_.find(name) != given_.end();
}

Result<Settings> ReadSettings(const Tool& tool, int argc, char** argv,
                              bool* finished) {
  SettingsReader reader(tool);
  Status parsed = reader.ParseLine(argc, argv);
  if (!parsed.ok()) return parsed.error();
  std::string print;
  if (reader.Flagged("help")) {
    print = HelpText(tool);
  } else if (reader.Flagged("version")) {
    print = std::string(tool.name) + " (jobutils) " + kVersion + "\n";
  } else if (reader.Flagged("completion")) {
    const std::string shell = reader.FlagText("completion");
    print = CompletionScript(tool, shell);
    if (print.empty()) {
      return UsageError("--completion must be 'bash', 'zsh' or 'fish', not '" +
                        shell + "'");
    }
  }
  *finished = !print.empty();
  if (!*finished) return reader.Layer();
  Status written = WriteAll(STDOUT_FILENO, print, "standard output");
  if (!written.ok()) return written.error();
  return Settings();
}

}  // namespace jobutils
