#include "draft/facts.h"

#include <algorithm>
#include <charconv>

#include "text/scan.h"

namespace jobutils {
namespace {

// What a number counts stands no further from it, in words.
constexpr size_t kUnitReach = 4;

// "2019-04-01", "2019-04" or "2019".
PartialDate DateOf(std::string_view text) {
  PartialDate date;
  int* const parts[] = {&date.year, &date.month, &date.day};
  for (int* part : parts) {
    const size_t end = std::min(text.find('-'), text.size());
    std::from_chars(text.data(), text.data() + end, *part);
    if (end == text.size()) break;
    text.remove_prefix(end + 1);
  }
  return date;
}

// With the ending of a German genitive or dative, or without.
bool Same(const Token& token, std::string_view word) {
  if (token.folded == word) return true;
  return word.size() > 2 && token.folded.size() == word.size() + 1 &&
         (token.folded.back() == 's' || token.folded.back() == 'n') &&
         token.folded.starts_with(word);
}

double Months(const PartialDate& date) {
  return date.year * 12 + std::max(date.month, 1) - 1;
}

}  // namespace

std::vector<SkillAt> SkillsIn(std::string_view text,
                              std::span<const Token> tokens,
                              const Skills& skills,
                              const std::set<uint32_t>& known) {
  std::vector<SkillAt> found;
  size_t token = 0;
  for (const SkillHit& hit : skills.Find(text)) {
    while (token < tokens.size() && tokens[token].end <= hit.begin) ++token;
    found.push_back({token, hit.skill});
  }
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].capital) continue;
    const auto skill = skills.Lookup(
        text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin));
    if (skill && known.contains(*skill)) found.push_back({i, *skill});
  }
  return found;
}

std::string StemOf(std::string_view folded) {
  for (const std::string_view ending :
       {"ing", "ed", "es", "en", "er", "em", "s", "e", "n"}) {
    if (folded.size() > ending.size() + 3 && folded.ends_with(ending)) {
      folded.remove_suffix(ending.size());
      break;
    }
  }
  return std::string(folded);
}

std::string CanonicalLink(std::string_view link) {
  const size_t scheme = link.find("://");
  if (scheme != link.npos) link.remove_prefix(scheme + 3);
  while (link.ends_with('/')) link.remove_suffix(1);
  const size_t host = std::min(link.find('/'), link.size());
  std::string canonical = Lowered(std::string(link.substr(0, host)));
  if (canonical.starts_with("www.")) canonical.erase(0, 4);
  return canonical.append(link.substr(host));
}

Facts::Facts(const Profile& profile, const Skills& skills,
             const Degrees& degrees, Time now)
    : profile_(profile), years_of_work_(YearsOfWork(profile, now)) {
  for (const KnownSkill& known : SkillsOf(profile, skills)) {
    skills_.insert(known.skill);
  }
  for (const Fact& fact : FactsOf(profile)) Add(fact, skills, degrees);
  if (profile.preferences.pay) {
    texts_.push_back({Fact::kWish, EntryOf("preferences.pay"), {}, {}, {}, {}});
    texts_.back().numbers.push_back({0, 0, *profile.preferences.pay, ""});
  }
  Close(now);
}

size_t Facts::EntryOf(const std::string& where) {
  const size_t first = where.find('.');
  const bool list = first != where.npos && first + 1 < where.size() &&
                    IsDigit(where[first + 1]);
  const std::string name =
      where.substr(0, list ? where.find('.', first + 1) : first);
  const auto [at, added] = entry_of_.emplace(name, entries_.size());
  if (added) entries_.emplace_back().where = name;
  return at->second;
}

void Facts::Add(const Fact& fact, const Skills& skills,
                const Degrees& degrees) {
  const size_t at = EntryOf(fact.where);
  Entry& entry = entries_[at];
  kinds_ |= Of(fact.kind);
  if (fact.kind == Fact::kDate || fact.where == "preferences.start") {
    const PartialDate date = DateOf(fact.text);
    if (fact.where.ends_with("endDate")) {
      entry.end = date;
    } else {
      entry.start = date;
    }
    return;
  }
  const std::string text = Unmasked(fact.text);
  if (fact.kind == Fact::kLink || fact.where.ends_with(".email")) {
    links_.insert(CanonicalLink(text));
    if (text.find_first_of("/.@") != text.npos) return;
  }
  if (fact.kind == Fact::kDegree || fact.kind == Fact::kSchool) {
    for (const DegreeHit& hit : degrees.Find(Words(text))) {
      degrees_.insert(hit.degree);
      entry.degrees.insert(hit.degree);
    }
  }
  const std::vector<Token> tokens = Tokenise(text);
  const auto index = static_cast<uint32_t>(texts_.size());
  Text& added = texts_.emplace_back();
  added.kind = fact.kind;
  added.entry = at;
  added.numbers = NumbersIn(text, tokens);
  added.skills = SkillsIn(text, tokens, skills, skills_);
  for (const SkillAt& each : added.skills) entry.skills.insert(each.skill);
  for (const DateSpan& span : DatesIn(text, tokens)) {
    added.dates.push_back(span.date);
  }
  for (const Token& token : tokens) {
    places_[token.folded].push_back(
        {index, static_cast<uint32_t>(added.words.size())});
    stems_.insert(StemOf(token.folded));
    added.words.push_back(token.folded);
  }
}

void Facts::Close(Time now) {
  const PartialDate today = DateOf(FormatDay(now));
  for (Entry& entry : entries_) {
    const bool work = entry.where.starts_with("work.");
    entry.ongoing = entry.start.year != 0 && entry.end.year == 0;
    if (entry.start.year == 0) continue;
    entry.years =
        (Months(entry.ongoing ? today : entry.end) - Months(entry.start) + 1) /
        12;
    if (work &&
        (first_work_.year == 0 || Months(entry.start) < Months(first_work_))) {
      first_work_ = entry.start;
    }
  }
}

Facts::Match Facts::LongestAt(std::span<const Token> tokens, size_t at,
                              size_t end, Kinds kinds) const {
  Match best;
  const auto look = [&](const std::string& word) {
    const auto found = places_.find(word);
    if (found == places_.end()) return;
    for (const Place& place : found->second) {
      const Text& text = texts_[place.text];
      if ((kinds & Of(text.kind)) == 0) continue;
      size_t length = 1;
      while (at + length < end && place.word + length < text.words.size() &&
             Same(tokens[at + length], text.words[place.word + length])) {
        ++length;
      }
      if (length < best.length) continue;
      if (length > best.length) best = {length, 0, false, {}};
      best.kinds |= Of(text.kind);
      best.whole |= length == text.words.size();
      best.entries.push_back(text.entry);
    }
  };
  const std::string& word = tokens[at].folded;
  look(word);
  if (word.size() > 3 && (word.back() == 's' || word.back() == 'n')) {
    look(word.substr(0, word.size() - 1));
  }
  std::sort(best.entries.begin(), best.entries.end());
  best.entries.erase(std::unique(best.entries.begin(), best.entries.end()),
                     best.entries.end());
  return best;
}

bool Facts::HasWord(std::string_view folded) const {
  return stems_.contains(StemOf(folded));
}

bool Facts::HasNumber(double value, std::string_view unit) const {
  for (const Text& text : texts_) {
    for (const Number& number : text.numbers) {
      if (number.value != value) continue;
      if (unit.empty() || number.unit == unit) return true;
      if (number.unit.empty() && text.words.empty()) return true;  // pay
      if (unit == "year") continue;
      const std::string stem = StemOf(unit);
      const size_t from = number.begin - std::min(number.begin, kUnitReach);
      const size_t to = std::min(number.end + kUnitReach, text.words.size());
      for (size_t i = from; i < to; ++i) {
        if (StemOf(text.words[i]) == stem) return true;
      }
    }
  }
  return false;
}

bool Facts::HasTogether(std::string_view folded, std::string_view other) const {
  const auto found = places_.find(std::string(folded));
  if (found == places_.end()) return false;
  const std::string stem = StemOf(other);
  for (const Place& place : found->second) {
    const std::vector<std::string>& words = texts_[place.text].words;
    const size_t from = place.word - std::min<size_t>(place.word, kUnitReach);
    const size_t to = std::min(place.word + kUnitReach + 1, words.size());
    for (size_t i = from; i < to; ++i) {
      if (StemOf(words[i]) == stem) return true;
    }
  }
  return false;
}

bool Facts::HasYearsOf(double years, uint32_t skill) const {
  for (const Text& text : texts_) {
    for (const SkillAt& each : text.skills) {
      if (each.skill != skill) continue;
      for (const Number& number : text.numbers) {
        if (number.value == years && number.years() &&
            each.token + kUnitReach >= number.begin &&
            each.token <= number.end + kUnitReach) {
          return true;
        }
      }
    }
  }
  return false;
}

bool Facts::HasDate(const PartialDate& date,
                    std::span<const size_t> entries) const {
  const auto wanted = [&](size_t entry) {
    return entries.empty() ||
           std::binary_search(entries.begin(), entries.end(), entry);
  };
  for (size_t i = 0; i < entries_.size(); ++i) {
    if (!wanted(i)) continue;
    for (const PartialDate& known : {entries_[i].start, entries_[i].end}) {
      if (known.year != 0 && date.Within(known)) return true;
    }
  }
  for (const Text& text : texts_) {
    if (!wanted(text.entry)) continue;
    for (const PartialDate& known : text.dates) {
      if (date.Within(known)) return true;
    }
    for (const Number& number : text.numbers) {
      if (date.month == 0 && number.could_be_year() &&
          number.value == date.year) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace jobutils
