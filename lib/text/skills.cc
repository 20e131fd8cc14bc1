#include "text/skills.h"

#include <algorithm>

#include "text/dictionary_tables.h"
#include "text/scan.h"

namespace jobutils {
namespace {

using Tables = DictionaryTables;

constexpr size_t kImpliesColumn = 3;
constexpr size_t kSaysColumn = 1;

// How sure a name of its own is, one that is told by its letter case, one
// beside a cue or another skill, and one of a list of nothing else.
constexpr double kOwnName = 0.95;
constexpr double kOwnCase = 0.9;
constexpr double kCued = 0.85;
constexpr double kListed = 0.6;

// How far from a skill a cue may stand.
constexpr size_t kBytesBefore = 48;
constexpr size_t kBytesBehind = 16;
// How much of a link is looked at, on each side.
constexpr size_t kLinkBytes = 256;

bool EndsSentence(std::string_view between) {
  for (size_t i = 0; i < between.size(); ++i) {
    const char c = between[i];
    if (c == '\n' || c == ';') return true;
    if ((c == '.' || c == '!' || c == '?') &&
        (i + 1 == between.size() || between[i + 1] == ' ')) {
      return true;
    }
  }
  return false;
}

bool IsBlank(char c) { return static_cast<unsigned char>(c) <= ' '; }

std::string_view Trim(std::string_view text) {
  while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  return text;
}

// What stands between two skills of one list: "C, C++", "Go/Rust", "R and SQL".
bool IsListJoint(std::string_view between) {
  if (between.size() > 15) return false;
  const std::string plain = Lowered(std::string(Trim(between)));
  if (between.find('\n') != std::string_view::npos &&
      (plain.empty() || plain == "-" || plain == "*")) {
    return true;
  }
  constexpr std::string_view kJoints[] = {
      ",",     "/",    "|",      "+",    "&",    ";",    "•",     "·",
      "(",     "and",  "or",     "und",  "oder", "et",   "ou",    "y",
      ", and", ", or", "and/or", "with", "mit",  "bzw.", "sowie", "incl."};
  return std::ranges::find(kJoints, plain) != std::end(kJoints);
}

// Whether it is a part of a link or an address: "https://x.example/go".
bool IsInLink(std::string_view text, size_t begin, size_t end) {
  const auto touches = [&](size_t at) {
    return at < text.size() && std::string_view("./@:-_?=&#").find(text[at]) !=
                                   std::string_view::npos;
  };
  if (!(begin > 0 && touches(begin - 1)) && !touches(end)) return false;
  size_t from = begin;
  while (from > 0 && begin - from < kLinkBytes && !IsBlank(text[from - 1])) {
    --from;
  }
  size_t to = end;
  while (to < text.size() && to - end < kLinkBytes && !IsBlank(text[to])) ++to;
  const std::string_view run = text.substr(from, to - from);
  return run.find("://") != std::string_view::npos ||
         run.find('@') != std::string_view::npos ||
         run.find("www.") != std::string_view::npos;
}

// All of a line but a bullet, or all that stands in brackets.
bool StandsAlone(std::string_view text, size_t begin, size_t end) {
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) {
    --begin;
  }
  while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
  if (begin > 0 && text[begin - 1] == '(') {
    return end < text.size() && text[end] == ')';
  }
  if (end < text.size() && text[end] != '\n') return false;
  const size_t line = begin == 0 ? 0 : text.rfind('\n', begin - 1) + 1;
  const std::string_view bullet = Trim(text.substr(line, begin - line));
  return bullet.empty() || bullet == "-" || bullet == "*" || bullet == "•" ||
         bullet == "·" || bullet == "–";
}

}  // namespace

Skills::Skills(const DataSet& data)
    : rows_(data[DataFile::kSkills]), context_(data[DataFile::kContext]) {}

std::vector<uint32_t> Skills::Implied(uint32_t skill) const {
  std::vector<uint32_t> implied = {skill};
  for (size_t i = 0; i < implied.size(); ++i) {
    for (const auto name : rows_.List(implied[i], kImpliesColumn)) {
      const std::optional<uint32_t> row = rows_.Lookup(name);
      if (row && std::ranges::find(implied, *row) == implied.end()) {
        implied.push_back(*row);
      }
    }
  }
  implied.erase(implied.begin());
  return implied;
}

// A list of skills, one beside the other, is judged as one.
void Skills::Find(const Words& words, std::vector<SkillHit>& skills) const {
  const std::string_view text = words.text();
  std::vector<Hit> hits;
  rows_.Find(words, hits);
  std::erase_if(
      hits, [&](const Hit& hit) { return IsInLink(text, hit.begin, hit.end); });
  const bool ask = std::ranges::any_of(hits, [](const Hit& hit) {
    return (hit.rules & (Tables::kExact | Tables::kContext)) != 0;
  });
  const Cues cues = ask ? FindCues(words) : Cues();
  std::erase_if(hits, [&](const Hit& hit) {
    return (hit.rules & (Tables::kExact | Tables::kContext)) != 0 &&
           Overlaps(cues.none, hit);
  });
  for (size_t first = 0; first < hits.size();) {
    size_t last = first;
    while (last + 1 < hits.size() &&
           IsListJoint(text.substr(hits[last].end,
                                   hits[last + 1].begin - hits[last].end))) {
      ++last;
    }
    const std::span<const Hit> list(&hits[first], last + 1 - first);
    const double sure = SureOfList(text, list, cues);
    for (const Hit& hit : list) {
      const bool context = (hit.rules & Tables::kContext) != 0;
      const bool exact = (hit.rules & Tables::kExact) != 0;
      double own = exact ? kOwnCase : kOwnName;
      if (context) {
        own = std::max(sure, StandsAlone(text, hit.begin, hit.end) ? kCued : 0);
      }
      if (own > 0) skills.push_back({hit.begin, hit.end, hit.row, own});
    }
    first = last + 1;
  }
}

std::vector<SkillHit> Skills::Find(std::string_view text) const {
  std::vector<SkillHit> skills;
  Find(Words(text), skills);
  return skills;
}

Skills::Cues Skills::FindCues(const Words& words) const {
  std::vector<Hit> hits;
  context_.Find(words, hits);
  Cues cues;
  for (const Hit& hit : hits) {
    const std::string_view cue = context_.Column(hit.row, kSaysColumn);
    if (cue == "before_skill") cues.before.push_back(hit);
    if (cue == "behind_skill") cues.behind.push_back(hit);
    if (cue == "no_skill") cues.none.push_back(hit);
  }
  return cues;
}

// Of its members that may be common words; 0 when they are.
double Skills::SureOfList(std::string_view text, std::span<const Hit> list,
                          const Cues& cues) {
  const auto is_common = [](const Hit& hit) {
    return (hit.rules & Tables::kContext) != 0;
  };
  if (!std::ranges::all_of(list, is_common)) return kCued;
  const size_t begin = list.front().begin;
  const size_t end = list.back().end;
  const auto behind =
      std::ranges::lower_bound(cues.behind, end, {}, &Hit::begin);
  if (behind != cues.behind.end() && behind->begin - end <= kBytesBehind) {
    const std::string_view between = text.substr(end, behind->begin - end);
    if (!EndsSentence(between) &&
        between.find_first_of(",(:") == std::string_view::npos) {
      return kCued;
    }
  }
  const auto before =
      std::ranges::upper_bound(cues.before, begin, {}, &Hit::end);
  if (before != cues.before.begin()) {
    const size_t from = std::prev(before)->end;
    if (begin - from <= kBytesBefore &&
        !EndsSentence(text.substr(from, begin - from))) {
      return kCued;
    }
  }
  const auto cased = std::ranges::count_if(
      list, [](const Hit& hit) { return (hit.rules & Tables::kExact) != 0; });
  return cased >= 2 || list.size() >= 3 ? kListed : 0;
}

}  // namespace jobutils
