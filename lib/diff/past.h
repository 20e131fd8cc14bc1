// What is known of listings: from the journal, and from this run.

#ifndef JOBUTILS_DIFF_PAST_H_
#define JOBUTILS_DIFF_PAST_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "diff/recent.h"
#include "diff/twin_names.h"
#include "known/known.h"
#include "record/record.h"

namespace jobutils {

// A record that was read from the journal.
struct PastRecord {
  std::string line;
  Record record;
};

// The journal as it was when this was opened, and what has been put into
// recent() since.
class Past {
 public:
  // `folder`: the journal of the scrape step; "": nothing is known.
  static Result<Past> Open(const std::string& folder);

  Known& known() { return known_; }
  Recent& recent() { return recent_; }

  // An error when it is no record.
  Status Read(const RecordPlace& place, PastRecord& past);
  // The last scrape record of the source, if there is one.
  Result<bool> ReadLast(const std::string& source, PastRecord& last);

  // How the source of `scrape` was read in this run.
  void PutRead(const Record& scrape, Time now);

  // See TwinNamer::Name.
  std::vector<std::string> NamesOf(const Record& listing) const;

  struct Twin {
    std::string id;
    uint64_t content = 0;  // 0: unknown
  };
  // The first live listing of another source that has all of `names`, those of
  // `listing`, and may stand for it: where it is open, this one is, too. `at`:
  // when `listing` was read.
  Result<std::optional<Twin>> FindOriginal(
      const Record& listing, const std::vector<std::string>& names, Time at);
  // Makes `listing`, which is live, one that is found so in this run.
  void PutOriginal(const Record& listing, const std::vector<std::string>& names,
                   Time at, uint64_t content);

  // The id of the last closed listing of its source that shares a name with it;
  // "" when there is none.
  Result<std::string> FindClosed(const Record& listing,
                                 const std::vector<std::string>& names);

  // Whether the listing that was written with the content `written`, and has
  // `content` now, is the unchanged repeat of one that is open and unchanged,
  // and may stand for it still.
  Result<bool> IsRepeat(const Record& listing,
                        const std::vector<std::string>& names, Time at,
                        uint64_t content, uint64_t written);

 private:
  Past(Known known, std::shared_ptr<const TwinNamer> namer)
      : known_(std::move(known)), namer_(std::move(namer)) {}

  uint64_t GroupOf(const Record& listing) const;
  Result<bool> StandsFor(const Record& original, const Record& copy, Time at);

  Known known_;
  std::shared_ptr<const TwinNamer> namer_;
  Recent recent_;
};

}  // namespace jobutils

#endif  // JOBUTILS_DIFF_PAST_H_
