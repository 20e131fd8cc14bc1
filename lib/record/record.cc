#include "record/record.h"

#include <utility>

namespace jobutils {
namespace {

constexpr size_t kHeadBytes = 4096;

}  // namespace

std::string_view Record::KeyOf(const MemberSpan& span) const {
  return line_.substr(span.begin + 1, span.key_end - span.begin - 2);
}

bool Record::Parse(std::string_view line) {
  line_ = line;
  edits_.clear();
  escaped_keys_ = false;
  ScanError error = ScanJson(line, &members_);
  if (error.message == nullptr) {
    const size_t first = line.find_first_not_of(" \t\r\n");
    if (line[first] != '{') error = {"expected an object", first};
  }
  if (error.message != nullptr) {
    why_ = std::string(error.message) + " at byte " + std::to_string(error.at);
    line_ = {};
    members_.clear();
    return false;
  }
  for (const MemberSpan& span : members_) {
    escaped_keys_ |= KeyOf(span).find('\\') != std::string_view::npos;
  }
  return true;
}

void Record::Own() {
  if (line_.data() == owned_.data()) return;
  owned_.assign(line_.begin(), line_.end());
  line_ = {owned_.data(), owned_.size()};
}

size_t Record::FindMember(std::string_view key) const {
  for (size_t i = members_.size(); i-- > 0;) {
    const std::string_view raw = KeyOf(members_[i]);
    if (raw == key) return i;
    if (escaped_keys_ && raw.find('\\') != std::string_view::npos) {
      std::string plain;
      AppendUnescaped(plain, raw);
      if (plain == key) return i;
    }
  }
  return kAppend;
}

const Record::Edit* Record::EditOf(std::string_view key) const {
  for (const Edit& edit : edits_) {
    if (edit.key == key) return &edit;
  }
  return nullptr;
}

Json Record::Get(std::string_view key) const {
  if (const Edit* edit = EditOf(key)) return Json(edit->value);
  const size_t at = FindMember(key);
  if (at == kAppend) return {};
  const MemberSpan& span = members_[at];
  return Json(
      line_.substr(span.value_begin, span.value_end - span.value_begin));
}

bool Record::Has(std::string_view key) const {
  return Get(key).type() != Json::Type::kAbsent;
}

std::string Record::Text(std::string_view key) const {
  return Get(key).AsString().value_or("");
}

std::string Record::kind() const { return Text("kind"); }

void Record::Put(std::string_view key, std::string value) {
  for (Edit& edit : edits_) {
    if (edit.key == key) {
      edit.value = std::move(value);
      return;
    }
  }
  edits_.push_back({std::string(key), std::move(value), FindMember(key)});
}

void Record::Set(std::string_view key, std::string json) {
  Put(key, std::move(json));
}

void Record::Remove(std::string_view key) {
  if (Has(key)) Put(key, "");
}

void Record::SetError(std::string_view stage, std::string_view code,
                      std::string_view message, bool retry) {
  Set("error", JsonObject()
                   .Text("stage", stage)
                   .Text("code", code)
                   .Text("message", message)
                   .Bool("retry", retry)
                   .str());
}

void Record::SetOutcome(std::string_view status, std::string_view stage,
                        std::string_view rule, std::string_view value) {
  Set("outcome", JsonObject()
                     .Text("status", status)
                     .Text("stage", stage)
                     .Text("rule", rule)
                     .Text("value", value)
                     .str());
}

size_t Record::size() const {
  size_t bytes = line_.size();
  // A key that is all escapes grows sixfold; quotes, colon and comma.
  for (const Edit& edit : edits_) {
    bytes += 6 * edit.key.size() + edit.value.size() + 4;
  }
  return bytes;
}

void Record::AppendTo(std::string& out) const {
  if (edits_.empty()) {
    out.append(line_);
    return;
  }
  const size_t close = line_.rfind('}');
  size_t copied = 0;  // the line is written up to here
  bool any = false;   // a member has been written
  bool in_place = false;
  for (const Edit& edit : edits_) in_place |= edit.at != kAppend;
  if (!in_place) {
    any = !members_.empty();
  } else {
    out.append(line_.substr(0, members_[0].begin));
    for (size_t i = 0; i < members_.size(); ++i) {
      const MemberSpan& span = members_[i];
      const Edit* edit = nullptr;
      if (!escaped_keys_) {
        edit = EditOf(KeyOf(span));
      } else {
        std::string plain;
        AppendUnescaped(plain, KeyOf(span));
        edit = EditOf(plain);
      }
      const bool drop =
          edit != nullptr && (edit->value.empty() || edit->at != i);
      if (drop) continue;
      if (any) {
        const size_t before = members_[i - 1].value_end;
        out.append(line_.substr(before, span.begin - before));
      }
      any = true;
      const size_t end = edit != nullptr ? span.value_begin : span.value_end;
      out.append(line_.substr(span.begin, end - span.begin));
      if (edit != nullptr) out.append(edit->value);
    }
    copied = members_.back().value_end;
  }
  out.append(line_.substr(copied, close - copied));
  for (const Edit& edit : edits_) {
    if (edit.at != kAppend || edit.value.empty()) continue;
    if (any) out += ',';
    any = true;
    AppendJsonString(out, edit.key);
    out += ':';
    out += edit.value;
  }
  out.append(line_.substr(close));
}

std::string MalformedLine(std::string_view stage, std::string_view why,
                          std::string_view head, size_t bytes) {
  return JsonObject()
      .Text("kind", "malformed")
      .Raw("error", JsonObject()
                        .Text("stage", stage)
                        .Text("code", "malformed")
                        .Text("message", why)
                        .Bool("retry", false)
                        .str())
      .Text("raw", head.substr(0, kHeadBytes))
      .Integer("bytes", static_cast<int64_t>(bytes))
      .str();
}

}  // namespace jobutils
