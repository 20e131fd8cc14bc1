#include "draft/listing_names.h"

#include <algorithm>
#include <sstream>

#include "draft/cues.h"
#include "draft/facts.h"
#include "draft/plain_words.h"
#include "draft/prose.h"
#include "html/html.h"
#include "text/letters.h"

namespace jobutils {
namespace {

constexpr size_t kReadBytes = 64 << 10;

// No name has more words.
constexpr size_t kNameWords = 32;

constexpr WordSet kSpeaker(
    " me my myself ich mir mich mein meine meinem meinen meiner meines je ");
// What follows a "I" that counts ("Engineer I and II", "Nurse I in Leeds").
constexpr WordSet kBehindNumeral(
    " and or und oder to bis in for at of on im für bei with mit ii iii iv ");
// What begins a clause that says something.
constexpr WordSet kClause(
    " with who whose whom having holding which that as since because while "
    "being like mit der die das als seit weil wobei dessen deren ");

std::string TextOf(Json value) { return value.AsString().value_or(""); }

bool IsSpeaker(std::string_view text, std::span<const Token> tokens, size_t i) {
  const Token& token = tokens[i];
  const std::string_view written =
      text.substr(token.begin, token.end - token.begin);
  if (token.folded != "i") {
    return kSpeaker.Has(token.folded) && written != "ME";  // Maine
  }
  if (i + 1 == tokens.size()) return false;
  const Token& next = tokens[i + 1];
  const std::string_view between =
      text.substr(token.end, next.begin - token.end);
  if (between == "'") return true;
  return between == " " && !kBehindNumeral.Has(next.folded) &&
         (!next.capital || IsSentenceWord(next.folded));
}

bool Claims(std::string_view text) {
  const std::vector<Token> tokens = Tokenise(text);
  if (tokens.size() > kNameWords) return true;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (IsSpeaker(text, tokens, i)) return true;
    if (i == 0 || tokens[i].capital || !kClause.Has(tokens[i].folded)) continue;
    const std::string_view between =
        text.substr(tokens[i - 1].end, tokens[i].begin - tokens[i - 1].end);
    if (between.find_first_of(",;:-(") != between.npos) return true;
  }
  const std::vector<Sentence> sentences = Sentences(text, tokens);
  return std::any_of(
      sentences.begin(), sentences.end(), [&](const Sentence& sentence) {
        if (sentence.begin == 0 || sentence.end - sentence.begin < 2) {
          return false;
        }
        return CanBeginSentence(tokens[sentence.begin].folded) ||
               std::any_of(
                   tokens.begin() + static_cast<ptrdiff_t>(sentence.begin),
                   tokens.begin() + static_cast<ptrdiff_t>(sentence.end),
                   [](const Token& token) { return !token.capital; });
      });
}

ListingNames::Name NameOf(const std::string& text) {
  const std::string folded = FoldSpace(Unmasked(text));
  return {WordsOf(folded), Claims(folded)};
}

}  // namespace

std::string TitleWithoutGenders(const std::string& title) {
  const size_t open = title.rfind('(');
  if (open == title.npos || open == 0) return title;
  const size_t close = title.find(')', open);
  if (close == title.npos) return title;
  const std::string inside = FoldText(title.substr(open + 1, close - open - 1));
  const bool letters = inside.size() <= 9 &&
                       std::all_of(inside.begin(), inside.end(), [](char c) {
                         return std::string_view("mwfdxigna/|,* ").find(c) !=
                                std::string_view::npos;
                       });
  if (!letters && inside.find("gender") == inside.npos) return title;
  return FoldSpace(title.substr(0, open) + title.substr(close + 1));
}

ListingNames::ListingNames(const Record& listing, const Skills& skills)
    : listing_(listing),
      skills_(skills),
      title_(NameOf(TitleWithoutGenders(listing.Text("title")))),
      company_(NameOf(TextOf(listing.Get("company")["name"]))) {
  for (const Json place : listing.Get("locations").Items()) {
    places_.push_back(NameOf(TextOf(place)));
  }
}

bool ListingNames::Holds(std::string_view run) const {
  const std::string company = TextOf(listing_.Get("company")["name"]);
  for (const std::string& name : {listing_.Text("title"), company}) {
    std::istringstream runs(Unmasked(name));
    for (std::string each; runs >> each;) {
      if (each == run) return true;
    }
  }
  return false;
}

bool ListingNames::HasLink(std::string_view canonical) const {
  const Json company = listing_.Get("company");
  for (const std::string& link :
       {listing_.Text("url"), listing_.Text("apply_url"),
        TextOf(company["url"]), TextOf(company["domain"])}) {
    if (!link.empty() && CanonicalLink(link) == canonical) return true;
  }
  return false;
}

bool ListingNames::HasPay(double amount) const {
  for (const char* key : {"min", "max"}) {
    if (listing_.Get("salary")[key].AsNumber() == amount) return true;
    if (listing_.Get("extract")["pay"][key].AsNumber() == amount) return true;
  }
  return false;
}

const std::string& ListingNames::Text() {
  if (!text_.empty()) return text_;
  std::string text = listing_.Text("title") + "\n" +
                     TextOf(listing_.Get("company")["name"]) + "\n" +
                     listing_.Text("department") + "\n";
  for (const Json place : listing_.Get("locations").Items()) {
    text += TextOf(place) + "\n";
  }
  text += listing_.Text("description").substr(0, kReadBytes);
  text_ = Unmasked(text);
  return text_;
}

bool ListingNames::SaysWord(std::string_view folded) {
  if (stems_.empty()) {
    for (const Token& token : Tokenise(Text())) {
      stems_.insert(StemOf(token.folded));
    }
  }
  return stems_.contains(StemOf(folded));
}

bool ListingNames::SaysNumber(double value) {
  if (!numbers_) {
    numbers_.emplace();
    for (const Number& number : NumbersIn(Text(), Tokenise(Text()))) {
      numbers_->insert(number.value);
    }
  }
  return numbers_->contains(value) || HasPay(value);
}

bool ListingNames::SaysSkill(uint32_t skill) {
  if (!found_) {
    found_.emplace();
    for (const SkillHit& hit : skills_.Find(Text())) found_->insert(hit.skill);
  }
  return found_->contains(skill);
}

}  // namespace jobutils
