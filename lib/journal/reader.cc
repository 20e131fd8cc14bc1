#include "journal/reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/crc32c.h"
#include "journal/head.h"
#include "journal/safety.h"

namespace jobutils {
namespace {

constexpr size_t kBlock = 256 << 10;

// Behind the first `count` lines of `text`.
size_t BehindLines(std::string_view text, uint64_t count) {
  size_t at = 0;
  while (count-- > 0) at = text.find('\n', at) + 1;
  return at;
}

}  // namespace

Position CommittedBatch::Taken(uint64_t count) const {
  if (skipped + count >= commit.records) return after;
  Position position = before;
  position.skip = skipped + count;
  return position;
}

JournalReader::JournalReader(std::string folder, std::string consumer)
    : folder_(std::move(folder)), consumer_(std::move(consumer)) {}

Result<JournalReader> JournalReader::Open(std::string folder,
                                          const Position& from,
                                          std::string consumer) {
  JournalReader reader(std::move(folder), std::move(consumer));
  reader.position_ = from;
  reader.position_.skip = 0;
  reader.skip_ = from.skip;
  if (from.segment == 0) {
    if (reader.position_ == Position()) return reader;
    return reader.NotHeld("there is no segment 0");
  }
  Result<std::optional<SegmentFile>> file =
      SegmentFile::Open(reader.folder_, from.segment);
  if (!file) return file.error();
  if (!*file) return reader.NotHeld("that segment is not there");
  reader.file_ = std::move(*file);
  Result<JournalHeader> header = ReadHeader(*reader.file_);
  if (!header) return header.error();
  reader.header_ = std::move(*header);
  reader.offset_ = from.offset;
  Status held = reader.CheckHeld();
  if (!held) return held.error();
  return reader;
}

Error JournalReader::NotHeld(const std::string& why) const {
  std::string message = "the journal of '" + StageOf(folder_) + "'";
  message += " does not hold the position ";
  if (!consumer_.empty()) message += "of '" + consumer_ + "', ";
  message += "commit " + std::to_string(position_.seq) + " at byte " +
             std::to_string(position_.offset) + " of segment " +
             std::to_string(position_.segment) + ": " + why;
  return IoError(std::move(message));
}

Status JournalReader::CheckHeld() {
  const Result<uint64_t> size = file_->Size();
  if (!size) return size.error();
  if (*size < position_.offset) return NotHeld("the segment ends before");
  const Result<std::string> line = ReadCommitLine(*file_, position_.offset);
  if (!line) return line.error();
  const std::optional<Commit> commit = ParseCommit(*line);
  if (!commit) return NotHeld("no commit ends there");
  if (commit->seq != position_.seq || commit->crc != position_.crc) {
    return NotHeld("another commit ends there");
  }
  return Ok{};
}

// Goes on to the segment behind the one that is open. False when there is none
// or this one has more.
Result<bool> JournalReader::NextSegment() {
  const Result<std::vector<uint64_t>> segments = ListSegments(folder_);
  if (!segments) return segments.error();
  const uint64_t now = file_ ? file_->segment() : 0;
  const auto next = std::upper_bound(segments->begin(), segments->end(), now);
  if (next == segments->end()) return false;
  if (file_) {
    const Result<uint64_t> size = file_->Size();
    if (!size) return size.error();
    const uint64_t seen = offset_ + (filled_ - begin_);
    if (*size < seen) begin_ = filled_ = 0;  // a torn tail that was cut since
    if (*size != seen) return true;
    if (begin_ < filled_ || offset_ == 0) {
      return Damage(*file_, offset_,
                    "it does not end in a commit, and is not the last segment");
    }
  }
  Result<std::optional<SegmentFile>> file = SegmentFile::Open(folder_, *next);
  if (!file) return file.error();
  if (!*file) return false;  // dropped since, or not there yet
  file_ = std::move(*file);
  offset_ = 0;
  begin_ = filled_ = 0;
  return true;
}

// The next commit line in the buffer, which is filled as far as that takes;
// `lines` are those before it.
Result<JournalReader::Found> JournalReader::FindCommit(size_t* line,
                                                       size_t* line_end,
                                                       uint64_t* lines) {
  size_t scanned = 0;  // from begin_ on, as are the results
  *line = 0;
  *lines = 0;
  for (;;) {
    const void* found = std::memchr(buffer_.data() + begin_ + scanned, '\n',
                                    filled_ - begin_ - scanned);
    if (found != nullptr) {
      *line_end = static_cast<size_t>(static_cast<const char*>(found) -
                                      buffer_.data()) -
                  begin_;
      if (IsCommitLine({buffer_.data() + begin_ + *line, *line_end - *line})) {
        return Found::kBatch;
      }
      ++*lines;
      scanned = *line = *line_end + 1;
      continue;
    }
    scanned = filled_ - begin_;
    if (scanned > kMaxBatchBytes) {
      return Bad("no commit in more bytes than a batch has");
    }
    if (begin_ > 0 && buffer_.size() - filled_ < kBlock) {
      std::memmove(buffer_.data(), buffer_.data() + begin_, scanned);
      begin_ = 0;
      filled_ = scanned;
    }
    if (buffer_.size() - filled_ < kBlock) {
      // Exactly: a string that grows by itself takes half as much again.
      std::string larger;
      larger.reserve(std::max(2 * buffer_.size(), 2 * kBlock));
      larger.assign(buffer_, 0, filled_);
      larger.resize(larger.capacity());
      buffer_.swap(larger);
    }
    const Result<size_t> got =
        file_->Read(offset_ + scanned, buffer_.data() + filled_, kBlock);
    if (!got) return got.error();
    if (*got == 0) return Found::kEnd;
    filled_ += *got;
  }
}

JournalReader::Found JournalReader::Bad(std::string why) {
  why_ = std::move(why);
  return Found::kBad;
}

// Whether the batch that begins at offset_ is one, and follows.
JournalReader::Found JournalReader::Check(size_t line, size_t line_end,
                                          uint64_t lines) {
  const std::string_view text(buffer_.data() + begin_, line_end);
  const std::string_view commit_line = text.substr(line);
  std::optional<Commit> commit = ParseCommit(commit_line);
  if (!commit) return Bad("a commit that is none");
  const size_t covered = line + CoveredBytes(commit_line);
  if (!IsSameCrc(Crc32c(0, text.substr(0, covered)), commit->crc)) {
    return Bad("the crc of commit " + std::to_string(commit->seq) +
               " is not that of its batch");
  }
  std::string_view records = text.substr(0, line);
  JournalHeader header = header_;
  if (offset_ == 0) {
    const size_t end = records.find('\n');
    std::optional<JournalHeader> found =
        end == records.npos ? std::nullopt
                            : ParseHeader(records.substr(0, end));
    if (!found || found->segment != file_->segment() ||
        found->prev != commit->prev) {
      return Bad("its first line is no header of this segment");
    }
    header = std::move(*found);
    records.remove_prefix(end + 1);
    --lines;
  }
  // What stood before the first segment there is was dropped.
  const bool is_first = position_.segment == 0 && file_->segment() > 1;
  if (commit->from != offset_ || commit->records != lines ||
      (!is_first &&
       (commit->seq != position_.seq + 1 || commit->prev != position_.crc))) {
    return Bad("commit " + std::to_string(commit->seq) +
               " does not follow the one before");
  }
  header_ = std::move(header);
  batch_.before = position_;
  offset_ += line_end + 1;
  begin_ += line_end + 1;
  position_ = {file_->segment(), offset_, commit->seq, commit->crc, 0};
  batch_.after = position_;
  batch_.commit = std::move(*commit);
  batch_.lines = records;
  batch_.skipped = 0;
  return Found::kBatch;
}

Result<JournalReader::Found> JournalReader::Look() {
  size_t line;
  size_t line_end;
  uint64_t lines;
  Result<Found> found = FindCommit(&line, &line_end, &lines);
  if (!found || *found != Found::kBatch) return found;
  return Check(line, line_end, lines);
}

// What is behind the last batch is none: a torn tail, damage, or that batch is
// no longer there. False when the journal ends here.
Result<bool> JournalReader::JudgeTail() {
  if (position_.segment == file_->segment()) {
    Status held = CheckHeld();
    if (!held) return held.error();
  }
  const Result<std::vector<uint64_t>> segments = ListSegments(folder_);
  if (!segments) return segments.error();
  if (!segments->empty() && segments->back() > file_->segment()) {
    return Damage(*file_, offset_, why_);
  }
  const Result<SegmentTail> tail = ReadTail(*file_);
  if (!tail) return tail.error();
  if (tail->end > offset_) return Damage(*file_, offset_, why_);
  torn_ = tail->size - tail->end;
  return false;
}

Result<bool> JournalReader::Next() {
  torn_ = 0;
  bool again = false;
  for (;;) {
    Result<Found> found = file_ ? Look() : Result<Found>(Found::kEnd);
    if (!found) return found.error();
    if (*found == Found::kBatch) break;
    if (*found == Found::kEnd) {
      const Result<bool> more = NextSegment();
      if (!more) return more.error();
      if (*more) continue;
      torn_ = filled_ - begin_;
    } else if (!again) {
      // The buffer may hold what a writer has cut and replaced since.
      again = true;
      begin_ = filled_ = 0;
      continue;
    } else {
      const Result<bool> judged = JudgeTail();
      if (!judged) return judged.error();
    }
    begin_ = filled_ = 0;
    if (skip_ > 0) return NotHeld("the batch behind it is not there");
    return false;
  }
  if (skip_ > 0) {
    if (skip_ > batch_.commit.records) {
      position_ = batch_.before;
      return NotHeld("the batch behind it has fewer records");
    }
    batch_.lines.remove_prefix(BehindLines(batch_.lines, skip_));
    batch_.skipped = std::exchange(skip_, 0);
  }
  return true;
}

Status JournalReader::Sync() {
  // A segment that another follows was synced before that was begun.
  if (!file_ || file_->segment() != position_.segment || file_->compressed()) {
    return Ok{};
  }
  Status synced = SyncFile(file_->fd(), file_->path());
  // Behind a segment's second commit its folders were synced with the first.
  if (synced && batch_.commit.from == 0) synced = SyncFolders(folder_);
  return synced ? CheckHeld() : synced;
}

}  // namespace jobutils
