#include "journal/archive.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "base/crc32c.h"
#include "base/file.h"
#include "journal/head.h"
#include "journal/reader.h"
#include "journal/safety.h"
#include "journal/segment.h"
#include "journal/zstd_stream.h"

namespace jobutils {
namespace {

constexpr size_t kBlock = 256 << 10;

// Reads a segment that others follow as any reader would, to its end.
Status Verify(const std::string& folder, uint64_t segment) {
  Position before;
  Result<std::optional<SegmentFile>> file =
      SegmentFile::Open(folder, segment - 1);
  if (!file) return file.error();
  if (*file) {
    const Result<SegmentTail> tail = ReadTail(**file);
    if (!tail) return tail.error();
    if (!tail->commit) return Damage(**file, 0, "it holds no commit");
    before = {segment - 1, tail->end, tail->commit->seq, tail->commit->crc, 0};
  }
  Result<JournalReader> reader = JournalReader::Open(folder, before);
  if (!reader) return reader.error();
  for (;;) {
    const Result<bool> more = reader->Next();
    if (!more) return more.error();
    if (!*more || reader->batch().after.segment > segment) return Ok{};
  }
}

template <typename Source>
Result<uint32_t> SumOf(Source& source, uint64_t size) {
  std::string block(kBlock, '\0');
  uint32_t crc = 0;
  for (uint64_t at = 0; at < size;) {
    const Result<size_t> got = source.Read(at, block.data(), block.size());
    if (!got) return got.error();
    if (*got == 0) break;
    crc = Crc32c(crc, {block.data(), *got});
    at += *got;
  }
  return crc;
}

// What was written is what was read: the plain file is deleted next.
Status Compare(SegmentFile& plain, uint64_t size, int fd,
               const std::string& path) {
  const Result<std::unique_ptr<ZstdReader>> copy = ZstdReader::Open(fd, path);
  if (!copy) return copy.error();
  const Result<uint32_t> original = SumOf(plain, size);
  if (!original) return original.error();
  const Result<uint32_t> copied = SumOf(**copy, (*copy)->size());
  if (!copied) return copied.error();
  if ((*copy)->size() == size && *original == *copied) return Ok{};
  return IoError("cannot compress '" + plain.path() +
                 "': the copy reads differently");
}

Status WriteCompressed(SegmentFile& plain, const std::string& path) {
  const Result<uint64_t> size = plain.Size();
  if (!size) return size.error();
  const Fd fd(open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (!fd.valid()) return IoError(SystemMessage("cannot open", path, errno));
  Status done = ZstdCompress(plain.fd(), *size, fd.get(), path);
  if (done) done = Compare(plain, *size, fd.get(), path);
  return done ? SyncFile(fd.get(), path) : done;
}

Status Delete(const std::string& path) {
  if (unlink(path.c_str()) == 0 || errno == ENOENT) return Ok{};
  return IoError(SystemMessage("cannot delete", path, errno));
}

}  // namespace

Result<std::vector<uint64_t>> SegmentsBefore(const std::string& folder,
                                             Time time) {
  const Result<std::vector<uint64_t>> segments = ListSegments(folder);
  if (!segments) return segments.error();
  std::vector<uint64_t> before;
  for (size_t i = 1; i < segments->size(); ++i) {
    Result<std::optional<SegmentFile>> next =
        SegmentFile::Open(folder, (*segments)[i]);
    if (!next) return next.error();
    if (!*next) break;
    if (i + 1 == segments->size()) {  // it may hold nothing yet
      const Result<SegmentTail> tail = ReadTail(**next);
      if (!tail) return tail.error();
      if (!tail->commit) break;
    }
    const Result<JournalHeader> header = ReadHeader(**next);
    if (!header) return header.error();
    if (header->at >= time) break;
    before.push_back((*segments)[i - 1]);
  }
  return before;
}

Result<bool> CompressSegment(const std::string& folder, uint64_t segment) {
  const Result<std::vector<uint64_t>> segments = ListSegments(folder);
  if (!segments) return segments.error();
  if (segments->empty() || segment >= segments->back()) {
    return UsageError("cannot compress segment " + std::to_string(segment) +
                      " of '" + StageOf(folder) +
                      "': only those before the last can be");
  }
  Result<std::optional<SegmentFile>> plain = SegmentFile::Open(folder, segment);
  if (!plain) return plain.error();
  if (!*plain || (*plain)->compressed()) return false;
  Status done = Verify(folder, segment);
  if (!done) return done.error();
  const std::string path = CompressedPath(folder, segment);
  const std::string part = path + ".tmp";
  done = WriteCompressed(**plain, part);
  if (done && std::rename(part.c_str(), path.c_str()) != 0) {
    done = IoError(SystemMessage("cannot rename", part, errno));
  }
  if (!done) {
    unlink(part.c_str());
    return done.error();
  }
  done = SyncFolder(folder);
  if (done) done = Delete((*plain)->path());
  if (!done) return done.error();
  return true;
}

Result<uint64_t> DropSegments(const std::string& folder, uint64_t keep) {
  const Result<std::vector<uint64_t>> segments = ListSegments(folder);
  if (!segments) return segments.error();
  uint64_t dropped = 0;
  for (const uint64_t segment : *segments) {
    if (segment >= keep || segment == segments->back()) break;
    for (const std::string& path :
         {SegmentPath(folder, segment), CompressedPath(folder, segment)}) {
      Status done = Delete(path);
      if (!done) return done.error();
    }
    // One by one: a gap would be damage.
    Status synced = SyncFolder(folder);
    if (!synced) return synced.error();
    ++dropped;
  }
  return dropped;
}

}  // namespace jobutils
