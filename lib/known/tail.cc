#include "known/tail.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <string_view>

#include "base/crc32c.h"
#include "base/file.h"
#include "journal/safety.h"
#include "known/layout.h"

namespace jobutils {
namespace {

// Far more than a tail grows to before it is made a run.
constexpr size_t kMostBytes = 16 << 20;

// Followed by its rows.
struct Frame {
  uint64_t crc = 0;  // of all that follows
  uint64_t rows = 0;
  StoredPosition seen;
};

std::string_view Summed(std::string_view bytes) {
  return bytes.substr(offsetof(Frame, rows));
}

}  // namespace

std::string TailPath(const std::string& folder, uint64_t number) {
  return folder + "/known." + std::to_string(number) + ".tail";
}

KnownTail LoadTail(const std::string& folder, uint64_t number, Position& seen) {
  KnownTail tail;
  tail.number = number;
  const Result<std::string> read =
      ReadFile(TailPath(folder, number), kMostBytes);
  std::string_view rest = read ? std::string_view(*read) : std::string_view();
  Frame frame;
  while (rest.size() >= sizeof frame) {
    std::memcpy(&frame, rest.data(), sizeof frame);
    if (frame.rows > (rest.size() - sizeof frame) / sizeof(KnownRow)) break;
    const size_t size = sizeof frame + frame.rows * sizeof(KnownRow);
    if (frame.crc != Crc32c(0, Summed(rest.substr(0, size)))) {
      break;
    }
    const size_t before = tail.rows.size();
    tail.rows.resize(before + frame.rows);
    if (frame.rows > 0) {
      std::memcpy(&tail.rows[before], rest.data() + sizeof frame,
                  size - sizeof frame);
    }
    seen = frame.seen.Get();
    tail.bytes += size;
    rest.remove_prefix(size);
  }
  return tail;
}

Status AppendTail(const std::string& folder, KnownTail& tail,
                  const std::vector<KnownRow>& rows, const Position& seen) {
  Frame frame;
  frame.rows = rows.size();
  frame.seen = StoredPosition(seen);
  std::string bytes(BytesOf(&frame, 1));
  bytes += BytesOf(rows.data(), rows.size());
  frame.crc = Crc32c(0, Summed(bytes));
  bytes.replace(0, sizeof frame, BytesOf(&frame, 1));

  const std::string path = TailPath(folder, tail.number);
  const Fd fd(
      open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
  struct stat info;
  if (!fd.valid() || fstat(fd.get(), &info) != 0) {
    return IoError(SystemMessage("cannot open", path, errno));
  }
  Status done = Ok{};
  if (static_cast<uint64_t>(info.st_size) != tail.bytes) {
    done = CutFile(fd.get(), tail.bytes, path);
  }
  if (done) done = WriteAll(fd.get(), bytes, path);
  if (done) tail.bytes += bytes.size();
  return done;
}

}  // namespace jobutils
