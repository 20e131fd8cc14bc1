// job-draft: a mail and a letter for each listing, with true claims only.

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/clock.h"
#include "base/file.h"
#include "base/visible.h"
#include "cli/filter.h"
#include "cli/message.h"
#include "draft/drafter.h"
#include "draft/pages.h"
#include "profile/profile.h"

namespace jobutils {
namespace {

// A stage: listings come out with their draft.
class DraftFilter : public Filter {
 public:
  DraftFilter(std::optional<Profile> profile, DraftOptions options)
      : profile_(std::move(profile)), options_(std::move(options)) {}

  Status Process(Record& record, Output& out) override {
    if (!profile_) {
      Refuse(record, "no_profile", kNoProfile, out);
      return Ok{};
    }
    if (!drafter_) drafter_.emplace(*profile_, options_);
    const Result<Draft> draft = drafter_->Write(record);
    if (draft) {
      Put(record, *draft, out);
    } else {
      Refuse(record, "untrue", draft.error().message, out);
    }
    return Ok{};
  }

 private:
  virtual void Put(Record& record, const Draft& draft, Output& out) {
    record.Set("draft", draft.Json());
    out.Write(record);
  }

  virtual void Refuse(Record& record, const char* code,
                      const std::string& message, Output& out) {
    out.Fail(record, code, message, false);
  }

  const std::optional<Profile> profile_;
  const DraftOptions options_;
  std::optional<Drafter> drafter_;
};

// With --text a sink: the drafts are for a person to read.
class TextFilter : public DraftFilter {
 public:
  using DraftFilter::DraftFilter;

  void Pass(Record&, Output&) override {}

 private:
  void Put(Record& record, const Draft& draft, Output& out) override {
    out.WriteText(Pages(record, draft));
  }

  void Refuse(Record& record, const char*, const std::string& message,
              Output& out) override {
    Say("no draft for '" + Visible(record.Text("id")) + "': " + message);
    out.CountFailure();
  }
};

Result<Templates> ReadTemplates(const Settings& settings) {
  if (settings.Given("templates")) {
    return Templates::Read(settings.Text("templates"));
  }
  const std::string own = settings.workspace() + "/templates";
  const bool there = !settings.workspace().empty() && DirectoryExists(own);
  return Templates::Read(there ? own : "");
}

Result<std::unique_ptr<Filter>> Make(Settings& settings) {
  const Result<Time> now = Now();
  if (!now) return now.error();
  auto profile = FindProfile(settings.Text("profile"), settings.workspace());
  if (!profile) return profile.error();
  const Result<Templates> templates = ReadTemplates(settings);
  if (!templates) return templates.error();
  const std::string language = settings.Text("language");
  if (!language.empty() && !templates->Has(language)) {
    return UsageError("no templates for the language '" + language +
                      "', expected one of" + templates->Languages());
  }
  const Result<DataSet> data =
      DataSet::Of(settings.workspace(),
                  {DataFile::kSkills, DataFile::kContext, DataFile::kTitles,
                   DataFile::kSeniorities, DataFile::kDegrees});
  if (!data) return data.error();
  DraftOptions options{*templates,
                       {Skills(*data), Titles(*data), Degrees(*data)},
                       language,
                       *now};
  if (settings.Flag("text")) {
    return std::unique_ptr<Filter>(
        std::make_unique<TextFilter>(std::move(*profile), std::move(options)));
  }
  return std::unique_ptr<Filter>(
      std::make_unique<DraftFilter>(std::move(*profile), std::move(options)));
}

FilterSpec Spec() {
  FilterSpec spec;
  spec.tool.name = "job-draft";
  spec.tool.summary = "draft a mail and a cover letter with true claims only";
  spec.tool.examples = {
      {"job-draft <listings.ndjson >drafts.ndjson",
       "from profile.json in the workspace"},
      {"job-pick -n 3 listings.ndjson | job-draft --text | less",
       "to read the drafts for the three best"},
      {"job-draft listings.ndjson | jq -r 'select(.error) | .error.message'",
       "what was claimed and is not in the profile"},
      {"job-draft --templates letters <listings.ndjson",
       "by letters/en/mail.mustache and the like"},
  };
  spec.tool.options = {
      {"profile", 'p', Option::kFile, "FILE",
       "the person (default: profile.json of the workspace)"},
      {"templates", 't', Option::kDirectory, "DIR",
       "templates to take before the built-in ones (default: templates of "
       "the\n      workspace)"},
      {"language", 'l', Option::kText, "CODE",
       "write all drafts in this language, not in the listing's"},
      {"text", 'x', Option::kFlag, "",
       "write the drafts as text for a person, instead of records", "", false},
  };
  spec.tool.section = "draft";
  spec.kinds = {"listing"};
  spec.make = Make;
  return spec;
}

}  // namespace
}  // namespace jobutils

int main(int argc, char** argv) {
  return jobutils::RunFilter(argc, argv, jobutils::Spec());
}
