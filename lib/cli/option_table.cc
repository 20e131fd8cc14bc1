#include "cli/option_table.h"

#include <algorithm>

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

}  // namespace

std::vector<Option> AllOptions(const Tool& tool) {
  std::vector<Option> all = tool.options;
  for (Option option : kCommon) {
    bool taken = false;
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
  text += std::string("\nUsage: ") + tool.name + " [option ...] " +
          tool.arguments + "\n\nOptions:\n";
  size_t width = 0;
  for (const Option& option : AllOptions(tool)) {
    const size_t size = Usage(option).size();
    if (size <= 30) width = std::max(width, size + 2);
  }
  for (const Option& option : AllOptions(tool)) {
    const std::string usage = Usage(option);
    text += usage.size() < width ? Pad(usage, width)
                                 : usage + "\n" + std::string(width, ' ');
    text += option.help;
    if (option.fallback[0] != '\0') {
      text += std::string(" (default ") + option.fallback + ")";
    }
    text += '\n';
  }
  return text;
}

}  // namespace jobutils
