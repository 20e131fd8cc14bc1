#include <algorithm>

#include "cli/option_table.h"

namespace jobutils {
namespace {

bool IsFile(const Option& option) {
  return option.type == Option::kFile || option.type == Option::kPath;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words)
    text += (text.empty() ? "" : " ") + word;
  return text;
}

// `text` as one word between single quotes, for all three shells.
std::string Quoted(std::string_view text) {
  std::string out = "'";
  for (char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::vector<std::string> CommandsOf(const Tool& tool) {
  std::vector<std::string> words;
  for (const Tool& command : tool.commands) {
    words.emplace_back(WordOf(command));
  }
  return words;
}

// A name for a shell function: "_job_log_cat".
std::string FunctionOf(const Tool& tool) {
  std::string name = std::string("_") + tool.name;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == ' '; },
      '_');
  return name;
}

// The words that pick a command, and those of the options.
std::string BashWords(const Tool& tool) {
  std::vector<std::string> words = CommandsOf(tool);
  for (const Option& option : AllOptions(tool)) {
    words.push_back(std::string("--") + option.name);
    if (option.letter != 0) words.push_back(std::string("-") + option.letter);
  }
  return Joined(words);
}

// What completes the value of each option that has one.
std::string BashValues(const Tool& tool) {
  std::string cases;
  for (const Option& option : AllOptions(tool)) {
    if (option.type == Option::kFlag) continue;
    std::string pattern = std::string("--") + option.name;
    if (option.letter != 0) {
      pattern = std::string("-") + option.letter + "|" + pattern;
    }
    std::string action = "return";
    if (option.type == Option::kChoice) {
      action = "COMPREPLY=($(compgen -W " +
               Quoted(Joined(Alternatives(option))) + " -- \"$word\")); return";
    } else if (IsFile(option)) {
      action = "COMPREPLY=($(compgen -f -- \"$word\")); return";
    } else if (option.type == Option::kDirectory) {
      action = "COMPREPLY=($(compgen -d -- \"$word\")); return";
    }
    cases += "    " + pattern + ") " + action + " ;;\n";
  }
  return "  case ${COMP_WORDS[COMP_CWORD-1]} in\n" + cases + "  esac\n";
}

// The function of the tool, behind those of its commands, the first of which
// is looked for in the word `depth`.
std::string BashFunction(const Tool& tool, int depth) {
  std::string text;
  std::string cases;
  for (const Tool& command : tool.commands) {
    text += BashFunction(command, depth + 1);
    cases += "      " + std::string(WordOf(command)) + ") " +
             FunctionOf(command) + "; return ;;\n";
  }
  text += FunctionOf(tool) + "() {\n  local word=${COMP_WORDS[COMP_CWORD]}\n";
  if (!cases.empty()) {
    const std::string at = std::to_string(depth);
    text += "  if ((COMP_CWORD > " + at + ")); then\n    case ${COMP_WORDS[" +
            at + "]} in\n" + cases + "    esac\n  fi\n";
  }
  const std::string words =
      "COMPREPLY=($(compgen -W " + Quoted(BashWords(tool)) + " -- \"$word\"))";
  text += BashValues(tool);
  if (!cases.empty()) return text + "  " + words + "\n}\n";
  return text + "  if [[ $word == -* ]]; then\n    " + words +
         "\n  else\n    COMPREPLY=($(compgen -f -- \"$word\"))\n  fi\n}\n";
}

std::string Bash(const Tool& tool) {
  return BashFunction(tool, 1) + "complete -o filenames -F " +
         FunctionOf(tool) + " " + tool.name + "\n";
}

// `text` where a description ends at a colon or a bracket.
std::string ZshEscaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string ZshOptions(const Tool& tool) {
  std::string text = "_arguments -s";
  for (const Option& option : AllOptions(tool)) {
    std::string spec = "[";
    spec += ZshEscaped(option.help) + "]";
    if (option.type == Option::kChoice) {
      spec += ":value:(" + Joined(Alternatives(option)) + ")";
    } else if (IsFile(option)) {
      spec += ":file:_files";
    } else if (option.type == Option::kDirectory) {
      spec += ":directory:_files -/";
    } else if (option.type != Option::kFlag) {
      spec += std::string(":") + option.argument + ":";
    }
    text += " \\\n  " + Quoted(std::string("--") + option.name + spec);
    if (option.letter != 0) {
      text += " \\\n  " + Quoted(std::string("-") + option.letter + spec);
    }
  }
  return text + (tool.commands.empty() ? " \\\n  '*:file:_files'\n" : "\n");
}

// Each command sees the words from its own on.
std::string ZshBody(const Tool& tool) {
  if (tool.commands.empty()) return ZshOptions(tool);
  std::string names;
  std::string cases;
  for (const Tool& command : tool.commands) {
    const std::string word(WordOf(command));
    names += " \\\n  " + Quoted(word + ":" + ZshEscaped(command.summary));
    cases += word + ")\n" + ZshBody(command) + ";;\n";
  }
  return "if ((CURRENT == 2)); then\nlocal -a commands=(" + names +
         ")\n_describe command commands\n" + ZshOptions(tool) +
         "else\nshift words\n((CURRENT--))\ncase $words[1] in\n" + cases +
         "esac\nfi\n";
}

std::string Zsh(const Tool& tool) {
  return std::string("#compdef ") + tool.name + "\n" + ZshBody(tool);
}

// `begin` is "complete -c job-log" and, of a command, when it applies.
std::string FishOptions(const Tool& tool, const std::string& begin) {
  std::string text;
  for (const Option& option : AllOptions(tool)) {
    text += begin + " -l " + option.name;
    if (option.letter != 0) text += std::string(" -s ") + option.letter;
    if (option.type == Option::kChoice) {
      text += " -x -a " + Quoted(Joined(Alternatives(option)));
    } else if (IsFile(option) || option.type == Option::kDirectory) {
      text += " -r";
    } else if (option.type != Option::kFlag) {
      text += " -x";
    }
    text += " -d " + Quoted(option.help) + "\n";
  }
  return text;
}

// `seen` is what must hold for the tool's own words to be offered.
std::string FishBody(const Tool& tool, const std::string& begin,
                     const std::string& seen) {
  const std::string also = seen.empty() ? seen : seen + "; and ";
  std::string here = seen;
  if (!tool.commands.empty()) {
    here = also + "not __fish_seen_subcommand_from ";
    here += Joined(CommandsOf(tool));
  }
  const std::string when = here.empty() ? "" : " -n " + Quoted(here);
  std::string text = FishOptions(tool, begin + when);
  for (const Tool& command : tool.commands) {
    const std::string word(WordOf(command));
    text +=
        begin + when + " -f -a " + word + " -d " + Quoted(command.summary) +
        "\n" +
        FishBody(command, begin, also + "__fish_seen_subcommand_from " + word);
  }
  return text;
}

std::string Fish(const Tool& tool) {
  return FishBody(tool, std::string("complete -c ") + tool.name, "");
}

}  // namespace

std::string CompletionScript(const Tool& tool, std::string_view shell) {
  if (shell == "bash") return Bash(tool);
  if (shell == "zsh") return Zsh(tool);
  if (shell == "fish") return Fish(tool);
  return "";
}

}  // namespace jobutils
