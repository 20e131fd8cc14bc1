#include "hunt/timer.h"

#include <cstdlib>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "base/sha256.h"
#include "hunt/built_in.h"
#include "hunt/command.h"
#include "hunt/tools.h"

namespace jobutils {
namespace {

using Values = std::initializer_list<std::pair<const char*, std::string>>;

// Each `what` of `text` by `by`.
std::string Replaced(std::string text, std::string_view what,
                     std::string_view by) {
  for (size_t at = 0; (at = text.find(what, at)) != text.npos;) {
    text.replace(at, what.size(), by);
    at += by.size();
  }
  return text;
}

std::string Filled(std::string_view name, Values values) {
  std::string text(BuiltInText(name));
  for (const auto& [key, value] : values) text = Replaced(text, key, value);
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

// A word for sh.
std::string ShellWord(const std::string& word) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-";
  if (word.find_first_not_of(kPlain) == word.npos) return word;
  return '\'' + Replaced(word, "'", "'\\''") + '\'';
}

// An unquoted '%' ends the command of a crontab.
std::string Crontab(const std::string& workspace) {
  const std::string command =
      ShellWord(OwnPath()) + " once --if-due -C " + ShellWord(workspace);
  return Filled("crontab", {{"@WORKSPACE@", workspace},
                            {"@COMMAND@", Replaced(command, "%", "\\%")}});
}

std::string XmlText(const std::string& text) {
  return Replaced(Replaced(Replaced(text, "&", "&amp;"), "<", "&lt;"), ">",
                  "&gt;");
}

Result<std::string> Run(const char* what, const std::string& workspace,
                        const std::string& timer) {
  if (workspace.find('\n') != workspace.npos) {
    return UsageError("a workspace with a line break in its name has no timer");
  }
  const std::string label =
      "jobutils.hunt." + Sha256Hex(workspace).substr(0, 12);
  const std::string own = OwnPath();
  const Values environment = {
      {"WORKSPACE", workspace},
      {"CRONTAB", Crontab(workspace)},
      {"SERVICE", Filled("jobutils-hunt@.service",
                         {{"@JOB_HUNT@", Replaced(own, "%", "%%")}})},
      {"TIMER", Filled("jobutils-hunt@.timer", {})},
      {"LABEL", label},
      {"PLIST",
       Filled("jobutils.hunt.plist", {{"@LABEL@", label},
                                      {"@JOB_HUNT@", XmlText(own)},
                                      {"@WORKSPACE@", XmlText(workspace)}})},
  };
  for (const auto& [name, value] : environment) {
    setenv(name, value.c_str(), 1);
  }
  const std::string script(BuiltInText("timer.sh"));
  const Result<CommandEnd> end =
      RunCommand({"sh", "-c", script, "timer.sh", what, timer}, "");
  if (!end) return end.error();
  if (end->status == 0) return end->said;
  const std::string said = end->LastLine();
  return IoError(said.empty() ? "cannot set the timer" : said);
}

}  // namespace

std::string CrontabLine(const std::string& workspace) {
  const std::string text = Crontab(workspace);
  return text.substr(text.find('\n') + 1);
}

Result<std::string> StartTimer(const std::string& workspace,
                               const std::string& timer) {
  return Run("start", workspace, timer);
}

Status StopTimer(const std::string& workspace, const std::string& timer) {
  const Result<std::string> run = Run("stop", workspace, timer);
  return run ? Status(Ok{}) : Status(run.error());
}

}  // namespace jobutils
