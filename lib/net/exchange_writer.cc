#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "net/exchange.h"
#include "net/exchange_file.h"

namespace jobutils {
namespace {

// Where the last line without LF begins; `size` when there is none. -1: errno.
off_t TailBegin(int fd, off_t size) {
  char block[4096];
  for (off_t end = size; end > 0;) {
    const off_t begin = std::max<off_t>(0, end - off_t{sizeof block});
    const ssize_t n = pread(fd, block, static_cast<size_t>(end - begin), begin);
    if (n != end - begin) return -1;
    const std::string_view bytes(block, static_cast<size_t>(n));
    const size_t lf = bytes.rfind('\n');
    if (lf != bytes.npos) return begin + static_cast<off_t>(lf) + 1;
    end = begin;
  }
  return 0;
}

// Makes the file end in LF: ends a last line that a person left without it,
// and cuts off one that a writer did not get to the end of.
bool MendTail(int fd) {
  struct stat info;
  if (fstat(fd, &info) != 0) return false;
  if (!S_ISREG(info.st_mode)) return true;
  const off_t begin = TailBegin(fd, info.st_size);
  if (begin < 0) return false;
  if (begin == info.st_size) return true;
  std::string tail(static_cast<size_t>(info.st_size - begin), '\0');
  if (pread(fd, tail.data(), tail.size(), begin) !=
      static_cast<ssize_t>(tail.size())) {
    return false;
  }
  return IsTorn(tail) ? ftruncate(fd, begin) == 0 : write(fd, "\n", 1) == 1;
}

class FileLock {
 public:
  explicit FileLock(int fd) : fd_(fd) {
    while (flock(fd_, LOCK_EX) != 0 && errno == EINTR) {
    }
  }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock() { flock(fd_, LOCK_UN); }

 private:
  int fd_;
};

}  // namespace

Result<ExchangeWriter> ExchangeWriter::Open(const std::string& path) {
  const int flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC;
  Fd fd(open(path.c_str(), flags, 0600));
  if (!fd.valid()) return UsageError(SystemMessage("cannot open", path, errno));
  return ExchangeWriter(std::move(fd), path);
}

Status ExchangeWriter::Append(const HttpRequest& request,
                              const HttpAnswer& answer) {
  const std::string line = ExchangeLine(request, answer) + "\n";
  const FileLock lock(fd_.get());
  if (!MendTail(fd_.get())) {
    return IoError(SystemMessage("cannot write", path_, errno));
  }
  return WriteAll(fd_.get(), line, path_);
}

}  // namespace jobutils
