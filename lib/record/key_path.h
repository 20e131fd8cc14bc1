// Naming a value inside a record: what --by, --columns and custom rules take.

#ifndef JOBUTILS_RECORD_KEY_PATH_H_
#define JOBUTILS_RECORD_KEY_PATH_H_

#include <string>
#include <string_view>

#include "base/result.h"
#include "record/json.h"
#include "record/record.h"

namespace jobutils {

class KeyPath {
 public:
  // "salary.max", "locations.0", or a JSON pointer (RFC 6901) for keys that
  // hold a dot: "/salary/max". A number names an array's element, or a key of
  // an object. A usage error when a part of a dotted path is empty, a pointer
  // holds a '~' that is not ~0 or ~1, or `text` is no UTF-8.
  static Result<KeyPath> Parse(std::string_view text);

  // The value as the record stands now, or absent; the view is good as long as
  // one of Record::Get is.
  Json Find(const Record& record) const;

  // As it was given to Parse.
  const std::string& text() const { return text_; }

 private:
  KeyPath() = default;

  std::string text_;
  std::string key_;   // the top-level key
  std::string rest_;  // a JSON pointer below it; "" is the value itself
};

}  // namespace jobutils

#endif  // JOBUTILS_RECORD_KEY_PATH_H_
