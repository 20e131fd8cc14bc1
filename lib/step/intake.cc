#include <poll.h>

#include "journal/batch.h"
#include "record/line_reader.h"
#include "step/opening.h"
#include "step/step.h"
#include "step/stop_signals.h"

namespace jobutils {
namespace {

class Intake {
 public:
  Intake(const StepOptions& options, JournalWriter writer, int fd)
      : options_(options),
        writer_(std::move(writer)),
        reader_(fd, "standard input") {}

  Status Run() {
    std::string_view line;
    for (;;) {
      Status taken = Ok{};
      switch (reader_.Next(&line)) {
        case LineReader::Event::kLine:
          taken = Take(line);
          break;
        case LineReader::Event::kTooLong:
          taken = Add(MalformedLine(options_.stage, "longer than 4 MiB", line,
                                    reader_.bytes()));
          break;
        case LineReader::Event::kNeedInput:
          if (!Wait()) return Stop();
          taken = reader_.Fill();
          break;
        case LineReader::Event::kEnd:
          return Commit();
      }
      if (!taken) return taken;
    }
  }

 private:
  // Until there is input; false when a stop is asked for.
  bool Wait() {
    while (signals_.count() == 0) {
      pollfd polled[] = {{reader_.fd(), POLLIN, 0}, {signals_.fd(), POLLIN, 0}};
      poll(polled, 2, -1);
      signals_.Drain();
      if (polled[0].revents != 0) return true;
    }
    return false;
  }

  Status Stop() {
    Status committed = Commit();
    return committed ? IoError("stopped before the end of standard input")
                     : committed;
  }

  Status Take(std::string_view line) {
    if (line.find_first_not_of(" \t\r") == line.npos) return Ok{};
    std::string why;
    if (IsJournalLine(line)) {
      why = "a line of a journal, not a record";
    } else if (!record_.Parse(line)) {
      why = record_.why();
    }
    if (!why.empty()) {
      return Add(MalformedLine(options_.stage, why, line, line.size()));
    }
    const bool ends_source = record_.kind() == "scrape";
    Status added = Add(line);
    return added && ends_source ? Commit() : added;
  }

  Status Add(std::string_view line) {
    Status added = batch_.Add(line);
    return added && batch_.full() ? Commit() : added;
  }

  Status Commit() {
    if (batch_.empty()) return Ok{};
    CommitNote note;
    note.at = options_.now;
    const Result<Position> appended = writer_.Append(batch_, note);
    if (!appended) return appended.error();
    return Ok{};
  }

  const StepOptions& options_;
  StopSignals signals_;
  JournalWriter writer_;
  LineReader reader_;
  JournalBatch batch_;
  Record record_;
};

}  // namespace

Result<ExitCode> RunIntake(const StepOptions& options, int fd) {
  Result<std::optional<JournalWriter>> writer = OpenJournal(options);
  if (!writer) return writer.error();
  if (!*writer) return ExitCode::kDone;
  const Status done = Intake(options, std::move(**writer), fd).Run();
  if (!done) return done.error();
  return ExitCode::kDone;
}

}  // namespace jobutils
