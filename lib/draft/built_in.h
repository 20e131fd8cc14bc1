// The templates of data/templates, as they were built in.

#ifndef JOBUTILS_DRAFT_BUILT_IN_H_
#define JOBUTILS_DRAFT_BUILT_IN_H_

namespace jobutils {

struct BuiltInTemplate {
  const char* language;  // the name of its folder
  const char* name;      // "mail" or "letter"
  const char* text;
};

// Ends with a null language. In order of language.
extern const BuiltInTemplate kBuiltInTemplates[];

}  // namespace jobutils

#endif  // JOBUTILS_DRAFT_BUILT_IN_H_
