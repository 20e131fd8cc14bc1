#include <algorithm>
#include <utility>

#include "step/feed.h"

namespace jobutils {

AgainFeed::AgainFeed(std::string folder, std::vector<std::string> upstreams,
                     std::set<std::string, std::less<>> ids)
    : folder_(std::move(folder)),
      upstreams_(std::move(upstreams)),
      ids_(std::move(ids)),
      missing_(ids_) {}

Status AgainFeed::OpenNext() {
  const std::string upstream = Beside(folder_, upstreams_[now_]);
  Result<FoldedReader> reader = FoldedReader::Open(upstream);
  if (!reader) return reader.error();
  reader_.emplace(std::move(*reader));
  ends_[upstreams_[now_]] = reader_->end();
  Result<JournalReader> end = JournalReader::Open(upstream, reader_->end());
  if (!end) return end.error();
  return end->Sync();
}

// The position behind `line`, which is the reader's last one.
Position AgainFeed::Behind(std::string_view line) {
  const CommittedBatch& batch = reader_->batch();
  if (batch.commit.seq != seq_) {
    seq_ = batch.commit.seq;
    counted_ = batch.lines.data();
    taken_ = 0;
  }
  const char* end = line.data() + line.size() + 1;
  taken_ += static_cast<uint64_t>(std::count(counted_, end, '\n'));
  counted_ = end;
  return batch.Taken(taken_);
}

Result<bool> AgainFeed::Next(WorkBatch& batch) {
  for (; now_ < upstreams_.size(); ++now_, reader_.reset(), seq_ = 0) {
    if (!reader_) {
      Status opened = OpenNext();
      if (!opened) return opened.error();
    }
    for (;;) {
      std::string_view line;
      const Result<bool> more = reader_->Next(&line);
      if (!more) return more;
      if (!*more) break;
      if (ids_.empty()) {
        batch.Add(line, {}, upstreams_[now_], Behind(line));
        return true;
      }
      const std::string id = record_.Parse(line) ? record_.Text("id") : "";
      if (!ids_.contains(id)) continue;
      missing_.erase(id);
      batch.Add(line);
      return true;
    }
  }
  return false;
}

}  // namespace jobutils
