#include <algorithm>
#include <stdexcept>
#include <utility>
#include <version>

#include "base/visible.h"
#include "config/hazard.h"
#include "config/tree.h"

namespace jobutils {
[[noreturn]] static void ThrowNoToml() { throw std::logic_error("no TOML"); }
}  // namespace jobutils

// toml++ states what it takes for granted by TOML_ASSERT and, with NDEBUG,
// lets the compiler rely on it. Some bad files break these assumptions
// ("[[[a]]]" in 3.3), so each is checked, and a broken one is an error.
#undef NDEBUG
#define TOML_ASSERT(condition) \
  ((condition) ? static_cast<void>(0) : ::jobutils::ThrowNoToml())
#ifdef __cpp_lib_to_chars
#define TOML_FLOAT_CHARCONV 1
#endif
#define TOML_EXCEPTIONS 1
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_MAX_NESTED_VALUES 32
#include <toml++/toml.h>

namespace jobutils {
namespace {

Error ErrorAt(const TomlFile& file, size_t line, const std::string& message) {
  return UsageError(file.name + ":" + std::to_string(line) + ": " + message);
}

// "Error while parsing array: expected …" reads "expected … in array".
std::string SyntaxMessage(std::string_view description) {
  constexpr std::string_view kPrefix = "Error while parsing ";
  std::string message(description);
  if (message.starts_with(kPrefix)) {
    size_t colon = message.find(": ");
    if (colon != std::string::npos) {
      std::string part = message.substr(kPrefix.size(), colon - kPrefix.size());
      message = message.substr(colon + 2) + " in " + part;
    }
  }
  if (!message.empty() && message[0] >= 'A' && message[0] <= 'Z') {
    message[0] = static_cast<char>(message[0] - 'A' + 'a');
  }
  return Visible(message);
}

std::unique_ptr<TomlNode> MakeNode(const toml::node& from, TomlNode* parent);

void Fill(const toml::node& from, TomlNode& to) {
  if (const toml::table* table = from.as_table()) {
    using Member = std::pair<const toml::key*, const toml::node*>;
    std::vector<Member> members;  // toml++ sorts them by name
    for (auto&& [key, node] : *table) members.emplace_back(&key, &node);
    auto place = [](const Member& member) {
      const toml::source_position& at = member.first->source().begin;
      return std::pair(at.line, at.column);
    };
    std::sort(
        members.begin(), members.end(),
        [&](const Member& a, const Member& b) { return place(a) < place(b); });
    auto& made = to.value.emplace<TomlNode::Table>();
    for (auto [key, node] : members) {
      auto& child = to.children.emplace_back(MakeNode(*node, &to));
      child->key = std::string(key->str());
      child->line = static_cast<int>(key->source().begin.line);
      made.members.emplace(child->key, child.get());
    }
  } else if (const toml::array* array = from.as_array()) {
    to.value.emplace<TomlNode::Array>();
    for (const toml::node& node : *array) {
      to.children.emplace_back(MakeNode(node, &to));
    }
  } else if (const auto* string = from.as_string()) {
    to.value = string->get();
  } else if (const auto* integer = from.as_integer()) {
    to.value = integer->get();
  } else if (const auto* number = from.as_floating_point()) {
    to.value = number->get();
  } else if (const auto* boolean = from.as_boolean()) {
    to.value = boolean->get();
  } else {
    to.value.emplace<TomlNode::Date>();
  }
}

std::unique_ptr<TomlNode> MakeNode(const toml::node& from, TomlNode* parent) {
  auto node = std::make_unique<TomlNode>();
  node->parent = parent;
  node->line = static_cast<int>(from.source().begin.line);
  Fill(from, *node);
  return node;
}

}  // namespace

Status ParseToml(std::string_view toml, TomlFile& file) {
  if (std::optional<TomlHazard> hazard = FindTomlHazard(toml)) {
    std::string_view before = toml.substr(0, hazard->at);
    return ErrorAt(file, 1 + std::count(before.begin(), before.end(), '\n'),
                   hazard->message);
  }
  try {
    Fill(toml::parse(toml), file.root);
  } catch (const toml::parse_error& error) {
    return ErrorAt(file, error.source().begin.line,
                   SyntaxMessage(error.description()));
  } catch (const std::logic_error&) {
    return UsageError(file.name + ": expected TOML");
  }
  file.root.line = 1;
  return Ok{};
}

}  // namespace jobutils
