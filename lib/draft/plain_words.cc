#include "draft/plain_words.h"

#include "draft/word_list.h"

namespace jobutils {
namespace {

// What German makes abstract nouns with.
constexpr std::string_view kSuffixes[] = {
    "ung",    "ungen",    "heit",      "heiten", "keit", "keiten",
    "schaft", "schaften", "it\u00E4t", "nis",    "nisse"};

// What both languages make adverbs and forms of verbs with.
constexpr std::string_view kSentenceSuffixes[] = {
    "ly", "ing", "ed", "lich", "weise", "iert", "ierte", "ends", "haft"};

// "Kundengespräch": two known nouns, with what German puts between.
bool IsCompound(std::string_view folded) {
  constexpr size_t kShortest = 4;
  for (size_t at = kShortest; at + kShortest <= folded.size(); ++at) {
    if (!IsListedCapitalWord(folded.substr(at))) continue;
    std::string_view first = folded.substr(0, at);
    if (IsListedCapitalWord(first)) return true;
    if (first.ends_with('s') &&
        IsListedCapitalWord(first.substr(0, first.size() - 1))) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool IsSentenceWord(std::string_view folded) {
  return IsListedSentenceWord(folded);
}

bool CanBeginSentence(std::string_view folded) {
  if (IsSentenceWord(folded)) return true;
  for (const std::string_view suffix : kSentenceSuffixes) {
    if (folded.size() > suffix.size() + 2 && folded.ends_with(suffix)) {
      return true;
    }
  }
  return folded.size() > 5 && folded.starts_with("ge") &&
         (folded.ends_with("t") || folded.ends_with("en"));
}

bool IsCapitalWord(std::string_view folded) {
  if (IsListedCapitalWord(folded)) return true;
  if (IsCompound(folded)) return true;
  for (const std::string_view suffix : kSuffixes) {
    if (folded.size() > suffix.size() + 4 && folded.ends_with(suffix)) {
      return true;
    }
  }
  return false;
}

}  // namespace jobutils
