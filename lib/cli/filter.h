// The loop of every executable that reads records. No main repeats any of it.

#ifndef JOBUTILS_CLI_FILTER_H_
#define JOBUTILS_CLI_FILTER_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/options.h"
#include "record/record.h"

namespace jobutils {

// Where a filter's output goes: buffered stdout.
class Output {
 public:
  virtual ~Output() = default;
  // A record as it stands now, as one line.
  virtual void Write(const Record& record) = 0;
  // A line of NDJSON, without LF.
  virtual void WriteLine(std::string_view line) = 0;
  // Bytes for a person (sinks).
  virtual void WriteText(std::string_view text) = 0;
  // Sets the record's `error` with this tool as the stage, writes it, and
  // makes the run end in 1 (with --strict: now).
  virtual void Fail(Record& record, std::string_view code,
                    std::string_view message, bool retry) = 0;
  // The same ending for a failure that is no record's own (a source that was
  // not ok).
  virtual void CountFailure() = 0;
  // Sends what is buffered, and looks whether somebody still reads. The loop
  // does so before it waits for input; a filter that waits for anything else
  // calls it.
  virtual void Flush() = 0;
  // True once nobody reads the output any more: stop what costs money.
  virtual bool closed() const = 0;
};

class Filter {
 public:
  virtual ~Filter() = default;

  // A live record of a kind this filter handles. It writes the record, now or
  // later; what it keeps it must Own(). An error ends the run.
  virtual Status Process(Record& record, Output& out) = 0;

  // A line that is no JSON object. True: the filter took it as its own kind of
  // input (job-discover: a URL); false: it becomes a `malformed` record.
  virtual bool TakeText(std::string_view line, Output& out);

  // Any other record: not live, of another kind, or malformed.
  virtual void Pass(Record& record, Output& out) { out.Write(record); }

  // Called when input is waited for: goes on with work that Process began,
  // until `input_fd` can be read or nothing is left to do. `input_fd` -1: until
  // nothing is left.
  virtual Status Work(int input_fd, Output& out);

  // After the last record (not called when the run was broken off).
  virtual Status Finish(Output& out);
};

struct FilterSpec {
  Tool tool;
  // Kinds that go to Process, with the prefix that is cut from the tool's name
  // for `stage` ("job-").
  std::vector<std::string> kinds;
  // Makes the filter from the settings, before the first byte is read. Its
  // errors end the run with exit 2.
  std::function<Result<std::unique_ptr<Filter>>(Settings&)> make;
  // Not live records are Process()ed too (sinks, job-pick).
  bool all_states = false;
};

// Everything DESIGN section 3 says that executables do alike: options, files
// or stdin, the loop, malformed lines, flushing before a wait, --strict, -n,
// progress, EPIPE, write errors. Returns the exit status.
int RunFilter(int argc, char** argv, const FilterSpec& spec);

// For an executable that is no filter: the same options and endings around
// `run`, which returns the exit code.
int RunTool(int argc, char** argv, const Tool& tool,
            const std::function<Result<ExitCode>(Settings&)>& run);

}  // namespace jobutils

#endif  // JOBUTILS_CLI_FILTER_H_
