// TOML as a tree that remembers where each value stood.
//
// A reader asks for keys by name and type; Finish() then turns every key that
// nobody asked for into an error that names the nearest known one. So a
// misspelt rule never passes for one that is not there.

#ifndef JOBUTILS_CONFIG_TABLE_H_
#define JOBUTILS_CONFIG_TABLE_H_

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace jobutils {

struct TomlFile;  // tree.h
struct TomlNode;

// A table of a TOML file. Cheap to copy; copies share what was asked for. Every
// getter returns nullopt (or nothing) when the key is absent; when it is there
// with another type or out of range it notes an error, and the first one noted
// is what Finish() returns.
class Table {
 public:
  // A table with no keys.
  Table();

  // An error names `file`:line and what was expected. Also refused: more than
  // 4 MiB, values nested more than 32 deep, keys of more than 32 parts.
  static Result<Table> Parse(std::string_view toml, std::string file);

  // Asks for nothing: Finish() still wants a getter to.
  bool Has(std::string_view key) const;
  // The keys in the order of the file.
  std::vector<std::string> Keys() const;

  std::optional<std::string> String(std::string_view key);
  std::optional<std::string> OneOf(
      std::string_view key, std::initializer_list<std::string_view> values);
  std::optional<int64_t> Integer(std::string_view key, int64_t min,
                                 int64_t max);
  // Integers are numbers too.
  std::optional<double> Number(std::string_view key, double min, double max);
  std::optional<bool> Bool(std::string_view key);
  // An array of strings; a single string is an array of one.
  std::vector<std::string> Strings(std::string_view key);
  // A nested table; without the key an empty one.
  Table Sub(std::string_view key);
  // An array of tables ([[key]]).
  std::vector<Table> Tables(std::string_view key);
  // The value of `key` as an option's text: strings as they are, numbers and
  // booleans written out, arrays joined with ','.
  std::optional<std::string> AsText(std::string_view key);

  // Notes an error of the caller's own at `key` ("" for the table itself):
  // "file:line: message".
  void Fail(std::string_view key, const std::string& message);

  // "file:line" of a key, or of the table.
  std::string Where(std::string_view key = "") const;

  // The first error of the whole file; else an error for the first key in this
  // table, or in one that was taken from it, that no getter has asked for;
  // else done.
  Status Finish();

 private:
  Table(std::shared_ptr<TomlFile> file, TomlNode* node)
      : file_(std::move(file)), node_(node) {}
  TomlNode* Find(std::string_view key) const;
  TomlNode* Ask(std::string_view key);

  std::shared_ptr<TomlFile> file_;
  TomlNode* node_;
};

// The one of `known` that a person most likely meant by `word`, or "" when
// none is near (edit distance above a third of its length).
std::string Nearest(std::string_view word,
                    const std::vector<std::string>& known);

}  // namespace jobutils

#endif  // JOBUTILS_CONFIG_TABLE_H_
