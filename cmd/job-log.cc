// job-log: reads and keeps the journals of the steps.

#include "cli/commands.h"
#include "job-log/commands.h"

namespace jobutils {
namespace {

Tool LogTool() {
  Tool tool;
  tool.name = "job-log";
  tool.summary = "read and keep the journals of the steps";
  tool.examples = {
      {"job-log status", "how the steps stand"},
      {"job-log cat score | job-pick -n 20 | job-table",
       "the best of all that was ever scored"},
      {"job-log tail -f scrape | jq -r .title", "what comes in"},
      {"job-log cat --dead extract | jq -r .error.message",
       "what was given up, and why"},
      {"job-log retry extract --all", "have the next job-step try it again"},
      {"job-log verify", "see that the journals are whole"},
  };
  tool.arguments = "command [option ...] [argument ...]";
  tool.commands = {
      CatCommand(),    TailCommand(),  EventsCommand(),   StatusCommand(),
      VerifyCommand(), RetryCommand(), CompressCommand(), DropCommand(),
  };
  return tool;
}

}  // namespace
}  // namespace jobutils

int main(int argc, char** argv) {
  return jobutils::RunCommands(argc, argv, jobutils::LogTool());
}
