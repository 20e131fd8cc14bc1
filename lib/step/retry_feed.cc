#include <utility>

#include "journal/segment.h"
#include "step/feed.h"

namespace jobutils {

RetryFeed::RetryFeed(FoldedReader reader, std::string stage, Asked asked,
                     Time now, Allowance& allowance)
    : reader_(std::move(reader)),
      stage_(std::move(stage)),
      asked_(std::move(asked)),
      now_(now),
      allowance_(&allowance) {}

Result<RetryFeed> RetryFeed::Open(const std::string& folder,
                                  const std::string& stage,
                                  const Position& from, Asked asked, Time now,
                                  Allowance& allowance) {
  const Result<std::vector<uint64_t>> segments = ListSegments(folder);
  if (!segments) return segments.error();
  const bool dropped = !segments->empty() && from.segment < segments->front();
  Result<FoldedReader> reader =
      FoldedReader::Open(folder, dropped ? Position() : from);
  if (!reader) return reader.error();
  return RetryFeed(std::move(*reader), stage, std::move(asked), now, allowance);
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
    const Standing before = StandingOf(record_, stage_);
    if (before.kind == Standing::kSettled) continue;
    const bool asked = IsAsked(before);
    const bool pending = before.kind == Standing::kPending;
    if (asked || (pending && before.next_at <= now_)) {
      record_.Remove("error");
      line_.clear();
      record_.AppendTo(line_);
      if (allowance_->Admit(line_)) {
        batch.Add(line_, asked ? Standing() : before);
        return true;
      }
      owes_ |= asked;
    }
    if (pending) {
      left_.Count(before.next_at, before.waiting, reader_.batch().before);
    }
  }
}

}  // namespace jobutils
