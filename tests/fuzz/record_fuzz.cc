// Any bytes as a line: what the validating pass accepts can be read, edited and
// written, and stays valid, with every byte that was not edited.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "record/json.h"
#include "record/record.h"
#include "record/scanner.h"

namespace {

using jobutils::Json;
using jobutils::Record;

void Check(bool holds) {
  if (!holds) std::abort();
}

bool IsValid(std::string_view text) {
  return jobutils::ScanJson(text, nullptr).message == nullptr;
}

std::string Line(const Record& record) {
  std::string line;
  record.AppendTo(line);
  return line;
}

void Visit(Json value, int depth) {
  Check(IsValid(value.raw()));
  value.AsNumber();
  value.AsInteger();
  if (auto text = value.AsString()) Check(IsValid(jobutils::JsonString(*text)));
  if (depth == 0) return;
  for (Json item : value.Items()) Visit(item, depth - 1);
  for (auto [key, member] : value.Members()) {
    std::string name;
    jobutils::AppendUnescaped(name, key);
    Check(value[name].type() != Json::Type::kAbsent);
    Visit(member, depth - 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  std::vector<jobutils::MemberSpan> members;
  const bool valid = jobutils::ScanJson(line, &members).message == nullptr;
  Record record;
  const bool parsed = record.Parse(line);
  Check(!parsed || valid);
  Check(parsed == record.why().empty());
  if (!parsed) {
    Check(IsValid(jobutils::MalformedLine("fuzz", record.why(), line, size)));
    return 0;
  }
  Check(Line(record) == line);
  Visit(Json(line.substr(line.find('{'))), 3);

  record.Set("fuzz~", "[1]");
  Check(record.Get("fuzz~").raw() == "[1]");
  const std::string with = Line(record);
  Check(IsValid(with));
  record.Remove("fuzz~");
  Check(!record.Has("fuzz~"));
  Check(IsValid(Line(record)));

  for (const jobutils::MemberSpan& span : members) {
    std::string key;
    jobutils::AppendUnescaped(
        key, line.substr(span.begin + 1, span.key_end - span.begin - 2));
    Record edited;
    Check(edited.Parse(line));
    edited.Set(key, "null");
    Check(edited.Get(key).raw() == "null");
    Check(IsValid(Line(edited)));
    edited.Remove(key);
    Check(!edited.Has(key) && IsValid(Line(edited)));
    if (&span - members.data() > 8) break;
  }
  return 0;
}
