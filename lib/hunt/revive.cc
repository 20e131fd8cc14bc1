#include "hunt/revive.h"

#include <map>
#include <set>

#include "log/cat.h"
#include "log/retry.h"
#include "log/stages.h"
#include "record/record.h"
#include "step/standing.h"

namespace jobutils {

Result<std::vector<Revived>> Revive(const std::string& state, const Plan& plan,
                                    const std::vector<std::string>& ids,
                                    Time now) {
  const std::set<std::string> wanted(ids.begin(), ids.end());
  std::set<std::string> missing = wanted;
  std::map<std::string, std::set<std::string>> by_stage;
  Record record;
  for (const StagePlan* stage : plan.Enabled()) {
    if (stage->from.empty()) continue;  // it reads no journal, and never again
    const Status read = CatRecords(
        FolderOf(state, stage->name), {{}, "listing"},
        [&](std::string_view line) {
          record.Parse(line);
          const std::string id = record.Text("id");
          const Standing::Kind kind = StandingOf(record, stage->name).kind;
          const bool asked = wanted.contains(id);
          if (asked ? kind != Standing::kSettled
                    : wanted.empty() && kind == Standing::kDead) {
            by_stage[stage->name].insert(id);
            missing.erase(id);
          }
          return true;
        });
    if (!read) return read.error();
  }
  if (!missing.empty()) {
    return UsageError("no step has an error of '" + *missing.begin() + "'");
  }
  std::vector<Revived> revived;
  for (const StagePlan* stage : plan.Enabled()) {
    const auto found = by_stage.find(stage->name);
    if (found == by_stage.end()) continue;
    const std::set<std::string>& names = found->second;
    const Status asked = RequestRetry(
        FolderOf(state, stage->name),
        ids.empty() ? std::vector<std::string>()
                    : std::vector<std::string>(names.begin(), names.end()),
        now);
    if (!asked) return asked.error();
    revived.push_back({stage->name, names.size()});
  }
  return revived;
}

}  // namespace jobutils
