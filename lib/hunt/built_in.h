// Files that are part of the executable: hunt.mk, what a new workspace holds,
// and what runs a hunt at its times.

#ifndef JOBUTILS_HUNT_BUILT_IN_H_
#define JOBUTILS_HUNT_BUILT_IN_H_

#include <string_view>

namespace jobutils {

struct BuiltInFile {
  const char* name;
  const char* text;
};

// Ends in a row without a name.
extern const BuiltInFile kBuiltInFiles[];

// The text of one that is there.
inline std::string_view BuiltInText(std::string_view name) {
  const BuiltInFile* file = kBuiltInFiles;
  while (name != file->name) ++file;
  return file->text;
}

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_BUILT_IN_H_
