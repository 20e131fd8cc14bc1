#include "source/board.h"

#include <set>
#include <utility>

#include "html/html.h"

namespace jobutils {
namespace {

// The ids that listings with different titles share.
std::set<std::string> SharedIds(const std::vector<Listing>& rows) {
  std::unordered_map<std::string, std::string> titles;
  std::set<std::string> shared;
  for (const Listing& row : rows) {
    const auto [at, added] = titles.emplace(row.native_id, row.title);
    if (!added && at->second != row.title) shared.insert(row.native_id);
  }
  return shared;
}

// A page of one listing is its URL; one of several is the URL of none.
void NameByUrl(Listing& row, const std::string& page, bool alone, Json item) {
  if (row.url.empty() && !alone) {
    std::string key = page + '\n' + row.title;
    for (const std::string& place : row.locations) key += '\n' + place;
    row.native_id = HashId(row.title.empty() ? item.raw() : key);
  } else {
    const std::string& url = row.url.empty() ? page : row.url;
    row.native_id = HashId(url.empty() ? item.raw() : url);
  }
}

}  // namespace

size_t Board::Add(const Document& page, Time now) {
  const Definition& definition = *source_.definition;
  std::vector<Listing> rows;
  Scope scope;
  scope.document = page.root();
  scope.variables = &source_.variables;
  scope.now = now;
  for (const Json item : page.items()) {
    scope.here = scope.item = item;
    rows.push_back(ReadListing(definition.fields, scope));
    rows.back().native_id = FoldSpace(definition.id.FirstPlain(scope));
  }

  // Where the listings stand in a page for people, that is where they are.
  const bool is_page = definition.format == Format::kJsonLd;
  const std::string here = is_page ? source_.variables.at("page") : "";
  const auto shared =
      definition.shared_ids ? SharedIds(rows) : std::set<std::string>();
  size_t added = 0;
  size_t repeated = 0;
  const size_t before = listings_.size();
  for (size_t i = 0; i < rows.size(); ++i) {
    Listing& row = rows[i];
    if (row.native_id.empty() || shared.count(row.native_id) > 0) {
      NameByUrl(row, here, rows.size() == 1, page.items()[i]);
    }
    if (row.url.empty()) row.url = here;
    if (row.company.empty()) row.company = source_.company;
    const auto [at, is_new] = places_.emplace(row.native_id, listings_.size());
    if (is_new) {
      listings_.push_back(std::move(row));
      ++added;
    } else {
      if (at->second < before) ++repeated;
      MergeRow(listings_[at->second], std::move(row));
    }
  }
  rows_ += rows.size() - repeated;
  return added;
}

}  // namespace jobutils
