// The journal state/sources, folded: of each id the last record.
//
// All sources are restated now and then, at the begin of a segment, so that a
// reader needs no more than the last time that was done and what follows, and
// what is older can be dropped. From where on stands in each commit.

#ifndef JOBUTILS_HUNT_SOURCE_JOURNAL_H_
#define JOBUTILS_HUNT_SOURCE_JOURNAL_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "journal/commit.h"
#include "journal/reader.h"
#include "journal/writer.h"
#include "record/record.h"

namespace jobutils {

// What the journal keeps in each of its commits.
struct SourcesNote {
  Position oldest;    // a fold from here on is whole
  std::string lines;  // of sources.txt as it was last heeded, see LinesHash
  // When anything is due at the earliest, as long as what it was judged by is
  // the same; nullopt: never. Only with a `judged_by`.
  std::optional<Time> next_due;
  std::string judged_by;

  bool operator==(const SourcesNote&) const = default;
};

// {"oldest":{…},"lines":"…","next_due":"…","judged_by":"…"}.
std::string SourcesNoteJson(const SourcesNote& note);
SourcesNote ParseSourcesNote(const std::string& json);

class SourceJournal {
 public:
  // A segment of less than this is not left for another.
  static constexpr uint64_t kLeastSegment = uint64_t{4} << 20;

  // Reads `folder` (state/sources) without a lock; none is an empty one.
  static Result<SourceJournal> Open(const std::string& folder,
                                    uint64_t least_segment = kLeastSegment);

  // The records, in the order in which their ids came first.
  const std::vector<std::string>& records() const { return records_; }
  std::optional<std::string_view> Find(std::string_view id) const;

  // Up to where it was read.
  const Position& position() const { return position_; }
  // As of the last commit.
  const SourcesNote& note() const { return note_; }
  const Inputs& in() const { return in_; }
  Time at() const { return at_; }

  // Takes the lock, for which it waits up to ten seconds, and reads what others
  // have appended. After an error from here on this object is of no further
  // use; the journal is as it was.
  Status Begin(Time now);
  // Between Begin and Commit. The line is a record with an id. Very many are
  // committed in between, with the note and the inputs as they were.
  Status Put(std::string_view line);
  // Commits what was Put, with these, and gives the lock back. `note.oldest` is
  // not the caller's.
  Status Commit(SourcesNote note, Inputs in);
  // Gives the lock back; for when there is nothing to commit.
  void Leave() { writer_.reset(); }

 private:
  SourceJournal(std::string folder, uint64_t least_segment);

  Status ReadOn();
  void Fold(std::string_view line);
  Status Lock();
  bool IsWholeSegment() const;
  Status Restate();
  Status Append(const SourcesNote& note, const Inputs& in);

  std::string folder_;
  uint64_t least_segment_;
  std::vector<std::string> records_;
  std::unordered_map<std::string, size_t> numbers_;  // of records_, by id
  uint64_t bytes_ = 0;                               // of records_
  Record record_;

  Position position_;  // up to where it was read
  SourcesNote note_;
  Inputs in_;
  Time at_ = 0;

  std::optional<JournalWriter> writer_;
  uint64_t segment_bytes_ = 0;  // its limit
  Time now_ = 0;
  JournalBatch batch_;
};

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_SOURCE_JOURNAL_H_
