#include "source/places.h"

#include <algorithm>
#include <utility>

#include "record/json.h"

namespace jobutils {
namespace {

constexpr size_t kFew = 16;
constexpr size_t kQuotesAndComma = 3;

}  // namespace

void Places::Add(std::string place) {
  if (place.empty()) return;
  const bool there = all_.size() > kFew ? known_.count(place) > 0
                                        : std::find(all_.begin(), all_.end(),
                                                    place) != all_.end();
  if (there) return;
  const size_t size = place.size() + kQuotesAndComma;
  if (size > kMaxBytes - bytes_) {
    cut_ = true;
    return;
  }
  bytes_ += size;
  all_.push_back(std::move(place));
  if (all_.size() > kFew) {
    if (known_.empty()) known_.insert(all_.begin(), all_.end());
    known_.insert(all_.back());
  }
}

std::string Places::Json() const {
  JsonArray array;
  for (const std::string& place : all_) array.Text(place);
  return array.empty() ? "" : array.str();
}

}  // namespace jobutils
