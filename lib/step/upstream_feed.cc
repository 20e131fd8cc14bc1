#include "journal/batch.h"
#include "journal/head.h"
#include "step/feed.h"

namespace jobutils {

std::string Beside(const std::string& folder, const std::string& stage) {
  return folder.substr(0, folder.rfind('/') + 1) + stage;
}

Result<UpstreamFeed> UpstreamFeed::Open(
    const std::string& folder, const std::vector<std::string>& upstreams,
    const Inputs& in, Allowance& allowance) {
  UpstreamFeed feed(allowance);
  feed.folder_ = folder;
  for (const std::string& stage : upstreams) {
    const auto found = in.find(stage);
    Result<JournalReader> reader = JournalReader::Open(
        Beside(folder, stage), found == in.end() ? Position() : found->second,
        folder.substr(folder.rfind('/') + 1));
    if (!reader) return reader.error();
    feed.upstreams_.push_back({stage, std::move(*reader), 0});
    feed.upstreams_.back().safe = feed.upstreams_.back().reader.position().seq;
  }
  return feed;
}

Result<bool> UpstreamFeed::Next(WorkBatch& batch) {
  while (rest_.empty()) {
    if (now_ == upstreams_.size()) return false;
    const Result<bool> more = upstreams_[now_].reader.Next();
    if (!more) return more;
    if (*more) {
      rest_ = upstreams_[now_].reader.batch().lines;
      taken_ = 0;
    } else {
      ++now_;
    }
  }
  const Upstream& upstream = upstreams_[now_];
  const std::string_view line = *Lines(rest_).begin();
  if (!allowance_->Admit(line)) return false;
  batch.Add(line, {}, upstream.stage, upstream.reader.batch().Taken(++taken_));
  rest_.remove_prefix(line.size() + 1);
  return true;
}

// What is synced is all that is there, so that a journal that does not grow is
// synced once.
Status UpstreamFeed::Sync() {
  for (Upstream& upstream : upstreams_) {
    if (upstream.reader.position().seq <= upstream.safe) continue;
    const std::string folder = Beside(folder_, upstream.stage);
    const Result<std::optional<JournalHead>> head = ReadHead(folder);
    if (!head) return head.error();
    Status synced = upstream.reader.Sync();
    if (synced && *head && (*head)->position != upstream.reader.position()) {
      Result<JournalReader> end =
          JournalReader::Open(folder, (*head)->position);
      if (!end) return end.error();
      synced = end->Sync();
    }
    if (!synced) return synced;
    upstream.safe = *head ? (*head)->position.seq : upstream.safe;
  }
  return Ok{};
}

Inputs UpstreamFeed::ends() const {
  Inputs ends;
  for (size_t i = 0; i < now_; ++i) {
    ends[upstreams_[i].stage] = upstreams_[i].reader.position();
  }
  return ends;
}

}  // namespace jobutils
