// A record: its line as it came, and the keys that were set since.

#ifndef JOBUTILS_RECORD_RECORD_H_
#define JOBUTILS_RECORD_RECORD_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/json.h"
#include "record/scanner.h"

namespace jobutils {

// No line of a stream is longer (without its LF).
inline constexpr size_t kMaxRecordBytes = 4 << 20;

class Record {
 public:
  Record() = default;
  Record(const Record&) = delete;
  Record& operator=(const Record&) = delete;
  Record(Record&&) = default;
  Record& operator=(Record&&) = default;

  // Takes a line (no LF). The line is not copied: it must stay where it is
  // for as long as the record is used, unless Own() is called. False when it
  // is no JSON object; why() then says what and where, and the record is
  // empty. A record can be parsed into again and again without allocating.
  bool Parse(std::string_view line);
  const std::string& why() const { return why_; }
  // Copies the line into the record, so that it outlives its buffer.
  void Own();

  // The value of a top-level key as it stands now, or absent. Of a key that
  // is there twice the last counts, as in every common reader. The view is
  // good until the next Set, Remove, Own or Parse.
  Json Get(std::string_view key) const;
  bool Has(std::string_view key) const;
  // Get(key) as a string; "" when absent or no string.
  std::string Text(std::string_view key) const;

  // Puts `json` (one valid JSON value) under a key: in its place if the key is
  // there, else at the end. All other bytes of the line stay as they are; of a
  // key that is there twice one remains.
  void Set(std::string_view key, std::string json);
  void Remove(std::string_view key);

  // {"stage","code","message","retry"} under `error`. Codes are listed in
  // jobutils-record(5).
  void SetError(std::string_view stage, std::string_view code,
                std::string_view message, bool retry);
  // {"status","stage","rule","value"} under `outcome`.
  void SetOutcome(std::string_view status, std::string_view stage,
                  std::string_view rule, std::string_view value);

  // Neither `outcome` nor `error`; null counts as absent.
  bool live() const { return !Get("outcome") && !Get("error"); }
  // The value of `kind`, "" when it is absent.
  std::string kind() const;

  // Its line as it came, if nothing was set or removed; else "".
  std::string_view untouched() const {
    return edits_.empty() ? line_ : std::string_view();
  }
  // An upper bound of the bytes that AppendTo adds.
  size_t size() const;
  // Appends the line as it stands now, without LF.
  void AppendTo(std::string& out) const;

 private:
  struct Edit {
    std::string key;    // unescaped
    std::string value;  // empty: removed
    size_t at;          // the member it replaces, or kAppend
  };
  static constexpr size_t kAppend = static_cast<size_t>(-1);

  std::string_view KeyOf(const MemberSpan& span) const;
  const Edit* EditOf(std::string_view key) const;
  size_t FindMember(std::string_view key) const;  // the last, or kAppend
  void Put(std::string_view key, std::string value);

  std::string_view line_;
  std::vector<char> owned_;  // not a string: its bytes stay when it moves
  std::vector<MemberSpan> members_;
  std::vector<Edit> edits_;
  bool escaped_keys_ = false;
  std::string why_;
};

// A record for a line that is no JSON object:
// {"kind":"malformed","error":{…},"raw":"first 4 KiB","bytes":N}.
// `head` is the begin of the line, `bytes` its whole length without LF.
std::string MalformedLine(std::string_view stage, std::string_view why,
                          std::string_view head, size_t bytes);

}  // namespace jobutils

#endif  // JOBUTILS_RECORD_RECORD_H_
