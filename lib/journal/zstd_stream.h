// Zstandard (RFC 8878), streamed: what a compressed segment is made of.

#ifndef JOBUTILS_JOURNAL_ZSTD_STREAM_H_
#define JOBUTILS_JOURNAL_ZSTD_STREAM_H_

#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"

namespace jobutils {

// Reads one frame, front to back. Holds a window of 8 MiB at most.
class ZstdReader {
 public:
  // `fd` stays the caller's; `path` is for messages. An error when it does not
  // begin with a frame that states its content size.
  static Result<std::unique_ptr<ZstdReader>> Open(int fd, std::string path);
  ~ZstdReader();

  // Of the content.
  uint64_t size() const { return size_; }
  // As SegmentFile::Read. An offset before the last read's end starts over.
  Result<size_t> Read(uint64_t offset, char* to, size_t size);

 private:
  struct Decoder;
  ZstdReader(int fd, std::string path, uint64_t size);
  Result<size_t> Pull(char* to, size_t size);

  int fd_;
  std::string path_;
  uint64_t size_;
  uint64_t at_ = 0;  // in the content
  std::unique_ptr<Decoder> decoder_;
};

// Compresses the first `size` bytes of `from` into one frame on `to`, with
// content size and checksum. `path` is that of `to`.
Status ZstdCompress(int from, uint64_t size, int to, const std::string& path);

}  // namespace jobutils

#endif  // JOBUTILS_JOURNAL_ZSTD_STREAM_H_
