// Lines of a stream, in memory that does not grow with it.

#ifndef JOBUTILS_RECORD_LINE_READER_H_
#define JOBUTILS_RECORD_LINE_READER_H_

#include <string>
#include <string_view>

#include "base/result.h"

namespace jobutils {

class LineReader {
 public:
  // Reads from `fd`, which stays the caller's; `name` is for messages.
  LineReader(int fd, std::string name);

  enum class Event {
    kLine,     // `line` is a line without its LF
    kTooLong,  // `line` is the begin of one above kMaxRecordBytes, bytes() its
               // length; it was passed over
    kNeedInput,  // no whole line is left: call Fill()
    kEnd,
  };
  // The next line of what has been read. Views are good until Fill(). A last
  // line without LF counts; a UTF-8 BOM at the begin of the stream does not.
  Event Next(std::string_view* line);
  size_t bytes() const { return bytes_; }

  // One read(2), which may wait.
  Status Fill();
  // Whether Fill() would wait.
  bool WouldBlock() const;
  int fd() const { return fd_; }

 private:
  Event Long(std::string_view* line);

  int fd_;
  std::string name_;
  std::string buffer_;
  size_t begin_ = 0;    // of what has not been given out
  size_t end_ = 0;      // of what has been read
  size_t scanned_ = 0;  // no LF before here
  bool at_end_ = false;
  bool at_start_ = true;
  bool skipping_ = false;  // inside a line that is too long
  std::string head_;
  size_t bytes_ = 0;
};

}  // namespace jobutils

#endif  // JOBUTILS_RECORD_LINE_READER_H_
