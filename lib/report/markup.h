// HTML that holds what strangers wrote. Whatever returns HTML here is safe as
// content; only Escaped is safe inside a quoted attribute too.

#ifndef JOBUTILS_REPORT_MARKUP_H_
#define JOBUTILS_REPORT_MARKUP_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "record/json.h"

namespace jobutils {

// `text` with & < > " ' as references.
std::string Escaped(std::string_view text);

// A stranger's text on one line: blanks folded, control and bidi characters
// visible, cut to `width` columns, and kept from turning what stands beside it.
// "" for a text without anything to see.
std::string Shown(std::string_view text, int width = 200);
// The same of a string; "" for any other value.
std::string Shown(Json value, int width = 200);

// A text of several lines (at most 32 KiB of it), its line ends kept.
std::string ShownLines(std::string_view text);

// `html` as a link to `url`, if that is http or https; else `html` alone.
std::string Link(std::string_view url, std::string_view html);

// "1,234,567".
std::string Grouped(uint64_t count);
// "1 listing", "2,000 listings".
std::string Counted(uint64_t count, std::string_view noun);
// A whole number that is not negative; 0 for anything else.
uint64_t CountOf(Json value);

// A time on the wall: "2026-08-20 14:00".
std::string TimeHtml(Time time);
// The same of a canonical date; "" for anything else.
std::string TimeHtml(Json date);
// How the wall is ahead of UTC at a time: "UTC+02:00".
std::string ZoneName(Time time);

// <section id="…"><h2>…</h2>…</section>, or "" when there is nothing in it.
std::string Section(std::string_view id, std::string_view heading,
                    std::string_view html);

// A word with a colour: `look` is good, bad, rest or news.
std::string Badge(std::string_view look, std::string_view html);

}  // namespace jobutils

#endif  // JOBUTILS_REPORT_MARKUP_H_
