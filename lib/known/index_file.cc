#include "known/index_file.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <set>
#include <string_view>

#include "base/crc32c.h"
#include "base/file.h"
#include "journal/safety.h"
#include "known/layout.h"

namespace jobutils {
namespace {

// Far more than the most runs.
constexpr size_t kMostBytes = 1 << 20;

// Followed by the version of the twin names, and the runs.
struct Head {
  static constexpr uint64_t kMagic = 0x3178646e776e6b;  // "knwndx1"

  uint64_t magic = kMagic;
  uint64_t crc = 0;  // of all that follows
  Hash128 secret;
  StoredPosition seen;
  uint64_t next_number = 0;
  uint64_t tail = 0;
  uint64_t twins = 0;
  uint64_t runs = 0;
};

std::string IndexPath(const std::string& folder) {
  return folder + "/known.index";
}

// Behind the crc.
std::string_view Summed(std::string_view bytes) {
  return bytes.substr(offsetof(Head, secret));
}

// Takes `count` items off `bytes`; false when there are fewer.
template <typename T>
bool Take(std::string_view& bytes, uint64_t count, std::vector<T>& to) {
  if (count > bytes.size() / sizeof(T)) return false;
  to.resize(count);
  std::memcpy(to.data(), bytes.data(), count * sizeof(T));
  bytes.remove_prefix(count * sizeof(T));
  return true;
}

}  // namespace

std::optional<KnownIndex> LoadIndex(const std::string& folder) {
  const Result<std::string> read = ReadFile(IndexPath(folder), kMostBytes);
  Head head;
  if (!read || read->size() < sizeof head) return std::nullopt;
  std::memcpy(&head, read->data(), sizeof head);
  if (head.magic != Head::kMagic || head.crc != Crc32c(0, Summed(*read))) {
    return std::nullopt;
  }
  KnownIndex index;
  index.secret = head.secret;
  index.next_number = head.next_number;
  std::string_view rest = std::string_view(*read).substr(sizeof head);
  std::vector<char> twins;
  if (!Take(rest, head.twins, twins) || !Take(rest, head.runs, index.runs) ||
      !rest.empty()) {
    return std::nullopt;
  }
  index.twins.assign(twins.begin(), twins.end());
  index.seen = head.seen.Get();
  index.tail = LoadTail(folder, head.tail, index.seen);
  return index;
}

Status StoreIndex(const std::string& folder, const KnownIndex& index) {
  Head head;
  head.secret = index.secret;
  head.seen = StoredPosition(index.seen);
  head.next_number = index.next_number;
  head.tail = index.tail.number;
  head.twins = index.twins.size();
  head.runs = index.runs.size();
  std::string bytes(BytesOf(&head, 1));
  bytes += index.twins;
  bytes += BytesOf(index.runs.data(), index.runs.size());
  head.crc = Crc32c(0, Summed(bytes));
  bytes.replace(0, sizeof head, BytesOf(&head, 1));

  // An index that is gone may have had a tail of this number.
  const std::string tail = TailPath(folder, index.tail.number);
  if (unlink(tail.c_str()) != 0 && errno != ENOENT) {
    return IoError(SystemMessage("cannot delete", tail, errno));
  }
  const std::string path = IndexPath(folder);
  const std::string part = path + ".tmp";
  const Fd fd(
      open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (!fd.valid()) return IoError(SystemMessage("cannot open", part, errno));
  Status done = WriteAll(fd.get(), bytes, part);
  if (done) done = SyncFile(fd.get(), part);
  if (!done) return done;
  if (std::rename(part.c_str(), path.c_str()) != 0) {
    return IoError(SystemMessage("cannot rename", part, errno));
  }
  return SyncFolder(folder);
}

void DeleteOtherFiles(const std::string& folder, const KnownIndex& index) {
  std::set<std::string> named = {TailPath(folder, index.tail.number)};
  for (const RunInfo& run : index.runs) {
    named.insert(RunPath(folder, run.number));
  }
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(opendir(folder.c_str()),
                                                    closedir);
  if (entries == nullptr) return;
  std::vector<std::string> others;
  while (const dirent* entry = readdir(entries.get())) {
    const std::string_view name = entry->d_name;
    const std::string path = folder + '/' + std::string(name);
    if (name.starts_with("known.") &&
        (name.ends_with(".run") || name.ends_with(".tail")) &&
        named.count(path) == 0) {
      others.push_back(path);
    }
  }
  for (const std::string& path : others) unlink(path.c_str());
}

}  // namespace jobutils
