#include "base/file.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace jobutils {
namespace {

// `path` leads nowhere: it was misnamed, and trying again will not help.
Error OpenError(const std::string& path, int error_number) {
  std::string message = SystemMessage("cannot open", path, error_number);
  return error_number == ENOENT || error_number == ENOTDIR
             ? UsageError(std::move(message))
             : IoError(std::move(message));
}

Result<Fd> Open(const std::string& path, int flags) {
  for (;;) {
    Fd fd(open(path.c_str(), flags | O_CLOEXEC, 0600));
    if (fd.valid()) return fd;
    if (errno != EINTR) return OpenError(path, errno);
  }
}

}  // namespace

Fd& Fd::operator=(Fd&& other) noexcept {
  if (this != &other) {
    Fd old(std::exchange(fd_, other.release()));
  }
  return *this;
}

Fd::~Fd() {
  if (valid()) close(fd_);
}

int Fd::release() { return std::exchange(fd_, -1); }

Result<std::string> ReadFile(const std::string& path, size_t limit) {
  Result<Fd> fd = Open(path, O_RDONLY);
  if (!fd) return fd.error();
  struct stat info = {};
  fstat(fd->get(), &info);  // a hint: the file may grow, or be a pipe
  size_t expected = info.st_size > 0 ? static_cast<size_t>(info.st_size) : 0;

  std::string bytes(std::min(std::max(expected, size_t{4095}), limit) + 1, 0);
  size_t size = 0;
  for (;;) {
    ssize_t n = read(fd->get(), bytes.data() + size, bytes.size() - size);
    if (n < 0) {
      if (errno == EINTR) continue;
      return IoError(SystemMessage("cannot read", path, errno));
    }
    if (n == 0) break;
    size += static_cast<size_t>(n);
    if (size > limit) {
      return UsageError("cannot read '" + path + "': it is longer than " +
                        std::to_string(limit) + " bytes");
    }
    if (size == bytes.size()) {
      bytes.resize(size + std::min(size, limit - size) + 1);
    }
  }
  bytes.resize(size);
  return bytes;
}

Result<Fd> OpenAppend(const std::string& path) {
  return Open(path, O_WRONLY | O_APPEND | O_CREAT);
}

Status WriteAll(int fd, std::string_view data, const std::string& name) {
  while (!data.empty()) {
    ssize_t n = write(fd, data.data(), data.size());
    if (n > 0) {
      data.remove_prefix(static_cast<size_t>(n));
      continue;
    }
    int reason = n < 0 ? errno : EIO;
    if (reason == EINTR) continue;
    if (reason == EAGAIN) {  // another process made it non-blocking
      pollfd wait = {fd, POLLOUT, 0};
      poll(&wait, 1, -1);
      continue;
    }
    Status failed = IoError(SystemMessage("cannot write", name, reason));
    errno = reason;
    return failed;
  }
  return Ok{};
}

bool FileExists(const std::string& path) {
  struct stat info;
  return stat(path.c_str(), &info) == 0 && !S_ISDIR(info.st_mode);
}

bool DirectoryExists(const std::string& path) {
  struct stat info;
  return stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

std::string SystemMessage(std::string_view what, std::string_view path,
                          int error_number) {
  std::string message(what);
  message += " '";
  message += path;
  message += "': ";
  message += std::generic_category().message(error_number);
  return message;
}

}  // namespace jobutils
