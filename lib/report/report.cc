#include "report/report.h"

#include <vector>

#include "report/markup.h"
#include "report/page.h"

namespace jobutils {
namespace {

// The parts of the histogram of scores.
constexpr size_t kPassed = 0;
constexpr size_t kMissed = 1;

std::string Tile(const std::string& figure, const std::string& what) {
  return "<div><dd>" + figure + "</dd><dt>" + what + "</dt></div>\n";
}

std::string Chart(const char* heading, const std::string& legend,
                  const std::string& svg) {
  if (svg.empty()) return "";
  return "<figure>\n<figcaption><h3>" + std::string(heading) + "</h3>" +
         legend + "</figcaption>\n" + svg + "</figure>\n";
}

std::string Key(const char* look, const std::string& html) {
  return " <span class=\"key-of " + std::string(look) + "\">" + html +
         "</span>";
}

}  // namespace

Report::Report(Time now, size_t top, int days)
    : now_(now),
      span_(now, days),
      best_(top, now, span_),
      news_(now, span_),
      scores_({"kept", "left"}),
      matches_({"kept"}) {}

void Report::AddListing(Record& listing) {
  ++listings_;
  funnel_.Add(listing);
  if (const auto total = listing.Get("score")["total"].AsNumber()) {
    const bool passed =
        listing.live() && listing.Get("score")["passed"].AsBool() == true;
    scores_.Count(*total, passed ? kPassed : kMissed);
  }
  listing.Remove("description");
  news_.Add(listing);
  if (!listing.live()) return;
  ++open_;
  if (listing.Get("draft")) ++drafts_;
  if (const auto score = listing.Get("match")["score"].AsNumber()) {
    matches_.Count(*score, 0);
  }
  pay_.Add(listing);
  best_.Add(listing);
}

void Report::Add(Record& record) {
  const std::string kind = record.kind();
  if (kind == "listing") {
    AddListing(record);
  } else if (kind == "source" || kind == "scrape") {
    sources_.Add(record);
  } else if (kind == "run") {
    log_.AddRun(record);
  } else if (kind == "stage") {
    log_.AddStep(record);
  } else if (kind == "malformed") {
    ++malformed_;
  } else {
    ++others_;
  }
}

std::string Report::Summary() const {
  std::string tiles;
  if (listings_ > 0) tiles += Tile(Grouped(open_), "open");
  if (scores_.total() > 0) {
    tiles += Tile(Grouped(scores_.Of(kPassed)), "pass");
  }
  const uint64_t fresh = news_.Count("new");
  if (fresh > 0) tiles += Tile(Grouped(fresh), "new");
  if (drafts_ > 0) tiles += Tile(Grouped(drafts_), "with a draft");
  const uint64_t sources = sources_.total();
  const uint64_t bad = sources_.troubled();
  if (bad > 0) {
    tiles +=
        Tile(Grouped(bad) + " of " + Grouped(sources), "sources in trouble");
  } else if (sources > 0) {
    tiles += Tile(Grouped(sources), "sources, all well");
  }
  return "<header>\n<h1>Job report</h1>\n<p class=\"when\">" + TimeHtml(now_) +
         "</p>\n<dl class=\"tiles\">\n" + tiles + "</dl>\n</header>\n";
}

std::string Report::Scores() const {
  const std::string passed = Grouped(scores_.Of(kPassed)) + " pass";
  const std::string missed = Grouped(scores_.Of(kMissed)) + " do not";
  return Chart("Score", Key("kept", passed) + Key("left", missed),
               scores_.Svg("How many listings have which score",
                           passed + ", " + missed)) +
         Chart("Match", Key("kept", Counted(matches_.total(), "open listing")),
               matches_.Svg("How many open listings have which match",
                            Counted(matches_.total(), "listing"))) +
         Chart("Pay", Key("left", "most") + Key("kept", "half of them"),
               pay_.Html());
}

std::string Report::Foot() const {
  std::string text = "Times are ";
  text.append(ZoneName(now_)).append(".");
  if (malformed_ > 0) {
    text.append(" ").append(Counted(malformed_, "line"));
    text += malformed_ == 1 ? " was no record." : " were no records.";
  }
  if (others_ > 0) {
    text.append(" ").append(Counted(others_, "record"));
    text += others_ == 1 ? " of another kind is not shown."
                         : " of other kinds are not shown.";
  }
  return "<footer><p>" + text + "</p></footer>\n";
}

std::string Report::Begin() { return PageHead(); }

std::string Report::TakeRest() {
  const std::string scores = Scores();
  const std::vector<PageSection> sections = {
      {"news", "News", news_.TakeHtml()},
      {"ranking", "Ranking", best_.TakeHtml()},
      {"funnel", "Funnel", funnel_.Html()},
      {"scores", "Scores",
       Section("scores", "Scores",
               scores.empty()
                   ? ""
                   : "<div class=\"charts\">\n" + scores + "</div>\n")},
      {"sources", "Sources", sources_.Html()},
      {"runs", "Runs", log_.RunsHtml()},
      {"steps", "Steps", log_.StepsHtml()},
  };
  return PageBody(Summary(), sections, Foot());
}

}  // namespace jobutils
