#include "diff/recent.h"

#include <random>

namespace jobutils {

Recent::Recent() {
  std::random_device random;
  for (uint64_t* part : {&secret_.low, &secret_.high}) {
    *part = uint64_t{random()} << 32 | random();
  }
}

uint64_t Recent::Hash(std::string_view text) const {
  return SipHash(secret_, text).low;
}

uint64_t Recent::HashOf(std::string_view source, std::string_view id) const {
  return Hash(std::string(source) + '\0' + std::string(id));
}

const Recent::Sighting* Recent::Find(std::string_view source,
                                     std::string_view id) const {
  return listings_.Find(HashOf(source, id));
}

void Recent::Put(std::string_view source, std::string_view id,
                 const Sighting& sighting) {
  listings_.Put(HashOf(source, id), sighting);
}

bool Recent::StandsFor(const Original& original, const Original& copy) const {
  const Sighting* last = Find(original.source, original.id);
  const LastRead* read = FindRead(original.source);
  return (last == nullptr || last->is_live()) &&
         (copy.claimed || !original.claimed) &&
         IsGoodStill(read != nullptr ? *read : LastRead{original.at}, copy.at);
}

const Recent::Original* Recent::FindOriginal(
    const std::vector<std::string>& names, const Original& copy) const {
  const Original* original = nullptr;
  for (const std::string& name : names) {
    const Original* found = names_.Find(Hash(name));
    if (found == nullptr || found->source == copy.source) return nullptr;
    if (original != nullptr && found->id != original->id) return nullptr;
    original = found;
  }
  return original != nullptr && StandsFor(*original, copy) ? original : nullptr;
}

void Recent::PutNames(const std::vector<std::string>& names,
                      const Original& original) {
  for (const std::string& name : names) {
    const Original* found = names_.Find(Hash(name));
    if (found == nullptr || found->id == original.id ||
        !StandsFor(*found, original)) {
      names_.Put(Hash(name), original);
    }
  }
}

}  // namespace jobutils
