#include "source/detail.h"

#include <optional>
#include <utility>

#include "source/document.h"
#include "source/pager.h"

namespace jobutils {
namespace {

// The one of a page's listings that is ours: a page may show others beside it.
std::optional<size_t> FindOwn(const Definition& definition,
                              const std::vector<Json>& items, Scope scope,
                              const Listing& listing) {
  if (items.size() == 1) return 0;
  for (size_t i = 0; i < items.size(); ++i) {
    scope.Enter(items[i]);
    if (NativeId(definition.id, scope) == listing.native_id) return i;
    if (ReadListing(definition.detail->fields, scope).url == listing.url) {
      return i;
    }
  }
  return std::nullopt;
}

void SetText(Record& record, std::string_view key, const std::string& text) {
  if (!text.empty() && !record.Has(key)) record.Set(key, JsonString(text));
}

}  // namespace

HttpRequest DetailRequest(const Source& source, const std::string& native_id,
                          const std::string& url) {
  if (!source.definition->detail) return {};
  const RequestRule& rule = source.definition->detail->request;
  const bool by_id = rule.url.find("{id}") != rule.url.npos ||
                     rule.body.find("{id}") != rule.body.npos;
  if (by_id ? native_id.empty() || native_id.starts_with("u-")
            : url.empty() || url == source.url) {
    return {};
  }
  Variables variables = source.variables;
  variables["id"] = native_id;
  variables["url"] = url;
  return MakeRequest(rule, variables);
}

void AddDetail(const Source& source, HttpAnswer answer, Time now,
               Listing& listing) {
  const DetailRule& rule = *source.definition->detail;
  const auto fail = [&listing](const Trouble& trouble) {
    listing.flaw = {"detail_" + trouble.reason, trouble.message, trouble.retry};
  };
  const std::string what = answer.final_url;
  if (const auto trouble = CheckAnswer(answer, what)) return fail(*trouble);
  Document page;
  if (const auto trouble =
          page.ReadOne(std::move(answer), rule.format, rule.path)) {
    return fail(*trouble);
  }
  Variables variables = source.variables;
  variables["page"] = what;
  Memo memo;
  Scope scope;
  scope.memo = &memo;
  scope.document = page.root();
  scope.variables = &variables;
  scope.now = now;
  const auto own = FindOwn(*source.definition, page.items(), scope, listing);
  if (own) {
    scope.Enter(page.items()[*own]);
    FillGaps(listing, ReadListing(rule.fields, scope));
  }
  if (listing.description.empty()) {
    listing.flaw = {"detail_no_text", "no text in the answer: " + what, false};
  }
}

void SetDetail(const Listing& listing, Record& record) {
  SetText(record, "url", listing.url);
  SetText(record, "apply_url", listing.apply_url);
  SetText(record, "title", listing.title);
  if (!listing.company.empty() && !record.Has("company")) {
    record.Set("company", JsonObject().Text("name", listing.company).str());
  }
  SetText(record, "department", listing.department);
  if (!listing.locations.empty() && !record.Has("locations")) {
    record.Set("locations", listing.locations.Json());
  }
  SetText(record, "workplace", listing.workplace);
  SetText(record, "employment", listing.employment);
  if (!listing.salary.empty() && !record.Has("salary")) {
    record.Set("salary", listing.salary);
  }
  SetText(record, "posted_at", listing.posted_at);
  SetText(record, "updated_at", listing.updated_at);
  SetText(record, "closes_at", listing.closes_at);
  SetText(record, "description", listing.description);
}

}  // namespace jobutils
