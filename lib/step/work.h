// What goes into a filter, and what came back.

#ifndef JOBUTILS_STEP_WORK_H_
#define JOBUTILS_STEP_WORK_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "journal/commit.h"
#include "record/record.h"
#include "step/standing.h"

namespace jobutils {

// What tells records of one journal apart: kind and id. Of a record without an
// id, or a line that is none, the kind alone ("malformed" for the latter).
std::string RecordKey(const Record& record);
// Whether a key holds an id.
bool HasId(std::string_view key);

// Records on their way into a filter.
class WorkBatch {
 public:
  struct Item {
    size_t end;  // of its line, behind the LF, in lines()
    std::string key;
    bool had_error;
    bool charged;       // to a daily limit
    Standing before;    // of one that is tried again
    std::string stage;  // the upstream that it came from, "" for none
    Position position;  // in that, behind it
  };

  // Takes a line (no LF).
  void Add(std::string_view line, const Standing& before = {},
           std::string stage = "", const Position& position = {});

  const std::string& lines() const { return lines_; }
  const std::vector<Item>& items() const { return items_; }
  // The lines of the items [begin, end).
  std::string_view Range(size_t begin, size_t end) const;

 private:
  std::string lines_;
  std::vector<Item> items_;
  Record record_;
};

// What is to be committed for the items of a batch, one after the other.
struct Answers {
  // A record that goes in again later.
  struct Due {
    size_t item;
    Time at;
    bool waiting;
  };

  std::string lines;         // records, each with its LF
  std::vector<size_t> ends;  // in `lines`: behind the last one of each item
  std::vector<Due> due;
};

// How a step judges what its filter gave back.
struct Judge {
  std::string stage;
  RetryPolicy policy;
  Time now = 0;

  // Appends what the filter made of the items [begin, end) of `batch` to
  // `answers`: each item comes back once and in order, records that it caused
  // (they have a `trace`) behind it. Returns "", or why it is no answer;
  // `answers` is then as it was.
  std::string Take(const WorkBatch& batch, size_t begin, size_t end,
                   std::string_view output, Answers& answers) const;

  // Appends the item with an error of the step's own instead; one that has an
  // error keeps that.
  void Refuse(const WorkBatch& batch, size_t item, std::string_view code,
              std::string_view message, uint64_t attempts,
              Answers& answers) const;
};

}  // namespace jobutils

#endif  // JOBUTILS_STEP_WORK_H_
