// How the runs of sources end: by what was scraped, or not at all.

#include <map>
#include <utility>

#include "hunt/source_book.h"
#include "hunt/source_event.h"
#include "journal/head.h"
#include "journal/reader.h"

namespace jobutils {
namespace {

constexpr const char* kUpstream = "scrape";

// What a scrape record says.
struct Run {
  SourceChange change;
  int64_t listings = 0;
};

// The runs of each source in state/scrape behind `position`, in their order;
// `position` is moved behind them.
Result<std::map<std::string, std::vector<Run>>> ReadRuns(
    const std::string& folder, Position& position) {
  Result<JournalReader> reader =
      JournalReader::Open(folder, position, "sources");
  if (!reader) return reader.error();
  std::map<std::string, std::vector<Run>> runs;
  Record record;
  for (;;) {
    const Result<bool> more = reader->Next();
    if (!more) return more.error();
    if (!*more) break;
    const Time at = reader->batch().commit.at;
    for (const std::string_view line : Lines(reader->batch().lines)) {
      if (line.find("\"scrape\"") == line.npos) continue;
      if (!record.Parse(line) || record.kind() != "scrape") continue;
      const Result<SourceChange> change = ChangeOf(record, at);
      if (!change) continue;
      runs[record.Text("id")].push_back(
          {*change, record.Get("listings").AsInteger().value_or(-1)});
    }
  }
  position = reader->position();
  const Status synced = reader->Sync();
  if (!synced) return synced.error();
  return runs;
}

// The state behind a run; nullopt when it is none of the source's.
std::optional<SourceState> After(const SourceState& state, const Run& run,
                                 int64_t strikes) {
  SourceState running = state;
  if (IsAtWork(state.status) && state.status != SourceStatus::kRunning) {
    SourceChange begin;  // by hand
    begin.event = SourceEvent::kRunning;
    begin.at = run.change.at;
    const Result<SourceState> begun = Advance(state, begin, strikes);
    if (!begun) return std::nullopt;
    running = *begun;
  }
  const Result<SourceState> next = Advance(running, run.change, strikes);
  if (!next) return std::nullopt;
  return *next;
}

}  // namespace

Result<std::vector<SourceBook::Ended>> SourceBook::Settle() {
  const std::string upstream = FolderIn(options_.workspace, kUpstream);
  const auto read_to = [&] {
    const auto found = journal_.in().find(kUpstream);
    return found == journal_.in().end() ? Position() : found->second;
  };
  std::vector<Ended> ended;
  const Result<std::optional<JournalHead>> head = PeekHead(upstream);
  if (!head) return head.error();
  if (!*head ? read_to() == Position() : (*head)->position == read_to()) {
    return ended;
  }
  const Status begun = journal_.Begin(options_.now);
  if (!begun) return Give(begun.error());
  Position position = read_to();
  const auto runs = ReadRuns(upstream, position);
  if (!runs) return Give(runs.error());
  Record record;
  for (const auto& [id, of_source] : *runs) {
    const std::optional<std::string_view> found = journal_.Find(id);
    if (!found) continue;
    const std::string line(*found);
    record.Parse(line);
    const Result<SourceState> state = ParseState(record.Get("state"));
    if (!state) return Give(state.error());
    SourceState now = *state;
    const Run* last = nullptr;
    for (const Run& run : of_source) {
      const auto next = After(now, run, options_.policy.strikes);
      if (!next) continue;
      now = *next;
      last = &run;
    }
    if (last == nullptr) continue;
    if (last->listings >= 0) {
      record.Set("listings", std::to_string(last->listings));
    }
    const Status put = PutState(record, now, last->change);
    if (!put) return Give(put.error());
    ended.push_back({id, now.status, last->change.reason});
  }
  SourcesNote note;
  note.lines = journal_.note().lines;
  Inputs in = journal_.in();
  in[kUpstream] = position;
  const Status committed = journal_.Commit(note, std::move(in));
  if (!committed) return committed.error();
  return ended;
}

Result<size_t> SourceBook::Release() {
  const auto is_running = [](Record& record, const std::string& line) {
    if (line.find("running\"") == line.npos) return false;
    record.Parse(line);
    return record.Get("state")["status"].AsString() == "running";
  };
  Record record;
  std::vector<std::string> ids;
  for (const std::string& line : journal_.records()) {
    if (is_running(record, line)) ids.push_back(record.Text("id"));
  }
  if (ids.empty()) return size_t{0};
  const Status begun = journal_.Begin(options_.now);
  if (!begun) return Give(begun.error());
  size_t released = 0;
  for (const std::string& id : ids) {
    const std::string line(*journal_.Find(id));
    if (!is_running(record, line)) continue;
    const Result<SourceState> state = ParseState(record.Get("state"));
    if (!state) return Give(state.error());
    const Status put = Put(record, *state, Interrupted(*state, options_.now));
    if (!put) return Give(put.error());
    ++released;
  }
  const Status committed = Commit();
  if (!committed) return committed.error();
  return released;
}

}  // namespace jobutils
