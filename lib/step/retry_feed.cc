#include <utility>

#include "journal/segment.h"
#include "step/feed.h"

namespace jobutils {

RetryFeed::RetryFeed(FoldedReader reader, std::string stage, Asked asked,
                     Time now)
    : reader_(std::move(reader)),
      stage_(std::move(stage)),
      asked_(std::move(asked)),
      now_(now) {}

Result<RetryFeed> RetryFeed::Open(const std::string& folder,
                                  const std::string& stage,
                                  const Position& from, Asked asked, Time now) {
  const Result<std::vector<uint64_t>> segments = ListSegments(folder);
  if (!segments) return segments.error();
  const bool dropped = !segments->empty() && from.segment < segments->front();
  Result<FoldedReader> reader =
      FoldedReader::Open(folder, dropped ? Position() : from);
  if (!reader) return reader.error();
  return RetryFeed(std::move(*reader), stage, std::move(asked), now);
}

bool RetryFeed::IsAsked(const Standing& standing) const {
  return asked_.ids.contains(record_.Text("id")) ||
         (asked_.all_dead && standing.kind == Standing::kDead);
}

Result<bool> RetryFeed::Next(WorkBatch& batch) {
  for (;;) {
    std::string_view line;
    const Result<bool> more = reader_.Next(&line);
    if (!more || !*more) return more;
    if (!record_.Parse(line) || !record_.Has("id")) continue;
    Standing before = StandingOf(record_, stage_);
    if (before.kind == Standing::kSettled) continue;
    if (IsAsked(before)) {
      before = {};
    } else if (before.kind != Standing::kPending) {
      continue;
    } else if (before.next_at > now_) {
      left_.Count(before.next_at, before.waiting, reader_.batch().before);
      continue;
    }
    record_.Remove("error");
    line_.clear();
    record_.AppendTo(line_);
    batch.Add(line_, before);
    return true;
  }
}

}  // namespace jobutils
