// How each source does: boards that are read, and how that went.

#ifndef JOBUTILS_REPORT_SOURCE_HEALTH_H_
#define JOBUTILS_REPORT_SOURCE_HEALTH_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/clock.h"
#include "record/record.h"

namespace jobutils {

// Holds some words for each source that it has heard of.
class SourceHealth {
 public:
  static constexpr size_t kShown = 200;

  // A `source` or a `scrape` record; of each kind the last of an id counts.
  void Add(const Record& record);

  uint64_t total() const { return sources_.size(); }
  // Those that want a look: read in vain, failed or disabled.
  uint64_t troubled() const;

  // The section, the troubled ones first.
  std::string Html() const;

 private:
  struct Source {
    std::string url;
    std::string status;  // of its life
    std::string scrape;  // of its last reading
    std::string reason;
    std::string message;
    uint64_t listings = 0;
    std::optional<uint64_t> fresh;
    uint64_t strikes = 0;
    std::optional<Time> good;  // when it last was
    std::optional<Time> next;

    bool bad() const;
    bool at_rest() const;
  };
  std::map<std::string, Source> sources_;
};

}  // namespace jobutils

#endif  // JOBUTILS_REPORT_SOURCE_HEALTH_H_
