#include "match/relevance.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <unordered_map>

#include "text/dictionary.h"
#include "text/each_that_may.h"
#include "text/letters.h"
#include "text/stop_words.h"

namespace jobutils {
namespace {

// BM25's usual constants, and the words of a usual listing.
constexpr double kSaturation = 1.2;
constexpr double kLengthShare = 0.6;
constexpr double kUsualWords = 450;

constexpr double kUnlistedIdf = 1;  // of a word in no row

// A term of the profile on its way to its weight.
struct Term {
  double share = 0;    // how much it is the person's
  uint64_t other = 0;  // the hash of its plural, or singular
  uint32_t rows = 0;
  uint32_t last_row = UINT32_MAX;
};
using Terms = std::unordered_map<uint64_t, Term>;

// "engineers" for "engineer", and the other way round.
std::string OtherNumber(const std::string& word) {
  return word.ends_with('s') ? word.substr(0, word.size() - 1) : word + "s";
}

double ShareOf(Fact::Kind kind) {
  switch (kind) {
    case Fact::kTitle:
      return 3;
    case Fact::kSkill:
    case Fact::kCertificate:
      return 2;
    case Fact::kText:
    case Fact::kDegree:
    case Fact::kProject:
    case Fact::kWish:
      return 1;
    default:  // names, places, dates and links are not what the work is
      return 0;
  }
}

bool IsTerm(const Words& words, size_t i, const StopWords& stop_words) {
  const std::string_view text = words.Text(i);
  const bool number = text.find_first_not_of("0123456789") == text.npos;
  return text.size() > 1 && !number && !stop_words.Has(words[i]);
}

Terms TermsOf(const Profile& profile) {
  const StopWords stop_words;
  Terms terms;
  Words words;
  const auto add = [&](std::string_view text, double share) {
    words.Read(text);
    for (size_t i = 0; i < words.size(); ++i) {
      if (!IsTerm(words, i, stop_words)) continue;
      Term& term = terms[words[i].hash];
      term.share = std::max(term.share, share);
      term.other = HashWord(OtherNumber(std::string(words.Text(i))));
    }
  };
  for (const Fact& fact : FactsOf(profile)) {
    const double share = ShareOf(fact.kind);
    if (share > 0) add(fact.text, share);
  }
  for (const std::string& title : profile.preferences.titles) add(title, 3);
  return terms;
}

// Counts the rows that hold each term. Returns how many rows there are.
size_t CountRows(Terms& terms) {
  constexpr size_t kAliases = 2;  // the column of skills.tsv
  uint32_t number = 0;
  Words words;
  const auto count = [&](std::string_view phrase) {
    words.Read(phrase);
    for (const Word& word : words.all()) {
      const auto term = terms.find(word.hash);
      if (term == terms.end() || term->second.last_row == number) continue;
      term->second.last_row = number;
      ++term->second.rows;
    }
  };
  for (const DataFile file : {DataFile::kSkills, DataFile::kTitles}) {
    const Dictionary& rows = BuiltIn(file);
    for (uint32_t row = 0; row < rows.size(); ++row, ++number) {
      count(rows.Name(row));
      if (file == DataFile::kSkills) count(rows.Column(row, kAliases));
    }
  }
  return number;
}

double Saturated(double count, double length) {
  return count * (kSaturation + 1) /
         (count + kSaturation *
                      (1 - kLengthShare + kLengthShare * length / kUsualWords));
}

}  // namespace

Relevance::Relevance(const Profile& profile) {
  Terms terms = TermsOf(profile);
  const double rows = static_cast<double>(CountRows(terms));
  size_t size = 64;
  while (size < terms.size() * 4) size *= 2;
  slots_.resize(size);
  for (const auto& [hash, term] : terms) {
    const double idf =
        term.rows == 0 ? kUnlistedIdf : std::log(rows / (term.rows + 1.0));
    const auto index = static_cast<uint32_t>(weights_.size());
    Insert(hash, index);
    if (!terms.contains(term.other)) Insert(term.other, index);
    weights_.push_back(term.share * idf);
  }
  counts_.resize(weights_.size());
  counted_.reserve(weights_.size());
  std::vector<double> best = weights_;
  std::sort(best.begin(), best.end(), std::greater<double>());
  best.resize(std::min(best.size(), kIdealTerms));
  for (const double weight : best) ideal_ += weight;
}

void Relevance::Insert(uint64_t hash, uint32_t term) {
  maybe_.set(hash % kBits);
  size_t at = (hash >> 32) & (slots_.size() - 1);
  while (slots_[at].term != kNone) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {hash, term};
}

uint32_t Relevance::Find(uint64_t hash) const {
  size_t at = (hash >> 32) & (slots_.size() - 1);
  while (slots_[at].term != kNone) {
    if (slots_[at].hash == hash) return slots_[at].term;
    at = (at + 1) & (slots_.size() - 1);
  }
  return kNone;
}

void Relevance::Add(const Words& words, double times) {
  length_ += words.size();
  const auto may = [this](const Word& word) {
    return size_t{maybe_[word.hash % kBits]};
  };
  EachThatMay(words.all(), may, [&](size_t i) {
    const uint32_t term = Find(words[i].hash);
    if (term == kNone) return;
    if (counts_[term] == 0) counted_.push_back(term);
    counts_[term] += times;
  });
}

double Relevance::Close() {
  double sum = 0;
  for (const uint32_t term : counted_) {
    sum +=
        weights_[term] * Saturated(counts_[term], static_cast<double>(length_));
    counts_[term] = 0;
  }
  counted_.clear();
  length_ = 0;
  return ideal_ == 0 ? 0 : std::min(1.0, sum / ideal_);
}

}  // namespace jobutils
