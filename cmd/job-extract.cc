// job-extract: what the text of a listing says, as keys.

#include <memory>
#include <string>
#include <utility>

#include "base/clock.h"
#include "cli/filter.h"
#include "extract/extractor.h"

namespace jobutils {
namespace {

class ExtractFilter : public Filter {
 public:
  explicit ExtractFilter(Extractor extractor)
      : extractor_(std::move(extractor)) {}

  Status Process(Record& record, Output& out) override {
    extractor_.Apply(record);
    out.Write(record);
    return Ok{};
  }

 private:
  Extractor extractor_;
};

Result<std::unique_ptr<Filter>> Make(Settings& settings) {
  const int64_t sure = settings.Count("sure");
  const Result<Time> now = Now();
  if (!now) return now.error();
  const Result<DataSet> data =
      DataSet::Of(settings.workspace(), Extractor::kData);
  if (!data) return data.error();
  Extractor extractor(*now, *data);
  extractor.LeaveOutBelow(static_cast<double>(sure) / 100);
  return std::unique_ptr<Filter>(
      std::make_unique<ExtractFilter>(std::move(extractor)));
}

FilterSpec Spec() {
  FilterSpec spec;
  spec.tool.name = "job-extract";
  spec.tool.summary = "read seniority, skills, pay and more out of the text";
  spec.tool.examples = {
      {"job-extract <listings.ndjson >extracted.ndjson",
       "every listing with a key 'extract'"},
      {"job-extract <listings.ndjson | jq -r '.extract.skills[]?.name' | "
       "sort | uniq -c | sort -rn | head",
       "the skills that are asked for most"},
      {"job-extract <listings.ndjson | jq 'select(.extract.visa.value == "
       "\"yes\").url'",
       "where a visa is sponsored"},
  };
  spec.tool.options = {
      {"sure", 's', Option::kCount, "N",
       "leave out what is less than N percent sure", "0", true, 0, 100},
  };
  spec.tool.section = "extract";
  spec.kinds = {"listing"};
  spec.make = Make;
  return spec;
}

}  // namespace
}  // namespace jobutils

int main(int argc, char** argv) {
  return jobutils::RunFilter(argc, argv, jobutils::Spec());
}
