// The files of lib/report/page, as they were built in.

#ifndef JOBUTILS_REPORT_BUILT_IN_H_
#define JOBUTILS_REPORT_BUILT_IN_H_

namespace jobutils {

struct PagePart {
  const char* name;  // "style.css", "script.js"
  const char* text;
};

// Ends with a null name.
extern const PagePart kPageParts[];

}  // namespace jobutils

#endif  // JOBUTILS_REPORT_BUILT_IN_H_
