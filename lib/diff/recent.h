// What was written in this run and stands in no journal yet.

#ifndef JOBUTILS_DIFF_RECENT_H_
#define JOBUTILS_DIFF_RECENT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/siphash.h"
#include "diff/tally.h"

namespace jobutils {

// Remembers at least the last `most` keys that were put, and never more than
// twice as many.
template <typename T>
class RecentMap {
 public:
  explicit RecentMap(size_t most) : most_(most) {}

  // nullptr when it is not remembered.
  const T* Find(uint64_t key) const {
    for (const auto* map : {&young_, &old_}) {
      const auto found = map->find(key);
      if (found != map->end()) return &found->second;
    }
    return nullptr;
  }
  void Put(uint64_t key, T value) {
    if (young_.size() >= most_) {
      old_ = std::move(young_);
      young_.clear();
    }
    young_[key] = std::move(value);
  }

 private:
  size_t most_;
  std::unordered_map<uint64_t, T> young_, old_;
};

// How a source was read last.
struct LastRead {
  Time at;
  bool good = true;
};

// A source that was not read for longer tells nothing of what is open there.
inline constexpr Time kGoodFor = 14 * 24 * 60 * 60;
inline bool IsGoodStill(const LastRead& read, Time at) {
  return read.good && at - read.at <= kGoodFor;
}

class Recent {
 public:
  // How many listings, names of such, and sources are remembered at least.
  // 10 MiB in all, for ids of a common length.
  static constexpr size_t kMostListings = 32 << 10;
  static constexpr size_t kMostNames = 16 << 10;
  static constexpr size_t kMostSources = 4 << 10;

  struct Sighting {
    Change change;
    uint64_t content;
    bool is_live() const {
      return change != Change::kClosed && change != Change::kDuplicate;
    }
  };
  struct Original {
    std::string id;
    std::string source;  // as KnownSource has it
    uint64_t content;
    Time at;       // when it was read
    bool claimed;  // whoever published it may be anybody
  };

  Recent();

  // The listing as it was written last.
  const Sighting* Find(std::string_view source, std::string_view id) const;
  void Put(std::string_view source, std::string_view id,
           const Sighting& sighting);

  const LastRead* FindRead(std::string_view source) const {
    return reads_.Find(Hash(source));
  }
  void PutRead(std::string_view source, const LastRead& read) {
    reads_.Put(Hash(source), read);
  }

  // A live listing of another source that has all of the names of `copy`, and
  // that `copy` may be left out for.
  const Original* FindOriginal(const std::vector<std::string>& names,
                               const Original& copy) const;
  void PutNames(const std::vector<std::string>& names,
                const Original& original);

 private:
  uint64_t Hash(std::string_view text) const;
  uint64_t HashOf(std::string_view source, std::string_view id) const;
  bool StandsFor(const Original& original, const Original& copy) const;

  Hash128 secret_;
  RecentMap<Sighting> listings_{kMostListings};
  RecentMap<Original> names_{kMostNames};
  RecentMap<LastRead> reads_{kMostSources};
};

}  // namespace jobutils

#endif  // JOBUTILS_DIFF_RECENT_H_
