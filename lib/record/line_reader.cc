#include "record/line_reader.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/file.h"
#include "record/record.h"

namespace jobutils {
namespace {

constexpr size_t kBlock = 256 << 10;
constexpr size_t kHeadBytes = 4096;
constexpr std::string_view kBom = "\xef\xbb\xbf";

}  // namespace

LineReader::LineReader(int fd, std::string name)
    : fd_(fd), name_(std::move(name)), buffer_(kBlock, '\0') {}

LineReader::Event LineReader::Long(std::string_view* line) {
  skipping_ = false;
  *line = head_;
  return Event::kTooLong;
}

LineReader::Event LineReader::Next(std::string_view* line) {
  if (at_start_ && (end_ - begin_ >= kBom.size() || at_end_)) {
    at_start_ = false;
    if (std::string_view(buffer_)
            .substr(begin_, end_ - begin_)
            .starts_with(kBom)) {
      begin_ += kBom.size();
      scanned_ = begin_;
    }
  }
  if (at_start_) return Event::kNeedInput;
  const char* data = buffer_.data();
  const void* found = std::memchr(data + scanned_, '\n', end_ - scanned_);
  if (found == nullptr) {
    scanned_ = end_;
    if (!at_end_) return Event::kNeedInput;
    if (skipping_) {
      bytes_ += end_ - begin_;
      begin_ = end_;
      return Long(line);
    }
    if (begin_ == end_) return Event::kEnd;
  }
  const size_t line_end =
      found == nullptr ? end_ : static_cast<const char*>(found) - data;
  const size_t length = line_end - begin_;
  const size_t start = begin_;
  begin_ = scanned_ = found == nullptr ? end_ : line_end + 1;
  if (skipping_) {
    bytes_ += length;
    return Long(line);
  }
  *line = {data + start, length};
  if (length <= kMaxRecordBytes) return Event::kLine;
  bytes_ = length;
  *line = line->substr(0, kHeadBytes);
  return Event::kTooLong;
}

Status LineReader::Fill() {
  if (end_ - begin_ > kMaxRecordBytes) {
    if (!skipping_) {
      head_ = buffer_.substr(begin_, kHeadBytes);
      bytes_ = 0;
      skipping_ = true;
    }
  }
  if (skipping_) {
    bytes_ += end_ - begin_;
    begin_ = end_ = scanned_ = 0;
  } else if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    scanned_ -= begin_;
    begin_ = 0;
  }
  if (end_ == buffer_.size()) {
    // Exactly: a string that grows by itself takes half as much again.
    std::string larger;
    larger.reserve(std::min(2 * end_, kMaxRecordBytes + kBlock));
    larger.assign(buffer_, 0, end_);
    larger.resize(larger.capacity());
    buffer_.swap(larger);
  }
  for (;;) {
    const ssize_t got =
        ::read(fd_, buffer_.data() + end_, buffer_.size() - end_);
    if (got >= 0) {
      end_ += static_cast<size_t>(got);
      at_end_ = got == 0;
      return Ok{};
    }
    if (errno == EAGAIN || errno == EWOULDBLOCK) {
      struct pollfd wait = {fd_, POLLIN, 0};
      ::poll(&wait, 1, -1);
    } else if (errno != EINTR) {
      return IoError(SystemMessage("cannot read", name_, errno));
    }
  }
}

bool LineReader::WouldBlock() const {
  struct pollfd ready = {fd_, POLLIN, 0};
  return ::poll(&ready, 1, 0) == 0;
}

}  // namespace jobutils
