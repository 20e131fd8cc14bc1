#include "source/document.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "html/html.h"
#include "record/scanner.h"
#include "source/json_ld.h"

namespace jobutils {
namespace {

constexpr std::string_view kBom = "\xef\xbb\xbf";

Trouble Broken(std::string reason, std::string message) {
  return {Outcome::kBroken, std::move(reason), std::move(message), true};
}

std::string_view Trim(std::string_view text) {
  if (text.starts_with(kBom)) text.remove_prefix(kBom.size());
  const size_t begin = text.find_first_not_of(" \t\r\n");
  return text.substr(std::min(begin, text.size()));
}

// What a person sees of a page that should not have come.
std::string Title(std::string_view html) {
  const HtmlDocument page(html.substr(0, 65536));
  const auto titles = page.Select("title, h1");
  if (!titles.ok() || titles->empty()) return "";
  return FoldSpace(titles->front().RawText()).substr(0, 80);
}

Trouble NotJson(const HttpAnswer& answer, std::string_view body) {
  if (body.empty()) return Broken("not_json", "expected JSON, got nothing");
  if (body[0] != '<') return Broken("not_json", "expected JSON, got text");
  if (IsBotWall(answer)) {
    return {Outcome::kBlocked, "bot_wall",
            "expected JSON, got a page that keeps robots out", true};
  }
  const std::string title = CleanUtf8(Title(body));
  return Broken("not_json", "expected JSON, got HTML" +
                                (title.empty() ? "" : ": '" + title + "'"));
}

std::optional<Trouble> Shape(const std::string& path, const char* expected) {
  const std::string where = path.empty() ? "at its top" : "at '" + path + "'";
  return Broken("shape", "expected " + std::string(expected) + ' ' + where);
}

}  // namespace

std::optional<Trouble> Document::ReadJson() {
  std::string_view body = Trim(answer_.body);
  if (FindBadUtf8(body) != body.npos) {
    answer_.body = CleanUtf8(body);
    body = Trim(answer_.body);
  }
  const bool json = !body.empty() && (body[0] == '{' || body[0] == '[');
  if (!json) return NotJson(answer_, body);
  const ScanError error = ScanJson(body, nullptr);
  if (error.message == nullptr) {
    root_ = Json(body.substr(0, body.find_last_not_of(" \t\r\n") + 1));
    return std::nullopt;
  }
  const std::string where = " at byte " + std::to_string(error.at);
  if (error.at >= body.size()) {
    return Broken("cut_off", "JSON is cut off" + where);
  }
  return Broken("bad_json", "JSON is wrong" + where + ": " + error.message);
}

std::optional<Trouble> Document::ReadPage(const std::string& type) {
  const HtmlDocument page(answer_.body);
  bool place = false;
  bool damaged = false;
  for (const std::string& block : page.JsonLd()) {
    std::string json = block;
    if (ScanJson(json, nullptr).message != nullptr) json = RepairJson(block);
    const ScanError error = ScanJson(json, nullptr);
    if (error.message == nullptr) {
      blocks_.push_back(std::move(json));
      continue;
    }
    damaged = true;
    // Sites break blocks that say nothing of listings, too.
    if (json.find(type) != json.npos || error.at >= json.size()) {
      loss_ = Broken("bad_json",
                     "a JSON-LD block of the page is wrong at byte " +
                         std::to_string(error.at) + ": " + error.message);
    }
  }
  for (const std::string& block : blocks_) {
    const Json value(Trim(block));
    if (!root_) root_ = value;
    FindTyped(value, type, items_);
    place = place || HasEmptyList(value);
  }
  if (items_.size() > kMaxRows) items_.resize(kMaxRows + 1);
  if (!items_.empty()) return std::nullopt;
  if (IsBotWall(answer_)) {
    return Trouble{Outcome::kBlocked, "bot_wall",
                   "got a page that keeps robots out", true};
  }
  if (damaged) return Broken("bad_json", "JSON-LD of the page is wrong");
  if (blocks_.empty()) {
    const auto empty = page.Select("script[type=\"application/ld+json\"]");
    place = empty.ok() && !empty->empty();
  }
  if (place) return std::nullopt;
  return Broken("no_jobposting", "page has no schema.org " + type);
}

std::optional<Trouble> Document::ReadList(HttpAnswer answer, Format format,
                                          const std::string& path) {
  answer_ = std::move(answer);
  if (format == Format::kJsonLd) return ReadPage(path);
  if (auto trouble = ReadJson()) return trouble;
  const Json list = root_.Pointer(path);
  if (list.type() != Json::Type::kArray) return Shape(path, "an array");
  bool objects = false;
  for (Json item : list.Items()) {
    objects = objects || item.type() == Json::Type::kObject;
    items_.push_back(item);
    if (items_.size() > kMaxRows) break;
  }
  if (!items_.empty() && !objects) return Shape(path, "an array of objects");
  return std::nullopt;
}

std::optional<Trouble> Document::ReadOne(HttpAnswer answer, Format format,
                                         const std::string& path) {
  answer_ = std::move(answer);
  if (format == Format::kJsonLd) return ReadPage(path);
  if (auto trouble = ReadJson()) return trouble;
  const Json item = root_.Pointer(path);
  if (item.type() != Json::Type::kObject) return Shape(path, "an object");
  items_.push_back(item);
  return std::nullopt;
}

}  // namespace jobutils
