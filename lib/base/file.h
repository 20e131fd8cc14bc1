// Files, checked at every step.

#ifndef JOBUTILS_BASE_FILE_H_
#define JOBUTILS_BASE_FILE_H_

#include <string>
#include <string_view>

#include "base/result.h"

namespace jobutils {

// A file descriptor that closes itself.
class Fd {
 public:
  Fd() = default;
  explicit Fd(int fd) : fd_(fd) {}
  Fd(Fd&& other) noexcept : fd_(other.release()) {}
  Fd& operator=(Fd&& other) noexcept;
  ~Fd();
  int get() const { return fd_; }
  bool valid() const { return fd_ >= 0; }
  int release();

 private:
  int fd_ = -1;
};

// A file's bytes. More than `limit`, and a missing file ("cannot open 'x': No
// such file or directory"), are usage errors, any other failure an input/output
// error.
Result<std::string> ReadFile(const std::string& path,
                             size_t limit = size_t{1} << 30);

// Opens for appending (created 0600), close-on-exec. Errors as ReadFile.
Result<Fd> OpenAppend(const std::string& path);

// Writes all of `data`, through interruptions and short writes. The error
// keeps errno for the caller to look at (EPIPE).
Status WriteAll(int fd, std::string_view data, const std::string& name);

// Something that is no folder; links are followed.
bool FileExists(const std::string& path);
bool DirectoryExists(const std::string& path);

// "cannot open 'x': reason", with the reason of `error_number`.
std::string SystemMessage(std::string_view what, std::string_view path,
                          int error_number);

}  // namespace jobutils

#endif  // JOBUTILS_BASE_FILE_H_
