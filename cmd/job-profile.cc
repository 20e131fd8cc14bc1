// job-profile: a résumé as people have it, to the profile that the others read.

#include <string>
#include <utility>
#include <vector>

#include "base/file.h"
#include "cli/filter.h"
#include "cli/message.h"
#include "cli/output.h"
#include "profile/resume/input.h"
#include "profile/resume/wishes.h"

namespace jobutils {
namespace {

constexpr size_t kMostBytes = 64 << 20;

// The file named, or stdin.
Result<Resume> ReadResume(const Settings& settings) {
  const std::vector<std::string>& names = settings.arguments();
  if (names.size() > 1) {
    return UsageError("expected one r\u00e9sum\u00e9, not also '" + names[1] +
                      "'");
  }
  const bool piped = names.empty() || names[0] == "-";
  const Result<std::string> bytes =
      ReadFile(piped ? "/dev/stdin" : names[0], kMostBytes);
  if (!bytes) return bytes.error();
  return ParseInput(*bytes, piped ? "standard input" : names[0]);
}

void Report(const Settings& settings, const std::vector<std::string>& notes) {
  if (settings.Flag("quiet")) return;
  for (const std::string& note : notes) Say(note);
}

// Rules of wishes alone need no résumé.
bool NeedsResume(const Settings& settings) {
  return !settings.Flag("rules") || !settings.Given("preferences") ||
         !settings.arguments().empty();
}

Result<ExitCode> Run(Settings& settings) {
  Resume resume;
  if (NeedsResume(settings)) {
    Result<Resume> read = ReadResume(settings);
    if (!read) return read.error();
    resume = std::move(*read);
  }
  Wishes wishes = ParseWishes(settings.Text("preferences"));
  Settle(wishes, resume.profile);
  NoteLeftOut(settings.Flag("rules"), wishes);
  Report(settings, resume.notes);
  Report(settings, wishes.notes);
  StdOutput out("profile");
  if (settings.Flag("rules")) {
    Merge(WishesOf(resume.profile), wishes);
    out.WriteText(RulesToml(wishes));
  } else {
    AddTo(wishes, resume);
    const std::string json = JsonOf(resume);
    if (json.empty() || json.size() > kMostProfileBytes) {
      return UsageError(
          "the profile would be over 4 MiB, more than the others read");
    }
    out.WriteText(json);
  }
  const Status written = out.Close();
  if (!written) return written.error();
  return ExitCode::kDone;
}

Tool Describe() {
  Tool tool;
  tool.name = "job-profile";
  tool.summary = "turn a r\u00e9sum\u00e9 into a profile, wishes into rules";
  tool.examples = {
      {"job-profile cv.pdf >profile.json",
       "from a PDF, plain text, Markdown or JSON Resume"},
      {"job-profile --preferences 'remote in Europe, 90k EUR' cv.md "
       ">profile.json",
       "with what the person looks for"},
      {"job-profile --rules --preferences 'remote in Europe, Rust, no PHP' "
       ">rules.toml",
       "the rules for job-score and job-filter that say the same"},
      {"job-profile --rules profile.json >rules.toml",
       "rules from skills, titles and preferences of a profile"},
  };
  tool.options = {
      {"preferences", 'p', Option::kText, "TEXT",
       "what the person looks for, in free text"},
      {"rules", 'r', Option::kFlag, "",
       "print rules, to paste into config.toml, instead of the profile", "",
       false},
  };
  tool.arguments = "[file]";
  return tool;
}

}  // namespace
}  // namespace jobutils

int main(int argc, char** argv) {
  return jobutils::RunTool(argc, argv, jobutils::Describe(), jobutils::Run);
}
