// job-score: how well each listing fits, as a sum that can be checked.

#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "cli/filter.h"
#include "cli/message.h"
#include "profile/profile.h"
#include "score/scorer.h"

namespace jobutils {
namespace {

// A stage: listings come out with their score.
class ScoreFilter : public Filter {
 public:
  explicit ScoreFilter(Scorer scorer) : scorer_(std::move(scorer)) {}

  Status Process(Record& record, Output& out) override {
    scorer_.Apply(record);
    out.Write(record);
    return Ok{};
  }

 private:
  Scorer scorer_;
};

// With --explain a sink: the sums are for a person to read.
class ExplainFilter : public Filter {
 public:
  explicit ExplainFilter(Scorer scorer) : scorer_(std::move(scorer)) {}

  Status Process(Record& record, Output& out) override {
    out.WriteText(Explain(record, scorer_.Judge(record)));
    return Ok{};
  }

  void Pass(Record&, Output&) override { ++passed_over_; }

  Status Finish(Output&) override {
    if (passed_over_ > 0) {
      Say(std::to_string(passed_over_) +
          " records not explained: no live listings");
    }
    return Ok{};
  }

 private:
  Scorer scorer_;
  size_t passed_over_ = 0;
};

// What the rules look at; nothing is read that none of them wants.
Result<Background> ReadBackground(Settings& settings) {
  const Result<Time> now = Now();
  if (!now) return now.error();
  Background background;
  background.now = *now;
  const Table& rules = settings.section();
  const std::string& workspace = settings.workspace();
  if (rules.Has("skills") || rules.Has("seniority") || rules.Has("zone")) {
    auto profile = FindProfile(settings.Text("profile"), workspace);
    if (!profile) return profile.error();
    background.profile = std::move(*profile);
  }
  std::vector<DataFile> files;
  const auto want = [&](std::initializer_list<DataFile> more) {
    files.insert(files.end(), more);
  };
  if (rules.Has("skills")) want({DataFile::kSkills, DataFile::kContext});
  if (rules.Has("seniority")) want({DataFile::kTitles, DataFile::kSeniorities});
  if (rules.Has("place") || rules.Has("zone")) {
    want({DataFile::kPlaces, DataFile::kZones, DataFile::kContext});
  }
  Result<DataSet> data = DataSet::Of(workspace, files);
  if (!data) return data.error();
  background.data = std::move(*data);
  return background;
}

Result<std::unique_ptr<Filter>> Make(Settings& settings) {
  const Marks marks{static_cast<int>(settings.Count("pass")),
                    static_cast<int>(settings.Count("floor"))};
  const Result<Background> background = ReadBackground(settings);
  if (!background) return background.error();
  Scorer scorer(settings.section(), marks, *background);
  if (scorer.empty() && (settings.Flag("verbose") || IsHintWanted(settings))) {
    Say("no rules: every listing scores " + std::to_string(Score::kBase) +
        "; put some under [score] in config.toml");
  }
  if (settings.Flag("explain")) {
    return std::unique_ptr<Filter>(
        std::make_unique<ExplainFilter>(std::move(scorer)));
  }
  return std::unique_ptr<Filter>(
      std::make_unique<ScoreFilter>(std::move(scorer)));
}

FilterSpec Spec() {
  FilterSpec spec;
  spec.tool.name = "job-score";
  spec.tool.summary = "score listings, rule by rule";
  spec.tool.examples = {
      {"job-score <listings.ndjson >scored.ndjson",
       "by the rules under [score] in config.toml"},
      {"job-score <listings.ndjson | job-pick -n 20 | job-table",
       "the twenty that fit best"},
      {"job-score --explain <listings.ndjson | less",
       "how each total came about"},
      {"job-score <listings.ndjson | jq -r 'select(.score.passed).url'",
       "where those that passed are"},
  };
  spec.tool.options = {
      {"pass", 'p', Option::kCount, "N",
       "a listing with N points or more has passed", "50", true, 0,
       Score::kMost},
      {"floor", 0, Option::kCount, "N",
       "a listing with fewer than N points is skipped", "0", true, 0,
       Score::kMost},
      {"profile", 0, Option::kFile, "FILE",
       "the person (default: profile.json of the workspace)"},
      {"explain", 'e', Option::kFlag, "",
       "write each sum as text for a person, instead of records", "", false},
  };
  spec.tool.section = "score";
  spec.kinds = {"listing"};
  spec.make = Make;
  return spec;
}

}  // namespace
}  // namespace jobutils

int main(int argc, char** argv) {
  return jobutils::RunFilter(argc, argv, jobutils::Spec());
}
