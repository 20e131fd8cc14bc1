// What stands between the words of a phrase.

#ifndef JOBUTILS_TEXT_JOINT_H_
#define JOBUTILS_TEXT_JOINT_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace jobutils {

// The same for what joins words alike: a run of gaps (IsGap) is one blank, and
// none beside '/', '&' and ','; "’" is "'"; every other sign is itself.
// nullopt for what joins no words: an empty line, a line end and a dash (a
// list), and more than 32 bytes.
std::optional<uint64_t> JointOf(std::string_view between);

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_JOINT_H_
