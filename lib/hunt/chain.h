// The steps of a hunt, in their order.

#ifndef JOBUTILS_HUNT_CHAIN_H_
#define JOBUTILS_HUNT_CHAIN_H_

#include <array>

namespace jobutils {

// What `job-hunt once --only` can be told.
enum class Part {
  kScrape,    // finds listings
  kEnrich,    // finds out about them
  kGenerate,  // answers them
};

// As it is typed, by Part.
inline constexpr std::array<const char*, 3> kPartNames = {"scrape", "enrich",
                                                          "generate"};

struct ChainLink {
  const char* stage;  // of state/<stage>, [stage.<stage>], a target of hunt.mk
  Part part;
};

// Each reads from the one before it that is enabled; the first from sources.
inline constexpr std::array<ChainLink, 8> kChain = {{
    {"scrape", Part::kScrape},
    {"filter", Part::kEnrich},
    {"details", Part::kEnrich},
    {"lookup-company", Part::kEnrich},
    {"extract", Part::kEnrich},
    {"score", Part::kEnrich},
    {"match", Part::kEnrich},
    {"draft", Part::kGenerate},
}};

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_CHAIN_H_
