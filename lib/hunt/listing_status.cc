#include "hunt/listing_status.h"

#include <algorithm>
#include <utility>

#include "schedule/local_time.h"
#include "step/standing.h"

namespace jobutils {
namespace {

std::string TextOf(Json json) { return json.AsString().value_or(""); }

// Where a step stands in the chain; the end for one that is not of it.
size_t IndexOf(const Plan& plan, std::string_view stage) {
  const auto found =
      std::find_if(plan.stages.begin(), plan.stages.end(),
                   [&](const StagePlan& one) { return one.name == stage; });
  return static_cast<size_t>(found - plan.stages.begin());
}

// What is neither at rest nor failed, as of `at`, a step that it is behind.
ListingStatus StatusBehind(const Plan& plan, size_t at) {
  // Whether nothing that is enabled lies between.
  const auto behind = [&](const char* stage) {
    for (size_t i = at + 1; i <= IndexOf(plan, stage); ++i) {
      if (plan.stages[i].enabled) return false;
    }
    return true;
  };
  if (!behind("details")) return ListingStatus::kPending;
  if (behind("match")) return ListingStatus::kEnriched;
  return at <= IndexOf(plan, "details") ? ListingStatus::kScraped
                                        : ListingStatus::kEnriching;
}

// What is to be tried again in the step `at`.
ListingStatus StatusWithin(const Plan& plan, size_t at) {
  if (at <= IndexOf(plan, "details")) return ListingStatus::kPending;
  return at <= IndexOf(plan, "match") ? ListingStatus::kEnriching
                                      : ListingStatus::kGenerating;
}

ListingStatus StatusOfOutcome(Json outcome) {
  const std::string status = TextOf(outcome["status"]);
  if (status == "filtered") return ListingStatus::kFiltered;
  return status == "closed" ? ListingStatus::kClosed : ListingStatus::kSkipped;
}

std::string Joined(const std::string& name, const std::string& text) {
  return name.empty() || text.empty() ? name + text : name + ": " + text;
}

std::string Because(const Record& record, Json error) {
  std::string text = Joined(TextOf(error["code"]), TextOf(error["message"]));
  const Standing standing = StandingOf(record, SignerOf(error));
  if (standing.attempts > 0) {
    text += ", tried " + std::to_string(standing.attempts) +
            (standing.attempts == 1 ? " time" : " times");
  }
  if (standing.kind == Standing::kPending) {
    text += ", again at " + FormatLocal(standing.next_at);
  }
  return text;
}

}  // namespace

Result<std::set<ListingStatus>> ParseListingStatuses(const std::string& list) {
  const auto& names = kListingStatusNames;
  std::set<ListingStatus> statuses;
  for (size_t begin = 0; !list.empty() && begin <= list.size();) {
    const size_t end = std::min(list.find(',', begin), list.size());
    const std::string name = list.substr(begin, end - begin);
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      std::string message = "unknown status '" + name + "', expected one of";
      for (const char* known : names) {
        message += std::string(" '") + known + "'";
      }
      return UsageError(std::move(message));
    }
    statuses.insert(static_cast<ListingStatus>(found - names.begin()));
    begin = end + 1;
  }
  return statuses;
}

std::string SignerOf(Json error) {
  return TextOf(error["step"] ? error["step"] : error["stage"]);
}

ListingStatus ListingStatusOf(const Record& listing, const ListingPlace& place,
                              const Plan& plan) {
  if (const Json outcome = listing.Get("outcome")) {
    return StatusOfOutcome(outcome);
  }
  const size_t at = IndexOf(plan, place.stage);
  if (const Json error = listing.Get("error")) {
    const std::string signer = SignerOf(error);
    const size_t failing = IndexOf(plan, signer);
    if (StandingOf(listing, signer).kind != Standing::kPending ||
        failing == plan.stages.size()) {
      return ListingStatus::kFailed;
    }
    return StatusWithin(plan, failing);
  }
  if (listing.Get("draft")) return ListingStatus::kDraftGenerated;
  return StatusBehind(plan, at);
}

std::string BecauseOf(const Record& record) {
  if (const Json outcome = record.Get("outcome")) {
    const std::string original = TextOf(outcome["dup_of"]);
    return Joined(TextOf(outcome["rule"]), TextOf(outcome["value"])) +
           (original.empty() ? "" : ", of " + original);
  }
  const Json error = record.Get("error");
  return error ? Because(record, error) : "";
}

std::string StandingJson(const Record& listing, const ListingPlace& place,
                         ListingStatus status) {
  std::string stage = place.stage;
  if (const Json outcome = listing.Get("outcome")) {
    // What job-diff finds is told by the step that it is in.
    stage = TextOf(outcome["stage"]);
    if (stage == "diff") stage = "scrape";
  } else if (const Json error = listing.Get("error")) {
    stage = SignerOf(error);
  }
  JsonObject json;
  json.Text("status", kListingStatusNames[static_cast<size_t>(status)])
      .Text("stage", stage);
  if (listing.live()) json.Text("next", place.next);
  return json.Text("since", FormatTime(place.since))
      .Text("because", BecauseOf(listing))
      .str();
}

}  // namespace jobutils
