#include "hunt/work.h"

#include <sys/stat.h>

#include <algorithm>

#include "journal/head.h"
#include "journal/reader.h"
#include "schedule/local_time.h"
#include "schedule/span.h"
#include "step/state.h"

namespace jobutils {
namespace {

// A file that was begun anew counts as well.
bool HasRequests(const std::string& folder, uint64_t heeded) {
  struct stat info;
  const std::string path = folder + "/requests.ndjson";
  if (stat(path.c_str(), &info) != 0) return false;
  return info.st_size > 0 && static_cast<uint64_t>(info.st_size) != heeded;
}

Time ToMinute(Time time) { return time - time % kMinute; }

// When the batch behind `from` was committed; nullopt: there is none.
Result<std::optional<Time>> FirstBehind(const std::string& folder,
                                        const Position& from,
                                        const std::string& consumer) {
  const auto head = PeekHead(folder);
  if (!head) return head.error();
  if (!*head || (*head)->position == from) return std::optional<Time>();
  Result<JournalReader> reader = JournalReader::Open(folder, from, consumer);
  if (!reader) return reader.error();
  const Result<bool> more = reader->Next();
  if (!more) return more.error();
  if (!*more) return std::optional<Time>();
  return std::optional<Time>(reader->batch().commit.at);
}

}  // namespace

Result<StepWork> WorkOf(const std::string& state, const StagePlan& stage,
                        Time now) {
  const std::string folder = state + '/' + stage.name;
  const auto own = PeekHead(folder);
  if (!own) return own.error();
  StepState standing;
  Position read;
  StepWork work;
  if (*own) {
    const Commit& commit = (*own)->commit;
    standing = ParseStepState(commit.state);
    const auto found = commit.in.find(stage.from);
    if (found != commit.in.end()) read = found->second;
    // A clock was wrong: times behind now count as absent.
    if (commit.at <= now) work.last = commit.at;
  }
  if (stage.daily == 0) return work;
  if (stage.daily && standing.tally.day == FormatDay(LocalOf(now)) &&
      standing.tally.charged >= static_cast<uint64_t>(*stage.daily)) {
    return work;
  }
  if (HasRequests(folder, standing.requests)) {
    // Who asks does not want to wait.
    work.since = 0;
    return work;
  }
  if (standing.next_at && *standing.next_at <= now) {
    work.since = standing.next_at;
  }
  const auto first = FirstBehind(state + '/' + stage.from, read, stage.name);
  if (!first) return first.error();
  if (*first) {
    const Time came = std::min(**first, now);
    work.since = std::min(work.since.value_or(came), came);
  }
  return work;
}

bool IsTimeFor(const StagePlan& stage, const StepWork& work, Time now) {
  if (stage.when.every) {
    return !work.last ||
           ToMinute(*work.last) + *stage.when.every <= ToMinute(now);
  }
  if (!stage.when.times) return true;
  const std::optional<Time> next =
      stage.when.times->Next(ToMinute(*work.since) - 1);
  return next && *next <= now;
}

}  // namespace jobutils
