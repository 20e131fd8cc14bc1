#include "journal/segment.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <string_view>
#include <utility>

#include "journal/zstd_stream.h"

namespace jobutils {
namespace {

// Nearly all headers and commits are shorter; fresh pages cost more than reads.
constexpr size_t kMostLines = 4 << 10;

constexpr size_t kDigits = 10;
constexpr std::string_view kPlain = ".ndjson";
constexpr std::string_view kCompressed = ".ndjson.zst";

// The number of a segment's file name; 0 when it is none.
uint64_t NumberOf(std::string_view name) {
  const std::string_view digits = name.substr(0, kDigits);
  const std::string_view rest = name.substr(digits.size());
  uint64_t number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_number = error == std::errc() && end == digits.data() + kDigits;
  return is_number && (rest == kPlain || rest == kCompressed) ? number : 0;
}

}  // namespace

std::string StageOf(const std::string& folder) {
  const size_t last = folder.find_last_not_of('/');
  if (last == folder.npos) return folder;
  const size_t slash = folder.find_last_of('/', last);
  const size_t begin = slash == folder.npos ? 0 : slash + 1;
  return folder.substr(begin, last + 1 - begin);
}

std::string SegmentPath(const std::string& folder, uint64_t segment) {
  const std::string digits = std::to_string(segment);
  std::string path = folder + '/';
  path.append(kDigits - std::min(kDigits, digits.size()), '0');
  return path.append(digits).append(kPlain);
}

std::string CompressedPath(const std::string& folder, uint64_t segment) {
  return SegmentPath(folder, segment) + ".zst";
}

Result<std::vector<uint64_t>> ListSegments(const std::string& folder) {
  std::vector<uint64_t> segments;
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(opendir(folder.c_str()),
                                                    closedir);
  if (entries == nullptr) {
    if (errno == ENOENT) return segments;
    return IoError(SystemMessage("cannot open", folder, errno));
  }
  errno = 0;
  while (const dirent* entry = readdir(entries.get())) {
    const uint64_t number = NumberOf(entry->d_name);
    if (number > 0) segments.push_back(number);
  }
  if (errno != 0) return IoError(SystemMessage("cannot read", folder, errno));
  std::sort(segments.begin(), segments.end());
  segments.erase(std::unique(segments.begin(), segments.end()), segments.end());
  for (size_t i = 1; i < segments.size(); ++i) {
    const uint64_t due = segments[i - 1] + 1;
    if (segments[i] == due) continue;
    // One that is replaced while the folder is listed may be missed.
    if (!FileExists(CompressedPath(folder, due)) &&
        !FileExists(SegmentPath(folder, due))) {
      return IoError(
          SystemMessage("cannot open", SegmentPath(folder, due), ENOENT) +
          ", and the journal goes on behind it");
    }
    segments.insert(segments.begin() + static_cast<ptrdiff_t>(i), due);
  }
  return segments;
}

SegmentFile::SegmentFile(Fd fd, std::string path, uint64_t segment)
    : fd_(std::move(fd)), path_(std::move(path)), segment_(segment) {}
SegmentFile::SegmentFile(SegmentFile&&) noexcept = default;
SegmentFile& SegmentFile::operator=(SegmentFile&&) noexcept = default;
SegmentFile::~SegmentFile() = default;

Result<std::optional<SegmentFile>> SegmentFile::Open(const std::string& folder,
                                                     uint64_t segment) {
  for (const bool compressed : {false, true}) {
    std::string path = compressed ? CompressedPath(folder, segment)
                                  : SegmentPath(folder, segment);
    Fd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.valid() && errno == ENOENT) continue;
    if (!fd.valid()) return IoError(SystemMessage("cannot open", path, errno));
    SegmentFile file(std::move(fd), std::move(path), segment);
    if (compressed) {
      auto zstd = ZstdReader::Open(file.fd(), file.path());
      if (!zstd) return zstd.error();
      file.zstd_ = std::move(*zstd);
    }
    return std::optional<SegmentFile>(std::move(file));
  }
  return std::optional<SegmentFile>();
}

Result<uint64_t> SegmentFile::Size() const {
  if (zstd_ != nullptr) return zstd_->size();
  struct stat info;
  if (fstat(fd_.get(), &info) != 0) {
    return IoError(SystemMessage("cannot read", path_, errno));
  }
  return static_cast<uint64_t>(info.st_size);
}

Result<size_t> SegmentFile::Read(uint64_t offset, char* to, size_t size) {
  if (zstd_ != nullptr) return zstd_->Read(offset, to, size);
  size_t done = 0;
  while (done < size) {
    const ssize_t got = pread(fd_.get(), to + done, size - done,
                              static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return IoError(SystemMessage("cannot read", path_, errno));
    if (got == 0) break;
    done += static_cast<size_t>(got);
  }
  return done;
}

Error Damage(const SegmentFile& file, uint64_t offset, const std::string& why) {
  return IoError("'" + file.path() + "' is damaged at byte " +
                 std::to_string(offset) + ": " + why);
}

Result<JournalHeader> ReadHeader(SegmentFile& file) {
  std::string text;
  size_t end = text.npos;
  for (const size_t window : {kMostLines, kMaxJournalLine}) {
    text.resize(window);
    const Result<size_t> got = file.Read(0, text.data(), text.size());
    if (!got) return got.error();
    text.resize(*got);
    end = text.find('\n');
    if (end != text.npos || *got < window) break;
  }
  const std::optional<JournalHeader> header =
      end == text.npos ? std::nullopt : ParseHeader(text.substr(0, end));
  if (!header || header->segment != file.segment()) {
    return Damage(file, 0, "its first line is no header of this segment");
  }
  return *header;
}

Result<std::string> ReadCommitLine(SegmentFile& file, uint64_t end) {
  // One byte more, for the LF before it.
  for (const size_t window : {kMostLines, kMaxJournalLine + 1}) {
    const uint64_t begin = end - std::min<uint64_t>(end, window);
    std::string text(end - begin, '\0');
    const Result<size_t> got = file.Read(begin, text.data(), text.size());
    if (!got) return got.error();
    if (*got < text.size() || !text.ends_with('\n')) break;
    text.pop_back();
    const size_t before = text.rfind('\n');
    // A commit never begins its segment: the header does.
    if (before == text.npos) continue;
    text.erase(0, before + 1);
    return IsCommitLine(text) ? text : std::string();
  }
  return std::string();
}

}  // namespace jobutils
