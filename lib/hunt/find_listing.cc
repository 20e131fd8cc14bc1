#include "hunt/find_listing.h"

#include <cstddef>
#include <vector>

#include "config/table.h"

namespace jobutils {
namespace {

constexpr size_t kMostNamed = 5;

// How well a listing answers; the best first.
enum class Fit { kId, kUrl, kPart, kNone };

Fit FitOf(const Record& listing, const std::string& id,
          const std::string& what) {
  if (id == what) return Fit::kId;
  if (listing.Text("url") == what) return Fit::kUrl;
  return id.find(what) == id.npos ? Fit::kNone : Fit::kPart;
}

Error NotOne(const std::string& what, const std::vector<std::string>& ids,
             const std::string& nearest) {
  std::string message = "no listing '" + what + "'";
  if (!nearest.empty()) message += ", did you mean '" + nearest + "'?";
  if (!ids.empty()) message = "more than one listing has '" + what + "':";
  for (size_t i = 0; i < ids.size() && i < kMostNamed; ++i) {
    message += " '" + ids[i] + "'";
  }
  if (ids.size() > kMostNamed) message += " …";
  return {ExitCode::kRecordErrors, std::move(message)};
}

}  // namespace

Result<FoundListing> FindListing(const std::string& state, const Plan& plan,
                                 const std::string& what) {
  if (what.empty()) return UsageError("expected an id, a part of one or a URL");
  Result<Listings> listings = Listings::Open(state, plan);
  if (!listings) return listings.error();
  FoundListing found;
  Fit best = Fit::kNone;
  std::vector<std::string> ids;  // of those that fit so
  std::string nearest;           // id, as long as none fits,
  std::string near_part;         // by this part of it
  while (best != Fit::kId) {
    const Result<bool> more = listings->Next();
    if (!more) return more.error();
    if (!*more) break;
    const std::string id = listings->listing().Text("id");
    const Fit fit = FitOf(listings->listing(), id, what);
    if (fit == Fit::kNone && best == Fit::kNone) {
      const std::string part =
          Nearest(what, {near_part, id, id.substr(id.find(':') + 1)});
      if (part != near_part) nearest = id;
      near_part = part;
    }
    if (fit > best || fit == Fit::kNone) continue;
    if (fit < best) ids.clear();
    best = fit;
    if (ids.size() <= kMostNamed) ids.push_back(id);
    found = {id, std::string(listings->line()), listings->place()};
  }
  if (ids.size() != 1) return NotOne(what, ids, nearest);
  return found;
}

}  // namespace jobutils
