#include <algorithm>

#include "base/visible.h"
#include "hunt/decisions.h"
#include "hunt/listing_status.h"
#include "schedule/local_time.h"

namespace jobutils {
namespace {

constexpr size_t kStageWidth = 16;

std::string Padded(std::string text, size_t width) {
  text.resize(std::max(text.size() + 1, width), ' ');
  return text;
}

}  // namespace

std::string DecisionsText(const FoundListing& listing, const Plan& plan,
                          const std::vector<Decision>& decisions) {
  Record record;
  record.Parse(listing.line);
  const ListingStatus status = ListingStatusOf(record, listing.place, plan);
  std::string text = Visible(listing.id) + "  " +
                     kListingStatusNames[static_cast<size_t>(status)] + '\n';
  const std::string company =
      record.Get("company")["name"].AsString().value_or("");
  text += Visible(record.Text("title"));
  if (!company.empty()) text += " — " + Visible(company);
  const std::string url = record.Text("url");
  text += (url.empty() ? "" : '\n' + Visible(url)) + "\n\n";
  for (const Decision& one : decisions) {
    const std::string when = one.is_due ? "" : FormatLocal(one.at);
    text += Padded(when, kStageWidth + 2) + Padded(one.stage, kStageWidth) +
            Visible(one.verdict.what);
    if (one.past) text += " (an earlier version)";
    text += '\n';
    for (const std::string& reason : one.verdict.because) {
      if (reason.empty()) continue;
      text += std::string(2 * kStageWidth + 4, ' ') + Visible(reason) + '\n';
    }
  }
  return text;
}

std::string DecisionsJson(const FoundListing& listing,
                          const std::vector<Decision>& decisions) {
  std::string lines;
  for (const Decision& one : decisions) {
    JsonArray because;
    for (const std::string& reason : one.verdict.because) because.Text(reason);
    JsonObject json;
    json.Text("kind", "decision")
        .Text("id", listing.id)
        .Text("stage", one.stage)
        .Text("at", FormatTime(one.at))
        .Text("verdict", one.verdict.what);
    if (!because.empty()) json.Raw("because", because.str());
    if (one.past) json.Bool("past", true);
    lines += json.str() + '\n';
  }
  return lines;
}

}  // namespace jobutils
