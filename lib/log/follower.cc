#include "log/follower.h"

#include <deque>
#include <utility>

#include "journal/head.h"
#include "journal/segment.h"

namespace jobutils {
namespace {

// Behind the last commit of a segment, the begin of all for one that is not
// there.
Result<Position> EndOf(const std::string& folder, uint64_t segment) {
  Result<std::optional<SegmentFile>> file = SegmentFile::Open(folder, segment);
  if (!file) return file.error();
  if (!*file) return Position();
  const Result<SegmentTail> tail = ReadTail(**file);
  if (!tail) return tail.error();
  if (!tail->commit) return Position();
  return Position{segment, tail->end, tail->commit->seq, tail->commit->crc, 0};
}

// The place `records` before the end, looked for from `from` on; `found` is
// how many there are behind it.
Result<Position> FindBack(const std::string& folder, const Position& from,
                          uint64_t records, uint64_t* found) {
  Result<JournalReader> reader = JournalReader::Open(folder, from);
  if (!reader) return reader.error();
  std::deque<std::pair<Position, uint64_t>> batches;
  *found = 0;
  for (;;) {
    const Result<bool> more = reader->Next();
    if (!more) return more.error();
    if (!*more) break;
    const CommittedBatch& batch = reader->batch();
    batches.emplace_back(batch.before, batch.commit.records);
    *found += batch.commit.records;
    while (!batches.empty() && *found - batches.front().second >= records) {
      *found -= batches.front().second;
      batches.pop_front();
    }
  }
  if (batches.empty()) return reader->position();
  Position place = batches.front().first;
  if (*found > records) {
    place.skip = *found - records;
    *found = records;
  }
  return place;
}

Result<Position> StartOf(const std::string& folder, uint64_t records) {
  const Result<std::vector<uint64_t>> segments = ListSegments(folder);
  if (!segments) return segments.error();
  Position start;
  for (size_t i = segments->size(); i-- > 0;) {
    const Result<Position> from =
        i == 0 ? Position() : EndOf(folder, (*segments)[i - 1]);
    if (!from) return from;
    uint64_t found = 0;
    const Result<Position> place = FindBack(folder, *from, records, &found);
    if (!place) return place;
    start = *place;
    if (found >= records) break;
  }
  return start;
}

}  // namespace

Result<Follower> Follower::Open(const std::vector<std::string>& folders,
                                uint64_t records) {
  Follower follower;
  for (const std::string& folder : folders) {
    const Result<Position> start = StartOf(folder, records);
    if (!start) return start.error();
    Result<JournalReader> reader = JournalReader::Open(folder, *start);
    if (!reader) return reader.error();
    follower.readers_.push_back(std::move(*reader));
  }
  return follower;
}

Status Follower::Give(const LineSink& sink) {
  for (JournalReader& reader : readers_) {
    for (;;) {
      const Result<bool> more = reader.Next();
      if (!more) return more.error();
      if (!*more) break;
      for (const std::string_view line : Lines(reader.batch().lines)) {
        if (!sink(line)) return Ok{};
      }
    }
  }
  return Ok{};
}

}  // namespace jobutils
