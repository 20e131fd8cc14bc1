#include "journal/torn.h"

#include <fcntl.h>

#include <cerrno>

#include "base/file.h"
#include "journal/safety.h"

namespace jobutils {
namespace {

constexpr size_t kBlock = 256 << 10;

Status CopyFrom(SegmentFile& file, uint64_t offset, const std::string& path) {
  const Fd to(
      open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (!to.valid()) return IoError(SystemMessage("cannot open", path, errno));
  std::string block(kBlock, '\0');
  for (;;) {
    const Result<size_t> got = file.Read(offset, block.data(), block.size());
    if (!got) return got.error();
    if (*got == 0) return SyncFile(to.get(), path);
    Status written = WriteAll(to.get(), {block.data(), *got}, path);
    if (!written) return written;
    offset += *got;
  }
}

}  // namespace

std::string TornPath(const std::string& folder, uint64_t segment,
                     uint64_t offset) {
  std::string path = SegmentPath(folder, segment);
  path.erase(path.rfind('.'));
  return path + '.' + std::to_string(offset) + ".torn";
}

Status MoveTornTail(const std::string& folder, SegmentFile& file,
                    uint64_t end) {
  Status done = CopyFrom(file, end, TornPath(folder, file.segment(), end));
  if (!done) return done;
  done = SyncFolder(folder);
  if (!done) return done;
  const Fd fd(open(file.path().c_str(), O_WRONLY | O_CLOEXEC));
  if (!fd.valid()) {
    return IoError(SystemMessage("cannot open", file.path(), errno));
  }
  done = CutFile(fd.get(), end, file.path());
  return done ? SyncFile(fd.get(), file.path()) : done;
}

}  // namespace jobutils
