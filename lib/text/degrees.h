// Degrees in a text.

#ifndef JOBUTILS_TEXT_DEGREES_H_
#define JOBUTILS_TEXT_DEGREES_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/dictionary.h"

namespace jobutils {

// In their order.
enum class Degree : uint8_t {
  kNone,  // the text says that none is needed
  kHighSchool,
  kVocational,
  kAssociate,
  kBachelor,
  kMaster,
  kDoctorate,
  kProfessional,  // medicine, law, pharmacy and the like
};

// "none", "high_school", …, "professional".
std::string_view DegreeName(Degree degree);
std::optional<Degree> DegreeOf(std::string_view name);

struct DegreeHit {
  uint32_t begin;  // [begin, end) in the text
  uint32_t end;
  Degree degree;
};

// Cheap to copy.
class Degrees {
 public:
  explicit Degrees(const DataSet& data = DataSet());

  std::vector<DegreeHit> Find(const Words& words) const;

 private:
  Dictionary rows_;
};

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_DEGREES_H_
