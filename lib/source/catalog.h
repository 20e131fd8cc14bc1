// All source definitions that a run knows.

#ifndef JOBUTILS_SOURCE_CATALOG_H_
#define JOBUTILS_SOURCE_CATALOG_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "source/definition.h"

namespace jobutils {

// A source as a definition sees it: where its listings are.
struct Source {
  const Definition* definition = nullptr;
  std::string board;
  std::string url;  // canonical, or ""
  // Path and query of the URL where that is what is read, so that a board may
  // have several; of one longer than 200 bytes a hash. Else "".
  std::string page;
  std::string company;  // as whoever named the source calls it, or ""
  bool search = false;  // one cell of a search
  Variables variables;  // board, url, and the rest for templates

  // "greenhouse:acme", "jsonld:acme.example/jobs": what the ids of its listings
  // begin with.
  std::string Id() const { return definition->type + ':' + board + page; }
};

class Catalog {
 public:
  // The built-in definitions, and over them those of `folders` (each *.toml
  // in it), later folders over earlier ones. Those of folders are parsed here:
  // the first error names file and line. Built-in ones are parsed when asked
  // for.
  static Result<Catalog> Load(const std::vector<std::string>& folders);

  // nullptr when there is no such type.
  const Definition* Find(std::string_view type);
  std::vector<std::string> Types() const;

  // The source that `url` (canonical) names by the patterns of a definition.
  std::optional<Source> Recognise(const std::string& url);

  // The source of a known type. `url` may be "", and `board` too where the
  // definition can tell it from the URL. nullopt when the board is missing or
  // not one of this type; `why` then says which.
  std::optional<Source> Locate(const Definition& definition,
                               std::string_view board, const std::string& url,
                               std::string& why);

 private:
  struct Entry {
    const char* toml = nullptr;  // of a built-in one
    std::optional<Definition> definition;
  };
  Definition* Parsed(Entry& entry, const std::string& type);

  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_CATALOG_H_
