#include "source/board.h"

#include <set>
#include <utility>

namespace jobutils {
namespace {

// The ids that listings with different titles share.
std::set<std::string> SharedIds(const Definition& definition,
                                const Document& page, Scope scope) {
  std::unordered_map<std::string, std::string> titles;
  std::set<std::string> shared;
  for (const Json item : page.items()) {
    scope.Enter(item);
    const std::string id = NativeId(definition.id, scope);
    const std::string title = ShortLine(definition.fields.title.First(scope));
    const auto [at, added] = titles.emplace(id, title);
    if (!added && at->second != title) shared.insert(id);
  }
  return shared;
}

// A page of one listing is its URL; one of several is the URL of none.
void NameByUrl(Listing& row, const std::string& page, bool alone, Json item) {
  if (row.url.empty() && !alone) {
    std::string key = page + '\n' + row.title;
    for (const std::string& place : row.locations.all()) key += '\n' + place;
    row.native_id = HashId(row.title.empty() ? item.raw() : key);
  } else {
    const std::string& url = row.url.empty() ? page : row.url;
    row.native_id = HashId(url.empty() ? item.raw() : url);
  }
}

}  // namespace

size_t Board::Add(const Document& page, Time now) {
  const Definition& definition = *source_.definition;
  Memo memo;
  Scope scope;
  scope.document = page.root();
  scope.variables = &source_.variables;
  scope.now = now;
  scope.memo = &memo;

  // Where the listings stand in a page for people, that is where they are.
  const bool is_page = definition.format == Format::kJsonLd;
  const std::string here = is_page ? source_.variables.at("page") : "";
  const auto shared = definition.shared_ids ? SharedIds(definition, page, scope)
                                            : std::set<std::string>();
  const bool alone = page.items().size() == 1;
  const size_t before = listings_.size();
  for (const Json item : page.items()) {
    if (rows_ == kMaxRows) {
      full_ = true;
      break;
    }
    scope.Enter(item);
    Listing row = ReadListing(definition.fields, scope);
    row.native_id = NativeId(definition.id, scope);
    if (row.native_id.empty() || shared.count(row.native_id) > 0) {
      NameByUrl(row, here, alone, item);
    }
    if (row.url.empty()) row.url = here;
    if (row.company.empty()) row.company = source_.company;
    const auto [at, is_new] = places_.emplace(row.native_id, listings_.size());
    if (is_new) {
      listings_.push_back(std::move(row));
      ++rows_;
    } else {
      if (at->second >= before) ++rows_;
      MergeRow(listings_[at->second], std::move(row));
    }
  }
  return listings_.size() - before;
}

}  // namespace jobutils
