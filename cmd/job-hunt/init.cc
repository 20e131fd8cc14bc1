#include "hunt/init.h"

#include "commands.h"
#include "hunt/command.h"
#include "hunt/timer.h"
#include "hunt/tools.h"

namespace jobutils {
namespace {

std::string Joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    text += (text.empty() ? "" : ", ") + name;
  }
  return text;
}

std::string NextSteps(const NewWorkspace& made, bool has_profile) {
  std::string text = made.path + ": ";
  if (!made.made.empty()) text += "made " + Joined(made.made);
  if (!made.made.empty() && !made.kept.empty()) text += ", ";
  if (!made.kept.empty()) text += "kept " + Joined(made.kept);
  text +=
      "\n\nNext:\n"
      "  sources.txt   paste the URLs of boards and careers pages\n"
      "  config.toml   say what you look for\n";
  if (!has_profile) {
    text +=
        "  profile.json  say who you are: fill it in, or\n"
        "                job-profile resume.pdf >" +
        made.path + "/profile.json\n";
  }
  text +=
      "\nThen try it, and have it done every day:\n"
      "  job-hunt once -C " +
      made.path + "\n  job-hunt start -C " + made.path +
      "\n\nor put this line into your crontab (crontab -e):\n  " +
      CrontabLine(made.path) + '\n';
  return text;
}

Result<std::string> ProfileOf(const std::string& resume) {
  if (resume.empty()) return std::string();
  PutToolsFirst();
  // What it did not understand is for the person to read, not for the file.
  const auto run = [&](const char* redirection) {
    const std::string script =
        "exec job-profile -q \"$1\" " + std::string(redirection);
    return RunCommand({"sh", "-c", script, "sh", resume}, "");
  };
  const Result<CommandEnd> end = run("2>/dev/null");
  if (!end) return end.error();
  if (end->status == 0) return end->said;
  const Result<CommandEnd> why = run("2>&1 >/dev/null");
  return why ? UsageError(why->LastLine()) : why.error();
}

Result<ExitCode> Init(Settings& settings) {
  const std::vector<std::string>& words = settings.arguments();
  if (words.size() != 1) return UsageError("expected a folder");
  const Result<std::string> profile = ProfileOf(settings.Text("resume"));
  if (!profile) return profile.error();
  const Result<NewWorkspace> made = MakeWorkspace(words[0], *profile);
  if (!made) return made.error();
  if (settings.Flag("quiet")) return ExitCode::kDone;
  return Print(NextSteps(*made, !profile->empty()));
}

}  // namespace

Tool InitCommand() {
  Tool tool;
  tool.name = "job-hunt init";
  tool.summary = "make a workspace";
  tool.examples = {
      {"job-hunt init ~/hunt", "config.toml, profile.json and sources.txt"},
      {"job-hunt init ~/hunt --resume resume.pdf", "the profile filled in"},
  };
  tool.options = {
      {"resume", 0, Option::kFile, "FILE",
       "what job-profile is to make profile.json of", "", false},
  };
  tool.arguments = "folder";
  tool.streams = false;
  tool.run = Init;
  return tool;
}

}  // namespace jobutils
