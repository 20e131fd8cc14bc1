#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "net/exchange.h"
#include "net/exchange_file.h"

namespace jobutils {
namespace {

constexpr size_t kBlock = 256 << 10;

}  // namespace

Result<ExchangeIndex> ExchangeIndex::Open(const std::string& path) {
  Fd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd.valid()) return UsageError(SystemMessage("cannot open", path, errno));
  ExchangeIndex index(std::move(fd), path);
  const Status status = index.Read();
  if (!status) return status.error();
  return index;
}

Status ExchangeIndex::Read() {
  std::string buffer;   // from the begin of a line
  uint64_t offset = 0;  // of the buffer in the file
  size_t number = 0;    // of the last line
  for (bool at_end = false; !at_end;) {
    const size_t old_size = buffer.size();
    buffer.resize(old_size + kBlock);
    const ssize_t n = read(fd_.get(), buffer.data() + old_size, kBlock);
    if (n < 0 && errno != EINTR) {
      return IoError(SystemMessage("cannot read", path_, errno));
    }
    at_end = n == 0;
    buffer.resize(old_size + static_cast<size_t>(n > 0 ? n : 0));

    size_t begin = 0;
    for (size_t scan = old_size; begin < buffer.size();) {
      const size_t lf = buffer.find('\n', scan);
      if (lf == buffer.npos && !at_end) break;
      const size_t end = lf == buffer.npos ? buffer.size() : lf;
      const Status status =
          Add(std::string_view(buffer).substr(begin, end - begin),
              offset + begin, ++number, lf != buffer.npos);
      if (!status) return status;
      begin = scan = lf == buffer.npos ? end : lf + 1;
    }
    buffer.erase(0, begin);
    offset += begin;
  }
  return Ok{};
}

Status ExchangeIndex::Add(std::string_view line, uint64_t offset, size_t number,
                          bool ended) {
  if (line.empty()) return Ok{};
  const Result<Exchange> exchange = ParseExchange(line);
  if (exchange) {
    places_[exchange->key] = {offset, line.size()};
    return Ok{};
  }
  if (!ended && IsTorn(line)) return Ok{};
  return UsageError(path_ + ":" + std::to_string(number) + ": " +
                    exchange.error().message);
}

Result<std::optional<HttpAnswer>> ExchangeIndex::Find(
    const HttpRequest& request) const {
  const std::string key = ExchangeKey(request);
  const auto found = places_.find(key);
  if (found == places_.end()) return std::optional<HttpAnswer>();
  std::string line(found->second.size, '\0');
  for (size_t have = 0; have < line.size();) {
    const ssize_t n = pread(fd_.get(), line.data() + have, line.size() - have,
                            static_cast<off_t>(found->second.offset + have));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return IoError(SystemMessage("cannot read", path_, errno));
    if (n == 0) break;
    have += static_cast<size_t>(n);
  }
  Result<Exchange> exchange = ParseExchange(line);
  if (!exchange || exchange->key != key) {
    return IoError("cannot read '" + path_ + "': it changed while it was read");
  }
  return std::optional<HttpAnswer>(std::move(exchange->answer));
}

}  // namespace jobutils
