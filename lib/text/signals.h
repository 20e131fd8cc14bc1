// Phrases by which a listing says what it speaks of (data/signals.tsv).

#ifndef JOBUTILS_TEXT_SIGNALS_H_
#define JOBUTILS_TEXT_SIGNALS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "text/dictionary.h"

namespace jobutils {

enum class Signal : uint8_t {
  // In a heading: what the part of the text below is about.
  kMustHeading,
  kNiceHeading,
  kDutiesHeading,
  kBenefitsHeading,
  kPayHeading,
  kCompanyHeading,
  kApplyHeading,
  // What stands behind (next) or in front (last) is a must, or nice to have.
  kMustNext,
  kMustLast,
  kNiceNext,
  kNiceLast,
  // The same: it is not needed.
  kNeedlessNext,
  kNeedlessLast,
  // Whether it is so.
  kNot,
  kOffer,
  // Looks like another signal and is none: hides it.
  kShield,
  // What a sentence is about.
  kVisa,
  kSponsor,
  kRelocation,
  kRelocationYes,
  kEquity,
  kYears,
  kExperience,
  kOurs,
  kOfItself,  // at its begin: of the company ("we build")
  kOfWork,    // of that all the same: whom it looks for, what it uses
  kManagement,
  kLead,
  kStarts,
  kCloses,
  // Where one works: as good as said (yes), or a word that may say it.
  kRemoteYes,
  kRemote,
  kHybridYes,
  kHybrid,
  kOnsiteYes,
  kOnsite,
  kDays,  // a number of them stands in front
  kDaily,
  kOffice,
  // How one is employed.
  kFullTime,
  kPartTime,
  kContract,
  kTemporary,
  kInternship,
  // With any of the above: a word that counts in a title alone.
  kTitleOnly,
};

// "must_heading", "nice_last", …: the values of the column `signals`.
std::optional<Signal> SignalOf(std::string_view name);
std::span<const std::string_view> SignalNames();

class SignalSet {
 public:
  constexpr SignalSet() = default;
  template <typename... Signals>
  constexpr explicit SignalSet(Signal first, Signals... more)
      : bits_((Bit(first) | ... | Bit(more))) {}

  constexpr bool Has(Signal signal) const { return (bits_ & Bit(signal)) != 0; }
  constexpr bool HasAny(SignalSet others) const {
    return (bits_ & others.bits_) != 0;
  }
  constexpr void Add(Signal signal) { bits_ |= Bit(signal); }

 private:
  static constexpr uint64_t Bit(Signal signal) {
    return uint64_t{1} << static_cast<int>(signal);
  }
  uint64_t bits_ = 0;
};

struct SignalHit {
  uint32_t begin;  // [begin, end) in the text
  uint32_t end;
  SignalSet signals;  // of one phrase
};

// Cheap to copy.
class Signals {
 public:
  explicit Signals(const DataSet& data = DataSet());

  // Appends the phrases in a text in their order, none over another: where
  // several begin at a word, the longest.
  void Find(const Words& words, std::vector<SignalHit>& hits);

 private:
  Dictionary rows_;
  std::vector<SignalSet> sets_;  // of each row
  std::vector<Hit> found_;
};

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_SIGNALS_H_
