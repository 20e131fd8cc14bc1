// What a TOML file was parsed into. Inside lib/config only.

#ifndef JOBUTILS_CONFIG_TREE_H_
#define JOBUTILS_CONFIG_TREE_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace jobutils {

struct TomlNode {
  // A table's members are its children in the order of the file, `members`
  // finds them by key; an array's elements are its children.
  struct Table {
    std::map<std::string, TomlNode*, std::less<>> members;
    std::set<std::string, std::less<>> known;       // keys that readers named
    std::vector<std::unique_ptr<TomlNode>> absent;  // see Table::Sub
  };
  struct Array {};
  struct Date {};

  std::variant<Table, Array, Date, std::string, int64_t, double, bool> value;
  std::vector<std::unique_ptr<TomlNode>> children;
  std::string key;  // "" for an element of an array, and for the root
  TomlNode* parent = nullptr;
  int line = 0;        // from 1; 0 in no file
  bool asked = false;  // a getter has asked for it

  template <typename T>
  T* As() {
    return std::get_if<T>(&value);
  }
};

// What all tables of one file share.
struct TomlFile {
  std::string name;
  std::optional<Error> error;  // the first one noted
  TomlNode root;
};

// Fills `file.root` from `toml`; `file.name` is set. Errors as Table::Parse.
Status ParseToml(std::string_view toml, TomlFile& file);

// 'a', 'b', 'c'
template <typename Strings>
std::string QuotedList(const Strings& strings) {
  std::string list;
  for (const auto& each : strings) {
    if (!list.empty()) list += ", ";
    list += '\'';
    list += each;
    list += '\'';
  }
  return list;
}

}  // namespace jobutils

#endif  // JOBUTILS_CONFIG_TREE_H_
