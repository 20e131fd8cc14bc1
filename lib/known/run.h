// A run: a file of rows in order, never changed once it is written.
//
// Blocks of kRunBlockBytes, each with a checksum; the first key of each block;
// a footer. All in the byte order of the machine: a run is derived from the
// journal, and what cannot be read is made again. So reading has no messages.

#ifndef JOBUTILS_KNOWN_RUN_H_
#define JOBUTILS_KNOWN_RUN_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "known/row.h"

namespace jobutils {

// What tells a run from any other.
struct RunInfo {
  uint64_t number = 0;
  uint64_t rows = 0;
  uint64_t crc = 0;  // of the footer, and thereby of the first keys

  bool operator==(const RunInfo&) const = default;
};

// state/scrape/known.17.run.
std::string RunPath(const std::string& folder, uint64_t number);

struct RunBlock {
  static constexpr size_t kBytes = 8 << 10;
  static constexpr size_t kRows = kBytes / sizeof(KnownRow) - 1;

  uint32_t crc = 0;  // of all that follows
  uint32_t rows = 0;
  uint64_t run = 0;
  uint64_t number = 0;  // from 0
  uint64_t unused = 0;
  KnownRow row[kRows];
};
static_assert(sizeof(RunBlock) == RunBlock::kBytes);

class Run {
 public:
  // nullopt when the file is not there, or not that run. Holds 16 bytes a
  // block.
  static std::optional<Run> Open(const std::string& folder,
                                 const RunInfo& info);

  uint64_t blocks() const { return first_.size(); }
  // The only block that `key` can be in; what follows it may be in the next.
  uint64_t FindBlock(const KnownKey& key) const;
  // False when it cannot be read, or is damaged.
  bool ReadBlock(uint64_t number, RunBlock& block) const;

 private:
  Run(Fd fd, const RunInfo& info) : fd_(std::move(fd)), info_(info) {}

  Fd fd_;
  RunInfo info_;
  std::vector<KnownKey> first_;  // of each block
};

class RunWriter {
 public:
  // Makes the file; one of that name is replaced, and whoever reads it goes on
  // reading it.
  static Result<RunWriter> Open(const std::string& folder, uint64_t number);

  // Keys ascend.
  Status Add(const KnownRow& row);
  // The file is whole; SyncRun before anything relies on it.
  Result<RunInfo> Finish();

 private:
  RunWriter(Fd fd, std::string path, uint64_t number);
  Status EndBlock();

  Fd fd_;
  std::string path_;
  RunInfo info_;
  std::unique_ptr<RunBlock> block_;
  std::vector<KnownKey> first_;
};

// The run is on the disk; its entry in the folder is not.
Status SyncRun(const std::string& folder, uint64_t number);

}  // namespace jobutils

#endif  // JOBUTILS_KNOWN_RUN_H_
