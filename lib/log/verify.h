// Reading the whole of a journal to see that it is.

#ifndef JOBUTILS_LOG_VERIFY_H_
#define JOBUTILS_LOG_VERIFY_H_

#include <cstdint>
#include <string>

#include "base/result.h"
#include "journal/commit.h"

namespace jobutils {

// What was read, and found to be whole.
struct Verified {
  uint64_t first_segment = 0;  // above 1: older ones were dropped
  uint64_t segments = 0;
  uint64_t compressed = 0;  // of them
  uint64_t commits = 0;
  uint64_t records = 0;
  uint64_t bytes = 0;       // uncompressed
  uint64_t torn_bytes = 0;  // behind the last commit; no part of it
  Inputs in;                // positions that the upstreams do hold
};

// Reads all of the journal of `stage`: each crc, each link of the chain, each
// count; and looks whether its upstreams hold what it has read up to. The
// error of damage names file and byte.
Result<Verified> VerifyStage(const std::string& state,
                             const std::string& stage);

// One line for a person.
std::string VerifiedText(const std::string& stage, const Verified& verified);

}  // namespace jobutils

#endif  // JOBUTILS_LOG_VERIFY_H_
