#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iterator>

#include "base/crc32c.h"
#include "known/layout.h"
#include "known/run.h"

namespace jobutils {
namespace {

bool ReadAll(int fd, void* to, size_t size, uint64_t offset) {
  char* at = static_cast<char*>(to);
  while (size > 0) {
    const ssize_t got = pread(fd, at, size, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += got;
    size -= static_cast<size_t>(got);
    offset += static_cast<uint64_t>(got);
  }
  return true;
}

}  // namespace

std::string RunPath(const std::string& folder, uint64_t number) {
  return folder + "/known." + std::to_string(number) + ".run";
}

std::optional<Run> Run::Open(const std::string& folder, const RunInfo& info) {
  const std::string path = RunPath(folder, info.number);
  Run run(Fd(open(path.c_str(), O_RDONLY | O_CLOEXEC)), info);
  struct stat status;
  if (!run.fd_.valid() || fstat(run.fd_.get(), &status) != 0) {
    return std::nullopt;
  }
  const uint64_t size = static_cast<uint64_t>(status.st_size);
  const uint64_t blocks =
      info.rows / RunBlock::kRows + (info.rows % RunBlock::kRows > 0 ? 1 : 0);
  const uint64_t first_at = blocks * RunBlock::kBytes;
  const uint64_t footer_at = first_at + blocks * sizeof(KnownKey);
  RunFooter footer;
  if (info.rows > size || size != footer_at + sizeof footer ||
      !ReadAll(run.fd_.get(), &footer, sizeof footer, footer_at) ||
      Crc32c(0, BytesOf(&footer, 1)) != info.crc ||
      footer.magic != RunFooter::kMagic || footer.number != info.number ||
      footer.rows != info.rows) {
    return std::nullopt;
  }
  run.first_.resize(blocks);
  if (!ReadAll(run.fd_.get(), run.first_.data(), blocks * sizeof(KnownKey),
               first_at) ||
      Crc32c(0, BytesOf(run.first_.data(), blocks)) != footer.first_crc) {
    return std::nullopt;
  }
  return run;
}

uint64_t Run::FindBlock(const KnownKey& key) const {
  const auto behind = std::upper_bound(first_.begin(), first_.end(), key);
  return behind == first_.begin()
             ? 0
             : static_cast<uint64_t>(behind - first_.begin()) - 1;
}

bool Run::ReadBlock(uint64_t number, RunBlock& block) const {
  constexpr size_t kSummed = sizeof block - sizeof block.crc;
  if (!ReadAll(fd_.get(), &block, sizeof block, number * sizeof block)) {
    return false;
  }
  const std::string_view bytes = BytesOf(&block, 1);
  const uint64_t left = info_.rows - number * RunBlock::kRows;
  return Crc32c(0, bytes.substr(bytes.size() - kSummed)) == block.crc &&
         block.run == info_.number && block.number == number &&
         block.rows == std::min<uint64_t>(left, RunBlock::kRows);
}

}  // namespace jobutils
