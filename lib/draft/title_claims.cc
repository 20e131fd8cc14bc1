// Titles of the person, and whether they belong to the employer beside them.

#include <algorithm>

#include "draft/checker.h"
#include "draft/plain_words.h"

namespace jobutils {
namespace {

// Words that call a person something when they end a phrase.
constexpr std::string_view kAgents[] = {
    "er",      "or",    "ist",       "ant",     "ent",       "ian",
    "eer",     "in",    "frau",      "mann",    "man",       "kraft",
    "chef",    "nurse", "lead",      "head",    "intern",    "cto",
    "ceo",     "cfo",   "vp",        "analyst", "architect", "officer",
    "student", "hilfe", "assistenz", "leitung", "tekt",      "expert"};

bool IsAgent(std::string_view folded) {
  return std::any_of(
      std::begin(kAgents), std::end(kAgents),
      [&](std::string_view end) { return folded.ends_with(end); });
}

constexpr WordSet kCallsPerson(" a an as als am was bin war zum zur became ");
constexpr Facts::Kinds kOwnTitle = Facts::Of(Fact::kTitle);
constexpr Facts::Kinds kWorkPlace =
    Facts::Of(Fact::kEmployer) | Facts::Of(Fact::kProject);

}  // namespace

void Checker::CheckTitles() {
  const Words words(text_);
  const std::vector<LevelHit> levels = lexicon_.titles.LevelsInTitle(words);
  std::vector<std::pair<size_t, size_t>> level_spans;
  for (const LevelHit& hit : levels) {
    const size_t begin = TokenAt(hit.begin);
    level_spans.emplace_back(begin, std::max(TokenAt(hit.end), begin + 1));
  }
  size_t last = 0;
  for (const FamilyHit& hit : lexicon_.titles.Families(words)) {
    size_t begin = TokenAt(hit.begin);
    size_t end = std::max(TokenAt(hit.end), begin + 1);
    if (begin >= tokens_.size() || begin < last) continue;
    for (const auto& [from, to] : level_spans) {
      if (to == begin && !tokens_[begin].first) begin = from;
      if (from == end && Between(end) == " ") end = to;
    }
    // "Storage Engineer": what stands before it in capitals is of the title.
    while (begin > last && !tokens_[begin].first && Between(begin) == " " &&
           tokens_[begin - 1].capital && !tokens_[begin - 1].first &&
           cover_[begin] == kOpen && cover_[begin - 1] == kOpen &&
           !IsCapitalWord(Word(begin - 1)) &&
           !IsSentenceWord(Word(begin - 1))) {
      --begin;
    }
    last = end;
    CheckTitle(PartAt(begin), begin, end);
  }
  for (const auto& [begin, end] : level_spans) {
    if (begin >= tokens_.size() || begin == 0 || Covered(begin, end) ||
        !Is(begin - 1, kCallsPerson)) {
      continue;
    }
    CheckTitle(PartAt(begin), begin, end);
  }
}

void Checker::CheckTitle(const Part& part, size_t begin, size_t end) {
  if (Covered(begin, end)) return;
  const auto said = [&] {
    bool all = !part.claims();
    for (size_t i = begin; i < end; ++i)
      all = all && listing_.SaysWord(Word(i));
    return all;
  };
  bool known = true;
  for (size_t i = begin; i < end; ++i) {
    known = known && (cover_[i] != kOpen || facts_.HasWord(Word(i)) ||
                      IsSentenceWord(Word(i)));
  }
  const bool fits =
      IsAgent(Word(end - 1)) ? TitleFits(part, begin, end) : known;
  if (!fits && !said()) Fail("title", begin, end);
  Mark(begin, end, kBacked);
}

// A title of the profile; with an employer behind it ("T at E"), of that one.
bool Checker::TitleFits(const Part& part, size_t begin, size_t end) const {
  const size_t length = end - begin;
  Facts::Match own = facts_.LongestAt(tokens_, begin, end, kOwnTitle);
  if (own.length < length) {
    // Prose of the profile may call the person, or others, something; a wish
    // is for what may come.
    const Facts::Kinds kinds = Any(part.begin, begin, kApplies)
                                   ? Facts::kAny
                                   : ~Facts::Of(Fact::kWish);
    const size_t from = begin - std::min<size_t>(begin, 3);
    if (facts_.LongestAt(tokens_, begin, end, kinds).length < length) {
      return false;
    }
    return !Any(from, begin, kCallsPerson) ||
           facts_.LongestAt(tokens_, begin - 1, end, kinds).length > length;
  }
  // The employer that follows in the sentence, else the one before.
  for (size_t i = end; i < part.end; ++i) {
    if (!tokens_[i].capital) continue;
    const Facts::Match at = facts_.LongestAt(tokens_, i, part.end, kWorkPlace);
    if (at.length == 0) continue;
    // Another title between them belongs to it.
    for (size_t between = end; between < i; ++between) {
      if (facts_.LongestAt(tokens_, between, i, kOwnTitle).length > 1) {
        return true;
      }
    }
    for (const size_t entry : at.entries) {
      if (std::binary_search(own.entries.begin(), own.entries.end(), entry)) {
        return true;
      }
    }
    // The label calls the person something wherever it is.
    return !Any(end, i, kAt);
  }
  return true;
}

}  // namespace jobutils
