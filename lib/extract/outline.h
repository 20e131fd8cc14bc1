// The parts of a description: what each line stands under.

#ifndef JOBUTILS_EXTRACT_OUTLINE_H_
#define JOBUTILS_EXTRACT_OUTLINE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/signals.h"

namespace jobutils {

enum class Part : uint8_t {
  kOpen,  // under no heading that is known
  kMust,
  kNice,
  kDuties,
  kBenefits,
  kPay,
  kCompany,
  kApply,
};

// A heading is a short line that is no item of a list and mostly a signal
// ("What you'll need", "Dein Profil:"); or a label: a signal at the begin of a
// sentence with ':' behind it, which opens a part up to the end of its line.
class Outline {
 public:
  // Reads a text and the signals in it.
  void Read(std::string_view text, std::span<const SignalHit> signals);

  Part At(size_t pos) const;
  // Whether any part is a must.
  bool has_must() const { return has_must_; }

 private:
  struct Opening {
    size_t at;
    Part part;
  };
  void Open(size_t at, Part part);

  std::vector<Opening> openings_;  // ascending
  bool has_must_ = false;
};

}  // namespace jobutils

#endif  // JOBUTILS_EXTRACT_OUTLINE_H_
