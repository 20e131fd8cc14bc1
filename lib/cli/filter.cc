#include "cli/filter.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/clock.h"
#include "base/file.h"
#include "cli/message.h"
#include "cli/option_table.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "record/line_reader.h"

namespace jobutils {
namespace {

constexpr std::string_view kPrefix = "job-";

std::string StageOf(const Tool& tool) {
  const std::string_view name = tool.name;
  return std::string(name.starts_with(kPrefix) ? name.substr(kPrefix.size())
                                               : name);
}

int Code(ExitCode code) { return static_cast<int>(code); }

int End(const Error& error) {
  Say(error.message);
  return Code(error.exit);
}

void WidenPipe(int fd) {
#ifdef F_SETPIPE_SZ
  ::fcntl(fd, F_SETPIPE_SZ, 1 << 20);
#else
  (void)fd;
#endif
}

class Loop {
 public:
  Loop(const FilterSpec& spec, const Settings& settings, Filter& filter)
      : spec_(spec),
        filter_(filter),
        out_(StageOf(spec.tool)),
        progress_(settings.Flag("quiet")),
        strict_(settings.Flag("strict")) {
    if (settings.Given("limit") && settings.Count("limit") >= 0) {
      left_ = static_cast<uint64_t>(settings.Count("limit"));
    }
  }

  Result<ExitCode> Run(const std::vector<std::string>& arguments) {
    Status read = ReadAll(arguments);
    const bool stopped = strict_ && out_.failures() > 0;
    if (read.ok() && !out_.closed() && !stopped) {
      read = filter_.Work(-1, out_);
      if (read.ok()) read = filter_.Finish(out_);
    }
    progress_.End();
    Status written = out_.Close();
    if (!written.ok()) return written.error();
    if (!read.ok()) return read.error();
    return out_.failures() > 0 && !out_.closed() ? ExitCode::kRecordErrors
                                                 : ExitCode::kDone;
  }

 private:
  Status ReadAll(std::vector<std::string> names) {
    if (names.empty()) names.push_back("-");
    for (const std::string& name : names) {
      if (name == "-") {
        Status read = ReadOne(STDIN_FILENO, "standard input");
        if (!read.ok()) return read;
        continue;
      }
      Fd file(::open(name.c_str(), O_RDONLY | O_CLOEXEC));
      if (!file.valid()) {
        return IoError(SystemMessage("cannot open", name, errno));
      }
      Status read = ReadOne(file.get(), name);
      if (!read.ok()) return read;
    }
    return Ok{};
  }

  bool Done() const {
    return left_ == 0 || out_.closed() || (strict_ && out_.failures() > 0);
  }

  Status ReadOne(int fd, const std::string& name) {
    WidenPipe(fd);
    LineReader reader(fd, name);
    std::string_view line;
    while (!Done()) {
      switch (reader.Next(&line)) {
        case LineReader::Event::kLine: {
          Status taken = Take(line);
          if (!taken.ok()) return taken;
          break;
        }
        case LineReader::Event::kTooLong:
          Count();
          Malformed("longer than 4 MiB", line, reader.bytes());
          break;
        case LineReader::Event::kNeedInput: {
          Status filled = Fill(reader);
          if (!filled.ok()) return filled;
          break;
        }
        case LineReader::Event::kEnd:
          return Ok{};
      }
    }
    return Ok{};
  }

  Status Fill(LineReader& reader) {
    if (reader.WouldBlock()) {
      out_.Flush();
      Status worked = filter_.Work(reader.fd(), out_);
      if (!worked.ok()) return worked;
      out_.Flush();
    }
    progress_.Show(records_, out_.failures());
    return reader.Fill();
  }

  Status Take(std::string_view line) {
    const size_t first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return Ok{};
    Count();
    if (line[first] != '{' && filter_.TakeText(line, out_)) return Ok{};
    if (!record_.Parse(line)) {
      Malformed(record_.why(), line, line.size());
      return Ok{};
    }
    const bool ours = std::find(spec_.kinds.begin(), spec_.kinds.end(),
                                record_.kind()) != spec_.kinds.end();
    if (ours && (spec_.all_states || record_.live())) {
      return filter_.Process(record_, out_);
    }
    filter_.Pass(record_, out_);
    return Ok{};
  }

  void Malformed(std::string_view why, std::string_view head, size_t bytes) {
    const std::string line = MalformedLine(out_.stage(), why, head, bytes);
    record_.Parse(line);
    out_.CountFailure();
    filter_.Pass(record_, out_);
  }

  void Count() {
    ++records_;
    if (left_) --*left_;
  }

  const FilterSpec& spec_;
  Filter& filter_;
  StdOutput out_;
  Progress progress_;
  const bool strict_;
  std::optional<uint64_t> left_;
  uint64_t records_ = 0;
  Record record_;
};

// A standard stream that the caller closed would give its number to the next
// file that is opened, which then took what is meant for the stream.
bool HaveStandardStreams() {
  for (int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(fd, F_GETFD) == -1) return false;
  }
  return true;
}

// Ctrl-C and friends keep their default: a filter has no state to save.
Result<Settings> Begin(const Tool& tool, int argc, char** argv,
                       bool* finished) {
  SetProgram(ExecutableOf(tool));
  if (!HaveStandardStreams()) {
    return IoError("standard input, output or error is closed");
  }
  ::signal(SIGPIPE, SIG_IGN);
  Result<Settings> settings = ReadSettings(tool, argc, argv, finished);
  if (!settings.ok() || *finished) return settings;
  const Result<Time> now = Now();
  if (!now.ok()) return now.error();
  return settings;
}

// A file that is named and missing ends the run before the first byte is read.
Status CheckFiles(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (name != "-" && ::access(name.c_str(), R_OK) != 0) {
      return UsageError(SystemMessage("cannot open", name, errno));
    }
  }
  return Ok{};
}

}  // namespace

bool Filter::TakeText(std::string_view, Output&) { return false; }
Status Filter::Work(int, Output&) { return Ok{}; }
Status Filter::Finish(Output&) { return Ok{}; }

int RunFilter(int argc, char** argv, const FilterSpec& spec) {
  bool finished = false;
  Result<Settings> settings = Begin(spec.tool, argc, argv, &finished);
  if (!settings.ok()) return End(settings.error());
  if (finished) return Code(ExitCode::kDone);
  Result<std::unique_ptr<Filter>> filter = spec.make(*settings);
  if (!filter.ok()) return End(filter.error());
  const Status known = settings->section().Finish();
  if (!known.ok()) return End(known.error());
  const Status there = CheckFiles(settings->arguments());
  if (!there.ok()) return End(there.error());
  WidenPipe(STDOUT_FILENO);
  const Result<ExitCode> code =
      Loop(spec, *settings, **filter).Run(settings->arguments());
  return code.ok() ? Code(*code) : End(code.error());
}

int RunTool(int argc, char** argv, const Tool& tool,
            const std::function<Result<ExitCode>(Settings&)>& run) {
  bool finished = false;
  Result<Settings> settings = Begin(tool, argc, argv, &finished);
  if (!settings.ok()) return End(settings.error());
  if (finished) return Code(ExitCode::kDone);
  const Result<ExitCode> code = run(*settings);
  return code.ok() ? Code(*code) : End(code.error());
}

}  // namespace jobutils
