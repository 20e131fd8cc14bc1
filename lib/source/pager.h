// From one page of a list to the next.

#ifndef JOBUTILS_SOURCE_PAGER_H_
#define JOBUTILS_SOURCE_PAGER_H_

#include <optional>
#include <string>

#include "source/catalog.h"
#include "source/document.h"
#include "source/verdict.h"

namespace jobutils {

// The request of a rule, its {variables} filled in: percent-encoded in the
// URL, escaped as the inside of a JSON string in the body.
HttpRequest MakeRequest(const RequestRule& rule, const Variables& variables);

// Asks for page after page until one is empty, brings nothing new or is
// shorter than a full one, until the board's own total is reached, or there is
// no next one.
class Pager {
 public:
  explicit Pager(const Source& source);

  // The request for the page that is due.
  HttpRequest Request() const;

  // After a page: whether another is due. `added` listings of it were new, and
  // `rows` have come so far (see Board).
  bool Next(const Document& page, size_t added, size_t rows);

  // What is missing after the last page, or nullopt.
  std::optional<Trouble> Missing(size_t rows) const;

 private:
  bool Follow(const Document& page, const Scope& scope);

  const Source& source_;
  const PageRule& rule_;
  std::string url_;   // of the next page, where the board gives it
  std::string next_;  // {next}
  int64_t position_;
  int64_t pages_ = 0;
  std::optional<double> total_;
  bool cut_ = false;     // by the limit of pages
  std::string refused_;  // a next page that is not followed
};

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_PAGER_H_
