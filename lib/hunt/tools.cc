#include "hunt/tools.h"

#include <unistd.h>

#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

#include <algorithm>
#include <climits>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace jobutils {

std::string OwnPath() {
  char path[PATH_MAX];
#ifdef __APPLE__
  uint32_t size = sizeof path;
  char real[PATH_MAX];
  if (_NSGetExecutablePath(path, &size) != 0) return "";
  return realpath(path, real) == nullptr ? "" : real;
#else
  const ssize_t size = readlink("/proc/self/exe", path, sizeof path);
  return size <= 0 ? "" : std::string(path, static_cast<size_t>(size));
#endif
}

bool IsInPath(const std::string& name) {
  const char* const path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "" : path;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find(':'), rest.size());
    const std::string file = std::string(rest.substr(0, end)) + '/' + name;
    if (access(file.c_str(), X_OK) == 0) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

void PutToolsFirst() {
  const std::string own = OwnPath();
  if (own.empty()) return;
  const char* const path = std::getenv("PATH");
  const std::string rest = path == nullptr ? "/usr/bin:/bin" : path;
  setenv("PATH", (own.substr(0, own.rfind('/')) + ':' + rest).c_str(), 1);
}

}  // namespace jobutils
