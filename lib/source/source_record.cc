#include "source/source_record.h"

#include "config/table.h"
#include "net/url.h"

namespace jobutils {
namespace {

std::string TypeMessage(const std::string& type, const Catalog& catalog) {
  const std::vector<std::string> types = catalog.Types();
  std::string message = "no definition of type '" + type + "'";
  const std::string near = Nearest(type, types);
  if (!near.empty()) return message + ", did you mean '" + near + "'";
  message += ", expected one of ";
  for (const std::string& one : types) {
    message += one + (one == types.back() ? "" : ", ");
  }
  return message;
}

std::optional<Source> Find(const std::string& type, const std::string& board,
                           const std::string& url, Catalog& catalog,
                           Listing::Flaw& flaw) {
  const Definition* definition = catalog.Find(type);
  if (definition == nullptr) {
    flaw = {"unknown_type", TypeMessage(type, catalog), false};
    return std::nullopt;
  }
  std::string why;
  auto source = catalog.Locate(*definition, board, url, why);
  if (!source) flaw = {"bad_board", why, false};
  return source;
}

}  // namespace

std::optional<Source> SourceOf(const Record& record, Catalog& catalog,
                               Listing::Flaw& flaw) {
  const std::string type = record.Text("type");
  const std::string url = CanonicalUrl(record.Text("url"));
  std::optional<Source> source;
  if (!type.empty()) {
    source = Find(type, record.Text("board"), url, catalog, flaw);
  } else if (url.empty()) {
    flaw = {"no_source", "source has neither type nor URL", false};
  } else {
    source = catalog.Recognise(url);
    if (!source) {
      flaw = {"unknown_source",
              "no definition knows '" + url + "', try job-discover", false};
    }
  }
  if (source) {
    const Json company = record.Get("company");
    source->search = static_cast<bool>(record.Get("search"));
    source->company = ShortLine(
        company.AsString().value_or(company["name"].AsString().value_or("")));
  }
  return source;
}

std::optional<Source> SourceOfListing(const Record& record, Catalog& catalog,
                                      Listing::Flaw& flaw) {
  const Json source = record.Get("source");
  const std::string type = source["type"].AsString().value_or("");
  if (type.empty()) {
    flaw = {"no_source", "listing does not say which source it is from", false};
    return std::nullopt;
  }
  auto found = Find(type, source["board"].AsString().value_or(""),
                    CanonicalUrl(record.Text("url")), catalog, flaw);
  // The listing's URL leads elsewhere than the page it was read from.
  if (found) found->page = source["page"].AsString().value_or("");
  return found;
}

void SetSource(const Source& source, double confidence, Record& record) {
  record.Set("kind", "\"source\"");
  record.Set("id", JsonString(source.Id()));
  record.Set("type", JsonString(source.definition->type));
  record.Set("board", JsonString(source.board));
  if (!source.url.empty()) record.Set("url", JsonString(source.url));
  record.Set("confidence", JsonNumber(confidence));
  if (!source.definition->terms.empty()) {
    record.Set("terms", JsonString(source.definition->terms));
  }
}

}  // namespace jobutils
