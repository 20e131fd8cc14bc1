#include <algorithm>
#include <numeric>

#include "config/table.h"

namespace jobutils {
namespace {

// Words longer than this are nobody's typing errors.
constexpr size_t kMaxWord = 100;

char Fold(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  return c == '-' ? '_' : c;
}

// Insertions, deletions, replacements and swaps of neighbours that turn `a`
// into `b`; letter case, and - for _, count nothing.
size_t Distance(std::string_view a, std::string_view b) {
  std::vector<size_t> before_last, last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      bool same = Fold(a[i - 1]) == Fold(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + !same});
      if (i > 1 && j > 1 && Fold(a[i - 1]) == Fold(b[j - 2]) &&
          Fold(a[i - 2]) == Fold(b[j - 1])) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    before_last = std::exchange(last, row);
  }
  return last.back();
}

}  // namespace

std::string Nearest(std::string_view word,
                    const std::vector<std::string>& known) {
  std::string nearest;
  if (word.size() > kMaxWord) return nearest;
  size_t most = word.size() == 2 ? 1 : word.size() / 3;
  size_t least = most + 1;
  for (const std::string& each : known) {
    if (each.empty() || each.size() > word.size() + most) continue;
    if (size_t distance = Distance(word, each); distance < least) {
      least = distance;
      nearest = each;
    }
  }
  return nearest;
}

}  // namespace jobutils
