// The listings of one source, as its pages bring them.

#ifndef JOBUTILS_SOURCE_BOARD_H_
#define JOBUTILS_SOURCE_BOARD_H_

#include <cstddef>
#include <deque>
#include <string>
#include <unordered_map>

#include "source/catalog.h"
#include "source/document.h"
#include "source/listing.h"

namespace jobutils {

class Board {
 public:
  explicit Board(const Source& source) : source_(source) {}

  // Takes a page: rows with one native id become one listing. Returns how
  // many listings are new. Takes no more than kMaxRows rows in all.
  size_t Add(const Document& page, Time now);

  std::deque<Listing>& listings() { return listings_; }

  // Rows so far, less those that an earlier page had brought: what a board's
  // own total counts.
  size_t rows() const { return rows_; }
  // Whether rows were left out.
  bool full() const { return full_; }

 private:
  const Source& source_;
  std::deque<Listing> listings_;
  std::unordered_map<std::string, size_t> places_;  // by native id
  size_t rows_ = 0;
  bool full_ = false;
};

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_BOARD_H_
