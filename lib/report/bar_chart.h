// Counts as bars, in SVG.

#ifndef JOBUTILS_REPORT_BAR_CHART_H_
#define JOBUTILS_REPORT_BAR_CHART_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jobutils {

// One part of a bar. `look` is the class of its colour.
struct BarPart {
  const char* look;  // "kept", "left", "waits" or "failed"
  uint64_t count;
};

// A bar that lies, its parts as long as their counts, of `whole`. `told` says
// the same for those who do not see it.
std::string LyingBar(const std::vector<BarPart>& parts, uint64_t whole,
                     std::string_view told);

// Bars that stand, from 0 to 100 in tens, the last with 100 itself; each
// of parts on top of each other, with their sum above it.
class Histogram {
 public:
  static constexpr int kBars = 10;

  // `looks` of the parts, the lowest first.
  explicit Histogram(std::vector<const char*> looks)
      : looks_(std::move(looks)), counts_(looks_.size() * kBars) {}

  // Counts `value` (what is outside 0 to 100 at the nearer end) in a part.
  void Count(double value, size_t part);
  uint64_t total() const;
  uint64_t Of(size_t part) const;

  // "" when nothing was counted. `title` and `told` are plain text.
  std::string Svg(std::string_view title, std::string_view told) const;

 private:
  uint64_t At(int bar, size_t part) const {
    return counts_[part * kBars + static_cast<size_t>(bar)];
  }
  uint64_t Sum(int bar) const;

  std::vector<const char*> looks_;
  std::vector<uint64_t> counts_;  // by part, then by bar
};

}  // namespace jobutils

#endif  // JOBUTILS_REPORT_BAR_CHART_H_
