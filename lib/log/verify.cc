#include "log/verify.h"

#include "journal/reader.h"
#include "journal/segment.h"
#include "log/stages.h"

namespace jobutils {
namespace {

Result<bool> IsCompressed(const std::string& folder, uint64_t segment) {
  const Result<std::optional<SegmentFile>> file =
      SegmentFile::Open(folder, segment);
  if (!file) return file.error();
  return *file && (*file)->compressed();
}

Status CheckPosition(const std::string& upstream, const Position& position,
                     const std::string& consumer) {
  Result<JournalReader> reader =
      JournalReader::Open(upstream, position, consumer);
  if (!reader) return reader.error();
  if (position.skip == 0) return Ok{};
  const Result<bool> more = reader->Next();
  if (!more) return more.error();
  return Ok{};
}

std::string Counted(uint64_t count, const char* what) {
  return std::to_string(count) + ' ' + what + (count == 1 ? "" : "s");
}

}  // namespace

Result<Verified> VerifyStage(const std::string& state,
                             const std::string& stage) {
  const std::string folder = FolderOf(state, stage);
  Result<JournalReader> reader = JournalReader::Open(folder, Position());
  if (!reader) return reader.error();
  Verified verified;
  uint64_t segment = 0;
  for (;;) {
    const Result<bool> more = reader->Next();
    if (!more) return more.error();
    if (!*more) break;
    const CommittedBatch& batch = reader->batch();
    if (batch.after.segment != segment) {
      segment = batch.after.segment;
      const Result<bool> compressed = IsCompressed(folder, segment);
      if (!compressed) return compressed.error();
      if (verified.first_segment == 0) verified.first_segment = segment;
      ++verified.segments;
      if (*compressed) ++verified.compressed;
    }
    ++verified.commits;
    verified.records += batch.commit.records;
    verified.bytes += batch.after.offset - batch.commit.from;
    verified.in = batch.commit.in;
  }
  verified.torn_bytes = reader->torn_bytes();
  for (const auto& [upstream, position] : verified.in) {
    Status held = CheckPosition(FolderOf(state, upstream), position, stage);
    if (!held) return held.error();
  }
  return verified;
}

std::string VerifiedText(const std::string& stage, const Verified& verified) {
  std::string text =
      stage + ": whole, " + Counted(verified.segments, "segment");
  if (verified.compressed > 0) {
    text += " (" + std::to_string(verified.compressed) + " compressed)";
  }
  if (verified.first_segment > 1) {
    text += " from " + std::to_string(verified.first_segment) + " on";
  }
  text += ", " + Counted(verified.commits, "commit");
  text += ", " + Counted(verified.records, "record");
  text += ", " + Counted(verified.bytes, "byte");
  if (verified.torn_bytes > 0) {
    text += "; behind it " + Counted(verified.torn_bytes, "byte");
    text += " of no commit";
  }
  for (const auto& [upstream, position] : verified.in) {
    text += "; has read '" + upstream + "' up to commit " +
            std::to_string(position.seq);
  }
  return text;
}

}  // namespace jobutils
