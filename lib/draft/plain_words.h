// Words that claim nothing by themselves, of English and German.

#ifndef JOBUTILS_DRAFT_PLAIN_WORDS_H_
#define JOBUTILS_DRAFT_PLAIN_WORDS_H_

#include <string_view>

namespace jobutils {

// Common words, which may be capitals where a sentence begins. `folded` is
// without case.
bool IsSentenceWord(std::string_view folded);

// A sentence word, or one with an ending that makes adverbs and forms of verbs
// ("Gradually", "Studiert").
bool CanBeginSentence(std::string_view folded);

// Words that may be capitals anywhere: what letters begin and end with, months,
// and the common nouns of German applications, by list, joined of two
// listed ones, or by an ending that makes abstract ones ("-ung"). Names are not
// among them, so a capital word of neither kind is taken for one.
bool IsCapitalWord(std::string_view folded);

}  // namespace jobutils

#endif  // JOBUTILS_DRAFT_PLAIN_WORDS_H_
