// UTF-8 (RFC 3629): checking, decoding, encoding.

#ifndef JOBUTILS_BASE_UTF8_H_
#define JOBUTILS_BASE_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace jobutils {

// The offset of the first byte that is not UTF-8 (overlong forms, surrogates
// and what lies above U+10FFFF are not), or npos.
size_t FindBadUtf8(std::string_view text);

// The code point at `pos` (less than the size), and moves `pos` behind it. A
// bad byte is U+FFFD and moves by one.
char32_t DecodeUtf8(std::string_view text, size_t& pos);

// Appends the code point; a surrogate or what is above U+10FFFF as U+FFFD.
void AppendUtf8(std::string& out, char32_t code_point);

// `text` with each bad byte as U+FFFD.
std::string CleanUtf8(std::string_view text);

// The begin of `text`, at most `bytes` long, not cut inside a sequence.
std::string_view CutUtf8(std::string_view text, size_t bytes);

// Controls (C0 but for LF and TAB, DEL, C1) and the bidi embeddings, overrides
// and isolates (U+202A-202E, U+2066-2069): what hostile text may not carry to
// a terminal, a header or a path.
bool IsUnsafe(char32_t code_point);

}  // namespace jobutils

#endif  // JOBUTILS_BASE_UTF8_H_
