#include "hunt/run_book.h"

#include "journal/head.h"
#include "journal/writer.h"
#include "record/record.h"

namespace jobutils {
namespace {

std::string SinceJson(const std::optional<RunStanding::Since>& since,
                      const char* what) {
  if (!since) return "";
  return JsonObject()
      .Text("at", FormatTime(since->at))
      .Text(what, since->what)
      .str();
}

std::optional<RunStanding::Since> ParseSince(Json json, const char* what) {
  const std::optional<Time> at = ParseTime(json["at"].AsString().value_or(""));
  if (!at) return std::nullopt;
  return RunStanding::Since{*at, json[what].AsString().value_or("")};
}

std::string StandingJson(const RunStanding& standing) {
  JsonObject json;
  json.Integer("runs", static_cast<int64_t>(standing.runs));
  json.Raw("open", SinceJson(standing.open, "id"));
  json.Raw("paused", SinceJson(standing.paused, "reason"));
  if (standing.last_success) {
    json.Text("last_success", FormatTime(*standing.last_success));
  }
  return json.Text("checked", standing.checked).str();
}

RunStanding ParseStanding(const std::string& text) {
  Record record;
  RunStanding standing;
  if (!record.Parse(text)) return standing;
  standing.runs =
      static_cast<uint64_t>(record.Get("runs").AsInteger().value_or(0));
  standing.open = ParseSince(record.Get("open"), "id");
  standing.paused = ParseSince(record.Get("paused"), "reason");
  standing.last_success = ParseTime(record.Text("last_success"));
  standing.checked = record.Text("checked");
  return standing;
}

std::string FolderOf(const std::string& state) { return state + "/runs"; }

}  // namespace

Result<RunStanding> ReadRunStanding(const std::string& state) {
  const auto head = PeekHead(FolderOf(state));
  if (!head) return head.error();
  return *head ? ParseStanding((*head)->commit.state) : RunStanding();
}

Status AppendRun(const std::string& state, Time now,
                 const std::function<std::string(RunStanding&)>& make) {
  JournalWriter::Options options;
  options.wait = true;
  Result<JournalWriter> writer =
      JournalWriter::Open(FolderOf(state), std::move(options));
  if (!writer) return writer.error();
  RunStanding standing;
  if (writer->head()) standing = ParseStanding(writer->head()->commit.state);
  JournalBatch batch;
  const std::string line = make(standing);
  if (!line.empty()) {
    const Status added = batch.Add(line);
    if (!added) return added;
  }
  CommitNote note;
  note.at = now;
  note.state = StandingJson(standing);
  const Result<Position> end = writer->Append(batch, note);
  if (!end) return end.error();
  return Ok{};
}

}  // namespace jobutils
