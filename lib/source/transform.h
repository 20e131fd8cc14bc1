// The named transforms of source definitions. There is no other code between
// a board's answer and a record's key.

#ifndef JOBUTILS_SOURCE_TRANSFORM_H_
#define JOBUTILS_SOURCE_TRANSFORM_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "source/path.h"

namespace jobutils {

// A [map.NAME] of a definition: what a board says -> what a record says. Keys
// are compared by PlainWords.
using ValueMap = std::map<std::string, std::string, std::less<>>;
using ValueMaps =
    std::map<std::string, std::shared_ptr<const ValueMap>, std::less<>>;

struct Transform;

// A transform with its arguments.
struct Step {
  const Transform* transform = nullptr;
  std::vector<std::string> arguments;
  std::vector<JsonPath> paths;  // of the arguments that are paths
  std::shared_ptr<const ValueMap> map;
};

// Appends what becomes of `value` to `out`: nothing when it is not what the
// transform understands, several when it splits.
using TransformFunction = void (*)(const Step& step, const Scope& scope,
                                   const Value& value, std::vector<Value>& out);

struct Transform {
  // What an argument is: t a text, v one with {variables}, p a path, m the name
  // of a map; the last one repeats if '+' follows.
  const char* name;
  const char* arguments;
  const char* usage;  // for messages: "join SEPARATOR PATH..."
  TransformFunction apply;
};

// All of them; jobutils-source(5) lists each.
//
//   unescape                 character references decoded once
//   html                     HTML to readable text, lists and paragraphs kept
//   markup                   HTML, the same escaped, or plain text, to text
//   line                     one line of text: references decoded, tags dropped
//   date                     a date in any form that boards use
//   epoch_s, epoch_ms        seconds or milliseconds since 1970
//   cents                    a number by a hundred
//   split CHARACTERS         parts at any of them, blanks around cut off
//   join SEPARATOR PATH...   of an object its members that are there, each
//                            once
//   where PATH VALUE...      only objects that hold one of the values at PATH
//   unless PATH VALUE...     only those that do not
//   except VALUE...          only texts that are none of these
//   map NAME                 by the definition's [map.NAME]
//   employment, workplace    the usual names of either
//   place                    a schema.org Place, address or name as text
//   template TEXT            TEXT with {value} and variables, percent-encoded
const Transform* FindTransform(std::string_view name);
std::vector<std::string> TransformNames();

// `text` with each {name} replaced by the percent-encoded variable; "{url}"
// and "{page}" by the variable as it is. Unknown names stay as they are.
std::string ExpandTemplate(std::string_view text, const Variables& variables);
// The names in it.
std::vector<std::string> TemplateNames(std::string_view text);

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_TRANSFORM_H_
