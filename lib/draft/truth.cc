#include "draft/truth.h"

#include <algorithm>

#include "draft/checker.h"
#include "draft/facts.h"
#include "draft/links.h"
#include "draft/today.h"
#include "text/sentence.h"

namespace jobutils {
namespace {

// More than any letter. What belongs together is looked for in a whole
// sentence, so that time grows with the square of the longest one.
constexpr size_t kMaxDraftBytes = 32 << 10;

}  // namespace

Checker::Checker(std::string draft, const Facts& facts, const Lexicon& lexicon,
                 const Record& listing, Time now)
    : draft_(std::move(draft)),
      text_(draft_),
      facts_(facts),
      lexicon_(lexicon),
      listing_(listing, lexicon.skills) {
  CheckLinks();
  const Profile& profile = facts.profile();
  for (const std::string* known :
       {&profile.phone, &profile.address, &profile.postal_code}) {
    BlankOut(Unmasked(*known));
  }
  for (const std::string& today : TodayForms(now)) BlankOut(today);
  tokens_ = Tokenise(text_);
  sentences_ = Sentences(text_, tokens_);
  cover_.assign(tokens_.size(), kOpen);
}

std::vector<Untruth> Checker::Run() {
  CoverListing();
  FindSkills();
  Divide();
  numbers_ = NumbersIn(text_, tokens_);
  NameEntries();
  CoverWholeFacts();
  for (const Part& part : parts_) CheckFluency(part);
  CheckSkills();
  CheckDegrees();
  CheckFields();
  CheckTitles();
  CheckNumbers();
  for (const Part& part : parts_) CheckEmployers(part);
  CheckNames();
  for (const Part& part : parts_) {
    CheckSlots(part);
    CheckDeeds(part);
  }
  std::stable_sort(found_.begin(), found_.end(),
                   [](const Found& a, const Found& b) { return a.at < b.at; });
  std::vector<Untruth> untruths;
  for (Found& found : found_) {
    const auto same = [&](const Untruth& untruth) {
      return untruth.claim == found.untruth.claim;
    };
    if (std::none_of(untruths.begin(), untruths.end(), same)) {
      found.untruth.sentence = SentenceAt(draft_, found.at).In(draft_);
      untruths.push_back(std::move(found.untruth));
    }
  }
  return untruths;
}

// "jane at example dot com" is an address, too.
void Checker::CheckLinks() {
  for (const LinkSpan& link : LinksIn(text_)) {
    std::string_view word =
        std::string_view(text_).substr(link.begin, link.end - link.begin);
    std::string_view target = word;
    if (target.starts_with("mailto:")) target.remove_prefix(7);
    const std::string canonical = CanonicalLink(target);
    // "Healthcare@Home": without a dot behind the '@' it reaches nobody.
    if (link.mail && word.find('.') == word.npos && listing_.Holds(word)) {
      continue;
    }
    if (!facts_.HasLink(canonical) && !listing_.HasLink(canonical)) {
      found_.push_back(
          {link.begin, {link.mail ? "e-mail" : "link", std::string(word)}});
    }
    std::fill(text_.begin() + static_cast<ptrdiff_t>(link.begin),
              text_.begin() + static_cast<ptrdiff_t>(link.end), ' ');
  }
  for (const std::string_view sign : {" dot ", " (at) ", "[at]", "(dot)"}) {
    const size_t at = text_.find(sign);
    if (at == text_.npos) continue;
    const size_t begin = text_.find_last_of(" \n", at - (at > 0)) + 1;
    const size_t end =
        std::min(text_.find_first_of(" \n", at + sign.size()), text_.size());
    found_.push_back({at, {"link", text_.substr(begin, end - begin)}});
  }
}

void Checker::BlankOut(std::string_view known) {
  if (known.size() < 4) return;
  for (size_t at = 0; (at = text_.find(known, at)) != text_.npos;
       at += known.size()) {
    std::fill_n(text_.begin() + static_cast<ptrdiff_t>(at), known.size(), ' ');
  }
}

const Checker::Part& Checker::PartAt(size_t token) const {
  const auto next = std::upper_bound(
      parts_.begin(), parts_.end(), token,
      [](size_t at, const Part& part) { return at < part.begin; });
  return *std::prev(next);
}

bool Checker::Any(size_t begin, size_t end, const WordSet& words) const {
  for (size_t i = begin; i < std::min(end, tokens_.size()); ++i) {
    if (words.Has(tokens_[i].folded)) return true;
  }
  return false;
}

std::string_view Checker::Between(size_t token) const {
  const size_t begin = token == 0 ? 0 : tokens_[token - 1].end;
  const size_t end =
      token < tokens_.size() ? tokens_[token].begin : text_.size();
  return std::string_view(text_).substr(begin, end - begin);
}

bool Checker::Covered(size_t begin, size_t end) const {
  return std::all_of(cover_.begin() + static_cast<ptrdiff_t>(begin),
                     cover_.begin() + static_cast<ptrdiff_t>(end),
                     [](Cover cover) { return cover != kOpen; });
}

void Checker::Mark(size_t begin, size_t end, Cover cover) {
  std::fill(cover_.begin() + static_cast<ptrdiff_t>(begin),
            cover_.begin() + static_cast<ptrdiff_t>(end), cover);
}

size_t Checker::TokenAt(size_t offset) const {
  return static_cast<size_t>(
      std::lower_bound(
          tokens_.begin(), tokens_.end(), offset,
          [](const Token& token, size_t at) { return token.begin < at; }) -
      tokens_.begin());
}

void Checker::Fail(const char* kind, size_t begin, size_t end) {
  const size_t from = tokens_[begin].begin;
  std::string claim = text_.substr(from, tokens_[end - 1].end - from);
  for (char& c : claim) c = c == '\n' ? ' ' : c;
  found_.push_back({from, {kind, std::move(claim)}});
}

TruthGate::TruthGate(const Profile& profile, Lexicon lexicon, Time now)
    : lexicon_(std::move(lexicon)),
      facts_(std::make_unique<Facts>(profile, lexicon_.skills, lexicon_.degrees,
                                     now)),
      now_(now) {}

TruthGate::~TruthGate() = default;
TruthGate::TruthGate(TruthGate&&) noexcept = default;

std::vector<Untruth> TruthGate::Check(std::string_view draft,
                                      const Record& listing) const {
  if (draft.size() > kMaxDraftBytes) return {{"length", "over 32 KiB"}};
  return Checker(Unmasked(draft), *facts_, lexicon_, listing, now_).Run();
}

std::vector<Untruth> CheckTruth(std::string_view draft, const Profile& profile,
                                const Record& listing, Time now) {
  return TruthGate(profile, Lexicon(), now).Check(draft, listing);
}

}  // namespace jobutils
