// Lists of values of which only a few are possible.

#ifndef JOBUTILS_RULES_CHOICE_LIST_H_
#define JOBUTILS_RULES_CHOICE_LIST_H_

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/table.h"

namespace jobutils {

inline constexpr std::array<std::string_view, 3> kWorkplaces = {
    "remote", "hybrid", "onsite"};
inline constexpr std::array<std::string_view, 5> kEmployments = {
    "full_time", "part_time", "contract", "internship", "temporary"};

// The strings under `key`; one that is none of `values` is an error.
std::vector<std::string> ChoiceList(Table& table, std::string_view key,
                                    std::span<const std::string_view> values);

}  // namespace jobutils

#endif  // JOBUTILS_RULES_CHOICE_LIST_H_
