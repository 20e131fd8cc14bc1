// `description` of a record: its parts one after the other.
//
//   [[description]]             one part
//   each = "/lists"             once for each of these; without it once
//   heading = "/title"
//   text = "/content | html"
//
// Parts are parted by an empty line. One without text is left out with its
// heading, and so is one whose text is there already: of the values of `each`
// one that equals an earlier part.

#ifndef JOBUTILS_SOURCE_DESCRIPTION_H_
#define JOBUTILS_SOURCE_DESCRIPTION_H_

#include <string>
#include <vector>

#include "source/expression.h"

namespace jobutils {

struct DescriptionRule {
  Field each, heading, text;
};

std::string ReadDescription(const std::vector<DescriptionRule>& rules,
                            const Scope& scope);

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_DESCRIPTION_H_
