#include "hunt/variables.h"

namespace jobutils {
namespace {

constexpr int64_t kSmall = 100;

std::string StepArguments(const StagePlan& stage) {
  std::string arguments = "--from " + stage.from;
  arguments += " --tries " + std::to_string(stage.retries);
  arguments += " --batch " + std::to_string(stage.batch);
  arguments += " --timeout " + std::to_string(stage.timeout);
  // Small batches are for tools that wait for others.
  if (stage.batch <= kSmall) arguments += " --jobs 2";
  if (stage.daily) arguments += " --daily " + std::to_string(*stage.daily);
  return arguments;
}

}  // namespace

Variables VariablesOf(const Plan& plan) {
  Variables variables;
  for (const StagePlan& stage : plan.stages) {
    if (stage.name != "scrape") {
      variables.emplace_back(stage.name, StepArguments(stage));
      continue;
    }
    variables.emplace_back("scrape",
                           "--timeout " + std::to_string(stage.timeout));
    variables.emplace_back("diff", "--daily " + std::to_string(*stage.daily));
  }
  return variables;
}

}  // namespace jobutils
