#include "diff/change.h"

#include <algorithm>

#include "base/utf8.h"

namespace jobutils {
namespace {

constexpr size_t kContext = 60;  // before the first difference, in bytes
constexpr std::string_view kCut = "…";

size_t FirstDifference(std::string_view a, std::string_view b) {
  const size_t both = std::min(a.size(), b.size());
  return static_cast<size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<ptrdiff_t>(both),
                    b.begin())
          .first -
      a.begin());
}

// The part of `text` (UTF-8) that shows what stands at `at`.
std::string Excerpt(std::string_view text, size_t at) {
  if (text.size() <= kMostShown) return std::string(text);
  const size_t begin = CutUtf8(text, at - std::min(at, kContext)).size();
  const std::string_view rest = text.substr(begin);
  const std::string_view shown = CutUtf8(rest, kMostShown);
  return std::string(begin > 0 ? kCut : "") + std::string(shown) +
         std::string(shown.size() < rest.size() ? kCut : "");
}

std::string ShortList(Json list) {
  JsonArray shown;
  size_t bytes = 0;
  for (const Json item : list.Items()) {
    bytes += item.raw().size();
    if (bytes > kMostShown) {
      shown.Text(kCut);
      break;
    }
    shown.Raw(item.raw());
  }
  return shown.str();
}

// `other`: the same key of the other version.
std::string Shown(Json value, Json other) {
  if (!value) return "";
  if (const auto text = value.AsString()) {
    const size_t at = FirstDifference(*text, other.AsString().value_or(""));
    return JsonString(Excerpt(*text, at));
  }
  if (value.type() == Json::Type::kArray) return ShortList(value);
  return value.raw().size() <= kMostShown ? std::string(value.raw())
                                          : JsonString(kCut);
}

}  // namespace

std::string FieldsJson(const std::vector<Difference>& differences) {
  JsonArray fields;
  for (const Difference& each : differences) {
    JsonObject field;
    field.Text("key", each.key);
    field.Raw("old", Shown(each.before, each.after));
    field.Raw("new", Shown(each.after, each.before));
    fields.Raw(field.str());
  }
  return fields.empty() ? "" : fields.str();
}

std::string PayJson(const Record& before, std::string_view changed_at) {
  std::vector<std::string> pay;
  for (const Json item : before.Get("change")["pay"].Items()) {
    if (item.raw().size() <= 2 * kMostShown) pay.emplace_back(item.raw());
  }
  const Json salary = before.Get("salary");
  if (!changed_at.empty() && salary && salary.raw().size() <= kMostShown) {
    JsonObject entry;
    entry.Raw("salary", salary.raw()).Text("until", changed_at);
    pay.push_back(entry.str());
  }
  JsonArray kept;
  for (size_t i = pay.size() - std::min(pay.size(), kMostPay); i < pay.size();
       ++i) {
    kept.Raw(pay[i]);
  }
  return kept.empty() ? "" : kept.str();
}

Time ReadAt(const Record& record, Time now) {
  const auto fetched = record.Get("source")["fetched_at"].AsString();
  return fetched ? ParseTime(*fetched).value_or(now) : now;
}

}  // namespace jobutils
