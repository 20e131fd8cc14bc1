// job-match: how the profile answers each listing, with reasons and gaps.

#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "cli/filter.h"
#include "match/matcher.h"
#include "profile/profile.h"
#include "text/skills.h"

namespace jobutils {
namespace {

class MatchFilter : public Filter {
 public:
  MatchFilter(std::optional<Profile> profile, Skills skills, Time now, int min)
      : profile_(std::move(profile)),
        skills_(std::move(skills)),
        now_(now),
        min_(min) {}

  Status Process(Record& record, Output& out) override {
    if (!profile_) {
      out.Fail(record, "no_profile", kNoProfile, false);
      return Ok{};
    }
    // Made for the first listing, so that a start costs nothing.
    if (!matcher_) matcher_.emplace(*profile_, skills_, now_);
    matcher_->Apply(record, min_);
    out.Write(record);
    return Ok{};
  }

 private:
  std::optional<Profile> profile_;
  Skills skills_;
  Time now_;
  int min_;
  std::optional<Matcher> matcher_;
};

Result<std::unique_ptr<Filter>> Make(Settings& settings) {
  const auto min = static_cast<int>(settings.Count("min"));
  const Result<Time> now = Now();
  if (!now) return now.error();
  const std::string& workspace = settings.workspace();
  auto profile = FindProfile(settings.Text("profile"), workspace);
  if (!profile) return profile.error();
  const Result<DataSet> data =
      DataSet::Of(workspace, {DataFile::kSkills, DataFile::kContext});
  if (!data) return data.error();
  return std::unique_ptr<Filter>(std::make_unique<MatchFilter>(
      std::move(*profile), Skills(*data), *now, min));
}

FilterSpec Spec() {
  FilterSpec spec;
  spec.tool.name = "job-match";
  spec.tool.summary = "match listings with the profile";
  spec.tool.examples = {
      {"job-extract <listings.ndjson | job-match --profile profile.json",
       "with reasons and gaps, each a quote"},
      {"job-match --min 40 <listings.ndjson | job-pick --by match.score",
       "the best; what matches less is skipped"},
      {"job-match <listings.ndjson | jq '.match.gaps[].text' | sort | uniq -c",
       "what to learn next"},
  };
  spec.tool.options = {
      {"profile", 'p', Option::kFile, "FILE",
       "the person (default: profile.json of the workspace)"},
      {"min", 'm', Option::kCount, "N",
       "a listing with less than N of 100 is skipped", "0", true, 0, 100},
  };
  spec.tool.section = "match";
  spec.kinds = {"listing"};
  spec.make = Make;
  return spec;
}

}  // namespace
}  // namespace jobutils

int main(int argc, char** argv) {
  return jobutils::RunFilter(argc, argv, jobutils::Spec());
}
