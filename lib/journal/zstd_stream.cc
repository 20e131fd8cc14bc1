#include "journal/zstd_stream.h"

#include <unistd.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <utility>
#include <vector>

#include "base/file.h"

namespace jobutils {
namespace {

constexpr int kLevel = 9;
constexpr int kWindowLog = 23;  // 8 MiB
constexpr size_t kFrameHeaderBytes = 18;
constexpr size_t kSkipBytes = 64 << 10;

Error ReadError(const std::string& path, const char* why) {
  return IoError("cannot read '" + path + "': " + why);
}

}  // namespace

struct ZstdReader::Decoder {
  ZSTD_DStream* stream = ZSTD_createDStream();
  std::vector<char> input = std::vector<char>(ZSTD_DStreamInSize());
  ZSTD_inBuffer in = {input.data(), 0, 0};
  off_t read = 0;  // of the file

  ~Decoder() { ZSTD_freeDStream(stream); }
};

ZstdReader::ZstdReader(int fd, std::string path, uint64_t size)
    : fd_(fd), path_(std::move(path)), size_(size) {}

ZstdReader::~ZstdReader() = default;

Result<std::unique_ptr<ZstdReader>> ZstdReader::Open(int fd, std::string path) {
  char head[kFrameHeaderBytes];
  const ssize_t got = pread(fd, head, sizeof head, 0);
  if (got < 0) return IoError(SystemMessage("cannot read", path, errno));
  const uint64_t size =
      ZSTD_getFrameContentSize(head, static_cast<size_t>(got));
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN) {
    return ReadError(path, "it is no Zstandard frame that states its size");
  }
  return std::unique_ptr<ZstdReader>(new ZstdReader(fd, std::move(path), size));
}

Result<size_t> ZstdReader::Pull(char* to, size_t size) {
  ZSTD_outBuffer out = {to, size, 0};
  Decoder& decoder = *decoder_;
  while (out.pos == 0) {
    if (decoder.in.pos == decoder.in.size) {
      const ssize_t got =
          pread(fd_, decoder.input.data(), decoder.input.size(), decoder.read);
      if (got < 0) return IoError(SystemMessage("cannot read", path_, errno));
      if (got == 0) return ReadError(path_, "it ends too early");
      decoder.read += got;
      decoder.in = {decoder.input.data(), static_cast<size_t>(got), 0};
    }
    const size_t left =
        ZSTD_decompressStream(decoder.stream, &out, &decoder.in);
    if (ZSTD_isError(left) != 0) {
      return ReadError(path_, ZSTD_getErrorName(left));
    }
    if (left == 0 && out.pos == 0) return ReadError(path_, "it ends too early");
  }
  at_ += out.pos;
  return out.pos;
}

Result<size_t> ZstdReader::Read(uint64_t offset, char* to, size_t size) {
  if (decoder_ == nullptr || offset < at_) {
    decoder_ = std::make_unique<Decoder>();
    if (decoder_->stream == nullptr) {
      decoder_.reset();
      return ReadError(path_, "out of memory");
    }
    ZSTD_DCtx_setParameter(decoder_->stream, ZSTD_d_windowLogMax, kWindowLog);
    at_ = 0;
  }
  if (offset >= size_) return size_t{0};
  std::vector<char> skipped(at_ < offset ? kSkipBytes : 0);
  while (at_ < offset) {
    const size_t step = std::min<uint64_t>(skipped.size(), offset - at_);
    const Result<size_t> got = Pull(skipped.data(), step);
    if (!got) return got.error();
  }
  const size_t wanted = std::min<uint64_t>(size, size_ - offset);
  size_t done = 0;
  while (done < wanted) {
    const Result<size_t> got = Pull(to + done, wanted - done);
    if (!got) return got.error();
    done += *got;
  }
  return done;
}

Status ZstdCompress(int from, uint64_t size, int to, const std::string& path) {
  const std::unique_ptr<ZSTD_CCtx, size_t (*)(ZSTD_CCtx*)> context(
      ZSTD_createCCtx(), ZSTD_freeCCtx);
  if (context == nullptr) {
    return IoError("cannot compress '" + path + "': out of memory");
  }
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kLevel);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, kWindowLog);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_setPledgedSrcSize(context.get(), size);
  std::vector<char> input(ZSTD_CStreamInSize());
  std::vector<char> output(ZSTD_CStreamOutSize());
  uint64_t read = 0;
  size_t left = 1;  // of the frame, not yet flushed
  while (left > 0) {
    const size_t want = std::min<uint64_t>(input.size(), size - read);
    const ssize_t got =
        pread(from, input.data(), want, static_cast<off_t>(read));
    if (got < 0) return IoError(SystemMessage("cannot compress", path, errno));
    read += static_cast<uint64_t>(got);
    // A file that became shorter does not keep the pledge: an error below.
    const bool last = read == size || got == 0;
    ZSTD_inBuffer in = {input.data(), static_cast<size_t>(got), 0};
    do {
      ZSTD_outBuffer out = {output.data(), output.size(), 0};
      left = ZSTD_compressStream2(context.get(), &out, &in,
                                  last ? ZSTD_e_end : ZSTD_e_continue);
      if (ZSTD_isError(left) != 0) {
        return IoError("cannot compress '" + path +
                       "': " + ZSTD_getErrorName(left));
      }
      Status written = WriteAll(to, {output.data(), out.pos}, path);
      if (!written) return written;
    } while (last ? left > 0 : in.pos < in.size);
    if (!last) left = 1;
  }
  return Ok{};
}

}  // namespace jobutils
