// What weighs in a letter and needs no name: skills of no dictionary, and what
// somebody led, won or was certified for.

#include <algorithm>

#include "draft/checker.h"
#include "draft/plain_words.h"

namespace jobutils {
namespace {

constexpr size_t kSlotReach = 12;

constexpr WordSet kUses(
    " used using deployed operated programmed administered configured nutzte "
    "verwendete betrieb programmierte administrierte konfigurierte ");

// Who says one of `claims` must have one of `proofs` in the profile.
struct Weighty {
  const char* kind;
  WordSet claims;
  std::string_view proofs;         // words, joined with ' '
  std::string_view list = "none";  // an entry of which is proof, too
};

constexpr Weighty kWeighty[] = {
    {"claim",
     WordSet(" led headed managed supervised directed oversaw leitete geleitet "
             "leitung führungserfahrung personalverantwortung teamleitung "
             "teamleiter führung "),
     "led lead leads leading head headed manage managed manager managing "
     "management supervise supervisor director direct leiter leiterin leitung "
     "leite leitet leitete geleitet führe führt führte geführt führung "
     "vorgesetzter owner"},
    {"claim",
     WordSet(" founded cofounded founder cofounder gründete gegründet gründer "
             "gründerin mitgegründet "),
     "founded cofounded founder cofounder gründete gegründet gründer "
     "gründerin"},
    {"claim",
     WordSet(" mentored coached taught tutored mentoring unterrichtete "
             "unterrichtet ausgebildet "),
     "mentored mentor mentors mentoring coached coach taught teach teacher "
     "teaching tutor trained trainer unterrichtet ausbilder ausbilderin "
     "ausgebildet bildet lehrer lehrerin dozent praxisanleiter anleitung"},
    {"claim",
     WordSet(" published patent patents patented paper papers veröffentlicht "
             "publiziert publikation publikationen "),
     "published publication patent patents paper journal veröffentlicht "
     "publikation",
     "publications."},
    {"award",
     WordSet(" award awards awarded prize prizes medal auszeichnung "
             "auszeichnungen preis preise preisträger "),
     "award awards awarded prize medal auszeichnung ausgezeichnet preis",
     "awards."},
    {"title", WordSet(" ceo cto cfo coo cio vp "), "ceo cto cfo coo cio vp"},
    {"degree",
     WordSet(" summa magna laude honours honors valedictorian distinction "),
     "summa magna laude honours honors valedictorian distinction "
     "auszeichnung"},
    {"claim",
     WordSet(" citizen citizenship clearance visa permit staatsbürger "
             "staatsbürgerin staatsbürgerschaft arbeitserlaubnis "
             "aufenthaltstitel sicherheitsüberprüfung "),
     "citizen citizenship clearance visa permit staatsbürger "
     "staatsbürgerschaft arbeitserlaubnis aufenthaltstitel"},
    {"claim", WordSet(" promoted promotion befördert beförderung "),
     "promoted promotion befördert beförderung"},
    {"claim", WordSet(" invented inventor erfunden erfinder erfand "),
     "invented inventor erfunden erfinder"},
};

constexpr WordSet kGraduated(
    " graduated graduate degree diploma studied phd doctorate thesis "
    "studierte studiert promoviert abschluss absolvent absolventin diplom "
    "studium ");

bool HasAny(const Facts& facts, std::string_view words) {
  while (!words.empty()) {
    const size_t end = std::min(words.find(' '), words.size());
    if (facts.HasExactly(words.substr(0, end))) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

bool HasEntry(const Facts& facts, std::string_view list) {
  return std::any_of(
      facts.entries().begin(), facts.entries().end(),
      [&](const Facts::Entry& entry) { return entry.where.starts_with(list); });
}

}  // namespace

// "experience with S": S is in the profile, in a dictionary or not.
void Checker::CheckSlots(const Part& part) {
  if (!part.claims()) return;
  size_t open = part.begin;  // words before this one are in a slot
  for (size_t i = part.begin; i < part.end; ++i) {
    const bool cue = Is(i, kSkillCue) && (Is(i + 1, kSkillPreposition) ||
                                          Is(i + 2, kSkillPreposition));
    if (cue) open = std::min(i + kSlotReach, part.end);
    if (Is(i, kUses)) open = std::max(open, std::min(i + 4, part.end));
    if (i >= open || cue || cover_[i] != kOpen || tokens_[i].capital ||
        tokens_[i].digit || IsSentenceWord(Word(i)) || IsCapitalWord(Word(i)) ||
        facts_.HasWord(Word(i))) {
      continue;
    }
    if (Is(i, kSkillCue) || Is(i, kUses) || Is(i, kFluency)) continue;
    Fail("skill", i, i + 1);
  }
}

void Checker::CheckDeeds(const Part& part) {
  if (!part.claims()) return;
  for (size_t i = part.begin; i < part.end; ++i) {
    if (cover_[i] != kOpen) continue;
    for (const Weighty& deed : kWeighty) {
      if (Is(i, deed.claims) && !HasAny(facts_, deed.proofs) &&
          !HasEntry(facts_, deed.list)) {
        Fail(deed.kind, i, i + 1);
      }
    }
    if (Is(i, kGraduated) && !facts_.Has(Fact::kSchool) &&
        !facts_.Has(Fact::kDegree)) {
      Fail("degree", i, i + 1);
    }
    if (!Is(i, kCertified) || facts_.HasWord(Word(i))) continue;
    if (!facts_.Has(Fact::kCertificate)) Fail("certificate", i, i + 1);
  }
  const auto over = [&](size_t entry) {
    return !facts_.entries()[entry].ongoing;
  };
  for (size_t i = part.begin; i < part.end; ++i) {
    if (Is(i, kNowWords) && !part.entries.empty() &&
        std::all_of(part.entries.begin(), part.entries.end(), over)) {
      Fail("date", i, i + 1);
    }
  }
  // What one is certified in stands in a certificate.
  for (const Hit& hit : skills_) {
    if (hit.begin < part.begin || hit.begin >= part.end ||
        cover_[hit.begin] == kTitle) {
      continue;
    }
    const size_t from =
        std::max(part.begin, hit.begin - std::min<size_t>(hit.begin, 3));
    if (!Any(from, hit.begin, kCertified) &&
        !Any(hit.end, std::min(hit.end + 1, part.end), kCertified)) {
      continue;
    }
    bool held = false;
    for (const Facts::Entry& entry : facts_.entries()) {
      held = held || (entry.where.starts_with("certificates.") &&
                      entry.skills.contains(hit.skill));
    }
    if (!held) Fail("certificate", hit.begin, hit.end);
  }
}

}  // namespace jobutils
