// How much a listing talks of what the profile talks of: BM25, the profile as
// the query.

#ifndef JOBUTILS_MATCH_RELEVANCE_H_
#define JOBUTILS_MATCH_RELEVANCE_H_

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

#include "profile/profile.h"
#include "text/words.h"

namespace jobutils {

// A term is a word of the profile; what it weighs is how much it is the
// person's (a word of a position more than one of a skill, that more than one
// of a summary), times its inverse document frequency.
//
// The frequencies do not come from the listings: then the same listing would
// score differently in another batch, and the first of a stream differently
// from the last. They come from data: the documents are the rows of skills and
// titles, so "kafka" (few rows) says much, "management" (many) little, and a
// word of no row ("small", an employer's name) least. Stop words are no terms.
class Relevance {
 public:
  explicit Relevance(const Profile& profile);

  // Counts words of a listing, each as often as `times`. One look at each.
  void Add(const Words& words, double times);
  // Of the words since the last call, 0 to 1: 1 is a listing of usual length
  // that holds each of the weightiest terms (kIdealTerms) once.
  double Close();

  static constexpr size_t kIdealTerms = 24;
  static constexpr double kTitleTimes = 3;

 private:
  struct Slot {
    uint64_t hash = 0;
    uint32_t term = kNone;
  };
  static constexpr uint32_t kNone = UINT32_MAX;
  static constexpr size_t kBits = 1 << 14;

  void Insert(uint64_t hash, uint32_t term);
  uint32_t Find(uint64_t hash) const;

  // Most words of a listing are no terms: one bit says so.
  std::bitset<kBits> maybe_;
  std::vector<Slot> slots_;  // open addressing, a power of two
  std::vector<double> weights_;
  // Of this listing:
  size_t length_ = 0;
  std::vector<double> counts_;
  std::vector<uint32_t> counted_;  // terms whose count is not 0
  double ideal_ = 0;
};

}  // namespace jobutils

#endif  // JOBUTILS_MATCH_RELEVANCE_H_
