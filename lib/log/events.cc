#include "log/events.h"

#include <algorithm>
#include <utility>

#include "journal/reader.h"
#include "log/group.h"
#include "log/stages.h"
#include "step/standing.h"

namespace jobutils {
namespace {

constexpr std::pair<const char*, const char*> kNames[] = {
    {"scrape", "job:scraped"},     {"lookup-company", "job:company_lookup"},
    {"extract", "job:extraction"}, {"score", "job:scoring"},
    {"match", "job:analysis"},     {"draft", "job:saved"},
};

std::string NameOf(const std::string& stage) {
  for (const auto& [name, event] : kNames) {
    if (stage == name) return event;
  }
  return "job:" + stage;
}

// "extract" of /usr/bin/job-extract; "" when there is no command.
std::string ToolOf(const JournalHeader& header) {
  if (header.command.empty()) return "";
  const std::string& path = header.command[0];
  const std::string name = path.substr(path.rfind('/') + 1);
  return name.starts_with("job-") ? name.substr(4) : name;
}

struct Source {
  std::string stage;
  JournalReader reader;
};

// Whether it was this step that brought the record to rest. A first step has
// nobody before it.
bool IsOwn(const Source& source, const Record& record, Json reason) {
  if (source.reader.batch().commit.in.empty()) return true;
  if (StandingOf(record, source.stage).kind != Standing::kSettled) return true;
  const std::string signer = reason["stage"].AsString().value_or("");
  return signer == source.stage || signer == ToolOf(source.reader.header());
}

// "" when the step only passed the record on.
std::string EventOf(const Source& source, const Record& record) {
  if (record.kind() != "listing") return "";
  const Group group = GroupOf(record, source.stage);
  std::string status = kGroupNames[static_cast<size_t>(group)];
  std::string because;
  if (group == Group::kLive) {
    status = "done";
  } else {
    const bool dropped = group == Group::kDropped;
    const Json reason = record.Get(dropped ? "outcome" : "error");
    if (!IsOwn(source, record, reason)) return "";
    because = reason[dropped ? "rule" : "code"].AsString().value_or("");
    if (dropped) status = reason["status"].AsString().value_or(status);
  }
  return JsonObject()
      .Text("kind", "event")
      .Text("id", record.Text("id"))
      .Text("name", group == Group::kWaiting ? "job:waiting_company"
                                             : NameOf(source.stage))
      .Text("at", FormatTime(source.reader.batch().commit.at))
      .Text("stage", source.stage)
      .Text("status", status)
      .Text("because", because)
      .str();
}

}  // namespace

Status GiveEvents(const std::string& state,
                  const std::vector<std::string>& stages,
                  const LineSink& sink) {
  std::vector<Source> sources;
  for (const std::string& stage : stages) {
    Result<JournalReader> reader =
        JournalReader::Open(FolderOf(state, stage), Position());
    if (!reader) return reader.error();
    const Result<bool> more = reader->Next();
    if (!more) return more.error();
    if (*more) sources.push_back({stage, std::move(*reader)});
  }
  Record record;
  while (!sources.empty()) {
    const auto next = std::min_element(
        sources.begin(), sources.end(), [](const Source& a, const Source& b) {
          return a.reader.batch().commit.at < b.reader.batch().commit.at;
        });
    for (const std::string_view line : Lines(next->reader.batch().lines)) {
      record.Parse(line);
      const std::string event = EventOf(*next, record);
      if (!event.empty() && !sink(event)) return Ok{};
    }
    const Result<bool> more = next->reader.Next();
    if (!more) return more.error();
    if (!*more) sources.erase(next);
  }
  return Ok{};
}

}  // namespace jobutils
