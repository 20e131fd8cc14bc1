#include "cli/output.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

#include "base/file.h"

namespace jobutils {
namespace {

constexpr size_t kBlock = 256 << 10;

}  // namespace

void StdOutput::Write(const Record& record) {
  // A large record meets an empty buffer, so that two never add up, and is
  // not copied when it need not be.
  if (buffer_.size() + record.size() > kBlock) Flush();
  if (record.size() > kBlock && !record.untouched().empty()) {
    Send(record.untouched());
    Send("\n");
    return;
  }
  buffer_.reserve(record.size() + kBlock / 4);
  record.AppendTo(buffer_);
  buffer_ += '\n';
  FlushIfFull();
}

void StdOutput::WriteLine(std::string_view line) {
  buffer_ += line;
  buffer_ += '\n';
  FlushIfFull();
}

void StdOutput::WriteText(std::string_view text) {
  buffer_ += text;
  FlushIfFull();
}

void StdOutput::Fail(Record& record, std::string_view code,
                     std::string_view message, bool retry) {
  record.SetError(stage_, code, message, retry);
  Write(record);
  CountFailure();
}

void StdOutput::FlushIfFull() {
  if (buffer_.size() >= kBlock) Flush();
}

void StdOutput::Send(std::string_view bytes) {
  if (closed() || bytes.empty()) return;
  Status written = WriteAll(STDOUT_FILENO, bytes, "standard output");
  if (written.ok()) return;
  if (errno == EPIPE) {
    closed_ = true;
  } else {
    error_ = written;
  }
}

void StdOutput::Flush() {
  Send(buffer_);
  // A pipe whose reader is gone tells so before it is written to.
  struct pollfd out = {STDOUT_FILENO, 0, 0};
  if (::poll(&out, 1, 0) == 1 && (out.revents & POLLERR) != 0) closed_ = true;
  const bool large = buffer_.capacity() > 4 * kBlock;
  buffer_.clear();
  if (large) buffer_.shrink_to_fit();
}

Status StdOutput::Close() {
  Flush();
  if (!closed() && ::close(STDOUT_FILENO) != 0 && errno != EBADF) {
    error_ = IoError(SystemMessage("cannot write", "standard output", errno));
  }
  return error_;
}

}  // namespace jobutils
