#include "hunt/source_lines.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <unordered_set>

#include "base/file.h"
#include "base/siphash.h"
#include "base/utf8.h"

namespace jobutils {
namespace {

constexpr size_t kMostBytes = size_t{16} << 20;
constexpr size_t kMostOfLine = 2100;  // job-discover refuses more than 2,000
constexpr std::string_view kBlanks = " \t\r\f\v";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool IsBlank(char c) { return kBlanks.find(c) != kBlanks.npos; }

std::string HashOf(std::string_view text) {
  const Hash128 hash = SipHash({}, text);
  char digits[33];
  std::snprintf(digits, sizeof digits, "%016llx%016llx",
                static_cast<unsigned long long>(hash.high),
                static_cast<unsigned long long>(hash.low));
  return digits;
}

}  // namespace

std::vector<std::string> ParseSourceLines(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(3);
  std::vector<std::string> lines;
  std::unordered_set<std::string> seen;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    const size_t begin = line.find_first_not_of(kBlanks);
    if (begin == line.npos || line[begin] == '#') continue;
    // A '#' behind a blank begins a comment; one inside of a URL is part of it.
    size_t comment = line.find('#');
    while (comment != line.npos && !IsBlank(line[comment - 1])) {
      comment = line.find('#', comment + 1);
    }
    line = line.substr(0, comment);
    line = line.substr(begin, line.find_last_not_of(kBlanks) + 1 - begin);
    std::string clean(CutUtf8(CleanUtf8(line), kMostOfLine));
    if (seen.insert(clean).second) lines.push_back(std::move(clean));
  }
  return lines;
}

Result<SourceLines> ReadSourceLines(const std::string& workspace) {
  const std::string path = workspace + "/sources.txt";
  SourceLines lines;
  struct stat info;
  if (stat(path.c_str(), &info) != 0) return lines;
  if (S_ISDIR(info.st_mode)) {
    return IoError(SystemMessage("cannot read", path, EISDIR));
  }
  if (!S_ISREG(info.st_mode)) return IoError("'" + path + "' is no file");
  Result<std::string> text = ReadFile(path, kMostBytes);
  if (!text) return text.error();
  lines.there = true;
  lines.text = std::move(*text);
  lines.hash = HashOf(lines.text);
  return lines;
}

}  // namespace jobutils
