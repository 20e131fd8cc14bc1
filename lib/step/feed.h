// Where a step's work comes from: new records of its upstreams, records that
// are to be tried again, and all of them once more.

#ifndef JOBUTILS_STEP_FEED_H_
#define JOBUTILS_STEP_FEED_H_

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "journal/commit.h"
#include "journal/fold.h"
#include "journal/reader.h"
#include "step/allowance.h"
#include "step/state.h"
#include "step/work.h"

namespace jobutils {

class Feed {
 public:
  virtual ~Feed() = default;
  // Adds the next record to `batch`; false when there is none any more.
  virtual Result<bool> Next(WorkBatch& batch) = 0;
  // To be called before a position of the records that Next gave is committed:
  // they are on the disk, and still stand.
  virtual Status Sync() { return Ok{}; }
};

// Folder of the stage beside `folder`.
std::string Beside(const std::string& folder, const std::string& stage);

// What is new in the upstreams, one after the other, each from its position.
class UpstreamFeed : public Feed {
 public:
  // `folder` is the step's own; `in` holds the positions, and what is not in it
  // is read from its begin. Ends before the first record that `allowance`,
  // which must outlive the feed, turns away.
  static Result<UpstreamFeed> Open(const std::string& folder,
                                   const std::vector<std::string>& upstreams,
                                   const Inputs& in, Allowance& allowance);
  Result<bool> Next(WorkBatch& batch) override;
  Status Sync() override;
  // When Next was false: where those of them end that have been read whole.
  Inputs ends() const;

 private:
  struct Upstream {
    std::string stage;
    JournalReader reader;
    uint64_t safe;  // the commit up to which it is synced
  };
  explicit UpstreamFeed(Allowance& allowance) : allowance_(&allowance) {}

  Allowance* allowance_;
  std::string folder_;  // the step's own
  std::vector<Upstream> upstreams_;
  size_t now_ = 0;
  std::string_view rest_;  // of the batch of upstreams_[now_]
  uint64_t taken_ = 0;     // from it
};

// The records of the step's own journal that are due, and those that were asked
// for, less their error; as many as `allowance`, which must outlive the feed,
// admits.
class RetryFeed : public Feed {
 public:
  // Whom a request is for.
  struct Asked {
    bool all_dead = false;
    std::set<std::string, std::less<>> ids;
  };

  // `from` is a position of the journal, or of one that was dropped from it.
  static Result<RetryFeed> Open(const std::string& folder,
                                const std::string& stage, const Position& from,
                                Asked asked, Time now, Allowance& allowance);
  Result<bool> Next(WorkBatch& batch) override;
  // When Next was false: what is pending but was not due or not admitted ...
  const StepState& left() const { return left_; }
  // ... and whether one that was asked for was not admitted.
  bool owes() const { return owes_; }

 private:
  RetryFeed(FoldedReader reader, std::string stage, Asked asked, Time now,
            Allowance& allowance);
  bool IsAsked(const Standing& standing) const;

  FoldedReader reader_;
  std::string stage_;
  Asked asked_;
  Time now_;
  Allowance* allowance_;
  StepState left_;
  bool owes_ = false;
  Record record_;
  std::string line_;
};

// The upstreams folded, from their begins.
class AgainFeed : public Feed {
 public:
  // With `ids` those alone, and no positions.
  AgainFeed(std::string folder, std::vector<std::string> upstreams,
            std::set<std::string, std::less<>> ids);
  Result<bool> Next(WorkBatch& batch) override;
  // The ids that have not been met with.
  const std::set<std::string, std::less<>>& missing() const { return missing_; }
  // When Next was false: where the folds end.
  const Inputs& ends() const { return ends_; }

 private:
  Status OpenNext();
  Position Behind(std::string_view line);

  std::string folder_;
  std::vector<std::string> upstreams_;
  std::set<std::string, std::less<>> ids_;
  std::set<std::string, std::less<>> missing_;
  size_t now_ = 0;  // the upstream that reader_ reads
  std::optional<FoldedReader> reader_;
  const char* counted_ = nullptr;  // in the reader's batch, up to here
  uint64_t taken_ = 0;             // lines of it
  uint64_t seq_ = 0;               // its commit
  Inputs ends_;
  Record record_;
};

}  // namespace jobutils

#endif  // JOBUTILS_STEP_FEED_H_
