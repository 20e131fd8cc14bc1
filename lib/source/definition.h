// A source definition: everything that is particular to one kind of board.
// Format: jobutils-source(5).
//
//   type = "acme"               what `type` of a source says
//   name = "Acme ATS"
//   format = "json"             or "jsonld": schema.org blocks of a page
//
//   [match]
//   urls = ['^https?://(?P<board>[^/?#]+)\.acme\.com']   RE2, on the canonical
//                               URL, upper and lower case alike; further named
//                               groups are variables of their own
//   board = '[A-Za-z0-9-]+'     what a board may look like (all of it)
//   reserved = ["embed"]        what looks like one and is none
//   fold_case = true            boards are lower-cased
//   defaults = { region = "" }  of variables that no URL gave
//
//   [request]
//   url = "https://api.acme.com/{board}/jobs"    variables percent-encoded
//   method = "GET"              or "POST", with body = '{"offset":{next}}'
//   headers = { accept = "application/json" }    variables as in the URL
//
//   [page]
//   kind = "offset"             none, offset, page, cursor, link
//   start = 0                   the first {next} of offset and page
//   size = 100                  a page with fewer listings is the last one
//   next = "$/paging/token"     of cursor and link; a link without it is the
//                               header Link; rel=next
//   total = "$/total"           how many listings the board says it has
//   max = 100                   pages
//
//   [items]
//   path = "/jobs"              the array of listings, "" for the document; of
//                               jsonld the @type
//
//   [identity]
//   id = "/id"                  without one: a hash of the URL
//   shared = true               ids that listings with different titles share
//                               are no ids
//
//   [fields]                    a record's key = an expression, or an array of
//                               alternatives (see expression.h)
//   [[salary]]                  alternatives, see salary.h
//   [[description]]             parts, see description.h
//   [map.NAME]                  what `| map NAME` means
//
//   [detail]                    the second request, per listing: url, method,
//                               headers, body as in [request], with {id} and
//                               {url}; format, and `path` of the listing in the
//                               answer; its own [detail.fields],
//                               [[detail.salary]], [[detail.description]], or
//                               else those of the list

#ifndef JOBUTILS_SOURCE_DEFINITION_H_
#define JOBUTILS_SOURCE_DEFINITION_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "source/description.h"
#include "source/expression.h"
#include "source/pattern.h"
#include "source/salary.h"

namespace jobutils {

enum class Format { kJson, kJsonLd };

struct RequestRule {
  std::string method = "GET";
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

struct PageRule {
  enum Kind { kNone, kOffset, kPage, kCursor, kLink };
  Kind kind = kNone;
  int64_t start = 0;
  int64_t size = 0;  // 0: not known
  int64_t max = 100;
  Field next;
  Field total;
};

// How the keys of a record are read from one listing.
struct FieldRules {
  Field url, apply_url, title, department, company, locations, workplace,
      employment, posted_at, updated_at, closes_at;
  std::vector<SalaryRule> salary;
  std::vector<DescriptionRule> description;
};

struct DetailRule {
  RequestRule request;
  Format format = Format::kJson;
  std::string path;  // of the listing in the answer
  FieldRules fields;
};

struct Definition {
  std::string type;
  std::string name;
  Format format = Format::kJson;
  std::vector<Pattern> urls;
  std::optional<Pattern> board;
  std::vector<std::string> reserved;
  bool fold_case = false;
  Variables defaults;
  RequestRule request;
  PageRule page;
  std::string items;
  Field id;
  bool shared_ids = false;
  std::string terms;  // a line to show to the user, or ""
  FieldRules fields;
  std::optional<DetailRule> detail;
};

// An error names file, line and what was expected.
Result<Definition> ParseDefinition(std::string_view toml,
                                   const std::string& file);

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_DEFINITION_H_
