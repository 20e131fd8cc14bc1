// The files of a stage's folder, and reading one of them, compressed or not.

#ifndef JOBUTILS_JOURNAL_SEGMENT_H_
#define JOBUTILS_JOURNAL_SEGMENT_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "journal/commit.h"

namespace jobutils {

class ZstdReader;

// "extract" of "state/extract".
std::string StageOf(const std::string& folder);
// state/extract/0000000001.ndjson, and with .zst behind it.
std::string SegmentPath(const std::string& folder, uint64_t segment);
std::string CompressedPath(const std::string& folder, uint64_t segment);

// The segments of a folder, ascending, plain or compressed; none when there is
// no folder. A gap between two is an error.
Result<std::vector<uint64_t>> ListSegments(const std::string& folder);

class SegmentFile {
 public:
  // The plain file, or, where there is none, the compressed one; nullopt when
  // there is neither.
  static Result<std::optional<SegmentFile>> Open(const std::string& folder,
                                                 uint64_t segment);
  SegmentFile(SegmentFile&&) noexcept;
  SegmentFile& operator=(SegmentFile&&) noexcept;
  ~SegmentFile();

  // Of its uncompressed bytes, as of now.
  Result<uint64_t> Size() const;
  // Reads up to `size` bytes from `offset` on; fewer only at the end. Going
  // back in a compressed segment begins anew, so read it forward.
  Result<size_t> Read(uint64_t offset, char* to, size_t size);

  const std::string& path() const { return path_; }
  uint64_t segment() const { return segment_; }
  bool compressed() const { return zstd_ != nullptr; }
  int fd() const { return fd_.get(); }

 private:
  SegmentFile(Fd fd, std::string path, uint64_t segment);

  Fd fd_;
  std::string path_;
  uint64_t segment_;
  std::unique_ptr<ZstdReader> zstd_;
};

// "state/extract/0000000001.ndjson is damaged at byte 18220: why". Damage is
// never mended: exit status 3.
Error Damage(const SegmentFile& file, uint64_t offset, const std::string& why);

// The header of a segment that holds a commit; an error when it is none.
Result<JournalHeader> ReadHeader(SegmentFile& file);

// The line of a commit that ends at `end` (behind its LF), without its LF; ""
// when there is none.
Result<std::string> ReadCommitLine(SegmentFile& file, uint64_t end);

}  // namespace jobutils

#endif  // JOBUTILS_JOURNAL_SEGMENT_H_
