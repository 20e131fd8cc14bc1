#include "step/config_hash.h"

#include <sys/stat.h>

#include "base/file.h"
#include "base/sha256.h"

namespace jobutils {
namespace {

constexpr off_t kMostBytes = 4 << 20;
constexpr size_t kDigits = 16;

bool IsConfiguration(const std::string& path) {
  struct stat info;
  return !path.ends_with(".ndjson") && stat(path.c_str(), &info) == 0 &&
         S_ISREG(info.st_mode) && info.st_size <= kMostBytes;
}

}  // namespace

Result<std::string> ConfigHash(const std::string& workspace,
                               const std::vector<std::string>& command) {
  std::vector<std::string> paths = {workspace + "/config.toml",
                                    workspace + "/profile.json"};
  for (size_t i = 1; i < command.size(); ++i) {
    const size_t sign = command[i].find('=');
    paths.push_back(command[i]);
    if (sign != std::string::npos) paths.push_back(command[i].substr(sign + 1));
  }
  std::string sums;
  for (size_t i = 0; i < paths.size(); ++i) {
    if (!IsConfiguration(paths[i])) continue;
    const Result<std::string> content = ReadFile(paths[i]);
    if (!content) return content.error();
    sums += std::to_string(i) + ' ' + Sha256Hex(*content) + '\n';
  }
  return sums.empty() ? sums : Sha256Hex(sums).substr(0, kDigits);
}

}  // namespace jobutils
