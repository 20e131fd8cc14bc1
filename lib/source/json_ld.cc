#include "source/json_ld.h"

#include "base/utf8.h"

namespace jobutils {
namespace {

// Each level costs a look at all that is below it.
constexpr int kMaxDepth = 32;

bool IsType(Json types, std::string_view type) {
  if (types.type() == Json::Type::kArray) {
    for (Json one : types.Items()) {
      if (one.type() == Json::Type::kString && IsType(one, type)) return true;
    }
    return false;
  }
  const std::string name = types.AsString().value_or("");
  const size_t begin = name.find_last_of("/#:");
  return std::string_view(name).substr(begin == name.npos ? 0 : begin + 1) ==
         type;
}

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

void Find(Json value, std::string_view type, int depth,
          std::vector<Json>& out) {
  if (depth > kMaxDepth) return;
  if (value.type() == Json::Type::kArray) {
    for (Json element : value.Items()) Find(element, type, depth + 1, out);
  } else if (value.type() == Json::Type::kObject) {
    if (IsType(value["@type"], type)) {
      out.push_back(value);
      return;
    }
    for (auto [key, member] : value.Members()) {
      Find(member, type, depth + 1, out);
    }
  }
}

}  // namespace

void FindTyped(Json value, std::string_view type, std::vector<Json>& out) {
  Find(value, type, 0, out);
}

bool HasEmptyList(Json value) {
  std::vector<Json> lists;
  FindTyped(value, "ItemList", lists);
  for (const Json list : lists) {
    const Json elements = list["itemListElement"];
    if (elements.type() == Json::Type::kArray && !elements.At(0)) return true;
  }
  return false;
}

std::string RepairJson(std::string_view text) {
  const std::string clean = CleanUtf8(text);
  std::string json;
  json.reserve(clean.size());
  bool inside = false;
  for (size_t i = 0; i < clean.size(); ++i) {
    const char c = clean[i];
    if (inside && c == '\\' && i + 1 < clean.size()) {
      json += c;
      json += clean[++i];
      continue;
    }
    if (c == '"') inside = !inside;
    if (inside && static_cast<unsigned char>(c) < 0x20) {
      constexpr char kHex[] = "0123456789abcdef";
      json += c < 16 ? "\\u000" : "\\u001";
      json += kHex[c & 15];
      continue;
    }
    if (!inside && (c == '}' || c == ']')) {
      size_t end = json.size();
      while (end > 0 && IsBlank(json[end - 1])) --end;
      if (end > 0 && json[end - 1] == ',') json.resize(end - 1);
    }
    json += c;
  }
  // "};" is how a script would end.
  while (!json.empty() && (IsBlank(json.back()) || json.back() == ';')) {
    json.pop_back();
  }
  return json;
}

}  // namespace jobutils
