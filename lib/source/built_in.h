// The definitions of lib/source/definitions, as they were built in.

#ifndef JOBUTILS_SOURCE_BUILT_IN_H_
#define JOBUTILS_SOURCE_BUILT_IN_H_

namespace jobutils {

struct BuiltIn {
  const char* type;  // the name of its file
  const char* toml;
};

// Ends with a null type. In order of type.
extern const BuiltIn kBuiltIns[];

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_BUILT_IN_H_
