#include "table/summary.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace jobutils {
namespace {

constexpr size_t kMaxShown = 5;
constexpr size_t kMaxWordBytes = 80;
constexpr std::string_view kOther = "other";

std::string TextOf(Json value) {
  std::string text = value.AsString().value_or("");
  return text.size() <= kMaxWordBytes ? text : std::string(kOther);
}

std::string SourceOf(const Record& record) {
  const Json source = record.Get("source");
  const std::string type = TextOf(source["type"]);
  const std::string board = TextOf(source["board"]);
  if (type.empty() || board.empty()) return TextOf(record.Get("id"));
  return type + ":" + board;
}

std::string Plural(uint64_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) +
         (count == 1 ? "" : "s");
}

void AppendTally(std::string& text, std::string_view name, const Tally& tally) {
  text += std::to_string(tally.total()) + " ";
  text += name;
  const std::string words = tally.Text();
  if (words.empty()) return;
  text += " (";
  text += words;
  text += ')';
}

}  // namespace

void Tally::Count(std::string_view word) {
  ++total_;
  auto found = words_.find(word);
  if (found == words_.end()) {
    if (words_.size() >= kMaxWords) word = kOther;
    found = words_.emplace(word, 0).first;
  }
  ++found->second;
}

std::string Tally::Text() const {
  std::vector<std::pair<uint64_t, std::string_view>> sorted;
  for (const auto& [word, count] : words_) {
    if (!word.empty()) sorted.emplace_back(count, word);
  }
  std::stable_sort(
      sorted.begin(), sorted.end(),
      [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string text;
  for (size_t i = 0; i < sorted.size(); ++i) {
    if (i > 0) text += ", ";
    if (i == kMaxShown) return text + "…";
    text += sorted[i].second;
    if (sorted[i].first > 1 && words_.size() > 1) {
      text += ' ';
      text += std::to_string(sorted[i].first);
    }
  }
  return text;
}

void Summary::CountIn(Tallies& tallies, std::string name,
                      std::string_view word) {
  if (tallies.size() >= Tally::kMaxWords && !tallies.contains(name)) {
    name = kOther;
  }
  tallies[name].Count(word);
}

void Summary::Count(const Record& record) {
  ++records_;
  const std::string kind = TextOf(record.Get("kind"));
  if (kind == "scrape") {
    ++sources_;
    CountIn(scrapes_, TextOf(record.Get("status")), SourceOf(record));
  } else if (record.Get("error")) {
    errors_.Count(TextOf(record.Get("error")["code"]));
  } else if (const Json outcome = record.Get("outcome")) {
    const std::string status = TextOf(outcome["status"]);
    CountIn(outcomes_, status.empty() ? "at rest" : status,
            TextOf(outcome["rule"]));
  } else if (kind == "listing") {
    ++listings_;
  } else {
    others_.Count(kind);
  }
}

std::string Summary::Text() const {
  std::string text = Plural(listings_, "listing");
  for (const auto& [status, rules] : outcomes_) {
    text += "; ";
    AppendTally(text, status, rules);
  }
  if (errors_.total() > 0) {
    text += "; ";
    AppendTally(text, errors_.total() == 1 ? "error" : "errors", errors_);
  }
  if (sources_ > 0) {
    text += "; " + Plural(sources_, "source");
    std::string_view separator = ": ";
    for (const auto& [status, names] : scrapes_) {
      text += separator;
      separator = ", ";
      if (status == "ok" || status == "empty") {
        text += std::to_string(names.total()) + " " + status;
      } else {
        AppendTally(text, status, names);
      }
    }
  }
  if (others_.total() > 0) {
    text += "; ";
    AppendTally(text, others_.total() == 1 ? "other record" : "other records",
                others_);
  }
  return text;
}

}  // namespace jobutils
