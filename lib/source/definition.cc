#include "source/definition.h"

#include <algorithm>
#include <utility>

#include "source/transform.h"
#include "source/vocabulary.h"

namespace jobutils {
namespace {

// What a request may name besides the groups and defaults of [match].
const std::vector<std::string>& GivenVariables() {
  static const std::vector<std::string> names = {"board", "url", "page",
                                                 "next", "id"};
  return names;
}

class Parser {
 public:
  explicit Parser(Table table) : table_(std::move(table)) {}

  Result<Definition> Run() {
    Identify();
    ReadMaps();
    Table match = table_.Sub("match");
    ReadMatch(match);
    Table request = table_.Sub("request");
    definition_.request = ReadRequest(request);
    Table page = table_.Sub("page");
    definition_.page = ReadPage(page);
    definition_.items = ReadItems();
    Table identity = table_.Sub("identity");
    definition_.id = Field::Read(identity, "id", maps_);
    definition_.shared_ids = identity.Bool("shared").value_or(false);
    definition_.terms = identity.String("terms").value_or("");
    definition_.fields = ReadFields(table_);
    ReadDetail();
    Status finished = table_.Finish();
    if (!finished.ok()) return finished.error();
    return std::move(definition_);
  }

 private:
  void Require(Table& table, std::string_view key, bool there) {
    if (!there) {
      table.Fail("", "expected a key '" + std::string(key) + "'");
    }
  }

  void Identify() {
    definition_.type = table_.String("type").value_or("");
    Require(table_, "type", !definition_.type.empty());
    const bool plain = std::all_of(
        definition_.type.begin(), definition_.type.end(), [](char c) {
          return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        });
    if (!plain) {
      table_.Fail("type", "bad 'type', expected small letters, digits and '-'");
    }
    definition_.name = table_.String("name").value_or(definition_.type);
    definition_.format = ReadFormat(table_, Format::kJson);
  }

  Format ReadFormat(Table& table, Format fallback) {
    const auto format = table.OneOf("format", {"json", "jsonld"});
    if (!format) return fallback;
    return *format == "jsonld" ? Format::kJsonLd : Format::kJson;
  }

  void ReadMaps() {
    Table maps = table_.Sub("map");
    for (const std::string& name : maps.Keys()) {
      Table rows = maps.Sub(name);
      auto map = std::make_shared<ValueMap>();
      for (const std::string& key : rows.Keys()) {
        (*map)[PlainWords(key)] = rows.String(key).value_or("");
      }
      maps_[name] = std::move(map);
    }
  }

  std::optional<Pattern> ReadPattern(Table& table, std::string_view key,
                                     const std::string& text) {
    auto pattern = Pattern::Parse(text);
    if (pattern.ok()) return std::move(*pattern);
    table.Fail(key, pattern.error().message);
    return std::nullopt;
  }

  void ReadMatch(Table& match) {
    for (const std::string& url : match.Strings("urls")) {
      auto pattern = ReadPattern(match, "urls", url);
      if (!pattern) continue;
      if (!pattern->Names("board")) {
        match.Fail("urls", "expected a group (?P<board>...) in '" + url + "'");
      }
      definition_.urls.push_back(std::move(*pattern));
    }
    if (const auto board = match.String("board")) {
      definition_.board = ReadPattern(match, "board", *board);
    }
    definition_.reserved = match.Strings("reserved");
    definition_.fold_case = match.Bool("fold_case").value_or(false);
    Table defaults = match.Sub("defaults");
    for (const std::string& key : defaults.Keys()) {
      definition_.defaults[key] = defaults.String(key).value_or("");
    }
  }

  // Of JSON a pointer, of JSON-LD the name of a type.
  std::string ReadItems() {
    Table items = table_.Sub("items");
    const std::string path = items.String("path").value_or("");
    if (definition_.format == Format::kJson && !path.empty() &&
        path[0] != '/') {
      items.Fail("path", "'path' must begin with '/', as in '/jobs'");
    }
    return path;
  }

  // What a URL may hold between braces.
  bool IsVariable(const std::string& name) const {
    const std::vector<std::string>& given = GivenVariables();
    return std::find(given.begin(), given.end(), name) != given.end() ||
           definition_.defaults.count(name) > 0 ||
           std::any_of(definition_.urls.begin(), definition_.urls.end(),
                       [&](const Pattern& url) { return url.Names(name); });
  }

  RequestRule ReadRequest(Table& table) {
    RequestRule request;
    request.method = table.OneOf("method", {"GET", "POST"}).value_or("GET");
    request.url = table.String("url").value_or("");
    Require(table, "url", !request.url.empty());
    for (const std::string& name : TemplateNames(request.url)) {
      if (IsVariable(name)) continue;
      const std::string near = Nearest(name, GivenVariables());
      table.Fail("url", "unknown variable '{" + name + "}', " +
                            (near.empty() ? "expected a group of 'urls'"
                                          : "did you mean '{" + near + "}'?"));
    }
    request.body = table.String("body").value_or("");
    Table headers = table.Sub("headers");
    for (const std::string& name : headers.Keys()) {
      request.headers.emplace_back(name, headers.String(name).value_or(""));
    }
    return request;
  }

  PageRule ReadPage(Table& table) {
    PageRule page;
    const auto kind =
        table.OneOf("kind", {"none", "offset", "page", "cursor", "link"});
    if (kind == "offset") page.kind = PageRule::kOffset;
    if (kind == "page") page.kind = PageRule::kPage;
    if (kind == "cursor") page.kind = PageRule::kCursor;
    if (kind == "link") page.kind = PageRule::kLink;
    page.start = table.Integer("start", 0, 1'000'000)
                     .value_or(page.kind == PageRule::kPage ? 1 : 0);
    page.size = table.Integer("size", 1, 100'000).value_or(0);
    page.max = table.Integer("max", 1, 100'000).value_or(100);
    page.next = Field::Read(table, "next", maps_);
    page.total = Field::Read(table, "total", maps_);
    if (page.kind == PageRule::kCursor) {
      Require(table, "next", !page.next.empty());
    }
    return page;
  }

  FieldRules ReadFields(Table& table) {
    FieldRules rules;
    Table fields = table.Sub("fields");
    const auto read = [&](std::string_view key) {
      return Field::Read(fields, key, maps_);
    };
    rules.url = read("url");
    rules.apply_url = read("apply_url");
    rules.title = read("title");
    rules.department = read("department");
    rules.company = read("company");
    rules.locations = read("locations");
    rules.workplace = read("workplace");
    rules.employment = read("employment");
    rules.posted_at = read("posted_at");
    rules.updated_at = read("updated_at");
    rules.closes_at = read("closes_at");
    std::vector<Table> salary = table.Tables("salary");
    for (Table& part : salary) {
      rules.salary.push_back({Field::Read(part, "each", maps_),
                              Field::Read(part, "min", maps_),
                              Field::Read(part, "max", maps_),
                              Field::Read(part, "currency", maps_),
                              Field::Read(part, "period", maps_),
                              Field::Read(part, "summary", maps_)});
    }
    std::vector<Table> description = table.Tables("description");
    for (Table& part : description) {
      rules.description.push_back({Field::Read(part, "each", maps_),
                                   Field::Read(part, "heading", maps_),
                                   Field::Read(part, "text", maps_)});
    }
    return rules;
  }

  void ReadDetail() {
    if (!table_.Has("detail")) return;
    Table table = table_.Sub("detail");
    DetailRule detail;
    detail.request = ReadRequest(table);
    detail.format = ReadFormat(table, definition_.format);
    detail.path = table.String("path").value_or(
        detail.format == Format::kJsonLd ? definition_.items : "");
    const bool own =
        table.Has("fields") || table.Has("salary") || table.Has("description");
    detail.fields = own ? ReadFields(table) : definition_.fields;
    definition_.detail = std::move(detail);
  }

  Table table_;
  ValueMaps maps_;
  Definition definition_;
};

}  // namespace

Result<Definition> ParseDefinition(std::string_view toml,
                                   const std::string& file) {
  auto table = Table::Parse(toml, file);
  if (!table.ok()) return table.error();
  return Parser(std::move(*table)).Run();
}

}  // namespace jobutils
