#include "hunt/decisions.h"

#include <cstddef>
#include <optional>
#include <set>
#include <utility>

#include "journal/head.h"
#include "journal/reader.h"
#include "log/stages.h"
#include "schedule/local_time.h"
#include "step/state.h"

namespace jobutils {
namespace {

// Of the versions of a listing from its sources; the last ones are kept.
constexpr size_t kMostVersions = 1000;

class Gatherer {
 public:
  Gatherer(std::string id, const std::string& state)
      : id_(std::move(id)), state_(state) {}

  // Adds what `stage` decided.
  Status Read(const StagePlan& stage, bool past) {
    Result<JournalReader> reader =
        JournalReader::Open(FolderOf(state_, stage.name), Position());
    if (!reader) return reader.error();
    std::vector<Decision> found;
    std::set<std::string> rests;
    Record record;
    for (;;) {
      const Result<bool> more = reader->Next();
      if (!more) return more.error();
      if (!*more) break;
      for (const std::string_view line : Lines(reader->batch().lines)) {
        if (!record.Parse(line) || record.kind() != "listing" ||
            record.Text("id") != id_) {
          continue;
        }
        const std::string rest = RestOf(record);
        if (!rest.empty()) rests.insert(rest);
        if (rests_.contains(rest)) {  // it only passed through
          for (Decision& one : found) one.past = true;
          continue;
        }
        // All but the first step's last one are of no interest any more.
        if (!stage.from.empty()) found.clear();
        if (found.size() == kMostVersions) found.erase(found.begin());
        found.push_back({stage.name, reader->batch().commit.at, past, false,
                         VerdictOf(stage.name, record)});
      }
    }
    rests_.merge(rests);
    for (Decision& one : found) decisions_.push_back(std::move(one));
    return Ok{};
  }

  std::vector<Decision>& decisions() { return decisions_; }

 private:
  static std::string RestOf(const Record& record) {
    std::string rest(record.Get("outcome").raw());
    return rest += record.Get("error").raw();
  }

  const std::string id_;
  const std::string& state_;
  std::vector<Decision> decisions_;
  std::set<std::string> rests_;  // outcomes and errors, as written so far
};

// Which step comes next, and when.
Result<Decision> Outlook(const FoundListing& listing, const std::string& state,
                         const StagePlan& next, Time now) {
  Decision decision;
  decision.stage = next.name;
  decision.at = now;
  decision.is_due = true;
  const auto head = ReadHead(FolderOf(state, next.name));
  if (!head) return head.error();
  std::optional<Time> due;
  if (next.when.times) due = next.when.times->Next(listing.place.since - 1);
  if (next.when.every && *head) due = (*head)->commit.at + *next.when.every;
  const bool later = due && *due > now;
  decision.verdict.what =
      later ? "due at " + FormatLocal(*due) : "due with the next run";
  if (!next.daily || !*head) return decision;
  const DayTally tally = ParseStepState((*head)->commit.state).tally;
  if (tally.day == FormatDay(LocalOf(now)) &&
      tally.charged >= static_cast<uint64_t>(*next.daily)) {
    decision.verdict.what = "due tomorrow";
    decision.verdict.because.push_back(
        std::to_string(tally.charged) + " listings have been through today, " +
        "of max_per_day = " + std::to_string(*next.daily));
  }
  return decision;
}

}  // namespace

Result<std::vector<Decision>> DecisionsOn(const FoundListing& listing,
                                          const std::string& state,
                                          const Plan& plan, Time now) {
  Gatherer gatherer(listing.id, state);
  bool past = false;
  for (const StagePlan* stage : plan.Enabled()) {
    const Status read = gatherer.Read(*stage, past);
    if (!read) return read.error();
    past |= stage->name == listing.place.stage;
  }
  Record record;
  const StagePlan* next = plan.Find(listing.place.next);
  if (next != nullptr && record.Parse(listing.line) && record.live()) {
    Result<Decision> outlook = Outlook(listing, state, *next, now);
    if (!outlook) return outlook.error();
    gatherer.decisions().push_back(std::move(*outlook));
  }
  return std::move(gatherer.decisions());
}

}  // namespace jobutils
