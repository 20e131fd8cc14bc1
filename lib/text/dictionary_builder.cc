#include "text/dictionary_builder.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

#include "base/utf8.h"
#include "text/joint.h"
#include "text/letters.h"
#include "text/scan.h"
#include "text/words.h"

namespace jobutils {
namespace {

using Tables = DictionaryTables;

class Builder {
 public:
  Builder(const DataFormat& format, std::span<const DataRow> rows)
      : format_(format), rows_(rows) {}

  Result<std::shared_ptr<const OwnedTables>> Build() {
    AddCells();
    if (format_.file == DataFile::kCurrencies) {
      const Status added = AddMarks();
      if (!added) return added.error();
      AddMarkNodes();
    } else {
      const Status added = AddPhrases();
      if (!added) return added.error();
      AddNodes();
    }
    AddEdges();
    Tables& view = tables_->view;
    view.filter = tables_->filter;
    view.edges = tables_->edges;
    view.nodes = tables_->nodes;
    view.phrases = tables_->phrases;
    view.cells = tables_->cells;
    view.columns = format_.columns.size();
    view.text = tables_->text;
    return std::shared_ptr<const OwnedTables>(std::move(tables_));
  }

 private:
  Status AddPhrases() {
    for (uint32_t row = 0; row < rows_.size(); ++row) {
      Status added = AddPhrase(row, Cell(row, 0));
      if (!added) return added.error();
      if (format_.aliases == 0) continue;
      for (const std::string_view alias :
           SplitList(Cell(row, format_.aliases))) {
        added = AddPhrase(row, alias);
        if (!added) return added.error();
      }
    }
    return Ok{};
  }

  void AddCells() {
    std::string& text = tables_->text;
    for (const DataRow& row : rows_) {
      for (const std::string& cell : row.cells) {
        tables_->cells.push_back(static_cast<uint32_t>(text.size()));
        text += cell;
      }
    }
    tables_->cells.push_back(static_cast<uint32_t>(text.size()));
  }

  std::string_view Cell(uint32_t row, size_t column) const {
    const size_t cell = row * format_.columns.size() + column;
    const uint32_t begin = tables_->cells[cell];
    return std::string_view(tables_->text)
        .substr(begin, tables_->cells[cell + 1] - begin);
  }

  Status AddMarks() {
    for (uint32_t row = 0; row < rows_.size(); ++row) {
      for (size_t column = 0; column <= format_.aliases; ++column) {
        for (std::string_view mark : SplitList(Cell(row, column))) {
          const uint32_t rules = format_.rules(rows_[row], mark);
          const uint32_t node =
              Step(0, 0, HashWord(Lowered(std::string(mark))));
          const Status added = AddEnd(node, PhraseOf(mark, 0, 0, row, rules));
          if (!added) return added.error();
        }
      }
    }
    return Ok{};
  }

  // `written` lies in the text of the tables.
  Status AddPhrase(uint32_t row, std::string_view written) {
    uint32_t rules = format_.rules(rows_[row], written);
    const Words words(written);
    if (words.size() == 0 || written.size() > UINT16_MAX) {
      return UsageError(Where(row) + "expected a phrase with a word in it, " +
                        "found " + Quoted(written));
    }
    uint32_t node = 0;
    uint64_t joint = 0;
    for (size_t i = 0; i < words.size(); ++i) {
      node = Step(node, joint, words[i].hash);
      if (i + 1 == words.size()) break;
      const std::optional<uint64_t> next = JointOf(words.Behind(i));
      if (!next) {
        return UsageError(Where(row) + "expected fewer signs between the " +
                          "words of " + Quoted(written));
      }
      joint = *next;
    }
    const size_t before = words[0].begin;
    const size_t behind = written.size() - words.all().back().end;
    if (words.size() == 1 && IsSingle(written)) rules |= Tables::kSingle;
    begins_.push_back(words.size() == 1 ? words[0].hash
                                        : PairOf(words[0].hash, words[1].hash));
    return AddEnd(node, PhraseOf(written, before, behind, row, rules));
  }

  Tables::Phrase PhraseOf(std::string_view written, size_t before,
                          size_t behind, uint32_t row, uint32_t rules) const {
    return {static_cast<uint32_t>(written.data() - tables_->text.data()),
            static_cast<uint16_t>(written.size()),
            static_cast<uint8_t>(before),
            static_cast<uint8_t>(behind),
            row,
            rules};
  }

  uint32_t Step(uint32_t node, uint64_t joint, uint64_t word) {
    const uint64_t key = EdgeKey(node, joint, word);
    const auto [edge, added] = edges_.try_emplace(key, ends_.size());
    if (added) {
      inner_[node] = true;
      ends_.emplace_back();
      inner_.push_back(false);
    }
    return edge->second;
  }

  Status AddEnd(uint32_t node, const Tables::Phrase& phrase) {
    for (const Tables::Phrase& other : ends_[node]) {
      if (!Clash(phrase, other)) continue;
      if (SayTheSame(other.row, phrase.row)) return Ok{};
      // The row of the person is the one to name first.
      uint32_t row = phrase.row;
      uint32_t owner = other.row;
      if (rows_[row].where.empty()) std::swap(row, owner);
      const std::string name = Quoted(rows_[owner].cells[0]);
      const std::string& place = rows_[owner].where;
      return UsageError(
          Where(row) + "expected a phrase of one row, found " +
          Quoted(Written(phrase)) + ", which is also one of " + name + " (" +
          (place.empty() ? "built in; a row of " + name + " and '-' removes it"
                         : place) +
          ")");
    }
    ends_[node].push_back(phrase);
    return Ok{};
  }

  // Spellings of one phrase in rows of their own are no contradiction, where
  // the name of a row is nothing but a spelling.
  bool SayTheSame(uint32_t a, uint32_t b) const {
    return a == b || (format_.aliases == 0 &&
                      std::ranges::equal(std::span(rows_[a].cells).subspan(1),
                                         std::span(rows_[b].cells).subspan(1)));
  }

  // Whether no text could tell the two apart.
  bool Clash(const Tables::Phrase& a, const Tables::Phrase& b) const {
    const std::string_view x = Written(a);
    const std::string_view y = Written(b);
    return (a.rules & Tables::kAfterComma) == (b.rules & Tables::kAfterComma) &&
           x.substr(0, a.before) == y.substr(0, b.before) &&
           x.substr(a.size - a.behind) == y.substr(b.size - b.behind) &&
           (((a.rules | b.rules) & Tables::kExact) == 0 || x == y);
  }

  void AddNodes() {
    const auto rank = [](const Tables::Phrase& phrase) {
      return std::pair(-(phrase.before + phrase.behind),
                       -std::popcount(phrase.rules));
    };
    for (size_t node = 0; node < ends_.size(); ++node) {
      std::ranges::stable_sort(ends_[node], {}, rank);
      const auto first = static_cast<uint32_t>(tables_->phrases.size());
      tables_->nodes.push_back(first | (inner_[node] ? Tables::kInner : 0));
      tables_->phrases.insert(tables_->phrases.end(), ends_[node].begin(),
                              ends_[node].end());
    }
    tables_->nodes.push_back(static_cast<uint32_t>(tables_->phrases.size()));
  }

  void AddMarkNodes() {
    std::vector<Tables::Phrase> marks;
    for (const auto& end : ends_)
      marks.insert(marks.end(), end.begin(), end.end());
    for (Tables::Phrase& mark : marks) {
      const std::string_view sign = Written(mark);
      size_t size = 0;
      DecodeUtf8(sign, size);
      if (size == sign.size() &&
          std::ranges::any_of(marks, [&](const auto& longer) {
            return longer.row != mark.row && Written(longer).ends_with(sign);
          })) {
        mark.rules |= Tables::kShared;
      }
    }
    const auto size = [](const Tables::Phrase& mark) { return -mark.size; };
    std::ranges::stable_sort(marks, {}, size);
    for (size_t node = 0; node < 2 * Tables::kBehindNodes; ++node) {
      tables_->nodes.push_back(static_cast<uint32_t>(tables_->phrases.size()));
      for (const Tables::Phrase& mark : marks) {
        const std::string_view written = Written(mark);
        const char edge = ToLower(node < Tables::kBehindNodes ? written.front()
                                                              : written.back());
        if (static_cast<unsigned char>(edge) == node % Tables::kBehindNodes) {
          tables_->phrases.push_back(mark);
        }
      }
    }
    tables_->nodes.push_back(static_cast<uint32_t>(tables_->phrases.size()));
    edges_.clear();
  }

  void AddEdges() {
    tables_->edges.resize(std::bit_ceil(edges_.size() * 3 / 2 + 2));
    const size_t mask = tables_->edges.size() - 1;
    // In the order of the nodes, so that the same rows give the same tables.
    std::vector<std::pair<uint32_t, uint64_t>> sorted;
    for (const auto& [key, node] : edges_) sorted.emplace_back(node, key);
    std::ranges::sort(sorted);
    for (const auto& [node, key] : sorted) {
      size_t at = key & mask;
      while (tables_->edges[at].node != 0) at = (at + 1) & mask;
      tables_->edges[at] = {key, node};
    }
    // One bit in 32, or fewer, so that few words pass for nothing.
    tables_->filter.resize(std::bit_ceil(begins_.size() / 2 + 1));
    const size_t bits = tables_->filter.size() * 64;
    for (const uint64_t begin : begins_) {
      const size_t bit = begin & (bits - 1);
      tables_->filter[bit / 64] |= uint64_t{1} << bit % 64;
    }
  }

  bool IsSingle(std::string_view phrase) const {
    size_t pos = 0;
    return IsWordChar(DecodeUtf8(phrase, pos)) && pos == phrase.size();
  }

  std::string_view Written(const Tables::Phrase& phrase) const {
    return std::string_view(tables_->text).substr(phrase.begin, phrase.size);
  }

  std::string Where(uint32_t row) const {
    const std::string& where = rows_[row].where;
    return where.empty() ? "built in: " : where + ": ";
  }

  const DataFormat& format_;
  std::span<const DataRow> rows_;
  std::shared_ptr<OwnedTables> tables_ = std::make_shared<OwnedTables>();
  std::unordered_map<uint64_t, uint32_t> edges_;
  std::vector<std::vector<Tables::Phrase>> ends_{1};
  std::vector<bool> inner_{false};
  std::vector<uint64_t> begins_;  // of the phrases: what the filter lets pass
};

}  // namespace

Result<std::shared_ptr<const OwnedTables>> BuildTables(
    const DataFormat& format, std::span<const DataRow> rows) {
  return Builder(format, rows).Build();
}

}  // namespace jobutils
