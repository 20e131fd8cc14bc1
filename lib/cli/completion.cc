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

std::string Bash(const Tool& tool) {
  const std::string function = "_" + std::string(tool.name).replace(3, 1, "_");
  std::string words;
  std::string cases;
  for (const Option& option : AllOptions(tool)) {
    const std::string name = std::string("--") + option.name;
    words += (words.empty() ? "" : " ") + name;
    std::string pattern = name;
    if (option.letter != 0) {
      words += std::string(" -") + option.letter;
      pattern = std::string("-") + option.letter + "|" + name;
    }
    if (option.type == Option::kFlag) continue;
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
  return function + "() {\n  local word=${COMP_WORDS[COMP_CWORD]}\n" +
         "  case ${COMP_WORDS[COMP_CWORD-1]} in\n" + cases + "  esac\n" +
         "  if [[ $word == -* ]]; then\n    COMPREPLY=($(compgen -W " +
         Quoted(words) + " -- \"$word\"))\n  else\n" +
         "    COMPREPLY=($(compgen -f -- \"$word\"))\n  fi\n}\n" +
         "complete -o filenames -F " + function + " " + tool.name + "\n";
}

std::string Zsh(const Tool& tool) {
  std::string text = std::string("#compdef ") + tool.name + "\n_arguments -s";
  for (const Option& option : AllOptions(tool)) {
    std::string help;
    for (const char* c = option.help; *c != '\0'; ++c) {
      if (*c == '[' || *c == ']' || *c == ':' || *c == '\\') help += '\\';
      help += *c;
    }
    std::string spec = "[" + help + "]";
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
  return text + " \\\n  '*:file:_files'\n";
}

std::string Fish(const Tool& tool) {
  std::string text;
  for (const Option& option : AllOptions(tool)) {
    text += std::string("complete -c ") + tool.name + " -l " + option.name;
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

}  // namespace

std::string CompletionScript(const Tool& tool, std::string_view shell) {
  if (shell == "bash") return Bash(tool);
  if (shell == "zsh") return Zsh(tool);
  if (shell == "fish") return Fish(tool);
  return "";
}

}  // namespace jobutils
