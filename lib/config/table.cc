#include "config/table.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "config/tree.h"

namespace jobutils {
namespace {

using Node = TomlNode;

std::string Place(const TomlFile& file, const Node& node) {
  return node.line == 0 ? file.name
                        : file.name + ":" + std::to_string(node.line);
}

void Note(TomlFile& file, const Node& node, const std::string& message) {
  if (!file.error) {
    file.error = UsageError(Place(file, node) + ": " + message);
  }
}

// "'min' must be an integer".
void NoteType(TomlFile& file, const Node& node, const Node& at,
              const std::string& expected) {
  Note(file, at, "'" + node.key + "' must be " + expected);
}

template <typename T>
std::string Text(T value) {
  char buffer[32];
  auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  return error == std::errc() ? std::string(buffer, end) : std::string();
}

// " from 0 to 100"; an end that is the type's own is not worth a word.
template <typename T>
std::string Range(T min, T max, T lowest, T highest) {
  if (min <= lowest && max >= highest) return "";
  if (max >= highest) return " of " + Text(min) + " or more";
  if (min <= lowest) return " of " + Text(max) + " or less";
  return " from " + Text(min) + " to " + Text(max);
}

std::optional<double> NumberOf(Node& node) {
  if (auto* integer = node.As<int64_t>()) return static_cast<double>(*integer);
  if (auto* number = node.As<double>()) return *number;
  return std::nullopt;
}

// nullopt for a table, an array and a date.
std::optional<std::string> ScalarText(Node& node) {
  if (auto* string = node.As<std::string>()) return *string;
  if (auto* integer = node.As<int64_t>()) return Text(*integer);
  if (auto* number = node.As<double>()) return Text(*number);
  if (auto* boolean = node.As<bool>()) return *boolean ? "true" : "false";
  return std::nullopt;
}

// "score.words" of a table.
std::string PathOf(const Node& node) {
  std::string path = node.parent == nullptr ? "" : PathOf(*node.parent);
  if (!path.empty() && !node.key.empty()) path += '.';
  return path + node.key;
}

std::string UnknownKey(const Node& child, Node& table) {
  std::string message = "unknown key '" + child.key + "'";
  std::string path = PathOf(table);
  bool element = table.parent != nullptr && table.key.empty();
  if (element) path = "[" + path + "]";
  if (!path.empty()) message += " in [" + path + "]";

  const auto& known = table.As<Node::Table>()->known;
  std::string near = Nearest(child.key, {known.begin(), known.end()});
  if (!near.empty()) return message + ", did you mean '" + near + "'?";
  if (known.empty()) return message + ", expected none";
  return message + ", expected one of " + QuotedList(known);
}

// Notes the first member of `table`, or of a table in it that was asked for,
// that nobody asked for.
void NoteUnknown(TomlFile& file, Node& node) {
  for (const auto& child : node.children) {
    if (node.As<Node::Table>() && !child->asked) {
      Note(file, *child, UnknownKey(*child, node));
    }
    if (file.error) return;
    NoteUnknown(file, *child);
  }
}

}  // namespace

Table::Table() : file_(std::make_shared<TomlFile>()), node_(&file_->root) {
  file_->name = "configuration";
}

Result<Table> Table::Parse(std::string_view toml, std::string name) {
  auto file = std::make_shared<TomlFile>();
  file->name = std::move(name);
  if (Status parsed = ParseToml(toml, *file); !parsed) return parsed.error();
  TomlNode* root = &file->root;
  return Table(std::move(file), root);
}

TomlNode* Table::Find(std::string_view key) const {
  const auto& members = node_->As<Node::Table>()->members;
  auto found = members.find(key);
  return found == members.end() ? nullptr : found->second;
}

TomlNode* Table::Ask(std::string_view key) {
  node_->As<Node::Table>()->known.emplace(key);
  TomlNode* node = Find(key);
  if (node != nullptr) node->asked = true;
  return node;
}

bool Table::Has(std::string_view key) const { return Find(key) != nullptr; }

std::vector<std::string> Table::Keys() const {
  std::vector<std::string> keys;
  for (const auto& child : node_->children) keys.push_back(child->key);
  return keys;
}

std::optional<std::string> Table::String(std::string_view key) {
  TomlNode* node = Ask(key);
  if (node == nullptr) return std::nullopt;
  if (auto* string = node->As<std::string>()) return *string;
  NoteType(*file_, *node, *node, "a string");
  return std::nullopt;
}

std::optional<std::string> Table::OneOf(
    std::string_view key, std::initializer_list<std::string_view> values) {
  TomlNode* node = Ask(key);
  if (node == nullptr) return std::nullopt;
  if (auto* string = node->As<std::string>()) {
    for (std::string_view value : values) {
      if (*string == value) return *string;
    }
  }
  NoteType(*file_, *node, *node, "one of " + QuotedList(values));
  return std::nullopt;
}

std::optional<int64_t> Table::Integer(std::string_view key, int64_t min,
                                      int64_t max) {
  using Limits = std::numeric_limits<int64_t>;
  TomlNode* node = Ask(key);
  if (node == nullptr) return std::nullopt;
  auto* integer = node->As<int64_t>();
  if (integer != nullptr && *integer >= min && *integer <= max) return *integer;
  NoteType(*file_, *node, *node,
           "an integer" + Range(min, max, Limits::min(), Limits::max()));
  return std::nullopt;
}

std::optional<double> Table::Number(std::string_view key, double min,
                                    double max) {
  using Limits = std::numeric_limits<double>;
  TomlNode* node = Ask(key);
  if (node == nullptr) return std::nullopt;
  std::optional<double> number = NumberOf(*node);
  if (number && std::isfinite(*number) && *number >= min && *number <= max) {
    return number;
  }
  NoteType(*file_, *node, *node,
           "a number" + Range(min, max, Limits::lowest(), Limits::max()));
  return std::nullopt;
}

std::optional<bool> Table::Bool(std::string_view key) {
  TomlNode* node = Ask(key);
  if (node == nullptr) return std::nullopt;
  if (auto* boolean = node->As<bool>()) return *boolean;
  NoteType(*file_, *node, *node, "true or false");
  return std::nullopt;
}

std::vector<std::string> Table::Strings(std::string_view key) {
  constexpr const char* kExpected = "a string or an array of strings";
  TomlNode* node = Ask(key);
  if (node == nullptr) return {};
  if (auto* string = node->As<std::string>()) return {*string};
  if (!node->As<Node::Array>()) {
    NoteType(*file_, *node, *node, kExpected);
    return {};
  }
  std::vector<std::string> strings;
  for (const auto& child : node->children) {
    if (auto* string = child->As<std::string>()) {
      strings.push_back(*string);
    } else {
      NoteType(*file_, *node, *child, kExpected);
      return {};
    }
  }
  return strings;
}

Table Table::Sub(std::string_view key) {
  TomlNode* node = Ask(key);
  if (node != nullptr && node->As<Node::Table>()) return Table(file_, node);
  if (node != nullptr) NoteType(*file_, *node, *node, "a table");

  // Stands where the key would: errors of its reader need a place.
  auto& absent = node_->As<Node::Table>()->absent;
  auto& made = absent.emplace_back(std::make_unique<TomlNode>());
  made->key = key;
  made->parent = node_;
  made->line = node != nullptr ? node->line : node_->line;
  return Table(file_, made.get());
}

std::vector<Table> Table::Tables(std::string_view key) {
  TomlNode* node = Ask(key);
  if (node == nullptr) return {};
  std::string expected = "an array of tables, [[" + PathOf(*node) + "]]";
  if (!node->As<Node::Array>()) {
    NoteType(*file_, *node, *node, expected);
    return {};
  }
  std::vector<Table> tables;
  for (const auto& child : node->children) {
    if (!child->As<Node::Table>()) {
      NoteType(*file_, *node, *child, expected);
      return {};
    }
    tables.push_back(Table(file_, child.get()));
  }
  return tables;
}

std::optional<std::string> Table::AsText(std::string_view key) {
  constexpr const char* kExpected =
      "a string, number, boolean or array of these";
  TomlNode* node = Ask(key);
  if (node == nullptr) return std::nullopt;
  if (!node->As<Node::Array>()) {
    std::optional<std::string> text = ScalarText(*node);
    if (!text) NoteType(*file_, *node, *node, kExpected);
    return text;
  }
  std::string list;
  for (const auto& child : node->children) {
    std::optional<std::string> text = ScalarText(*child);
    if (!text) {
      NoteType(*file_, *node, *child, kExpected);
      return std::nullopt;
    }
    if (child != node->children.front()) list += ',';
    list += *text;
  }
  return list;
}

void Table::Fail(std::string_view key, const std::string& message) {
  if (!file_->error) file_->error = UsageError(Where(key) + ": " + message);
}

std::string Table::Where(std::string_view key) const {
  const TomlNode* node = key.empty() ? nullptr : Find(key);
  return Place(*file_, node != nullptr ? *node : *node_);
}

Status Table::Finish() {
  if (!file_->error) NoteUnknown(*file_, *node_);
  if (file_->error) return *file_->error;
  return Ok{};
}

}  // namespace jobutils
