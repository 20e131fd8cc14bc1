#include "known/row_maker.h"

#include <charconv>
#include <optional>

#include "record/json.h"

namespace jobutils {
namespace {

constexpr size_t kContentDigits = 16;

// 0 when the record does not say.
uint64_t ContentOf(const Record& record) {
  const std::string text =
      record.Get("change")["content"].AsString().value_or("");
  const char* end = text.data() + text.size();
  uint64_t content = 0;
  const auto [at, error] = std::from_chars(text.data(), end, content, 16);
  const bool whole = text.size() == kContentDigits && at == end;
  return whole && error == std::errc() ? content : 0;
}

bool IsClosed(const Record& record) {
  return record.Get("outcome")["status"].AsString() == "closed";
}

}  // namespace

std::string KnownSource(const Record& record) {
  const Json source = record.Get("source");
  return source["type"].AsString().value_or("") + ':' +
         source["board"].AsString().value_or("") +
         source["page"].AsString().value_or("");
}

uint64_t RowMaker::Hash(char domain, std::string_view text) const {
  Hash128 key = secret_;
  key.low ^= static_cast<unsigned char>(domain);
  return SipHash(key, text).low;
}

KnownKey RowMaker::Listing(std::string_view source, std::string_view id) const {
  const uint64_t member = Hash('l', id);
  return {Source(source), member == 0 ? 1 : member};
}

uint64_t RowMaker::Source(std::string_view source) const {
  return Hash('s', source);
}

uint64_t RowMaker::Twin(std::string_view name) const { return Hash('t', name); }

void RowMaker::Add(std::string_view line, const RecordPlace& place,
                   std::vector<KnownRow>& rows) {
  if (!record_.Parse(line)) return;
  const std::string kind = record_.kind();
  if (kind == "scrape" && record_.Get("diff")) {
    rows.push_back(
        {{Source(KnownSource(record_)), 0}, KnownRow::Pack(place, false), 0});
  }
  const std::string id = record_.Text("id");
  if (kind != "listing" || id.empty()) return;
  const KnownKey key = Listing(KnownSource(record_), id);
  const uint64_t packed = KnownRow::Pack(place, IsClosed(record_));
  rows.push_back({key, packed, ContentOf(record_)});
  names_.clear();
  twins_.of(record_, names_);
  for (const std::string& name : names_) {
    rows.push_back({{Twin(name), key.member}, packed, key.group});
  }
}

}  // namespace jobutils
