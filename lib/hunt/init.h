// A new workspace.

#ifndef JOBUTILS_HUNT_INIT_H_
#define JOBUTILS_HUNT_INIT_H_

#include <string>
#include <vector>

#include "base/result.h"

namespace jobutils {

struct NewWorkspace {
  std::string path;  // absolute
  std::vector<std::string> made;
  std::vector<std::string> kept;  // files that were there, and are as they were
};

// Makes the folder (0700) and, where they are missing, config.toml,
// profile.json and sources.txt (0600). `profile` is what profile.json is to
// hold, "" for an empty one to fill in.
Result<NewWorkspace> MakeWorkspace(const std::string& folder,
                                   const std::string& profile);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_INIT_H_
