// Any bytes as a template: an error, or a text in which the values stand as
// they are. And any bytes as a draft at the truth gate.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "draft/letter_view.h"
#include "draft/template.h"
#include "draft/truth.h"
#include "profile/profile.h"

namespace {

void Check(bool holds) {
  if (!holds) std::abort();
}

const jobutils::Profile& Person() {
  static const jobutils::Profile profile = *jobutils::ParseProfile(
      R"({"basics":{"name":"Mara Lindqvist","label":"Developer"},
          "work":[{"name":"Brightwater","position":"Developer",
                   "startDate":"2019-04","summary":"Ten services in Go"}],
          "education":[{"institution":"University of Norrvik",
                        "studyType":"Master"}],
          "languages":[{"language":"English","fluency":"C1"}]})",
      "fuzz");
  return profile;
}

void CheckGate(std::string_view draft) {
  static const jobutils::TruthGate gate(Person(), jobutils::Lexicon(),
                                        1787227200);
  static const jobutils::Record listing = [] {
    jobutils::Record record;
    Check(record.Parse(
        R"({"title":"Rust Engineer","company":{"name":"Lumen & Forge"},)"
        R"("locations":["Bergen"],"description":"Five years of Rust."})"));
    record.Own();
    return record;
  }();
  for (const jobutils::Untruth& untruth : gate.Check(draft, listing)) {
    Check(!untruth.claim.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  CheckGate(text);
  const auto parsed =
      jobutils::Template::Parse(text, "t", jobutils::LetterNames());
  if (!parsed) {
    Check(parsed.error().message.starts_with("t:"));
    return 0;
  }
  jobutils::View view;
  view.texts["title"] = "{{name}}{{#skills}}";
  view.lists["evidence"].resize(2);
  const std::string out = parsed->Render(view);
  view.texts["name"] = "x";
  if (text.find("name") == text.npos) Check(parsed->Render(view) == out);
  return 0;
}
