#include "net/tracking.h"

namespace jobutils {
namespace {

struct TrackingRow {
  std::string_view name;  // a '*' at the end: whatever begins so
  std::string_view set_by;
};

constexpr TrackingRow kTracking[] = {
    {"utm_*", "campaign links, for Google Analytics and its likes"},
    {"_ga", "Google Analytics, between domains"},
    {"_gl", "Google Analytics, between domains"},
    {"gclid", "Google Ads"},
    {"gclsrc", "Google Ads"},
    {"gbraid", "Google Ads, from applications"},
    {"wbraid", "Google Ads, from the web"},
    {"dclid", "Google Display"},
    {"fbclid", "Facebook"},
    {"igshid", "Instagram"},
    {"msclkid", "Microsoft Advertising"},
    {"twclid", "X"},
    {"ttclid", "TikTok"},
    {"li_fat_id", "LinkedIn Ads"},
    {"yclid", "Yandex Direct"},
    {"mc_cid", "Mailchimp, the campaign"},
    {"mc_eid", "Mailchimp, the reader"},
    {"_hsenc", "HubSpot, the reader"},
    {"_hsmi", "HubSpot, the mail"},
    {"gh_src", "Greenhouse, the channel of a link; gh_jid is the listing"},
    {"lever-source*", "Lever, the channel of a link"},
    {"lever-origin", "Lever, the channel of a link"},
    {"lever-via", "Lever, the person who referred"},
    {"ashby_source", "Ashby, the channel of a link; ashby_jid is the listing"},
    {"trk", "LinkedIn, the place of a click"},
    {"trackingId", "LinkedIn, the click"},
};

}  // namespace

bool IsTracking(std::string_view name) {
  for (const TrackingRow& row : kTracking) {
    std::string_view known = row.name;
    if (known.back() != '*') {
      if (name == known) return true;
      continue;
    }
    known.remove_suffix(1);
    if (name.substr(0, known.size()) == known) return true;
  }
  return false;
}

}  // namespace jobutils
