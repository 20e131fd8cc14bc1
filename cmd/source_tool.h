// What job-discover and job-scrape do alike: their options and their wait.

#ifndef JOBUTILS_CMD_SOURCE_TOOL_H_
#define JOBUTILS_CMD_SOURCE_TOOL_H_

#include <poll.h>

#include <memory>
#include <string>
#include <vector>

#include "base/file.h"
#include "cli/filter.h"
#include "cli/options.h"
#include "net/http.h"
#include "source/catalog.h"

namespace jobutils {

inline std::vector<Option> SourceOptions(std::vector<Option> first) {
  const Option options[] = {
      {"exchanges", 0, Option::kPath, "FILE",
       "append each HTTP exchange to FILE"},
      {"offline", 0, Option::kFlag, "",
       "answer from the exchanges, open no socket"},
      {"definitions", 0, Option::kDirectory, "DIR",
       "source definitions that override the built-in ones"},
      {"parallel", 0, Option::kCount, "N", "requests at once", "16", true, 1,
       256},
      {"timeout", 0, Option::kCount, "SECONDS", "limit of one request", "60",
       true, 1, 86400},
      {"max-bytes", 0, Option::kCount, "N", "limit of one answer", "67108864",
       true, 1, 1 << 30},
  };
  first.insert(first.end(), std::begin(options), std::end(options));
  return first;
}

// Later folders win: what a flag names is meant more than what is there.
inline Result<Catalog> LoadCatalog(const Settings& settings) {
  std::vector<std::string> folders;
  const std::string own = settings.workspace() + "/definitions";
  if (!settings.workspace().empty() && DirectoryExists(own)) {
    folders.push_back(own);
  }
  if (settings.Given("definitions")) {
    folders.push_back(settings.Text("definitions"));
  }
  return Catalog::Load(folders);
}

inline Result<std::unique_ptr<HttpClient>> MakeClient(
    const Settings& settings) {
  HttpOptions options;
  options.exchanges = settings.Text("exchanges");
  options.offline = settings.Flag("offline");
  options.parallel = static_cast<int>(settings.Count("parallel"));
  options.timeout_seconds = static_cast<int>(settings.Count("timeout"));
  options.max_bytes = static_cast<size_t>(settings.Count("max-bytes"));
  if (options.offline && options.exchanges.empty()) {
    return UsageError("'--offline' needs '--exchanges FILE' to answer from");
  }
  return HttpClient::Make(options);
}

// Lets the client work while `go_on` says so, or until nobody reads the output
// any more. What is done is sent before each wait.
template <typename GoOn>
Status Attend(HttpClient& client, int input_fd, Output& out, GoOn go_on) {
  while (client.pending() > 0 && go_on()) {
    out.Flush();
    if (out.closed()) break;
    Status run = client.Run(input_fd);
    if (!run.ok()) return run;
  }
  return Ok{};
}

// The same until `input_fd` can be read (-1: never).
inline Status Attend(HttpClient& client, int input_fd, Output& out) {
  return Attend(client, input_fd, out, [input_fd] {
    pollfd input = {input_fd, POLLIN, 0};
    return input_fd < 0 || ::poll(&input, 1, 0) == 0;
  });
}

}  // namespace jobutils

#endif  // JOBUTILS_CMD_SOURCE_TOOL_H_
