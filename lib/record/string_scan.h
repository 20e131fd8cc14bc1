// The inner loop of the validating pass: to the end of a JSON string.

#ifndef JOBUTILS_RECORD_STRING_SCAN_H_
#define JOBUTILS_RECORD_STRING_SCAN_H_

namespace jobutils {

struct StringEnd {
  const char* at;       // the closing quote, or the byte that is wrong
  bool high;            // a byte of 0x80 or more was passed
  const char* message;  // null: the string is whole
};

// `p` is behind the opening quote. Checks escapes and raw control bytes; UTF-8
// is left to the caller, who need look only when `high` is set. Picks the
// widest vectors the processor has.
StringEnd FindStringEnd(const char* p, const char* end);

}  // namespace jobutils

#endif  // JOBUTILS_RECORD_STRING_SCAN_H_
