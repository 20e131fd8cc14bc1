#include "journal/writer.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "journal/safety.h"
#include "journal/segment.h"
#include "journal/torn.h"

namespace jobutils {

JournalWriter::JournalWriter(std::string folder, Options options,
                             StageLock lock)
    : folder_(std::move(folder)),
      options_(std::move(options)),
      lock_(std::move(lock)) {}

Result<JournalWriter> JournalWriter::Open(const std::string& folder,
                                          Options options) {
  Result<StageLock> lock = StageLock::Take(folder, options.wait);
  if (!lock) return lock.error();
  JournalWriter writer(folder, std::move(options), std::move(*lock));
  Status recovered = writer.Recover();
  if (!recovered) return recovered.error();
  return writer;
}

Status JournalWriter::Recover() {
  Result<std::optional<JournalHead>> head = ReadHead(folder_);
  if (!head) return head.error();
  head_ = std::move(*head);
  const Result<std::vector<uint64_t>> segments = ListSegments(folder_);
  if (!segments) return segments.error();
  if (segments->empty()) return Ok{};
  const uint64_t last = segments->back();
  Result<std::optional<SegmentFile>> file = SegmentFile::Open(folder_, last);
  if (!file) return file.error();
  if (!*file || (*file)->compressed()) return Ok{};

  const bool holds_head = head_ && head_->position.segment == last;
  const uint64_t end = holds_head ? head_->position.offset : 0;
  const Result<uint64_t> size = (*file)->Size();
  if (!size) return size.error();
  if (*size > end) {
    Status moved = MoveTornTail(folder_, **file, end);
    if (!moved) return moved;
  }
  return holds_head ? OpenSegment(last) : Ok{};
}

Status JournalWriter::OpenSegment(uint64_t segment) {
  Result<Fd> fd = OpenAppend(SegmentPath(folder_, segment));
  if (!fd) return IoError(fd.error().message);
  fd_ = std::move(*fd);
  open_ = segment;
  end_ =
      head_ && head_->position.segment == segment ? head_->position.offset : 0;
  return Ok{};
}

bool JournalWriter::NeedsSegment() const {
  return open_ == 0 || end_ >= options_.segment_bytes ||
         !IsMadeWith(head_->header, options_.command, options_.config);
}

JournalHeader JournalWriter::NextHeader(Time at) const {
  JournalHeader header;
  header.stage = StageOf(folder_);
  header.segment = head_ ? head_->position.segment + 1 : 1;
  header.at = at;
  header.prev = head_ ? head_->commit.crc : 0;
  header.command = options_.command;
  header.config = options_.config;
  return header;
}

Status JournalWriter::Prepare(const JournalHeader& header) {
  if (!settled_) {  // a writer before may have died before its sync
    Status synced = open_ == 0
                        ? Status(Ok{})
                        : SyncFile(fd_.get(), SegmentPath(folder_, open_));
    // Behind a segment's second commit its folders were synced with the first.
    const bool is_settled = open_ != 0 && head_ && head_->commit.from != 0;
    if (synced && !is_settled) synced = SyncFolders(folder_);
    if (!synced) return synced;
    settled_ = true;
  }
  if (header.segment != open_) {
    Status opened = OpenSegment(header.segment);
    if (!opened) return opened;
  }
  const std::string path = SegmentPath(folder_, open_);
  struct stat info;
  if (fstat(fd_.get(), &info) != 0) {
    return IoError(SystemMessage("cannot write", path, errno));
  }
  if (static_cast<uint64_t>(info.st_size) != end_) {
    return IoError("cannot write '" + path + "': somebody else has changed it");
  }
  return Ok{};
}

Status JournalWriter::WriteOut(std::string_view bytes) {
  const std::string path = SegmentPath(folder_, open_);
  ssize_t written;
  do {
    written = write(fd_.get(), bytes.data(), bytes.size());
  } while (written < 0 && errno == EINTR);
  if (written < 0) return IoError(SystemMessage("cannot write", path, errno));
  if (static_cast<size_t>(written) < bytes.size()) {
    return IoError("cannot write '" + path + "': only " +
                   std::to_string(written) + " of " +
                   std::to_string(bytes.size()) +
                   " bytes were taken, as when the disk is full");
  }
  Status synced = SyncFile(fd_.get(), path);
  return synced && end_ == 0 ? SyncFolder(folder_) : synced;
}

// Cuts back to the last commit. What it cannot cut is a torn tail for the next
// start.
Error JournalWriter::Undo(Error why) {
  const std::string path = SegmentPath(folder_, open_);
  Status cut = CutFile(fd_.get(), end_, path);
  if (cut) cut = SyncFile(fd_.get(), path);
  if (!cut) why.message += "; " + cut.error().message;
  return why;
}

Result<Position> JournalWriter::Append(JournalBatch& batch,
                                       const CommitNote& note) {
  if (failed_) {
    return IoError("cannot append to the journal of '" + StageOf(folder_) +
                   "': it failed before");
  }
  const bool fresh = NeedsSegment();
  JournalHead next;
  next.header = fresh ? NextHeader(note.at) : head_->header;
  static_cast<CommitNote&>(next.commit) = note;
  next.commit.seq = head_ ? head_->commit.seq + 1 : 1;
  next.commit.prev = head_ ? head_->commit.crc : 0;
  next.commit.records = batch.records_;
  next.commit.from = fresh ? 0 : end_;

  const size_t records = batch.bytes_.size();
  size_t before = 0;  // bytes of the header
  if (fresh) {
    const Result<std::string> header = HeaderLine(next.header);
    if (!header) return header.error();
    batch.bytes_.insert(0, *header);
    before = header->size();
  }
  Status done = AppendCommit(batch.bytes_, next.commit);
  if (done) {
    done = Prepare(next.header);
    if (done) {
      done = WriteOut(batch.bytes_);
      if (!done) done = Undo(done.error());
    }
    failed_ = !done;
  }
  if (!done) {
    batch.bytes_.resize(before + records);
    batch.bytes_.erase(0, before);
    return done.error();
  }
  end_ = next.commit.from + batch.bytes_.size();
  next.position = {open_, end_, next.commit.seq, next.commit.crc, 0};
  head_ = std::move(next);
  batch.Clear();
  return head_->position;
}

}  // namespace jobutils
