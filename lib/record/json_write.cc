#include <charconv>
#include <cmath>
#include <cstdio>

#include "base/utf8.h"
#include "record/json.h"

namespace jobutils {
namespace {

void AppendUnit(std::string& out, char32_t code_point) {
  char text[8];
  std::snprintf(text, sizeof text, "\\u%04x",
                static_cast<unsigned>(code_point));
  out += text;
}

bool IsPlain(unsigned char c) {
  return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

}  // namespace

void AppendJsonString(std::string& out, std::string_view text) {
  out += '"';
  size_t pos = 0;
  while (pos < text.size()) {
    const size_t run = pos;
    while (pos < text.size() && IsPlain(text[pos])) ++pos;
    out.append(text.substr(run, pos - run));
    if (pos == text.size()) break;
    const char32_t code_point = DecodeUtf8(text, pos);
    if (code_point == '"' || code_point == '\\') {
      out += '\\';
      out += static_cast<char>(code_point);
    } else if (code_point == '\n') {
      out += "\\n";
    } else if (code_point == '\t') {
      out += "\\t";
    } else if (code_point == '\r') {
      out += "\\r";
    } else if (IsUnsafe(code_point)) {
      AppendUnit(out, code_point);
    } else {
      AppendUtf8(out, code_point);
    }
  }
  out += '"';
}

std::string JsonString(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 2);
  AppendJsonString(out, text);
  return out;
}

std::string JsonNumber(double value) {
  if (!std::isfinite(value)) return "null";
  if (value == std::trunc(value) && std::fabs(value) < 1e15) {
    return std::to_string(static_cast<int64_t>(value));
  }
  char text[32];
  const auto [end, error] = std::to_chars(text, text + sizeof text, value);
  return std::string(text, end);
}

void JsonObject::Key(std::string_view key) {
  if (text_.size() > 1) text_ += ',';
  AppendJsonString(text_, key);
  text_ += ':';
}

JsonObject& JsonObject::Text(std::string_view key, std::string_view value) {
  if (value.empty()) return *this;
  Key(key);
  AppendJsonString(text_, value);
  return *this;
}

JsonObject& JsonObject::Number(std::string_view key, double value) {
  return Raw(key, JsonNumber(value));
}

JsonObject& JsonObject::Integer(std::string_view key, int64_t value) {
  return Raw(key, std::to_string(value));
}

JsonObject& JsonObject::Bool(std::string_view key, bool value) {
  return Raw(key, value ? "true" : "false");
}

JsonObject& JsonObject::Raw(std::string_view key, std::string_view json) {
  if (json.empty()) return *this;
  Key(key);
  text_ += json;
  return *this;
}

JsonArray& JsonArray::Text(std::string_view value) {
  return value.empty() ? *this : Raw(JsonString(value));
}

JsonArray& JsonArray::Raw(std::string_view json) {
  if (json.empty()) return *this;
  if (text_.size() > 1) text_ += ',';
  text_ += json;
  return *this;
}

}  // namespace jobutils
