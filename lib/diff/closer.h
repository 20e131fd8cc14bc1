// Which listings of a source are not there any more.

#ifndef JOBUTILS_DIFF_CLOSER_H_
#define JOBUTILS_DIFF_CLOSER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "diff/missing.h"
#include "diff/past.h"
#include "record/record.h"

namespace jobutils {

class Closer {
 public:
  using Write = std::function<void(const Record& closed)>;

  // `seen`: the listings of the source of `scrape`, as KnownKey::member.
  // `last`: its scrape record before, may be nullptr. `at`: RFC 3339.
  Closer(Past& past, const Record& scrape, std::vector<uint64_t> seen,
         const Record* last, std::string at);

  // All that are there were seen. Gives `write` those that are closed now.
  Status Close(const Write& write);
  // Some may be there and were not seen: only those that were tell something.
  void Keep();

  size_t closed() const { return closed_; }
  const MissingList& missing() const { return missing_; }

 private:
  struct Gone {
    RecordPlace place;
    uint64_t member;
    uint64_t content;
  };
  struct Earlier {
    uint64_t member;
    Absence absence;
  };

  bool WasSeen(uint64_t member) const;
  uint64_t MemberOf(const std::string& id) const;
  // nullptr: it was there when the source was read before.
  const Absence* Before(uint64_t member) const;
  Status Settle(const Gone& gone, int of, const Write& write);
  void CloseOne(const Gone& gone, Record& record, int times,
                const Write& write);

  Past& past_;
  std::string source_;
  std::vector<uint64_t> seen_;
  const Record* last_;
  std::string at_;
  std::vector<Earlier> before_;  // by member
  MissingList missing_;
  size_t closed_ = 0;
};

}  // namespace jobutils

#endif  // JOBUTILS_DIFF_CLOSER_H_
