#include "log/status.h"

#include <sys/stat.h>

#include <numeric>

#include "journal/fold.h"
#include "journal/head.h"
#include "journal/segment.h"
#include "log/stages.h"
#include "step/config_hash.h"
#include "step/state.h"

namespace jobutils {
namespace {

using Looker = std::function<void(const Record&)>;

Status MeasureFiles(const std::string& folder, StageStatus& status) {
  const Result<std::vector<uint64_t>> segments = ListSegments(folder);
  if (!segments) return segments.error();
  status.segments = segments->size();
  for (const uint64_t segment : *segments) {
    const Result<std::optional<SegmentFile>> file =
        SegmentFile::Open(folder, segment);
    if (!file) return file.error();
    struct stat info = {};
    if (*file && fstat((*file)->fd(), &info) == 0) {
      status.bytes += static_cast<uint64_t>(info.st_size);
    }
  }
  return Ok{};
}

Status MeasureTail(const std::string& folder, StageStatus& status) {
  const Result<std::vector<uint64_t>> segments = ListSegments(folder);
  if (!segments) return segments.error();
  if (segments->empty()) return Ok{};
  Result<std::optional<SegmentFile>> file =
      SegmentFile::Open(folder, segments->back());
  if (!file) return file.error();
  if (!*file) return Ok{};
  const Result<SegmentTail> tail = ReadTail(**file);
  if (!tail) return tail.error();
  status.torn_bytes = tail->size - tail->end;
  return Ok{};
}

Status CountRecords(const std::string& folder, const Looker& look,
                    StageStatus& status) {
  Result<FoldedReader> reader = FoldedReader::Open(folder);
  if (!reader) return reader.error();
  Record record;
  std::string_view line;
  for (;;) {
    const Result<bool> more = reader->Next(&line);
    if (!more) return more.error();
    if (!*more) return Ok{};
    record.Parse(line);
    ++status.records[static_cast<size_t>(GroupOf(record, status.stage))];
    look(record);
  }
}

Result<uint64_t> CountBehind(const std::string& folder,
                             const Position& position,
                             const std::string& consumer) {
  Result<JournalReader> reader =
      JournalReader::Open(folder, position, consumer);
  if (!reader) return reader.error();
  uint64_t behind = 0;
  for (;;) {
    const Result<bool> more = reader->Next();
    if (!more) return more.error();
    if (!*more) return behind;
    behind += reader->batch().commit.records - reader->batch().skipped;
  }
}

Status Gather(const std::string& workspace, const std::string& state,
              const Looker& look, StageStatus& status) {
  const std::string folder = FolderOf(state, status.stage);
  Status done = MeasureFiles(folder, status);
  if (!done) return done;
  if (!status.locked) done = MeasureTail(folder, status);
  if (!done) return done;
  const Result<std::optional<JournalHead>> head = ReadHead(folder);
  if (!head) return head.error();
  if (!*head) return Ok{};
  const Commit& commit = (*head)->commit;
  status.at = commit.at;
  status.commits = commit.seq;
  status.next_at = ParseStepState(commit.state).next_at;
  const JournalHeader& header = (*head)->header;
  if (!header.command.empty()) {
    const Result<std::string> config = ConfigHash(workspace, header.command);
    if (!config) return config.error();
    status.stale = *config != header.config;
  }
  done = CountRecords(folder, look, status);
  if (!done) return done;
  for (const auto& [upstream, position] : commit.in) {
    const Result<uint64_t> behind =
        CountBehind(FolderOf(state, upstream), position, status.stage);
    if (!behind) return behind.error();
    status.behind[upstream] = *behind;
  }
  return Ok{};
}

int64_t Signed(uint64_t number) { return static_cast<int64_t>(number); }

}  // namespace

uint64_t StageStatus::Records() const {
  return std::accumulate(records.begin(), records.end(), uint64_t{0});
}

uint64_t StageStatus::Behind() const {
  uint64_t sum = 0;
  for (const auto& [upstream, count] : behind) sum += count;
  return sum;
}

StageStatus StatusOf(const std::string& workspace, const std::string& state,
                     const std::string& stage, const Looker& look) {
  StageStatus status;
  status.stage = stage;
  status.locked = IsLocked(FolderOf(state, stage));
  const Status gathered = Gather(workspace, state, look, status);
  if (!gathered) status.trouble = gathered.error().message;
  return status;
}

std::string StatusJson(const StageStatus& status) {
  JsonObject object;
  object.Text("kind", "stage").Text("id", status.stage);
  if (status.at) object.Text("at", FormatTime(*status.at));
  object.Integer("commits", Signed(status.commits))
      .Integer("segments", Signed(status.segments))
      .Integer("bytes", Signed(status.bytes))
      .Integer("records", Signed(status.Records()));
  for (size_t i = 0; i < status.records.size(); ++i) {
    object.Integer(kGroupNames[i], Signed(status.records[i]));
  }
  JsonObject behind;
  for (const auto& [upstream, count] : status.behind) {
    behind.Integer(upstream, Signed(count));
  }
  if (!behind.empty()) object.Raw("behind", behind.str());
  if (status.next_at) object.Text("next_at", FormatTime(*status.next_at));
  return object.Integer("torn_bytes", Signed(status.torn_bytes))
      .Bool("locked", status.locked)
      .Bool("stale", status.stale)
      .Text("trouble", status.trouble)
      .str();
}

}  // namespace jobutils
