#include "journal/requests.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/file.h"
#include "journal/safety.h"

namespace jobutils {
namespace {

constexpr size_t kMostBytes = 1 << 20;

std::string PathIn(const std::string& folder) {
  return folder + "/requests.ndjson";
}

Error Failed(const char* what, const std::string& path) {
  return IoError(SystemMessage(what, path, errno));
}

}  // namespace

Status AppendRequests(const std::string& folder, std::string_view lines) {
  const std::string path = PathIn(folder);
  const Fd fd(
      open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600));
  if (!fd.valid()) return Failed("cannot open", path);
  const Result<bool> locked = LockFile(fd.get(), /*wait=*/true, path);
  if (!locked) return locked.error();
  struct stat info;
  if (fstat(fd.get(), &info) != 0) return Failed("cannot read", path);
  char last = '\n';
  if (info.st_size > 0 && pread(fd.get(), &last, 1, info.st_size - 1) != 1) {
    return Failed("cannot read", path);
  }
  std::string bytes(last == '\n' ? "" : "\n");
  bytes += lines;
  Status done = WriteAll(fd.get(), bytes, path);
  if (done) done = SyncFile(fd.get(), path);
  return done ? SyncFolder(folder) : done;
}

Result<Requests> ReadRequests(const std::string& folder, uint64_t offset) {
  const std::string path = PathIn(folder);
  const Fd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd.valid() && errno == ENOENT) return Requests();
  if (!fd.valid()) return Failed("cannot open", path);
  struct stat info;
  if (fstat(fd.get(), &info) != 0) return Failed("cannot read", path);
  const auto size = static_cast<uint64_t>(info.st_size);
  Requests requests;
  requests.end = offset <= size ? offset : 0;
  requests.lines.resize(std::min<uint64_t>(size - requests.end, kMostBytes));
  const ssize_t got =
      pread(fd.get(), requests.lines.data(), requests.lines.size(),
            static_cast<off_t>(requests.end));
  if (got < 0) return Failed("cannot read", path);
  requests.lines.resize(static_cast<size_t>(got));
  const size_t whole = requests.lines.rfind('\n') + 1;  // npos + 1 is 0
  // A line without an end in so many bytes is no request.
  requests.end +=
      whole == 0 && requests.lines.size() == kMostBytes ? kMostBytes : whole;
  requests.lines.resize(whole);
  return requests;
}

}  // namespace jobutils
