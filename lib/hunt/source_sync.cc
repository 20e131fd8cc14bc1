// sources.txt, and what is added by hand.

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/sha256.h"
#include "hunt/source_answer.h"
#include "hunt/source_book.h"
#include "hunt/source_event.h"
#include "hunt/source_lines.h"

namespace jobutils {
namespace {

constexpr size_t kAtOnce = 500;  // lines, so that what was found out is kept
constexpr double kSure = 0.7;
constexpr const char* kLinePrefix = "line:";
constexpr const char* kGone = "not in sources.txt any more";
constexpr const char* kFromFile = "sources.txt";
constexpr const char* kFromCommand = "command";

std::string IdOfLine(const std::string& line) {
  return kLinePrefix + Sha256Hex(line).substr(0, 16);
}

SourceState StateOf(const Record& record) {
  const Result<SourceState> state = ParseState(record.Get("state"));
  return state ? *state : SourceState{};
}

}  // namespace

// One Sync.
class SourceBook::Syncing {
 public:
  Syncing(SourceBook& book, SourceLines file)
      : book_(book),
        file_(std::move(file)),
        changed_(file_.hash != book.journal_.note().lines) {}

  Status Run(const LineRunner& discover) {
    if (file_.there) lines_ = ParseSourceLines(file_.text);
    wanted_.insert(lines_.begin(), lines_.end());
    std::vector<std::string> asked = Open();
    for (size_t done = 0; done < asked.size(); done += kAtOnce) {
      const auto first = asked.begin() + static_cast<ptrdiff_t>(done);
      const size_t count = std::min(kAtOnce, asked.size() - done);
      const auto answers =
          AskFor({first, first + static_cast<ptrdiff_t>(count)}, discover);
      if (!answers) return answers.error();
      const Status taken = Locked([&] { return Take(*answers); });
      if (!taken) return taken;
    }
    return changed_ ? Locked([&] { return Retire(); }) : Status(Ok{});
  }

  Synced result;

 private:
  // The lines that are to be asked for.
  std::vector<std::string> Open() {
    std::unordered_set<std::string> settled;
    std::unordered_set<std::string> tried;
    Record record;
    for (const std::string& json : book_.journal_.records()) {
      if (!changed_ && json.find(kLinePrefix) == json.npos) continue;
      record.Parse(json);
      if (!record.Has("line")) continue;
      if (IsSettled(record)) {
        settled.insert(record.Text("line"));
      } else {
        tried.insert(record.Text("line"));
      }
    }
    std::vector<std::string> open;
    for (const std::string& line : lines_) {
      const bool is_open =
          changed_ ? !settled.contains(line) : tried.contains(line);
      if (is_open) open.push_back(line);
    }
    return open;
  }

  // Whether nothing is to be found out about the record's line now.
  bool IsSettled(const Record& record) {
    if (!IsLine(record) || record.Has("leads_to")) return true;
    const Result<DueSource> source = ReadSource(record, book_.options_.now);
    if (!source) return false;
    const SourceStatus status = source->state.status;
    if (changed_) {
      return status == SourceStatus::kPaused ||
             status == SourceStatus::kStopped ||
             (status == SourceStatus::kArchived &&
              source->state.reason != kGone);
    }
    return Judge(*source, book_.options_.policy, book_.options_.now)
        .has_value();
  }

  // Does `work` under the lock and commits what it put.
  template <typename Work>
  Status Locked(const Work& work) {
    Status done = book_.journal_.Begin(book_.options_.now);
    if (done) done = work();
    return done ? Status(Ok{}) : Status(book_.Give(done.error()));
  }

  Status Take(const std::vector<SourceAnswer>& answers) {
    for (const SourceAnswer& answer : answers) {
      const Status taken = answer.id.empty() ? Fail(answer) : Found(answer);
      if (!taken) return taken;
    }
    return book_.Commit();
  }

  Record Known(const std::string& id) const {
    Record record;
    if (const auto line = book_.journal_.Find(id)) {
      record.Parse(*line);
      record.Own();
    }
    return record;
  }

  Status Found(const SourceAnswer& answer) {
    const Record known = Known(answer.id);
    // Who writes it down anew does not want it archived.
    const bool is_new =
        !known.Has("id") || StateOf(known).status == SourceStatus::kArchived;
    if (is_new) {
      const Status put = AddNew(answer);
      if (!put) return put;
    } else if (known.Text("line") == answer.line) {
      return Ok{};
    } else {
      Tell(answer.line, "is '" + answer.id + "' too");
    }
    Record line = Known(IdOfLine(answer.line));
    if (!line.Has("id")) {
      if (is_new) return Ok{};
      line = LineRecord(answer.line);
    }
    const std::string why = "is '" + answer.id + "'";
    line.Set("leads_to", JsonString(answer.id));
    SourceState state;
    state.status = SourceStatus::kArchived;
    state.reason = why;
    return book_.PutState(line, state, Event(SourceEvent::kArchived, why));
  }

  Status AddNew(const SourceAnswer& answer) {
    std::string line;
    answer.source.AppendTo(line);
    Record source;
    source.Parse(line);
    source.Set("line", JsonString(answer.line));
    source.Set("origin", JsonString(kFromFile));
    source.Set("created_at", JsonString(FormatTime(book_.options_.now)));
    ++result.added;
    if (ConfidenceOf(source) < kSure) {
      Tell(answer.line, "may be '" + answer.id +
                            "', to be confirmed by 'job-hunt source confirm'");
    }
    return book_.PutNew(source, "");
  }

  Status Fail(const SourceAnswer& answer) {
    Record line = Known(IdOfLine(answer.line));
    SourceState state = StateOf(line);
    const bool is_known = line.Has("id");
    if (!is_known || !IsAtWork(state.status)) {
      if (!is_known) line = LineRecord(answer.line);
      state = SourceState{};
      state.status = SourceStatus::kAdded;
      const Status put =
          book_.PutState(line, state, Event(SourceEvent::kAdded, ""));
      if (!put) return put;
      state.status = SourceStatus::kConfirmed;
      Tell(answer.line, "is no source: " + answer.why);
    }
    state = *Advance(state, Event(SourceEvent::kRunning, ""),
                     book_.options_.policy.strikes);
    SourceChange change = Event(SourceEvent::kFailed, answer.why);
    change.strike = !answer.retry;
    return book_.Put(line, state, change);
  }

  // Stops what no line leads to any more, and resumes what one does again.
  Status Retire() {
    std::unordered_set<std::string> led_to;
    Record record;
    std::vector<std::string> ids;
    for (const std::string& json : book_.journal_.records()) {
      record.Parse(json);
      if (record.Text("origin") != kFromFile) continue;
      ids.push_back(record.Text("id"));
      if (!wanted_.contains(record.Text("line"))) continue;
      led_to.insert(IsLine(record) ? record.Text("leads_to") : ids.back());
    }
    for (const std::string& id : ids) {
      Record source = Known(id);
      const bool is_line = IsLine(source);
      const bool is_wanted =
          is_line ? wanted_.contains(source.Text("line")) : led_to.contains(id);
      if (!file_.there && !is_line) continue;
      const Status put =
          is_wanted ? Resume(source, is_line) : Stop(source, is_line);
      if (!put) return put;
    }
    SourcesNote note;
    note.lines = file_.hash;
    return book_.journal_.Commit(note, book_.journal_.in());
  }

  Status Stop(Record& source, bool is_line) {
    const SourceState state = StateOf(source);
    const bool can_archive = is_line ? state.status != SourceStatus::kArchived
                                     : state.status == SourceStatus::kAdded;
    if (can_archive) {
      return book_.Put(source, state, Event(SourceEvent::kArchived, kGone));
    }
    if (is_line ||
        (!IsAtWork(state.status) && state.status != SourceStatus::kPaused)) {
      return Ok{};
    }
    ++result.stopped;
    return book_.Put(source, state, Event(SourceEvent::kStopped, kGone));
  }

  Status Resume(Record& source, bool is_line) {
    const SourceState state = StateOf(source);
    if (is_line || state.reason != kGone) return Ok{};
    if (state.status == SourceStatus::kStopped) {
      ++result.resumed;
      return book_.Put(source, state,
                       Event(SourceEvent::kResumed, "in sources.txt again"));
    }
    if (state.status != SourceStatus::kArchived) return Ok{};
    ++result.added;
    return book_.PutNew(source, "in sources.txt again");
  }

  Record LineRecord(const std::string& line) const {
    const std::string json =
        JsonObject()
            .Text("kind", "source")
            .Text("id", IdOfLine(line))
            .Text("line", line)
            .Text("origin", kFromFile)
            .Text("created_at", FormatTime(book_.options_.now))
            .str();
    Record record;
    record.Parse(json);
    record.Own();
    return record;
  }

  SourceChange Event(SourceEvent event, std::string reason) const {
    SourceChange change;
    change.event = event;
    change.at = book_.options_.now;
    change.reason = std::move(reason);
    return change;
  }

  void Tell(const std::string& line, const std::string& what) {
    result.notes.push_back("sources.txt: '" + line + "' " + what);
  }

  SourceBook& book_;
  SourceLines file_;
  const bool changed_;
  std::vector<std::string> lines_;
  std::unordered_set<std::string> wanted_;
};

Status SourceBook::PutNew(Record& record, const std::string& reason) {
  SourceChange change;
  change.event = SourceEvent::kAdded;
  change.at = options_.now;
  change.reason = reason;
  Status put = Put(record, std::nullopt, change);
  if (!put || ConfidenceOf(record) < kSure) return put;
  change.event = SourceEvent::kConfirmed;
  change.reason.clear();
  return Put(record, StateOf(record), change);
}

Result<SourceBook::Synced> SourceBook::Sync(const LineRunner& discover) {
  Result<SourceLines> file = ReadSourceLines(options_.workspace);
  if (!file) return file.error();
  Syncing syncing(*this, std::move(*file));
  const Status done = syncing.Run(discover);
  if (!done) return done.error();
  return std::move(syncing.result);
}

Result<SourceBook::Added> SourceBook::Add(const std::string& url,
                                          const std::string& schedule,
                                          const LineRunner& discover) {
  const std::vector<std::string> lines = ParseSourceLines(url);
  if (lines.size() != 1) {
    return UsageError("expected a URL, not '" + url + "'");
  }
  const auto answers = AskFor(lines, discover);
  if (!answers) return answers.error();
  const SourceAnswer& answer = answers->front();
  if (answer.id.empty()) {
    return Error{ExitCode::kRecordErrors,
                 "'" + answer.line + "' is no source: " + answer.why};
  }
  const Status begun = journal_.Begin(options_.now);
  if (!begun) return Give(begun.error());
  Added added{answer.id};
  std::string line;
  if (const auto found = journal_.Find(added.id)) {
    Record known;
    known.Parse(*found);
    added.status = StateOf(known).status;
    added.known = added.status != SourceStatus::kArchived;
    if (added.known) {
      journal_.Leave();
      return added;
    }
  }
  answer.source.AppendTo(line);
  Record source;
  source.Parse(line);
  source.Set("origin", JsonString(kFromCommand));
  source.Set("created_at", JsonString(FormatTime(options_.now)));
  if (!schedule.empty()) source.Set("schedule", schedule);
  const Status put = PutNew(source, "");
  if (!put) return Give(put.error());
  added.status = StateOf(source).status;
  const Status committed = Commit();
  if (!committed) return committed.error();
  return added;
}

}  // namespace jobutils
