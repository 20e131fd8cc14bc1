#include "source/path.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace jobutils {
namespace {

// Arrays in arrays: each level costs a look at all that is below it.
constexpr int kMaxNesting = 8;

// The begin of a long string without unescaping all of it.
std::string CutString(Json json, size_t limit) {
  std::string_view inside = json.raw();
  inside = inside.substr(1, inside.size() - 2);
  size_t end = inside.size() <= limit ? inside.size() : 0;
  while (end < inside.size() && end < limit) {
    const bool escape = inside[end] == '\\';
    end += !escape ? 1 : inside[end + 1] == 'u' ? 6 : 2;
  }
  std::string text;
  AppendUnescaped(text, CutUtf8(inside, end));
  return text;
}

std::optional<std::string> TextOf(Json json, size_t limit, int nesting = 0) {
  if (nesting == kMaxNesting) return std::nullopt;
  switch (json.type()) {
    case Json::Type::kString:
      return CutString(json, limit);
    case Json::Type::kNumber:
    case Json::Type::kBool:
      return std::string(CutUtf8(json.raw(), limit));
    case Json::Type::kArray:
      for (Json element : json.Items()) {
        if (auto text = TextOf(element, limit, nesting + 1)) return text;
      }
      return std::nullopt;
    case Json::Type::kObject:
      return TextOf(json["name"], limit, nesting + 1);
    default:
      return std::nullopt;
  }
}

std::string Unescape(std::string_view step) {
  std::string key;
  for (size_t i = 0; i < step.size(); ++i) {
    key += step[i] != '~' ? step[i] : step[++i] == '1' ? '/' : '~';
  }
  return key;
}

}  // namespace

std::optional<std::string> Value::Text(size_t limit) const {
  if (is_text_) return std::string(CutUtf8(text_, limit));
  return TextOf(json_, limit);
}

bool IsJsonPointer(std::string_view text) {
  if (!text.empty() && text[0] != '/') return false;
  for (size_t at = text.find('~'); at != text.npos; at = text.find('~', at)) {
    if (++at == text.size() || (text[at] != '0' && text[at] != '1')) {
      return false;
    }
  }
  return true;
}

std::optional<JsonPath> JsonPath::Parse(std::string_view text) {
  JsonPath path;
  if (text == ".") return path;
  if (text.size() > 2 && text.front() == '{' && text.back() == '}') {
    path.variable_ = text.substr(1, text.size() - 2);
    return path;
  }
  if (!text.empty() && (text[0] == '$' || text[0] == '@')) {
    path.start_ = text[0];
    text.remove_prefix(1);
    if (text.empty()) return path;
  }
  if (text.empty() || !IsJsonPointer(text)) return std::nullopt;
  if (text.find_first_of(" \t{}") != text.npos) return std::nullopt;
  while (!text.empty()) {
    text.remove_prefix(1);
    const size_t end = std::min(text.find('/'), text.size());
    path.steps_.push_back(Unescape(text.substr(0, end)));
    text.remove_prefix(end);
  }
  return path;
}

void JsonPath::Step(Json at, size_t step, int nesting,
                    std::vector<Value>& out) const {
  if (at.type() == Json::Type::kArray) {
    if (nesting == kMaxNesting) return;
    for (Json element : at.Items()) {
      if (out.size() >= kMaxValues) return;
      Step(element, step, nesting + 1, out);
    }
  } else if (step < steps_.size()) {
    Step(at[steps_[step]], step + 1, nesting, out);
  } else if (at) {
    out.emplace_back(at);
  }
}

void JsonPath::Walk(const Scope& scope, std::vector<Value>& out) const {
  if (!variable_.empty()) {
    const auto found = scope.variables->find(variable_);
    if (found != scope.variables->end()) out.emplace_back(found->second);
    return;
  }
  const Json start = start_ == '$'   ? scope.document
                     : start_ == '@' ? scope.item
                                     : scope.here;
  if (start) Step(start, 0, 0, out);
}

std::optional<std::string> JsonPath::First(const Scope& scope) const {
  std::vector<Value> values;
  Walk(scope, values);
  for (const Value& value : values) {
    auto text = value.Text(kMaxLineBytes);
    if (text && !text->empty()) return text;
  }
  return std::nullopt;
}

}  // namespace jobutils
