// job-lookup-company: what is known of the company behind each listing.

#include <memory>
#include <string>
#include <utility>

#include "cli/filter.h"
#include "company/file_book.h"
#include "company/lookup.h"

namespace jobutils {
namespace {

class LookupFilter : public Filter {
 public:
  LookupFilter(std::unique_ptr<const LegalForms> forms,
               std::unique_ptr<CompanyBook> book, CompanyTiers tiers)
      : forms_(std::move(forms)),
        book_(std::move(book)),
        lookup_(book_.get(), std::move(tiers), *forms_) {}

  Status Process(Record& record, Output& out) override {
    Status done = lookup_.Apply(record);
    if (done) out.Write(record);
    return done;
  }

 private:
  std::unique_ptr<const LegalForms> forms_;
  std::unique_ptr<CompanyBook> book_;
  CompanyLookup lookup_;
};

Result<std::unique_ptr<Filter>> Make(Settings& settings) {
  const Result<DataSet> data =
      DataSet::Of(settings.workspace(), {DataFile::kLegalForms});
  if (!data) return data.error();
  auto forms = std::make_unique<const LegalForms>(*data);
  Table table = settings.section().Sub("tiers");
  CompanyTiers tiers(table, *forms);
  std::unique_ptr<CompanyBook> book;
  if (const std::string path = settings.Text("companies"); !path.empty()) {
    Result<std::unique_ptr<CompanyBook>> file = FileBook::Open(path, *forms);
    if (!file) return file.error();
    book = std::move(*file);
  }
  return std::unique_ptr<Filter>(std::make_unique<LookupFilter>(
      std::move(forms), std::move(book), std::move(tiers)));
}

FilterSpec Spec() {
  FilterSpec spec;
  spec.tool.name = "job-lookup-company";
  spec.tool.summary = "tell listings what is known of their companies";
  spec.tool.examples = {
      {"job-lookup-company --companies companies.ndjson <listings.ndjson",
       "from a file of what is known"},
      {"job-lookup-company -c companies.ndjson <listings.ndjson | "
       "jq -r 'select(.company.completeness == \"stub\").company.name' | "
       "sort | uniq -c | sort -rn",
       "which companies are yet to be looked up"},
  };
  spec.tool.options = {
      {"companies", 'c', Option::kFile, "FILE",
       "look companies up in FILE, records of kind company"},
  };
  spec.tool.section = "company";
  spec.kinds = {"listing"};
  spec.make = Make;
  return spec;
}

}  // namespace
}  // namespace jobutils

int main(int argc, char** argv) {
  return jobutils::RunFilter(argc, argv, jobutils::Spec());
}
