#include "filter/screen.h"

#include <utility>

#include "record/pinned.h"
#include "rules/phrase_list.h"

namespace jobutils {
namespace {

constexpr int64_t kMostStrikes = 1000;

std::optional<Rejection> FirstRejection(const Tests& tests,
                                        const Record& listing) {
  Rejection why;
  for (const auto& test : tests) {
    if (test->Rejects(listing, why)) {
      why.value = Shortened(why.value);
      return why;
    }
  }
  return std::nullopt;
}

}  // namespace

Screen::Screen(Table& section, int64_t strikes, const Knowledge& knowledge)
    : tests_(ReadTests(section, knowledge)), limit_(strikes) {
  for (Table& table : section.Tables("soft")) {
    Soft soft;
    soft.name = table.String("name").value_or("");
    soft.strikes = table.Integer("strikes", 1, kMostStrikes).value_or(1);
    soft.tests = ReadTests(table, knowledge);
    if (soft.name.empty()) table.Fail("", "expected a 'name'");
    const bool has_tests =
        table.Keys().size() > size_t{table.Has("name")} + table.Has("strikes");
    if (!has_tests) {
      table.Fail("", "expected a rule to give strikes by, like 'age.reject'");
    }
    soft_.push_back(std::move(soft));
  }
}

std::optional<Rejection> Screen::Judge(const Record& listing) {
  if (std::optional<Rejection> why = FirstRejection(tests_, listing)) {
    return why;
  }
  int64_t strikes = 0;
  std::string reasons;
  for (const Soft& soft : soft_) {
    const std::optional<Rejection> why = FirstRejection(soft.tests, listing);
    if (!why) continue;
    strikes += soft.strikes;
    (reasons += reasons.empty() ? "" : ", ") += soft.name;
    if (!why->value.empty()) ((reasons += " (") += why->value) += ')';
  }
  if (reasons.empty() || strikes < limit_) return std::nullopt;
  return Rejection{"strikes", std::to_string(strikes) + ": " + reasons};
}

void Screen::Apply(Record& listing) {
  if (IsPinned(listing)) return;
  if (const std::optional<Rejection> why = Judge(listing)) {
    listing.SetOutcome("filtered", "filter", why->rule, why->value);
  }
}

}  // namespace jobutils
