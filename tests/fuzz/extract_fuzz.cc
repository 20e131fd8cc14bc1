// Any bytes as a listing: what is found lies within the text, is what it says
// it is, and is JSON.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "extract/extractor.h"
#include "record/json.h"
#include "record/record.h"
#include "text/pay_in_text.h"
#include "text/sentence.h"

namespace {

void Check(bool holds) {
  if (!holds) std::abort();
}

void CheckEvidence(const jobutils::Record& record, jobutils::Json field) {
  if (!field["at"]) return;
  const std::string text = record.Text(field["in"].AsString().value_or(""));
  const auto begin = field["at"].At(0).AsInteger();
  const auto end = field["at"].At(1).AsInteger();
  Check(begin && end && *begin >= 0 && *begin < *end);
  Check(static_cast<size_t>(*end) <= text.size());
  const auto size = static_cast<size_t>(*end - *begin);
  Check(jobutils::FindBadUtf8(text.substr(static_cast<size_t>(*begin), size)) ==
        std::string::npos);
  const auto sure = field["sure"].AsNumber();
  Check(sure && *sure > 0 && *sure <= 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const size_t cut = input.substr(0, 80).find('\n');
  const std::string title =
      jobutils::CleanUtf8(input.substr(0, cut == input.npos ? 0 : cut));
  const std::string text =
      jobutils::CleanUtf8(input.substr(cut == input.npos ? 0 : cut + 1));
  const std::string line = "{\"title\":" + jobutils::JsonString(title) +
                           ",\"description\":" + jobutils::JsonString(text) +
                           "}";
  jobutils::Record record;
  if (!record.Parse(line)) return 0;
  static jobutils::Extractor& extractor =
      *new jobutils::Extractor(jobutils::Time{1787227200});
  extractor.Apply(record);
  std::string out;
  record.AppendTo(out);
  jobutils::Record again;
  Check(again.Parse(out));
  for (const auto [key, field] : again.Get("extract").Members()) {
    CheckEvidence(record, field);
    for (const jobutils::Json item : field.Items()) CheckEvidence(record, item);
  }
  for (size_t pos = 0; pos <= text.size(); pos += 97) {
    const jobutils::Span sentence = jobutils::SentenceAt(text, pos);
    Check(sentence.begin <= pos && pos <= sentence.end &&
          sentence.end <= text.size());
  }
  return 0;
}
