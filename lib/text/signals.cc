#include "text/signals.h"

#include <algorithm>
#include <array>
#include <utility>

namespace jobutils {

Signals::Signals(const DataSet& data)
    : rows_(data[DataFile::kSignals]), sets_(rows_.size()) {
  for (uint32_t row = 0; row < rows_.size(); ++row) {
    for (const std::string_view name : rows_.List(row, 1)) {
      if (const std::optional<Signal> signal = SignalOf(name))
        sets_[row].Add(*signal);
    }
  }
}

void Signals::Find(const Words& words, std::vector<SignalHit>& hits) {
  found_.clear();
  rows_.Find(words, found_);
  for (const Hit& hit : found_) {
    hits.push_back({hit.begin, hit.end, sets_[hit.row]});
  }
}

}  // namespace jobutils
