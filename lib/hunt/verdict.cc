#include "hunt/verdict.h"

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "hunt/listing_status.h"
#include "step/standing.h"

namespace jobutils {
namespace {

constexpr size_t kMostBytes = 200;  // of a text that is quoted
constexpr std::string_view kCut = "…";

std::string TextOf(Json json) { return json.AsString().value_or(""); }

std::string Short(const std::string& text) {
  if (text.size() <= kMostBytes) return text;
  return std::string(CutUtf8(text, kMostBytes)).append(kCut);
}

std::string Unescaped(std::string_view key) {
  std::string text;
  AppendUnescaped(text, key);
  return text;
}

// A value for a person: {"min":1,"currency":"EUR"} is "min 1, currency EUR".
std::string Plain(Json json) {
  std::string text;
  const auto add = [&text](const std::string& part) {
    text += (text.empty() ? "" : ", ") + part;
  };
  switch (json.type()) {
    case Json::Type::kString:
      return Short(TextOf(json));
    case Json::Type::kArray:
      for (const Json item : json.Items()) add(Plain(item));
      return Short(text);
    case Json::Type::kObject:
      for (const auto& [key, value] : json.Members()) {
        add(Unescaped(key) + ' ' + Plain(value));
      }
      return Short(text);
    default:
      return Short(std::string(json.raw()));
  }
}

Verdict VersionOf(const Record& listing) {
  Verdict verdict;
  const Json change = listing.Get("change");
  verdict.what = change ? TextOf(change["status"]) : "found";
  const Json source = listing.Get("source");
  if (source) {
    verdict.because.push_back("source " + TextOf(source["type"]) + ":" +
                              TextOf(source["board"]));
  }
  if (listing.Get("pinned").AsBool().value_or(false)) {
    verdict.because.emplace_back("pinned: it was asked for");
  }
  const std::string was = TextOf(change["was"]);
  if (!was.empty()) verdict.because.push_back("it was " + was);
  for (const Json field : change["fields"].Items()) {
    const auto shown = [](Json value) {
      return value ? Plain(value) : std::string("nothing");
    };
    verdict.because.push_back(TextOf(field["key"]) + ": " +
                              shown(field["old"]) + " → " +
                              shown(field["new"]));
  }
  return verdict;
}

Verdict TextIn(const Record& listing) {
  const size_t bytes = listing.Text("description").size();
  return {bytes == 0 ? "without a text"
                     : "a text of " + std::to_string(bytes) + " bytes",
          {}};
}

Verdict CompanyIn(const Record& listing) {
  const Json company = listing.Get("company");
  Verdict verdict;
  verdict.what = TextOf(company["name"]);
  const std::string how = TextOf(company["completeness"]);
  if (!how.empty()) verdict.what += ": " + how;
  for (const auto& [key, value] : company.Members()) {
    const std::string name = Unescaped(key);
    if (name == "name" || name == "completeness") continue;
    verdict.because.push_back(name + ": " + Plain(value));
  }
  return verdict;
}

// The words that were read so, and where: "'Senior' in the title".
std::string QuoteOf(const Record& listing, Json found) {
  const std::string in = TextOf(found["in"]);
  const auto begin = found["at"].At(0).AsInteger();
  const auto end = found["at"].At(1).AsInteger();
  const std::string text = listing.Text(in);
  if (!begin || !end || *begin < 0 || *end < *begin ||
      static_cast<uint64_t>(*end) > text.size()) {
    return TextOf(found["source"]) == "structured" ? "as the board says" : "";
  }
  const auto from = static_cast<size_t>(*begin);
  return '\'' + Short(text.substr(from, static_cast<size_t>(*end) - from)) +
         "' in the " + in;
}

std::string FoundText(const Record& listing, Json found) {
  if (found.type() != Json::Type::kObject) return Plain(found);
  std::string text;
  for (const auto& [key, value] : found.Members()) {
    const std::string name = Unescaped(key);
    if (name == "in" || name == "at" || name == "sure" || name == "source") {
      continue;
    }
    const bool speaks = value.type() == Json::Type::kString;
    text +=
        (text.empty() ? "" : ", ") + (speaks ? "" : name + ' ') + Plain(value);
  }
  const std::string quote = QuoteOf(listing, found);
  if (!quote.empty()) text += (text.empty() ? "" : ": ") + quote;
  return text;
}

Verdict ExtractIn(const Record& listing) {
  const Json extract = listing.Get("extract");
  Verdict verdict;
  for (const auto& [key, value] : extract.Members()) {
    const std::string name = Unescaped(key) + ": ";
    if (value.type() != Json::Type::kArray) {
      verdict.because.push_back(name + FoundText(listing, value));
    }
    for (const Json item : value.Items()) {
      verdict.because.push_back(name + FoundText(listing, item));
    }
  }
  verdict.what = verdict.because.empty() ? "nothing read out of the text"
                                         : "read out of the text";
  return verdict;
}

std::string Signed(Json points) {
  const std::string text(points.raw());
  return points.AsNumber().value_or(0) > 0 ? '+' + text : text;
}

Verdict ScoreIn(const Record& listing) {
  const Json score = listing.Get("score");
  Verdict verdict;
  verdict.what = std::string(score["total"].raw()) + " of 100";
  if (const auto passed = score["passed"].AsBool()) {
    verdict.what += *passed ? ", passed" : ", not passed";
  }
  for (const Json part : score["parts"].Items()) {
    verdict.because.push_back(Signed(part["points"]) + ' ' +
                              TextOf(part["because"]));
  }
  return verdict;
}

Verdict MatchIn(const Record& listing) {
  const Json match = listing.Get("match");
  Verdict verdict;
  verdict.what = std::string(match["score"].raw()) + " of 100";
  const Json skills = match["skills"];
  if (skills) {
    verdict.what += ", " + std::string(skills["covered"].raw()) + " of " +
                    std::string(skills["required"].raw()) + " required skills";
  }
  for (const char* key : {"reasons", "gaps"}) {
    for (const Json remark : match[key].Items()) {
      const std::string quote = TextOf(remark["quote"]);
      verdict.because.push_back(
          (*key == 'r' ? "for it: " : "a gap: ") + TextOf(remark["text"]) +
          (quote.empty() ? "" : ": '" + Short(quote) + "'"));
    }
  }
  return verdict;
}

Verdict DraftIn(const Record& listing) {
  const Json draft = listing.Get("draft");
  if (!draft) return {"no draft", {}};
  return {"a draft in " + TextOf(draft["language"]) + ", template " +
              TextOf(draft["template"]),
          {TextOf(draft["subject"])}};
}

std::string ErrorIn(const Record& listing, const std::string& stage) {
  const Standing standing = StandingOf(listing, stage);
  if (standing.kind == Standing::kPending) {
    return standing.waiting ? "waits" : "to be tried again";
  }
  return standing.kind == Standing::kDead ? "given up" : "failed";
}

}  // namespace

Verdict VerdictOf(const std::string& stage, const Record& listing) {
  if (!listing.live()) {
    Verdict verdict = stage == "scrape" ? VersionOf(listing) : Verdict();
    const std::string status = TextOf(listing.Get("outcome")["status"]);
    verdict.what = status.empty() ? ErrorIn(listing, stage) : status;
    verdict.because.push_back(BecauseOf(listing));
    const Verdict sum = stage == "score"   ? ScoreIn(listing)
                        : stage == "match" ? MatchIn(listing)
                                           : Verdict();
    verdict.because.insert(verdict.because.end(), sum.because.begin(),
                           sum.because.end());
    return verdict;
  }
  if (stage == "scrape") return VersionOf(listing);
  if (stage == "details") return TextIn(listing);
  if (stage == "lookup-company") return CompanyIn(listing);
  if (stage == "extract") return ExtractIn(listing);
  if (stage == "score") return ScoreIn(listing);
  if (stage == "match") return MatchIn(listing);
  if (stage == "draft") return DraftIn(listing);
  return {"passed", {}};
}

}  // namespace jobutils
