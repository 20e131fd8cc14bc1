#include "source/definition.h"

#include <algorithm>
#include <set>
#include <utility>

#include "source/transform.h"
#include "source/vocabulary.h"

namespace jobutils {
namespace {

// The variables of a text that may hold braces of its own: {"offset":{next}}.
std::vector<std::string> NamesAmongBraces(std::string_view text) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  std::vector<std::string> names;
  for (std::string& name : TemplateNames(text)) {
    name.erase(0, name.rfind('{') + 1);
    if (!name.empty() && std::all_of(name.begin(), name.end(), is_plain)) {
      names.push_back(std::move(name));
    }
  }
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
    names_.variables = MatchVariables();
    names_.variables.insert("page");
    Table request = table_.Sub("request");
    definition_.request = ReadRequest(request, "next");
    Table page = table_.Sub("page");
    definition_.page = ReadPage(page);
    definition_.items = ReadItems();
    Table identity = table_.Sub("identity");
    definition_.id = Field::Read(identity, "id", names_);
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
      names_.maps[name] = std::move(map);
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
      if (pattern->Names().count("board") == 0) {
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
    std::string path = items.String("path").value_or("");
    if (definition_.format == Format::kJson) CheckPointer(items, path);
    return path;
  }

  void CheckPointer(Table& table, const std::string& path) {
    if (!path.empty() && path[0] != '/') {
      table.Fail("path", "'path' must begin with '/', as in '/jobs'");
    } else if (!IsJsonPointer(path)) {
      table.Fail(
          "path",
          "bad 'path': expected '~0' or '~1' for each '~', got '" + path + "'");
    }
  }

  // What the match gives.
  std::set<std::string> MatchVariables() const {
    std::set<std::string> names = {"board", "url"};
    for (const auto& [name, value] : definition_.defaults) names.insert(name);
    for (const Pattern& url : definition_.urls) names.merge(url.Names());
    return names;
  }

  // `own`: the variable that only this request has.
  RequestRule ReadRequest(Table& table, const char* own) {
    std::set<std::string> known = MatchVariables();
    known.insert(own);
    const auto check = [&known](Table& in, std::string_view key,
                                const std::vector<std::string>& names) {
      for (const std::string& name : names) {
        if (known.count(name) == 0) in.Fail(key, UnknownVariable(name, known));
      }
    };
    RequestRule request;
    request.method = table.OneOf("method", {"GET", "POST"}).value_or("GET");
    request.url = table.String("url").value_or("");
    Require(table, "url", !request.url.empty());
    check(table, "url", TemplateNames(request.url));
    request.body = table.String("body").value_or("");
    check(table, "body", NamesAmongBraces(request.body));
    Table headers = table.Sub("headers");
    for (const std::string& name : headers.Keys()) {
      const std::string value = headers.String(name).value_or("");
      check(headers, name, NamesAmongBraces(value));
      request.headers.emplace_back(name, value);
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
    page.next = Field::Read(table, "next", names_);
    page.total = Field::Read(table, "total", names_);
    if (page.kind == PageRule::kCursor) {
      Require(table, "next", !page.next.empty());
    }
    return page;
  }

  FieldRules ReadFields(Table& table) {
    FieldRules rules;
    Table fields = table.Sub("fields");
    const auto read = [&](std::string_view key) {
      return Field::Read(fields, key, names_);
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
      rules.salary.push_back({Field::Read(part, "each", names_),
                              Field::Read(part, "min", names_),
                              Field::Read(part, "max", names_),
                              Field::Read(part, "currency", names_),
                              Field::Read(part, "period", names_),
                              Field::Read(part, "summary", names_)});
    }
    std::vector<Table> description = table.Tables("description");
    for (Table& part : description) {
      rules.description.push_back({Field::Read(part, "each", names_),
                                   Field::Read(part, "heading", names_),
                                   Field::Read(part, "text", names_)});
    }
    return rules;
  }

  void ReadDetail() {
    if (!table_.Has("detail")) return;
    Table table = table_.Sub("detail");
    DetailRule detail;
    detail.request = ReadRequest(table, "id");
    detail.format = ReadFormat(table, definition_.format);
    detail.path = table.String("path").value_or(
        detail.format == Format::kJsonLd ? definition_.items : "");
    if (detail.format == Format::kJson) CheckPointer(table, detail.path);
    const bool own =
        table.Has("fields") || table.Has("salary") || table.Has("description");
    detail.fields = own ? ReadFields(table) : definition_.fields;
    definition_.detail = std::move(detail);
  }

  Table table_;
  Names names_;  // of expressions
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
