// The sources of a hunt: what each is, how it stands, when it runs next.
//
// They are a journal of events, state/sources: a record an event, which is the
// whole `source` record as it stands behind it, jobutils-record(5). Of each id
// the last counts. A run of the hunt asks, under the run's lock, in this order:
//
//   MayBeDue  else there is nothing to do, and no book is opened
//   Sync      sources.txt is what it says
//   Settle    what has been scraped since, counts
//   Release   whose run died goes on
//   Due       the lines for job-scrape
//   Begin     they run now
//             … | job-step scrape --from -
//   Settle
//   Note      so that the next MayBeDue knows
//
// A crash between any two of these, and inside of them, loses nothing and
// counts no run twice.

#ifndef JOBUTILS_HUNT_SOURCE_BOOK_H_
#define JOBUTILS_HUNT_SOURCE_BOOK_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "hunt/source_journal.h"
#include "record/record.h"
#include "schedule/due.h"
#include "schedule/lifecycle.h"
#include "schedule/schedule.h"

namespace jobutils {

struct SourceBookOptions {
  std::string workspace;  // holds sources.txt and state/
  Policy policy;          // Plan::sources
  Time now = 0;
  // A hash of the configuration that `policy` and the caps came from: when it
  // changes, MayBeDue looks again.
  std::string judged_by;
};

// Makes source records of lines (URLs or names, each with its LF): the output
// of job-discover, which is a record a line, in order. See DiscoverWith.
using LineRunner = std::function<Result<std::string>(std::string_view lines)>;

// Whether a hunt may have anything to do with its sources: one may be due, its
// time was judged by another configuration or zone, sources.txt or the journal
// of scrape has changed, a run died, the clock went back, or nothing is known.
// Reads the ends of two journals and sources.txt, whatever lies behind them.
Result<bool> MayBeDue(const std::string& workspace, Time now,
                      std::string_view judged_by);

class SourceBook {
 public:
  // Reads the journal; no lock is taken, and nothing is written. Without a
  // journal there are no sources. Damage is an error that ends in exit 3.
  static Result<SourceBook> Open(SourceBookOptions options);

  // state/sources of the workspace, or another stage's folder.
  static std::string FolderIn(const std::string& workspace,
                              const std::string& stage = "sources");

  // Calls `take` with the record of each source, as a line, in the order in
  // which they came to be known.
  void ForEach(const std::function<void(std::string_view line)>& take) const;
  // The record of a source; nullopt when there is none. Good until the book
  // changes.
  std::optional<std::string_view> Find(std::string_view id) const;
  size_t size() const { return journal_.records().size(); }

  struct Line {
    std::string id;
    std::string record;  // the line for job-scrape, without LF
  };

  // The sources that are due, in the order in which they are to be read: as
  // job-due(1) with --cap and --daily has it. Lines that are no sources yet are
  // not among them.
  Result<std::vector<Line>> Due(std::optional<int64_t> cap,
                                std::optional<int64_t> daily) const;
  // These sources whether they are due or not. A usage error when one of them
  // is not known (it names the nearest) or may not run.
  Result<std::vector<Line>> Named(const std::vector<std::string>& ids) const;

  // A run of these sources begins: an event `running` each. Whose run can not
  // begin any more (it was paused just now) is left as it is.
  Status Begin(const std::vector<Line>& lines);

  // How the run of a source ended.
  struct Ended {
    std::string id;
    SourceStatus status;  // the source's, behind it
    std::string reason;   // of a failure, or ""
  };
  // Takes the `scrape` records that have come to state/scrape since the last
  // Settle: completed or failed. Of a source that was not running, a run by
  // hand, as well. They and the place up to which they were read are committed
  // together. An error when state/scrape does not hold that place any more.
  Result<std::vector<Ended>> Settle();

  // To be called when no run is going on. A source that is still running was
  // in one that died: it is due as if that had not begun (`scheduled`, reason
  // "interrupted"), but the third time in a row it is a failure and a strike.
  // The result is how many there were.
  Result<size_t> Release();

  struct Synced {
    size_t added = 0;    // new sources, those to be confirmed included
    size_t stopped = 0;  // whose lines went away
    size_t resumed = 0;  // whose lines are back
    std::vector<std::string> notes;  // what a person should hear, once
  };
  // Makes the sources be what sources.txt says. A new line goes to `discover`;
  // one that comes back as a source of confidence 0.7 or more is confirmed at
  // once, others wait for a person. A line that comes back with an error is
  // kept as a source "line:HASH", failed with that reason, and tried again when
  // it is due or the file has changed. Costs a look at the file when nothing is
  // to do. Sources from elsewhere (Add) are left alone; without the file,
  // all are.
  Result<Synced> Sync(const LineRunner& discover);

  struct Added {
    std::string id;
    bool known = false;  // it was there before, and was left as it is
    SourceStatus status = SourceStatus::kAdded;
  };
  // Adds what `url` leads to, with the value of `schedule` (JSON, or "") in its
  // record. An error that ends in exit 1 when `discover` makes no source of it.
  Result<Added> Add(const std::string& url, const std::string& schedule,
                    const LineRunner& discover);

  // What a person does to these sources: confirmed, paused, resumed, stopped,
  // archived; all of them, or none. `reason` may be "". A usage error when
  // there is no such source (it names the nearest), or when it makes no sense,
  // see Advance.
  Status Apply(const std::vector<std::string>& ids, SourceEvent event,
               const std::string& reason);

  // When anything is due at the earliest, lines that are no sources yet
  // included; nullopt: never. Not in the past: what is due now is due now.
  Result<std::optional<Time>> NextDue(std::optional<int64_t> cap,
                                      std::optional<int64_t> daily) const;
  // Commits that, if the journal does not know it. Without it the next MayBeDue
  // is true.
  Status Note(std::optional<int64_t> cap, std::optional<int64_t> daily);

 private:
  class Syncing;
  struct Outlook {
    std::vector<Line> due;
    std::optional<Time> next;
  };

  SourceBook(SourceBookOptions options, SourceJournal journal);

  Result<Outlook> Look(std::optional<int64_t> cap,
                       std::optional<int64_t> daily) const;
  Error Unknown(std::string_view id) const;
  // Puts the record with what `change` makes of its state, which was `before`.
  Status Put(Record& record, const std::optional<SourceState>& before,
             const SourceChange& change);
  Status PutState(Record& record, const SourceState& state,
                  const SourceChange& change);
  // Puts that it was added, and confirmed if it is that sure.
  Status PutNew(Record& record, const std::string& reason);
  Status Commit();
  // Gives the lock back, on the way out.
  Error Give(Error error);

  SourceBookOptions options_;
  SourceJournal journal_;
};

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_SOURCE_BOOK_H_
