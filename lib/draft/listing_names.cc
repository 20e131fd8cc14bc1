#include "draft/listing_names.h"

#include <algorithm>

#include "draft/facts.h"
#include "draft/prose.h"
#include "html/html.h"
#include "text/letters.h"

namespace jobutils {
namespace {

constexpr size_t kReadBytes = 64 << 10;

std::string TextOf(Json value) { return value.AsString().value_or(""); }

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
      title_(WordsOf(TitleWithoutGenders(listing.Text("title")))),
      company_(WordsOf(TextOf(listing.Get("company")["name"]))) {
  for (const Json place : listing.Get("locations").Items()) {
    places_.push_back(WordsOf(TextOf(place)));
  }
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
