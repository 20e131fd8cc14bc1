// job-hunt: make, and the tools that it calls, night after night.

#include "cli/commands.h"
#include "job-hunt/commands.h"

namespace jobutils {
namespace {

Tool HuntTool() {
  Tool tool;
  tool.name = "job-hunt";
  tool.summary = "the whole hunt, night after night";
  tool.examples = {
      {"job-hunt init ~/hunt", "a workspace, to be filled in"},
      {"job-hunt once", "what is new, from boards to drafts"},
      {"job-hunt start", "the same every day, by the system's timer"},
      {"job-hunt status", "whether all is well"},
      {"job-hunt list --status draft_generated", "what is ready to be sent"},
      {"job-hunt why lever:acme:1", "every decision about one listing"},
  };
  tool.arguments = "command [option ...] [argument ...]";
  tool.commands = {
      InitCommand(),  OnceCommand(),   WatchCommand(),  StartCommand(),
      StopCommand(),  PauseCommand(),  ResumeCommand(), SourceCommand(),
      AddCommand(),   StatusCommand(), ListCommand(),   WhyCommand(),
      RetryCommand(),
      RescoreCommand(), MakeCommand(),
  };
  return tool;
}

}  // namespace
}  // namespace jobutils

int main(int argc, char** argv) {
  return jobutils::RunCommands(argc, argv, jobutils::HuntTool());
}
