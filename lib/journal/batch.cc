#include "journal/batch.h"

namespace jobutils {

Status JournalBatch::Add(std::string_view line) {
  const char* why = nullptr;
  if (full()) {
    why = "the batch is full";
  } else if (line.empty() || line.find('\n') != line.npos) {
    why = "it is not one line";
  } else if (line.size() > kMaxRecordBytes) {
    why = "it is longer than 4 MiB";
  } else if (IsJournalLine(line)) {
    why = "only the journal's own lines begin with '{\"~\":'";
  }
  if (why != nullptr) {
    return UsageError(std::string("cannot add a record to a batch: ") + why);
  }
  bytes_ += line;
  bytes_ += '\n';
  ++records_;
  return Ok{};
}

void JournalBatch::Clear() {
  bytes_.clear();
  records_ = 0;
}

}  // namespace jobutils
