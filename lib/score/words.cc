// [score.words]: what title and description say.

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "score/rules.h"
#include "text/phrases.h"

namespace jobutils {
namespace {

constexpr uint8_t kInTitle = 1;
constexpr uint8_t kInText = 2;

// The inside of a JSON string, "" for any other value.
std::string_view Inside(Json value) {
  if (value.type() != Json::Type::kString) return {};
  const std::string_view raw = value.raw();
  return raw.substr(1, raw.size() - 2);
}

class WordRules : public Rule {
 public:
  // How one list of words is judged.
  struct List {
    enum Kind { kPoints, kRejectAny, kRequireEach, kRequireOne };
    Kind kind = kPoints;
    std::string rule;
    int title = 0;
    int text = 0;
    std::vector<size_t> words;  // indexes, each once
  };

  WordRules(const std::vector<std::string>& words, std::vector<List> lists,
            int unknown)
      : lists_(std::move(lists)),
        phrases_(words),
        marks_(words.size()),
        unknown_(unknown) {
    for (const std::string& word : words) {
      in_title_.push_back("title has '" + word + "'");
      in_text_.push_back("text has '" + word + "'");
      words_.push_back(word);
    }
  }

  void Judge(const Record& listing, Score& score) override {
    std::fill(marks_.begin(), marks_.end(), uint8_t{0});
    const std::string_view title = Inside(listing.Get("title"));
    const std::string_view text = Inside(listing.Get("description"));
    phrases_.FindEscaped(title, kInTitle, marks_);
    phrases_.FindEscaped(text, kInText, marks_);
    if (text.empty()) score.AddUnknown("words", "text", unknown_);
    for (const List& list : lists_) {
      switch (list.kind) {
        case List::kPoints:
          AddPoints(list, score);
          break;
        case List::kRejectAny:
          RejectAny(list, score);
          break;
        case List::kRequireEach:
          if (!text.empty()) RequireEach(list, score);
          break;
        case List::kRequireOne:
          if (!text.empty()) RequireOne(list, score);
          break;
      }
    }
  }

 private:
  const std::string& Reason(size_t word) const {
    return marks_[word] == kInTitle ? in_title_[word] : in_text_[word];
  }

  void AddPoints(const List& list, Score& score) const {
    for (const size_t word : list.words) {
      if (marks_[word] == 0) continue;
      const int points = marks_[word] == kInTitle ? list.title : list.text;
      if (points != 0) score.Add(list.rule, points) += Reason(word);
    }
  }

  void RejectAny(const List& list, Score& score) const {
    for (const size_t word : list.words) {
      if (marks_[word] == 0) continue;
      score.Reject(list.rule, words_[word]) += Reason(word);
    }
  }

  void RequireEach(const List& list, Score& score) const {
    for (const size_t word : list.words) {
      if (marks_[word] != 0) continue;
      std::string& because = score.Reject(list.rule, words_[word]);
      because += "neither title nor text has ";
      AppendQuoted(because, words_[word]);
    }
  }

  void RequireOne(const List& list, Score& score) const {
    std::string missing;
    for (const size_t word : list.words) {
      if (marks_[word] != 0) return;
      if (!missing.empty()) missing += ", ";
      missing += words_[word];
    }
    score.Reject(list.rule, missing) +=
        "neither title nor text has any of: " + missing;
  }

  std::vector<List> lists_;
  Phrases phrases_;
  std::vector<uint8_t> marks_;
  std::vector<std::string> words_;
  std::vector<std::string> in_title_;
  std::vector<std::string> in_text_;
  int unknown_;
};

// Gathers the words of all lists; one that is in several is looked for once.
class WordSet {
 public:
  // The indexes of `words`, less repetitions.
  std::vector<size_t> Indexes(const std::vector<std::string>& words) {
    std::vector<size_t> indexes;
    for (const std::string& word : words) {
      const auto [known, added] =
          indexes_.emplace(Phrases::Normal(word), words_.size());
      if (added) words_.push_back(word);
      if (std::find(indexes.begin(), indexes.end(), known->second) ==
          indexes.end()) {
        indexes.push_back(known->second);
      }
    }
    return indexes;
  }

  const std::vector<std::string>& words() const { return words_; }

 private:
  std::map<std::string, size_t> indexes_;
  std::vector<std::string> words_;
};

using List = WordRules::List;

List ReadGroup(Table& group, int title, int text, WordSet& set) {
  List list;
  const std::optional<std::string> name = group.String("name");
  if (!name || name->empty()) group.Fail("", "expected a 'name'");
  list.rule = "words." + name.value_or("");
  const std::vector<std::string> words = PhraseList(group, "words");
  if (words.empty()) group.Fail("", "expected 'words'");
  list.words = set.Indexes(words);
  list.title = Points(group, "title", title);
  list.text = Points(group, "text", text);
  return list;
}

}  // namespace

void AddWordRules(Table& section, Rules& rules) {
  Table table = section.Sub("words");
  const int title = Points(table, "title", 10);
  const int text = Points(table, "text", 5);
  const int unknown = Points(table, "unknown", 0);
  WordSet set;
  std::vector<List> lists;
  const auto add = [&](const char* key, List::Kind kind, int sign) {
    const std::vector<std::string> words = PhraseList(table, key);
    if (words.empty()) return;
    lists.push_back({kind, std::string("words.") + key, sign * title,
                     sign * text, set.Indexes(words)});
  };
  add("wanted", List::kPoints, 1);
  add("unwanted", List::kPoints, -1);
  for (Table& group : table.Tables("group")) {
    List read = ReadGroup(group, title, text, set);
    for (const List& list : lists) {
      if (list.rule == read.rule) {
        group.Fail("name", "there is a '" + list.rule + "' already");
      }
    }
    lists.push_back(std::move(read));
    if (group.Bool("required").value_or(false)) {
      lists.push_back(lists.back());
      lists.back().kind = List::kRequireOne;
    }
  }
  add("required", List::kRequireEach, 0);
  add("reject", List::kRejectAny, 0);
  if (lists.empty()) return;
  rules.push_back(
      std::make_unique<WordRules>(set.words(), std::move(lists), unknown));
}

}  // namespace jobutils
