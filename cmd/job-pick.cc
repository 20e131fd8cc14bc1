// job-pick: the best N listings, or the best N of each group.

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "cli/filter.h"
#include "cli/message.h"
#include "pick/pick.h"
#include "pick/rank.h"
#include "record/key_path.h"

namespace jobutils {
namespace {

class PickFilter : public Filter {
 public:
  PickFilter(Picker picker, bool all, bool verbose, std::string by)
      : picker_(std::move(picker)),
        all_(all),
        verbose_(verbose),
        by_(std::move(by)) {}

  Status Process(Record& record, Output& out) override {
    ++seen_;
    if (!ranked_) ranked_ = !picker_.RankOf(record).empty();
    if (!picker_.Offer(record, &displaced_)) {
      LeaveOut(record, out);
    } else if (!displaced_.empty() && loser_.Parse(displaced_)) {
      LeaveOut(loser_, out);
    }
    return Ok{};
  }

  Status Finish(Output& out) override {
    for (const std::string& line : picker_.Take()) out.WriteLine(line);
    if (seen_ > 0 && !ranked_ && !by_.empty()) {
      Say("no listing has a value to rank by: '" + by_ + "'");
    }
    if (verbose_) {
      Say("picked " + std::to_string(seen_ - left_out_) + " of " +
          std::to_string(seen_) + " listings");
    }
    return Ok{};
  }

 private:
  void LeaveOut(Record& record, Output& out) {
    ++left_out_;
    if (!all_) return;
    record.SetOutcome("skipped", "pick", "rank", picker_.RankOf(record));
    out.Write(record);
  }

  Picker picker_;
  const bool all_;
  const bool verbose_;
  std::string displaced_;
  Record loser_;
  const std::string by_;  // as the user named it, "" when they did not
  bool ranked_ = false;
  uint64_t seen_ = 0;
  uint64_t left_out_ = 0;
};

Result<std::unique_ptr<Filter>> Make(Settings& settings) {
  Result<Ranking> ranking = Ranking::Parse(settings.Text("by"));
  if (!ranking) return ranking.error();
  std::optional<KeyPath> per;
  if (settings.Given("per")) {
    Result<KeyPath> path = KeyPath::Parse(settings.Text("per"));
    if (!path) return path.error();
    per = std::move(*path);
  }
  const auto count = static_cast<size_t>(settings.Count("count"));
  return std::unique_ptr<Filter>(std::make_unique<PickFilter>(
      Picker(std::move(*ranking), std::move(per), count), settings.Flag("all"),
      settings.Flag("verbose"),
      settings.Given("by") && !settings.Flag("quiet") ? settings.Text("by")
                                                      : ""));
}

FilterSpec Spec() {
  FilterSpec spec;
  spec.tool.name = "job-pick";
  spec.tool.summary = "the best listings of a stream";
  spec.tool.examples = {
      {"job-score <listings.ndjson | job-pick -n 10 | job-table",
       "the ten with the highest score, best first"},
      {"job-pick --per company.name -n 3 <scored.ndjson",
       "the best three of each company"},
      {"job-pick --per company.name -n 1 <scored.ndjson | job-pick -n 10",
       "ten companies, each with its best listing"},
      {"job-pick --by posted_at,score.total <scored.ndjson",
       "the newest, of equal ones the better"},
      {"job-pick --by -closes_at -n 5 <listings.ndjson",
       "the five that close first"},
  };
  spec.tool.options = {
      {"count", 'n', Option::kCount, "N", "how many to pick", "20"},
      {"by", 'b', Option::kText, "KEYS",
       "what is best: keys joined with ',', the highest or, behind '-', the "
       "lowest first",
       "score.total"},
      {"per", 'p', Option::kText, "KEY",
       "pick N of each group with one value under KEY"},
      {"all", 'a', Option::kFlag, "",
       "write the others too, as skipped, before the best"},
  };
  spec.tool.section = "pick";
  spec.kinds = {"listing"};
  spec.make = Make;
  return spec;
}

}  // namespace
}  // namespace jobutils

int main(int argc, char** argv) {
  return jobutils::RunFilter(argc, argv, jobutils::Spec());
}
