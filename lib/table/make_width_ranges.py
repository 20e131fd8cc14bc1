#!/usr/bin/env python3
"""Writes width_ranges.h from the Unicode data that Python brings.

    python3 make_width_ranges.py >width_ranges.h

Wide: East Asian Width W or F, which takes in every character that is an emoji
by default; the code points of the CJK blocks that are not assigned yet are
wide too, as EastAsianWidth.txt says. Zero: nonspacing and enclosing marks,
format characters, and the Hangul vowels and finals that join a syllable;
less the soft hyphen and the Arabic signs that enclose a number, which
show. What is not assigned between two ranges of a kind joins them.
"""

import sys
import unicodedata

SHOWN = {0xAD, *range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2,
         0x110BD, 0x110CD}
JAMO = [(0x1160, 0x11FF), (0xD7B0, 0xD7C6), (0xD7CB, 0xD7FB)]
CJK = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF),
       (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)]


def within(code, ranges):
    return any(first <= code <= last for first, last in ranges)


def kind(code):
    char = chr(code)
    category = unicodedata.category(char)
    if within(code, JAMO):
        return "zero"
    if category in ("Mn", "Me", "Cf") and code not in SHOWN:
        return "zero"
    if within(code, CJK):
        return "wide"
    if category == "Cn":
        return None
    if unicodedata.east_asian_width(char) in "WF":
        return "wide"
    return "narrow"


def ranges(wanted):
    found = []
    joined = False
    for code in range(0x80, 0x110000):
        what = kind(code)
        if what == wanted:
            if joined:
                found[-1][1] = code
            else:
                found.append([code, code])
            joined = True
        elif what is not None:
            joined = False
    return found


def table(name, rows):
    print(f"inline constexpr CodeRange {name}[] = {{")
    line = "   "
    for first, last in rows:
        item = f" {{0x{first:X}, 0x{last:X}}},"
        if len(line) + len(item) > 80:
            print(line)
            line = "   "
        line += item
    print(line)
    print("};\n")


def main():
    print(f"""\
// Which code points take two columns of a terminal, and which none. Written by
// make_width_ranges.py from Unicode {unicodedata.unidata_version}.

#ifndef JOBUTILS_TABLE_WIDTH_RANGES_H_
#define JOBUTILS_TABLE_WIDTH_RANGES_H_

namespace jobutils {{

struct CodeRange {{
  char32_t first;
  char32_t last;
}};

// clang-format off
""", end="")
    table("kWide", ranges("wide"))
    table("kZero", ranges("zero"))
    print("""\
// clang-format on

}  // namespace jobutils

#endif  // JOBUTILS_TABLE_WIDTH_RANGES_H_""")


if __name__ == "__main__":
    sys.exit(main())
