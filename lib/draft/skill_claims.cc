// Skills, languages and degrees, by the dictionaries.

#include <algorithm>

#include "draft/checker.h"
#include "draft/plain_words.h"

namespace jobutils {
namespace {

// How well a language is said to be known, 0 unknown.
int FluencyOf(std::string_view folded) {
  struct Row {
    WordSet words;
    int rank;
  };
  constexpr Row kRows[] = {
      {WordSet(" native mother tongue muttersprache muttersprachen "
               "muttersprachler muttersprachlerin bilingual zweisprachig "),
       60},
      {WordSet(" c2 "), 55},
      {WordSet(" c1 fluent fluently full fließend verhandlungssicher "
               "proficient proficiency advanced sehr "),
       50},
      {WordSet(" b2 professional working "), 40},
      {WordSet(" b1 limited intermediate gut gute conversational "), 30},
      {WordSet(" a2 a1 elementary basic beginner grundkenntnisse "), 10},
  };
  for (const Row& row : kRows) {
    if (row.words.Has(folded)) return row.rank;
  }
  return 0;
}

bool IsDegreeWord(std::string_view folded) {
  for (const std::string_view begin :
       {"bachelor", "master", "diplom", "doctor", "doktor", "degree",
        "abschluss", "promotion", "phd"}) {
    if (folded.starts_with(begin)) return true;
  }
  return WordSet(" b m s d sc bs ms bsc msc dr ").Has(folded);
}

constexpr size_t kSlotWords = 8;
// Where a word that can be a skill is one.
constexpr Facts::Kinds kNamesSkill =
    Facts::Of(Fact::kSkill) | Facts::Of(Fact::kDegree) |
    Facts::Of(Fact::kTitle) | Facts::Of(Fact::kCertificate) |
    Facts::Of(Fact::kLanguage) | Facts::Of(Fact::kProject);
constexpr WordSet kSpeaker(" speaker level ");

}  // namespace

void Checker::FindSkills() {
  for (const SkillHit& hit : lexicon_.skills.Find(text_)) {
    const size_t begin = TokenAt(hit.begin);
    const size_t end = std::max(TokenAt(hit.end), begin + 1);
    if (begin < tokens_.size()) skills_.push_back({begin, end, hit.skill});
  }
  // One of the person's that looks like a word needs no more than a capital.
  const size_t found = skills_.size();
  size_t next = 0;
  for (size_t i = 0; i < tokens_.size(); ++i) {
    while (next < found && skills_[next].end <= i) ++next;
    if (!tokens_[i].capital || (next < found && skills_[next].begin <= i)) {
      continue;
    }
    const auto skill = lexicon_.skills.Lookup(
        text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin));
    if (skill && facts_.HasSkill(*skill)) skills_.push_back({i, i + 1, *skill});
  }
  std::sort(skills_.begin(), skills_.end(),
            [](const Hit& a, const Hit& b) { return a.begin < b.begin; });
}

void Checker::CheckSkills() {
  size_t hit = 0;
  for (const Part& part : parts_) {
    for (; hit < skills_.size() && skills_[hit].begin < part.end; ++hit) {
      if (!Covered(skills_[hit].begin, skills_[hit].end)) {
        CheckSkill(part, skills_[hit]);
      }
    }
  }
}

// "You ask for S. I know it well." claims S.
void Checker::CheckPointers() {
  for (size_t i = 1; i < parts_.size(); ++i) {
    const Part& asked = parts_[i - 1];
    if (asked.of != Part::kListing || !PointsBack(parts_[i])) continue;
    for (const Hit& hit : skills_) {
      if (hit.begin >= asked.begin && hit.end <= asked.end &&
          cover_[hit.begin] == kBacked && !facts_.HasSkill(hit.skill)) {
        Fail("skill", hit.begin, hit.end);
      }
    }
    for (const Number& number : numbers_) {
      if (number.begin >= asked.begin && number.end <= asked.end &&
          !facts_.HasNumber(number.value, number.unit)) {
        Fail("number", number.begin, number.end);
      }
    }
  }
}

void Checker::CheckSkill(const Part& part, const Hit& hit) {
  const bool known =
      facts_.HasSkill(hit.skill) ||
      facts_.LongestAt(tokens_, hit.begin, hit.end, kNamesSkill).length ==
          hit.end - hit.begin;
  const bool word = hit.end == hit.begin + 1 && !tokens_[hit.begin].capital &&
                    IsSentenceWord(Word(hit.begin));
  const auto said = [&] {
    return (part.listing() || part.denial()) && listing_.SaysSkill(hit.skill);
  };
  if (known ? UsedElsewhere(part, hit) : !word && !said()) {
    const bool language = lexicon_.skills.Category(hit.skill) == "language";
    const bool paper = lexicon_.skills.Category(hit.skill) == "certification";
    Fail(language ? "language"
         : paper  ? "certificate"
                  : "skill",
         hit.begin, hit.end);
  }
  Mark(hit.begin, hit.end, kBacked);
}

// "At A I used S", where the profile has S at B alone.
bool Checker::UsedElsewhere(const Part& part, const Hit& hit) const {
  if (part.listing() || part.entries.empty()) return false;
  const auto used = [&](size_t entry) {
    return facts_.entries()[entry].skills.contains(hit.skill);
  };
  if (std::any_of(part.entries.begin(), part.entries.end(), used)) {
    return false;
  }
  for (const Facts::Entry& entry : facts_.entries()) {
    if (entry.where.starts_with("work.") && entry.skills.contains(hit.skill)) {
      return true;
    }
  }
  return false;
}

bool Checker::IsLanguage(size_t token) const {
  if (!tokens_[token].capital) return false;
  const auto skill = lexicon_.skills.Lookup(Word(token));
  return skill && lexicon_.skills.Category(*skill) == "language";
}

int Checker::KnownFluency(uint32_t language) const {
  int known = 0;
  for (const Profile::Language& each : facts_.profile().languages) {
    if (lexicon_.skills.Lookup(each.language) != language) continue;
    for (const std::string& word : WordsOf(each.fluency)) {
      known = std::max(known, FluencyOf(word));
    }
  }
  return known;
}

// "fluent French": each word on a level speaks of the nearest language.
void Checker::CheckFluency(const Part& part) {
  if (part.listing() || part.denial()) return;
  for (size_t i = part.begin; i < part.end; ++i) {
    if (!Is(i, kFluency) || cover_[i] != kOpen) continue;
    size_t nearest = part.end;
    size_t distance = kSlotWords;
    for (size_t at = part.begin; at < part.end; ++at) {
      const size_t away = at > i ? at - i : i - at;
      if (away >= distance || !IsLanguage(at)) continue;
      distance = away;
      nearest = at;
    }
    if (nearest == part.end) {
      const bool speaker = FluencyOf(Word(i)) == 60 &&
                           (Word(i) != "native" || Any(i + 1, i + 2, kSpeaker));
      if ((speaker || tokens_[i].digit) && !facts_.HasWord(Word(i))) {
        Fail("language", i, i + 1);
      }
    } else if (FluencyOf(Word(i)) >
               KnownFluency(*lexicon_.skills.Lookup(Word(nearest)))) {
      Fail("language", std::min(i, nearest), std::max(i, nearest) + 1);
    }
    Mark(i, i + 1, kBacked);
  }
}

void Checker::CheckDegrees() {
  for (const DegreeHit& hit : lexicon_.degrees.Find(Words(text_))) {
    const size_t begin = TokenAt(hit.begin);
    const size_t end = std::max(TokenAt(hit.end), begin + 1);
    if (begin >= tokens_.size() || Covered(begin, end)) continue;
    const Part& part = PartAt(begin);
    bool said = part.listing();
    bool known = facts_.HasDegree(hit.degree);
    for (size_t i = begin; i < end; ++i) {
      said = said && listing_.SaysWord(Word(i));
      // "of Arts", "of Business Administration".
      known = known && (!tokens_[i].capital || IsDegreeWord(Word(i)) ||
                        facts_.HasWord(Word(i)));
    }
    if (!known && !said) Fail("degree", begin, end);
    Mark(begin, end, kBacked);
  }
}

}  // namespace jobutils
