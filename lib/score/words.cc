// [score.words]: what title and description say.

#include <optional>
#include <string>
#include <utility>

#include "rules/phrase_list.h"
#include "rules/word_search.h"
#include "score/rules.h"

namespace jobutils {
namespace {

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

  WordRules(WordSearch search, std::vector<List> lists, int unknown)
      : lists_(std::move(lists)),
        search_(std::move(search)),
        unknown_(unknown) {
    for (size_t i = 0; i < search_.size(); ++i) {
      in_title_.push_back("title has '" + search_.Word(i) + "'");
      in_text_.push_back("text has '" + search_.Word(i) + "'");
    }
  }

  void Judge(const Record& listing, Score& score) override {
    search_.Look(listing);
    if (!search_.has_text()) score.AddUnknown("words", "text", unknown_);
    for (const List& list : lists_) {
      switch (list.kind) {
        case List::kPoints:
          AddPoints(list, score);
          break;
        case List::kRejectAny:
          RejectAny(list, score);
          break;
        case List::kRequireEach:
          if (search_.has_text()) RequireEach(list, score);
          break;
        case List::kRequireOne:
          if (search_.has_text()) RequireOne(list, score);
          break;
      }
    }
  }

 private:
  const std::string& Reason(size_t word) const {
    return search_.Where(word) == WordSearch::kInTitle ? in_title_[word]
                                                       : in_text_[word];
  }

  void AddPoints(const List& list, Score& score) const {
    for (const size_t word : list.words) {
      if (search_.Where(word) == WordSearch::kNowhere) continue;
      const int points =
          search_.Where(word) == WordSearch::kInTitle ? list.title : list.text;
      if (points != 0) score.Add(list.rule, points) += Reason(word);
    }
  }

  void RejectAny(const List& list, Score& score) const {
    for (const size_t word : list.words) {
      if (search_.Where(word) == WordSearch::kNowhere) continue;
      score.Reject(list.rule, search_.Word(word)) += Reason(word);
    }
  }

  void RequireEach(const List& list, Score& score) const {
    for (const size_t word : list.words) {
      if (search_.Where(word) != WordSearch::kNowhere) continue;
      std::string& because = score.Reject(list.rule, search_.Word(word));
      because += "neither title nor text has ";
      AppendQuoted(because, search_.Word(word));
    }
  }

  void RequireOne(const List& list, Score& score) const {
    std::string missing;
    for (const size_t word : list.words) {
      if (search_.Where(word) != WordSearch::kNowhere) return;
      if (!missing.empty()) missing += ", ";
      missing += search_.Word(word);
    }
    score.Reject(list.rule, missing) +=
        "neither title nor text has any of: " + missing;
  }

  std::vector<List> lists_;
  WordSearch search_;
  std::vector<std::string> in_title_;
  std::vector<std::string> in_text_;
  int unknown_;
};

using List = WordRules::List;

List ReadGroup(Table& group, int title, int text, WordSearch& search) {
  List list;
  const std::optional<std::string> name = group.String("name");
  if (!name || name->empty()) group.Fail("", "expected a 'name'");
  list.rule = "words." + name.value_or("");
  const std::vector<std::string> words = PhraseList(group, "words");
  if (words.empty()) group.Fail("", "expected 'words'");
  list.words = search.Add(words);
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
  WordSearch search;
  std::vector<List> lists;
  const auto add = [&](const char* key, List::Kind kind, int sign) {
    const std::vector<std::string> words = PhraseList(table, key);
    if (words.empty()) return;
    lists.push_back({kind, std::string("words.") + key, sign * title,
                     sign * text, search.Add(words)});
  };
  add("wanted", List::kPoints, 1);
  add("unwanted", List::kPoints, -1);
  for (Table& group : table.Tables("group")) {
    List read = ReadGroup(group, title, text, search);
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
  rules.push_back(std::make_unique<WordRules>(std::move(search),
                                              std::move(lists), unknown));
}

}  // namespace jobutils
