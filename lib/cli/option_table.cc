#include "cli/option_table.h"

#include <algorithm>
#include <utility>

namespace jobutils {
namespace {

const Option kCommon[] = {
    {"workspace", 'C', Option::kDirectory, "DIR",
     "the folder that holds config.toml", "", false},
    {"limit", 'n', Option::kCount, "N", "read at most N records", "", false},
    {"strict", 0, Option::kFlag, "", "stop at the first error", "", false},
    {"quiet", 'q', Option::kFlag, "", "no progress, no hints", "", false},
    {"verbose", 'v', Option::kFlag, "", "say more on stderr", "", false},
    {"completion", 0, Option::kChoice, "bash|zsh|fish",
     "print a completion script for the shell", "", false},
    {"help", 'h', Option::kFlag, "", "print this help", "", false},
    {"version", 0, Option::kFlag, "", "print the version", "", false},
};

// What stands left of the help text: "  -c, --columns LIST".
std::string Usage(const Option& option) {
  std::string text = option.letter != 0
                         ? std::string("  -") + option.letter + ", "
                         : std::string("      ");
  text += std::string("--") + option.name;
  if (option.type != Option::kFlag) {
    text += std::string(" ") + option.argument;
  }
  return text;
}

std::string Pad(std::string text, size_t width) {
  text.append(text.size() < width ? width - text.size() : 1, ' ');
  return text;
}

// Whether a common option means something to the tool.
bool Has(const Tool& tool, const Option& common) {
  const std::string_view name = common.name;
  if (name == "help" || name == "version") return true;
  if (name == "completion") return ExecutableOf(tool) == tool.name;
  if (!tool.commands.empty()) return false;
  return tool.streams || (name != "limit" && name != "strict");
}

// "\nTitle:\n", then what each line is about, and in a column of its own what
// it says of that.
using Row = std::pair<std::string, std::string>;
std::string Section(const char* title, const std::vector<Row>& rows) {
  size_t width = 0;
  for (const Row& row : rows) {
    if (row.first.size() <= 30) width = std::max(width, row.first.size() + 2);
  }
  std::string text = std::string("\n") + title + ":\n";
  for (const auto& [left, right] : rows) {
    text += left.size() < width ? Pad(left, width)
                                : left + "\n" + std::string(width, ' ');
    text += right + '\n';
  }
  return text;
}

}  // namespace

std::string_view ExecutableOf(const Tool& tool) {
  const std::string_view name = tool.name;
  return name.substr(0, name.find(' '));
}

std::string_view WordOf(const Tool& tool) {
  const std::string_view name = tool.name;
  return name.substr(name.rfind(' ') + 1);
}

std::vector<Option> AllOptions(const Tool& tool) {
  std::vector<Option> all = tool.options;
  for (Option option : kCommon) {
    bool taken = !Has(tool, option);
    for (const Option& own : tool.options) {
      taken |= std::string_view(own.name) == option.name ||
               (own.letter != 0 && own.letter == option.letter);
    }
    if (!taken) all.push_back(option);
  }
  return all;
}

std::vector<std::string> Alternatives(const Option& option) {
  std::vector<std::string> all;
  std::string_view rest = option.argument;
  for (;;) {
    const size_t bar = rest.find('|');
    all.emplace_back(rest.substr(0, bar));
    if (bar == std::string_view::npos) return all;
    rest.remove_prefix(bar + 1);
  }
}

std::string HelpText(const Tool& tool) {
  std::string text =
      std::string(tool.name) + " - " + tool.summary + "\n\nExamples:\n";
  for (const Example& example : tool.examples) {
    text +=
        std::string("  ") + example.command + "\n      " + example.does + "\n";
  }
  const bool several = !tool.commands.empty();
  text += std::string("\nUsage: ") + tool.name +
          (several ? " " : " [option ...] ") + tool.arguments + "\n";
  if (several) {
    std::vector<Row> rows;
    for (const Tool& command : tool.commands) {
      rows.emplace_back("  " + std::string(WordOf(command)), command.summary);
    }
    text += Section("Commands", rows);
  }
  std::vector<Row> rows;
  for (const Option& option : AllOptions(tool)) {
    std::string help = option.help;
    if (option.fallback[0] != '\0') {
      help += std::string(" (default ") + option.fallback + ")";
    }
    rows.emplace_back(Usage(option), std::move(help));
  }
  return text + Section("Options", rows);
}

}  // namespace jobutils
