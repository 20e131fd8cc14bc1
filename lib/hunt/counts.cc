#include "hunt/counts.h"

#include <algorithm>

#include "journal/head.h"
#include "journal/reader.h"
#include "record/record.h"

namespace jobutils {
namespace {

uint64_t Less(uint64_t all, uint64_t before) {
  return all - std::min(all, before);
}

void Count(const Record& record, StageCounts& counts) {
  if (record.kind() != "listing") return;
  if (record.live()) {
    ++counts.out;
    return;
  }
  const std::string status =
      record.Get("outcome")["status"].AsString().value_or("");
  if (status == "filtered") {
    ++counts.filtered;
  } else if (status == "closed") {
    ++counts.closed;
  } else if (!status.empty()) {
    ++counts.skipped;
  } else {
    ++counts.errors;
  }
}

Result<StageCounts> CountRange(const std::string& folder, const Position& from,
                               const Position& to) {
  StageCounts counts;
  if (from == to) return counts;
  Result<JournalReader> reader = JournalReader::Open(folder, from);
  if (!reader) return reader.error();
  Record record;
  for (;;) {
    // The last batch may have been read in part.
    const bool in_part = reader->position().seq == to.seq;
    if (reader->position().seq > to.seq || (in_part && to.skip == 0)) break;
    const Result<bool> more = reader->Next();
    if (!more) return more.error();
    if (!*more) break;
    const uint64_t skipped = reader->batch().skipped;
    uint64_t left = in_part ? Less(to.skip, skipped) : UINT64_MAX;
    for (const std::string_view line : Lines(reader->batch().lines)) {
      if (left-- == 0) break;
      if (record.Parse(line)) Count(record, counts);
    }
  }
  return counts;
}

}  // namespace

Result<Ends> EndsOf(const std::string& state,
                    const std::vector<const StagePlan*>& stages) {
  Ends ends;
  for (const StagePlan* stage : stages) {
    const auto head = PeekHead(state + '/' + stage->name);
    if (!head) return head.error();
    if (!*head) continue;
    ends.own[stage->name] = (*head)->position;
    const Inputs& in = (*head)->commit.in;
    const auto read = in.find(stage->from);
    if (read != in.end()) ends.read[stage->name] = read->second;
  }
  return ends;
}

Result<std::map<std::string, StageCounts, std::less<>>> CountBetween(
    const std::string& state, const std::vector<const StagePlan*>& stages,
    const Ends& before, const Ends& after) {
  const auto at = [](const auto& ends, const std::string& name) {
    const auto found = ends.find(name);
    return found == ends.end() ? Position() : found->second;
  };
  std::map<std::string, StageCounts, std::less<>> all;
  for (const StagePlan* stage : stages) {
    const std::string& name = stage->name;
    Result<StageCounts> counts = CountRange(
        state + '/' + name, at(before.own, name), at(after.own, name));
    if (!counts) return counts.error();
    if (!stage->from.empty()) {
      // What was at rest when it came is not this step's doing.
      const Result<StageCounts> came =
          CountRange(state + '/' + stage->from, at(before.read, name),
                     at(after.read, name));
      if (!came) return came.error();
      counts->filtered = Less(counts->filtered, came->filtered);
      counts->skipped = Less(counts->skipped, came->skipped);
      counts->closed = Less(counts->closed, came->closed);
      counts->errors = Less(counts->errors, came->errors);
    }
    if (!counts->empty()) all[name] = *counts;
  }
  return all;
}

Result<StageCounts> CountUnread(const std::string& state,
                                const StagePlan& stage) {
  const auto own = PeekHead(state + '/' + stage.name);
  if (!own) return own.error();
  Position read;
  if (*own) {
    const Inputs& in = (*own)->commit.in;
    const auto found = in.find(stage.from);
    if (found != in.end()) read = found->second;
  }
  const std::string upstream = state + '/' + stage.from;
  const auto end = PeekHead(upstream);
  if (!end) return end.error();
  if (!*end) return StageCounts();
  return CountRange(upstream, read, (*end)->position);
}

}  // namespace jobutils
