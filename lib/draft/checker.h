// One draft on its way through the truth gate. Inside lib/draft only.

#ifndef JOBUTILS_DRAFT_CHECKER_H_
#define JOBUTILS_DRAFT_CHECKER_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "draft/cues.h"
#include "draft/facts.h"
#include "draft/listing_names.h"
#include "draft/truth.h"

namespace jobutils {

class Checker {
 public:
  // `draft` is Unmasked.
  Checker(std::string draft, const Facts& facts, const Lexicon& lexicon,
          const Record& listing, Time now);

  std::vector<Untruth> Run();

 private:
  // What stands behind a token, as far as it is known.
  enum Cover : uint8_t { kOpen, kBacked, kTitle, kCompany, kPlace };

  // A sentence, and what it is.
  struct Part {
    size_t begin;  // tokens [begin, end)
    size_t end;
    enum { kPerson, kGap, kGreeting } of;
    std::vector<size_t> entries = {};  // of employers and schools it names

    bool claims() const { return of == kPerson; }
    bool gap() const { return of == kGap; }  // says what the person lacks
  };
  struct Hit {
    size_t begin;  // tokens [begin, end)
    size_t end;
    uint32_t skill;
  };

  // links: takes them out of the text.
  void CheckLinks();
  void BlankOut(std::string_view known);
  void BlankOutDates(Time now);

  // voice: who a sentence speaks of.
  void Divide();
  bool Denies(const Sentence& sentence) const;

  // listing: which of its names are used as its own.
  void CoverListing();
  void CoverName(const ListingNames::Name& name, Cover cover);
  void CoverWords(const std::vector<std::string>& words, Cover cover);
  bool PlaceIsListings(const Sentence& sentence, size_t begin) const;
  bool TitleIsListings(const Sentence& sentence, size_t begin,
                       size_t end) const;
  bool CompanyIsListings(const Sentence& sentence, size_t begin,
                         size_t end) const;

  // skills and titles, by the dictionaries.
  void FindSkills();
  void CheckSkills();
  void CheckSkill(const Part& part, const Hit& hit);
  bool UsedElsewhere(const Part& part, const Hit& hit) const;
  void CheckFluency(const Part& part);
  bool IsLanguage(size_t token) const;
  int KnownFluency(uint32_t language) const;
  void CheckDegrees();
  void CheckFields();
  void CheckField(size_t begin, size_t end);
  bool HeldThere(const Part& part, Degree degree) const;
  bool IsOrdinary(size_t token, bool half) const;
  bool IsShouted(size_t token) const;
  void CheckTitles();
  void CheckTitle(const Part& part, size_t begin, size_t end);
  bool TitleFits(const Part& part, size_t begin, size_t end) const;

  // numbers and dates
  void CheckNumbers();
  bool IsPay(const Part& part, const Number& number) const;
  std::string UnitOf(const Part& part, const Number& number) const;
  bool QuantityFits(const Part& part, size_t at) const;
  void CheckDate(const Part& part, const DateSpan& span);
  bool YearFits(const Part& part, const Number& number) const;
  bool YearsFit(const Part& part, const Number& number) const;
  bool Amounts(size_t begin, size_t end, double years) const;

  // names, and words behind which a name must stand
  void NameEntries();
  void CoverWholeFacts();
  void CheckNames();
  void CheckName(const Part& part, size_t& at);
  void CheckEmployers(const Part& part);
  void CheckPlaceOfWork(const Part& part, size_t at, bool cued);
  void CheckSlots(const Part& part);
  void CheckDeeds(const Part& part);

  // helpers
  const Part& PartAt(size_t token) const;
  const std::string& Word(size_t token) const { return tokens_[token].folded; }
  bool Is(size_t token, const WordSet& words) const {
    return token < tokens_.size() && words.Has(tokens_[token].folded);
  }
  // Any of the tokens [begin, end) is one of the words.
  bool Any(size_t begin, size_t end, const WordSet& words) const;
  std::string_view Between(size_t token) const;  // before it
  bool Covered(size_t begin, size_t end) const;  // all of them
  void Mark(size_t begin, size_t end, Cover cover);
  size_t TokenAt(size_t offset) const;
  bool IsOfListing(size_t token) const { return cover_[token] >= kTitle; }
  void Fail(const char* kind, size_t begin, size_t end);

  const std::string draft_;
  std::string text_;  // of it what is still to be looked at
  const Facts& facts_;
  const Lexicon& lexicon_;
  ListingNames listing_;
  std::vector<Token> tokens_;
  std::vector<Sentence> sentences_;
  std::vector<Part> parts_;
  std::vector<Cover> cover_;
  std::vector<Hit> skills_;
  std::vector<Number> numbers_;
  struct Found {
    size_t at;
    Untruth untruth;
  };
  std::vector<Found> found_;
};

}  // namespace jobutils

#endif  // JOBUTILS_DRAFT_CHECKER_H_
