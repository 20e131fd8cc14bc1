#include "source/catalog.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "net/url.h"
#include "source/built_in.h"
#include "source/listing.h"

namespace jobutils {
namespace {

constexpr size_t kMaxPage = 200;

std::string Lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

Result<std::vector<std::string>> TomlFiles(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  std::filesystem::directory_iterator entries(folder, error);
  while (!error && entries != std::filesystem::directory_iterator()) {
    const std::filesystem::path& path = entries->path();
    if (path.extension() == ".toml") files.push_back(path.string());
    entries.increment(error);
  }
  if (error) {
    return UsageError("cannot read '" + folder + "': " + error.message());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// The board as ids have it, or "" when the type knows no such boards.
std::string BoardOf(const Definition& definition, std::string_view text) {
  std::string board(text);
  if (definition.fold_case) board = Lower(std::move(board));
  if (board.empty() || board == "." || board == "..") return "";
  if (definition.board && !definition.board->MatchesAll(board)) return "";
  const auto& reserved = definition.reserved;
  const bool taken = std::find(reserved.begin(), reserved.end(),
                               Lower(board)) != reserved.end();
  return taken ? "" : board;
}

// Whether the source is the page that its URL leads to.
bool ReadsUrl(const Definition& definition) {
  return definition.request.url.find("{url}") != std::string::npos;
}

std::string PageOf(const std::string& url) {
  const size_t host = url.find("://");
  if (host == url.npos) return "";
  const size_t path = url.find('/', host + 3);
  if (path == url.npos) return "/";
  std::string page = url.substr(path);
  return page.size() <= kMaxPage ? page : '/' + HashId(page);
}

void Complete(Source& source, const Variables& found) {
  if (ReadsUrl(*source.definition)) source.page = PageOf(source.url);
  source.variables = source.definition->defaults;
  for (const auto& [name, value] : found) source.variables[name] = value;
  source.variables["board"] = source.board;
  source.variables["url"] = source.url;
}

// What the definition's patterns find in `url`, with the board decoded.
std::optional<Variables> MatchUrl(const Definition& definition,
                                  const std::string& url) {
  for (const Pattern& pattern : definition.urls) {
    auto found = pattern.Match(url);
    if (!found) continue;
    std::string& board = (*found)["board"];
    board = BoardOf(definition, PercentDecode(board));
    if (!board.empty()) return found;
  }
  return std::nullopt;
}

}  // namespace

Result<Catalog> Catalog::Load(const std::vector<std::string>& folders) {
  Catalog catalog;
  for (const BuiltIn* row = kBuiltIns; row->type != nullptr; ++row) {
    catalog.entries_[row->type].toml = row->toml;
  }
  for (const std::string& folder : folders) {
    const auto files = TomlFiles(folder);
    if (!files.ok()) return files.error();
    for (const std::string& file : *files) {
      const auto text = ReadFile(file, 1 << 20);
      if (!text.ok()) return text.error();
      auto definition = ParseDefinition(*text, file);
      if (!definition.ok()) return definition.error();
      const std::string type = definition->type;
      catalog.entries_[type].definition = std::move(*definition);
    }
  }
  return catalog;
}

Definition* Catalog::Parsed(Entry& entry, const std::string& type) {
  if (!entry.definition && entry.toml != nullptr) {
    auto definition = ParseDefinition(entry.toml, type + ".toml");
    if (!definition.ok()) return nullptr;
    entry.definition = std::move(*definition);
  }
  return &*entry.definition;
}

const Definition* Catalog::Find(std::string_view type) {
  const auto found = entries_.find(type);
  return found == entries_.end() ? nullptr
                                 : Parsed(found->second, found->first);
}

std::vector<std::string> Catalog::Types() const {
  std::vector<std::string> types;
  for (const auto& [type, entry] : entries_) types.push_back(type);
  return types;
}

std::optional<Source> Catalog::Recognise(const std::string& url) {
  for (auto& [type, entry] : entries_) {
    const Definition* definition = Parsed(entry, type);
    if (definition == nullptr) continue;
    const auto found = MatchUrl(*definition, url);
    if (!found) continue;
    Source source;
    source.definition = definition;
    source.board = found->at("board");
    source.url = url;
    Complete(source, *found);
    return source;
  }
  return std::nullopt;
}

std::optional<Source> Catalog::Locate(const Definition& definition,
                                      std::string_view board,
                                      const std::string& url,
                                      std::string& why) {
  Source source;
  source.definition = &definition;
  source.url = url;
  const auto found = MatchUrl(definition, url);
  std::string name(board);
  if (name.empty() && found) name = found->at("board");
  if (name.empty() && definition.urls.empty()) {
    if (const auto parsed = ParseUrl(url)) {
      name = parsed->host;
      if (parsed->port != 0) name += ':' + std::to_string(parsed->port);
    }
  }
  source.board = BoardOf(definition, name);
  if (source.board.empty()) {
    why = name.empty()
              ? "no board"
              : "'" + name + "' is no board of type '" + definition.type + "'";
    return std::nullopt;
  }
  if (url.empty() && ReadsUrl(definition)) {
    why = "a source of type '" + definition.type + "' needs a URL";
    return std::nullopt;
  }
  // What a URL of another board says is not about this one.
  const bool same = found && found->at("board") == source.board;
  Complete(source, same ? *found : Variables());
  return source;
}

}  // namespace jobutils
