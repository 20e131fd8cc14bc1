#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/crc32c.h"
#include "journal/safety.h"
#include "known/layout.h"
#include "known/run.h"

namespace jobutils {

RunWriter::RunWriter(Fd fd, std::string path, uint64_t number)
    : fd_(std::move(fd)),
      path_(std::move(path)),
      info_{number, 0, 0},
      block_(std::make_unique<RunBlock>()) {}

Result<RunWriter> RunWriter::Open(const std::string& folder, uint64_t number) {
  std::string path = RunPath(folder, number);
  if (unlink(path.c_str()) != 0 && errno != ENOENT) {
    return IoError(SystemMessage("cannot delete", path, errno));
  }
  Fd fd(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!fd.valid()) return IoError(SystemMessage("cannot open", path, errno));
  return RunWriter(std::move(fd), std::move(path), number);
}

Status RunWriter::Add(const KnownRow& row) {
  if (block_->rows == 0) first_.push_back(row.key);
  block_->row[block_->rows++] = row;
  ++info_.rows;
  return block_->rows == RunBlock::kRows ? EndBlock() : Ok{};
}

Status RunWriter::EndBlock() {
  block_->run = info_.number;
  block_->number = first_.size() - 1;
  const std::string_view bytes = BytesOf(block_.get(), 1);
  block_->crc = Crc32c(0, bytes.substr(sizeof block_->crc));
  Status written = WriteAll(fd_.get(), bytes, path_);
  *block_ = RunBlock();
  return written;
}

Result<RunInfo> RunWriter::Finish() {
  if (block_->rows > 0) {
    Status ended = EndBlock();
    if (!ended) return ended.error();
  }
  const std::string_view first = BytesOf(first_.data(), first_.size());
  RunFooter footer;
  footer.number = info_.number;
  footer.rows = info_.rows;
  footer.first_crc = Crc32c(0, first);
  info_.crc = Crc32c(0, BytesOf(&footer, 1));
  Status done = WriteAll(fd_.get(), first, path_);
  if (done) done = WriteAll(fd_.get(), BytesOf(&footer, 1), path_);
  if (!done) return done.error();
  return info_;
}

Status SyncRun(const std::string& folder, uint64_t number) {
  const std::string path = RunPath(folder, number);
  const Fd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd.valid()) return IoError(SystemMessage("cannot open", path, errno));
  return SyncFile(fd.get(), path);
}

}  // namespace jobutils
