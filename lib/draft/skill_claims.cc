// Skills, languages and degrees, by the dictionaries.

#include <algorithm>

#include "draft/checker.h"
#include "draft/plain_words.h"
#include "text/stop_words.h"

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
constexpr Facts::Kinds kFields = Facts::Of(Fact::kDegree) |
                                 Facts::Of(Fact::kSchool) |
                                 Facts::Of(Fact::kPlace);
constexpr WordSet kOfField(" in of im ");
constexpr WordSet kStudied(" studied study studierte ");
constexpr WordSet kStudiedLast(" studiert studium ");
constexpr WordSet kFieldCue(
    " studied study studierte studiert studium degree master masters bachelor "
    "bachelors diploma graduated hochschulabschluss bs ba ma bsc msc ");
constexpr WordSet kSpeaks(
    " speak speaks spoke speaking fluent fluently spreche sprechen spricht ");
constexpr size_t kSpokenWords = 4;
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
  // "I speak french", "Has-kell".
  for (size_t i = 0; i < tokens_.size(); ++i) {
    for (size_t at = i + 1; Is(i, kSpeaks) && at < tokens_.size() &&
                            at <= i + kSpokenWords && !tokens_[at].capital;
         ++at) {
      const auto spoken = lexicon_.skills.Lookup(Word(at));
      if (spoken && lexicon_.skills.Category(*spoken) == "language") {
        skills_.push_back({at, at + 1, *spoken});
      }
    }
    if (i == 0 || !tokens_[i].joined || Between(i) != "-") continue;
    const auto hidden = lexicon_.skills.Lookup(Word(i - 1) + Word(i));
    if (hidden) skills_.push_back({i - 1, i + 1, *hidden});
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

void Checker::CheckSkill(const Part& part, const Hit& hit) {
  const bool known =
      facts_.HasSkill(hit.skill) ||
      facts_.LongestAt(tokens_, hit.begin, hit.end, kNamesSkill).length ==
          hit.end - hit.begin;
  const bool word = hit.end == hit.begin + 1 && !tokens_[hit.begin].capital &&
                    IsSentenceWord(Word(hit.begin));
  const auto said = [&] { return part.gap() && listing_.SaysSkill(hit.skill); };
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
  if (part.entries.empty()) return false;
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
  if (!part.claims()) return;
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
    if (begin >= tokens_.size()) continue;
    const Part& part = PartAt(begin);
    if (cover_[begin] != kTitle && part.claims() &&
        facts_.HasDegree(hit.degree) && !HeldThere(part, hit.degree)) {
      Fail("degree", begin, end);
    }
    if (Is(end, kOfField) && part.claims()) CheckField(end + 1, part.end);
    if (Covered(begin, end)) continue;
    bool said = part.gap();
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

// A degree of a school that the sentence names is one of its degrees.
bool Checker::HeldThere(const Part& part, Degree degree) const {
  bool school = false;
  for (const size_t at : part.entries) {
    const Facts::Entry& entry = facts_.entries()[at];
    if (!entry.where.starts_with("education.")) continue;
    if (entry.degrees.contains(degree)) return true;
    school = school || !entry.degrees.empty();
  }
  return !school;
}

// "studied law", "a degree in law", "Medizin studiert".
void Checker::CheckFields() {
  for (const Part& part : parts_) {
    if (!part.claims()) continue;
    for (size_t i = part.begin; i < part.end; ++i) {
      if (!Is(i, kFieldCue)) continue;
      const bool of = Is(i + 1, kOfField);
      if (of || Is(i, kStudied)) CheckField(i + (of ? 2 : 1), part.end);
      if (Is(i, kStudiedLast) && i > part.begin && tokens_[i - 1].capital) {
        CheckField(i - 1, i);
      }
    }
  }
}

// The words that name a field of study, up to one that names none.
void Checker::CheckField(size_t begin, size_t end) {
  while (begin < end && Is(begin, kArticles)) ++begin;
  size_t i = begin;
  static const StopWords stop_words;
  while (i < end && !tokens_[i].digit && !stop_words.Has(Word(i)) &&
         (i == begin || Between(i) == " ")) {
    const Facts::Match match = facts_.LongestAt(tokens_, i, end, kFields);
    if (match.length == 0) {
      Fail("degree", i, i + 1);
      return;
    }
    i += match.length;
  }
}

}  // namespace jobutils
