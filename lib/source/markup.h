// Texts of boards, which may be HTML, the same escaped once or twice, or plain.

#ifndef JOBUTILS_SOURCE_MARKUP_H_
#define JOBUTILS_SOURCE_MARKUP_H_

#include <string>
#include <string_view>

namespace jobutils {

// HTML as readable text (see HtmlToText). What is still escaped in the text
// was escaped more than once, and is decoded too.
std::string ReadableText(std::string_view html);

// HTML, the same escaped, or plain text with lines of its own: HTML when it
// has a tag of the elements that descriptions are made of.
std::string MarkupText(std::string_view text);

// One line of a text that may be HTML, the same escaped up to three times, or
// plain: references decoded, tags dropped, white space folded. What only looks
// like a tag or reference stays: "List<T>", "a < b", "R&D", "Q&A;".
std::string LineText(std::string_view text);

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_MARKUP_H_
