// The exchange file as a file: appending to it, and finding in it.

#ifndef JOBUTILS_NET_EXCHANGE_FILE_H_
#define JOBUTILS_NET_EXCHANGE_FILE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/file.h"
#include "base/result.h"
#include "net/http.h"

namespace jobutils {

// Appends lines. Several processes may append to one file at once, and one
// that is killed while it writes costs its own last line only: what it began
// is cut off by the next that appends.
class ExchangeWriter {
 public:
  // Created 0600.
  static Result<ExchangeWriter> Open(const std::string& path);

  Status Append(const HttpRequest& request, const HttpAnswer& answer);

 private:
  ExchangeWriter(Fd fd, std::string path)
      : fd_(std::move(fd)), path_(std::move(path)) {}

  Fd fd_;
  std::string path_;
};

// Finds the last answer to a request. Memory grows with the number of
// exchanges, not with their bodies, which are read when asked for.
class ExchangeIndex {
 public:
  // A line that is no exchange is a usage error that names file and line. A
  // last line that was begun and not ended does not count.
  static Result<ExchangeIndex> Open(const std::string& path);

  // nullopt when the file holds no answer to it.
  Result<std::optional<HttpAnswer>> Find(const HttpRequest& request) const;

 private:
  struct Place {
    uint64_t offset;
    uint64_t size;
  };

  ExchangeIndex(Fd fd, std::string path)
      : fd_(std::move(fd)), path_(std::move(path)) {}
  Status Read();
  Status Add(std::string_view line, uint64_t offset, size_t number, bool ended);

  Fd fd_;
  std::string path_;
  std::unordered_map<std::string, Place> places_;
};

}  // namespace jobutils

#endif  // JOBUTILS_NET_EXCHANGE_FILE_H_
