#include "log/old_segments.h"

#include <charconv>

#include "journal/archive.h"
#include "journal/head.h"
#include "journal/lock.h"
#include "journal/segment.h"
#include "log/stages.h"
#include "step/state.h"

namespace jobutils {
namespace {

// Longer ago than any journal.
constexpr Time kMostUnits = 100000;

// The lowest segment that somebody needs, and who; UINT64_MAX: nobody.
struct Need {
  uint64_t segment = UINT64_MAX;
  std::string who;

  void Add(uint64_t other, const std::string& name) {
    if (other >= segment) return;
    segment = other;
    who = name;
  }
};

Result<Need> NeedOf(const std::string& state, const std::string& stage) {
  const Result<std::vector<Consumer>> consumers = ConsumersOf(state, stage);
  if (!consumers) return consumers.error();
  Need need;
  for (const Consumer& consumer : *consumers) {
    need.Add(consumer.position.segment, consumer.stage);
  }
  const auto head = ReadHead(FolderOf(state, stage));
  if (!head) return head.error();
  if (*head) {
    const StepState own = ParseStepState((*head)->commit.state);
    if (own.oldest) need.Add(own.oldest->segment, stage);
  }
  return need;
}

}  // namespace

Result<Time> ParseAge(std::string_view text) {
  Time count = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, count);
  if (error == std::errc() && count >= 0 && count <= kMostUnits &&
      last - end == 1) {
    if (*end == 'h') return count * 3600;
    if (*end == 'd') return count * 86400;
    if (*end == 'w') return count * 604800;
  }
  return UsageError("expected an age such as '90d', '12h' or '2w', not '" +
                    std::string(text) + "'");
}

Result<Time> ParseDate(std::string_view text) {
  for (const char* rest : {"", "T00:00:00Z"}) {
    const auto time = ParseTime(std::string(text) + rest);
    if (time) return *time;
  }
  return UsageError("expected a date such as '2026-08-20', not '" +
                    std::string(text) + "'");
}

Result<uint64_t> CompressBefore(const std::string& folder, Time time) {
  const Result<StageLock> lock = StageLock::Take(folder, /*wait=*/false);
  if (!lock) return lock.error();
  const Result<std::vector<uint64_t>> segments = SegmentsBefore(folder, time);
  if (!segments) return segments.error();
  uint64_t compressed = 0;
  for (const uint64_t segment : *segments) {
    const Result<bool> done = CompressSegment(folder, segment);
    if (!done) return done.error();
    if (*done) ++compressed;
  }
  return compressed;
}

Result<DropPlan> PlanDrop(const std::string& state, const std::string& stage,
                          Time time) {
  const std::string folder = FolderOf(state, stage);
  const Result<std::vector<uint64_t>> segments = SegmentsBefore(folder, time);
  if (!segments) return segments.error();
  const Result<Need> need = NeedOf(state, stage);
  if (!need) return need.error();
  DropPlan drop;
  for (const uint64_t segment : *segments) {
    if (segment >= need->segment) {
      drop.held_by = need->who;
      break;
    }
    const Result<std::optional<SegmentFile>> file =
        SegmentFile::Open(folder, segment);
    if (!file) return file.error();
    if (*file) drop.paths.push_back((*file)->path());
    drop.keep = segment + 1;
  }
  return drop;
}

Result<DropPlan> DropBefore(const std::string& state, const std::string& stage,
                            Time time) {
  const std::string folder = FolderOf(state, stage);
  const Result<StageLock> lock = StageLock::Take(folder, /*wait=*/false);
  if (!lock) return lock.error();
  Result<DropPlan> drop = PlanDrop(state, stage, time);
  if (!drop) return drop;
  const Result<uint64_t> dropped = DropSegments(folder, drop->keep);
  if (!dropped) return dropped.error();
  return drop;
}

}  // namespace jobutils
