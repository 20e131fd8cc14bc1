#include "hunt/init.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <string_view>

#include "base/file.h"
#include "hunt/built_in.h"

namespace jobutils {
namespace {

Status MakeFolders(const std::string& path) {
  if (DirectoryExists(path)) return Ok{};
  const size_t slash = path.find_last_of('/', path.find_last_not_of('/'));
  if (slash != path.npos && slash > 0) {
    const Status made = MakeFolders(path.substr(0, slash));
    if (!made) return made;
  }
  if (mkdir(path.c_str(), 0700) == 0 || errno == EEXIST) return Ok{};
  return IoError(SystemMessage("cannot make", path, errno));
}

// False when there is such a file.
Result<bool> MakeFile(const std::string& path, std::string_view text) {
  const int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
  const Fd fd(open(path.c_str(), flags, 0600));
  if (!fd.valid() && errno == EEXIST) return false;
  if (!fd.valid()) return IoError(SystemMessage("cannot make", path, errno));
  const Status written = WriteAll(fd.get(), text, path);
  if (!written) return written.error();
  return true;
}

// Whether it is as an earlier init has made it.
bool IsUntouched(const std::string& path, std::string_view text) {
  if (!FileExists(path)) return false;
  const Result<std::string> found = ReadFile(path);
  return found && *found == text;
}

}  // namespace

Result<NewWorkspace> MakeWorkspace(const std::string& folder,
                                   const std::string& profile) {
  const Status folders = MakeFolders(folder);
  if (!folders) return folders.error();
  NewWorkspace made;
  char path[PATH_MAX];
  if (realpath(folder.c_str(), path) == nullptr) {
    return IoError(SystemMessage("cannot open", folder, errno));
  }
  made.path = path;
  for (const char* name : {"config.toml", "profile.json", "sources.txt"}) {
    const bool own = name == std::string_view("profile.json");
    const std::string_view text =
        own && !profile.empty() ? profile : BuiltInText(name);
    const std::string file = made.path + '/' + name;
    if (own && !profile.empty() && IsUntouched(file, BuiltInText(name))) {
      unlink(file.c_str());
    }
    const Result<bool> is_new = MakeFile(file, text);
    if (!is_new) return is_new.error();
    (*is_new ? made.made : made.kept).push_back(name);
  }
  return made;
}

}  // namespace jobutils
