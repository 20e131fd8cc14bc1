// A test of any key of a record, as [[score.rule]] and [[filter.rule]] have.

#ifndef JOBUTILS_RULES_KEY_TEST_H_
#define JOBUTILS_RULES_KEY_TEST_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "config/table.h"
#include "record/key_path.h"
#include "text/phrases.h"

namespace jobutils {

//   name = "platform"      # the key unless set
//   key = "department"     # or "source.type", or "/salary/currency"
//
// and exactly one of
//
//   equals = ["Platform", "Core"]    # one of these texts, in any case
//   contains = ["platform"]          # one of these phrases, as whole words
//   above = 5              # a number above
//   below = 5              # a number below
//   present = true         # there at all; false: absent
//
// Of an array it is enough that one element passes the test.
class KeyTest {
 public:
  // Asks `table` for these keys.
  explicit KeyTest(Table& table);

  const std::string& name() const { return name_; }
  const std::string& key() const { return key_; }

  // A test of presence is never kUnknown.
  bool may_be_unknown() const { return !present_; }

  enum Answer { kNo, kYes, kUnknown };  // kUnknown: the key is absent
  Answer Ask(const Record& listing);

  // After kYes: "department is 'Core'", and the value that passed.
  const std::string& because() const { return because_; }
  const std::string& value() const { return value_; }

 private:
  Answer Say(Json value, const std::string& what);
  bool Passes(Json value);
  std::string Equality(const std::string& text) const;
  std::string Content(const std::string& text);
  std::string Comparison(Json value) const;

  std::string key_;
  std::string name_;
  std::vector<std::string> equals_;  // case folded
  std::vector<std::string> contains_;
  std::optional<double> above_;
  std::optional<double> below_;
  std::optional<bool> present_;
  std::optional<KeyPath> path_;
  Phrases phrases_;
  std::vector<uint8_t> marks_;
  std::string because_;
  std::string value_;
};

}  // namespace jobutils

#endif  // JOBUTILS_RULES_KEY_TEST_H_
