#include "report/best_listings.h"

#include <optional>
#include <set>
#include <utility>

#include "report/listing_card.h"
#include "report/markup.h"

namespace jobutils {
namespace {

// Shown by page/script.js, since without it they do nothing.
constexpr char kControls[] = R"html(<form class="controls" hidden>
<label>Show <input type="search" placeholder="words in it"></label>
<label>by <select>
<option value="rank">rank</option>
<option value="score">score</option>
<option value="match">match</option>
<option value="posted">date</option>
</select></label>
<output></output>
</form>
)html";

}  // namespace

BestListings::BestListings(size_t top, Time now, NewsSpan news)
    : best_(*Ranking::Parse(kBestFirst), std::nullopt, top),
      now_(now),
      news_(news) {}

std::string BestListings::TakeHtml() {
  std::set<std::string> ids;
  uint64_t shown = 0;
  std::string cards;
  Record listing;
  for (const std::string& line : best_.Take()) {
    if (!listing.Parse(line)) continue;
    const std::string id = listing.Text("id");
    if (!id.empty() && !ids.insert(id).second) continue;
    ++shown;
    cards += ListingCard(listing, news_.ChangeOf(listing), now_);
  }
  if (cards.empty()) return "";
  std::string html;
  if (offered_ > shown) {
    html = "<p class=\"note\">The best " + Grouped(shown) + " of " +
           Grouped(offered_) + " that are open.</p>\n";
  }
  html += kControls;
  return Section("ranking", "Ranking",
                 html + "<ol class=\"jobs\">\n" + cards + "</ol>\n");
}

}  // namespace jobutils
