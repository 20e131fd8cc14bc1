#include "hunt/source_book.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "config/table.h"
#include "hunt/source_event.h"
#include "hunt/source_lines.h"
#include "journal/head.h"
#include "schedule/agenda.h"
#include "schedule/local_time.h"

namespace jobutils {
namespace {

// Times on the wall are judged by the zone too.
std::string WithZone(std::string_view judged_by, Time now) {
  const char* const zone = std::getenv("TZ");
  return std::string(judged_by) + ' ' + std::to_string(LocalOf(now) - now) +
         (zone ? std::string(" ") + zone : "");
}

void Earliest(std::optional<Time>& first, Time time) {
  first = std::min(first.value_or(time), time);
}

}  // namespace

std::string SourceBook::FolderIn(const std::string& workspace,
                                 const std::string& stage) {
  return (workspace == "." ? "" : workspace + '/') + "state/" + stage;
}

Result<bool> MayBeDue(const std::string& workspace, Time now,
                      std::string_view judged_by) {
  const auto head = PeekHead(SourceBook::FolderIn(workspace));
  if (!head) return head.error();
  if (!*head) return true;
  const Commit& commit = (*head)->commit;
  const SourcesNote note = ParseSourcesNote(commit.state);
  if (note.judged_by != WithZone(judged_by, now) || commit.at > now ||
      (note.next_due && *note.next_due <= now)) {
    return true;
  }
  const Result<SourceLines> lines = ReadSourceLines(workspace);
  if (!lines) return lines.error();
  if (lines->hash != note.lines) return true;
  const auto scrape = PeekHead(SourceBook::FolderIn(workspace, "scrape"));
  if (!scrape) return scrape.error();
  const auto read = commit.in.find("scrape");
  return *scrape &&
         (read == commit.in.end() || read->second != (*scrape)->position);
}

SourceBook::SourceBook(SourceBookOptions options, SourceJournal journal)
    : options_(std::move(options)), journal_(std::move(journal)) {}

Result<SourceBook> SourceBook::Open(SourceBookOptions options) {
  Result<SourceJournal> journal =
      SourceJournal::Open(FolderIn(options.workspace));
  if (!journal) return journal.error();
  return SourceBook(std::move(options), std::move(*journal));
}

void SourceBook::ForEach(
    const std::function<void(std::string_view line)>& take) const {
  for (const std::string& record : journal_.records()) take(record);
}

std::optional<std::string_view> SourceBook::Find(std::string_view id) const {
  return journal_.Find(id);
}

Error SourceBook::Unknown(std::string_view id) const {
  std::vector<std::string> ids;
  Record record;
  for (const std::string& line : journal_.records()) {
    if (record.Parse(line)) ids.push_back(record.Text("id"));
  }
  const std::string near = Nearest(id, ids);
  return UsageError("no source '" + std::string(id) + "'" +
                    (near.empty() ? ", see 'job-hunt source list'"
                                  : ", did you mean '" + near + "'?"));
}

Result<SourceBook::Outlook> SourceBook::Look(
    std::optional<int64_t> cap, std::optional<int64_t> daily) const {
  Outlook outlook;
  Agenda agenda(options_.now, cap, daily);
  Record record;
  for (const std::string& line : journal_.records()) {
    record.Parse(line);
    Result<DueSource> source = ReadSource(record, options_.now);
    if (!source) {
      return UsageError("source '" + record.Text("id") +
                        "': " + source.error().message);
    }
    const bool is_line = IsLine(record);
    if (!is_line) agenda.Count(*source);
    const std::optional<Rest> rest =
        Judge(*source, options_.policy, options_.now);
    if (source->state.status == SourceStatus::kRunning) {
      Earliest(outlook.next, options_.now);  // see Release
    } else if (rest && rest->until) {
      Earliest(outlook.next, *rest->until);
    } else if (!rest && is_line) {
      Earliest(outlook.next, options_.now);
    } else if (!rest) {
      agenda.Keep(std::move(*source), record);
    }
  }
  for (Agenda::Entry& entry : agenda.Settle()) {
    if (!entry.rest) {
      Earliest(outlook.next, options_.now);
      outlook.due.push_back(
          {std::move(entry.source.id), std::move(entry.line)});
    } else if (entry.rest->until) {
      Earliest(outlook.next, *entry.rest->until);
    }
  }
  return outlook;
}

Result<std::vector<SourceBook::Line>> SourceBook::Due(
    std::optional<int64_t> cap, std::optional<int64_t> daily) const {
  Result<Outlook> outlook = Look(cap, daily);
  if (!outlook) return outlook.error();
  return std::move(outlook->due);
}

Result<std::vector<SourceBook::Line>> SourceBook::Named(
    const std::vector<std::string>& ids) const {
  std::vector<Line> lines;
  Record record;
  for (const std::string& id : ids) {
    const std::optional<std::string_view> line = journal_.Find(id);
    if (!line) return Unknown(id);
    record.Parse(*line);
    const Result<SourceState> state = ParseState(record.Get("state"));
    if (!state) return state.error();
    if (IsLine(record)) {
      return UsageError(std::string("'") + record.Text("line") +
                        "' is no source: " + state->reason);
    }
    if (!IsAtWork(state->status)) {
      return UsageError("source '" + id + "' is '" + StatusName(state->status) +
                        "', expected one that may run");
    }
    const bool twice = std::any_of(lines.begin(), lines.end(),
                                   [&](const Line& l) { return l.id == id; });
    if (!twice) lines.push_back({id, std::string(*line)});
  }
  return lines;
}

Status SourceBook::PutState(Record& record, const SourceState& state,
                            const SourceChange& change) {
  SetEvent(record, state, change, options_.policy, options_.now);
  std::string line;
  record.AppendTo(line);
  return journal_.Put(line);
}

Status SourceBook::Put(Record& record, const std::optional<SourceState>& before,
                       const SourceChange& change) {
  const Result<SourceState> state =
      Advance(before, change, options_.policy.strikes);
  if (!state) return state.error();
  return PutState(record, *state, change);
}

// What is due next has to be worked out anew, see Note.
Status SourceBook::Commit() {
  SourcesNote note;
  note.lines = journal_.note().lines;
  return journal_.Commit(note, journal_.in());
}

Error SourceBook::Give(Error error) {
  journal_.Leave();
  return error;
}

Status SourceBook::Begin(const std::vector<Line>& lines) {
  if (lines.empty()) return Ok{};
  Status done = journal_.Begin(options_.now);
  SourceChange change;
  change.event = SourceEvent::kRunning;
  change.at = options_.now;
  Record record;
  for (const Line& line : lines) {
    if (!done) return Give(done.error());
    const std::optional<std::string_view> found = journal_.Find(line.id);
    if (!found) continue;
    const std::string now(*found);
    record.Parse(now);
    const Result<SourceState> state = ParseState(record.Get("state"));
    if (!state || !IsAtWork(state->status)) continue;
    done = Put(record, *state, change);
  }
  return done ? Commit() : Give(done.error());
}

Status SourceBook::Apply(const std::vector<std::string>& ids, SourceEvent event,
                         const std::string& reason) {
  const Status begun = journal_.Begin(options_.now);
  if (!begun) return Give(begun.error());
  SourceChange change;
  change.event = event;
  change.at = options_.now;
  change.reason = reason;
  Record record;
  for (const std::string& id : ids) {
    const std::optional<std::string_view> found = journal_.Find(id);
    if (!found) return Give(Unknown(id));
    const std::string line(*found);
    record.Parse(line);
    const Result<SourceState> state = ParseState(record.Get("state"));
    if (!state) return Give(state.error());
    const Status put = Put(record, *state, change);
    if (!put) return Give({put.error().exit, id + ": " + put.error().message});
  }
  return Commit();
}

Result<std::optional<Time>> SourceBook::NextDue(
    std::optional<int64_t> cap, std::optional<int64_t> daily) const {
  const Result<Outlook> outlook = Look(cap, daily);
  if (!outlook) return outlook.error();
  return outlook->next;
}

Status SourceBook::Note(std::optional<int64_t> cap,
                        std::optional<int64_t> daily) {
  const std::string judged_by = WithZone(options_.judged_by, options_.now);
  Result<Outlook> outlook = Look(cap, daily);
  if (!outlook) return outlook.error();
  if (journal_.note().judged_by == judged_by &&
      journal_.note().next_due == outlook->next &&
      journal_.at() <= options_.now) {
    return Ok{};
  }
  const Position seen = journal_.position();
  const Status begun = journal_.Begin(options_.now);
  if (!begun) return Give(begun.error());
  if (journal_.position() != seen) outlook = Look(cap, daily);
  if (!outlook) return Give(outlook.error());
  SourcesNote note;
  note.lines = journal_.note().lines;
  note.next_due = outlook->next;
  note.judged_by = judged_by;
  return journal_.Commit(note, journal_.in());
}

}  // namespace jobutils
