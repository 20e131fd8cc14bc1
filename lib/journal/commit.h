// The journal's own lines: headers, commits, and the positions they hold.
// jobutils-journal(5) is the format.

#ifndef JOBUTILS_JOURNAL_COMMIT_H_
#define JOBUTILS_JOURNAL_COMMIT_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "record/json.h"

namespace jobutils {

// A segment of this length or more gets no further batch.
inline constexpr uint64_t kSegmentBytes = uint64_t{64} << 20;
// Of a header or a commit, with its LF.
inline constexpr size_t kMaxJournalLine = 64 << 10;

// A place in a stage's journal: the end of a commit, and how many records of
// the batch behind it have been taken. The default is the begin of all.
struct Position {
  uint64_t segment = 0;  // 0: before the first
  uint64_t offset = 0;   // in bytes (uncompressed): behind the commit's LF
  uint64_t seq = 0;      // the commit's
  uint32_t crc = 0;      // the commit's
  uint64_t skip = 0;     // records

  bool operator==(const Position&) const = default;
};

// {"seg":1,"off":9120,"seq":40,"crc":"9ae0daaf"}, with "skip" when not 0.
std::string PositionJson(const Position& position);
// nullopt when `json` is no such object.
std::optional<Position> ParsePosition(Json json);

// Up to where each upstream has been read, by the name of its stage.
using Inputs = std::map<std::string, Position, std::less<>>;

// What whoever appends a batch says about it.
struct CommitNote {
  Time at = 0;        // now, as the run has it
  Inputs in;          // all upstreams, those that did not move included
  std::string state;  // a JSON object of the step's own, one line, or ""
};

struct Commit : CommitNote {
  uint64_t seq = 0;      // from 1, without a gap over all segments
  uint64_t records = 0;  // in its batch
  uint64_t from = 0;     // where its batch begins
  uint32_t prev = 0;     // crc of the commit before, 0 of the first
  uint32_t crc = 0;
};

// The first line of a segment. Command and config are what its records were
// made with; others begin a new segment.
struct JournalHeader {
  std::string stage;
  uint64_t segment = 0;
  Time at = 0;
  uint32_t prev = 0;
  std::vector<std::string> command;
  std::string config;  // a hash, or "": compared, never read
};

// Whether the records behind this header were made with the same command and
// configuration: if not, the step is stale.
bool IsMadeWith(const JournalHeader& header,
                const std::vector<std::string>& command,
                std::string_view config);

// True for a line that only the journal itself may write.
bool IsJournalLine(std::string_view line);
// True for a line that begins as a commit does.
bool IsCommitLine(std::string_view line);

// A header with its LF. An error when it is longer than kMaxJournalLine.
Result<std::string> HeaderLine(const JournalHeader& header);
// nullopt when `line` (no LF) is no header of version 1.
std::optional<JournalHeader> ParseHeader(std::string_view line);

// Appends a commit with its LF to `batch`, which begins at `commit.from`, and
// sets `commit.crc`. An error when the line is longer than kMaxJournalLine.
Status AppendCommit(std::string& batch, Commit& commit);
// nullopt when `line` (no LF) is no commit; its crc is not checked.
std::optional<Commit> ParseCommit(std::string_view line);
// How many bytes of a commit's line (no LF) its crc covers.
size_t CoveredBytes(std::string_view line);

}  // namespace jobutils

#endif  // JOBUTILS_JOURNAL_COMMIT_H_
