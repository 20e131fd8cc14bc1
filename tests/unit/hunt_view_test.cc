#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "hunt/decisions.h"
#include "hunt/find_listing.h"
#include "hunt/health.h"
#include "hunt/listing_status.h"
#include "hunt/listings.h"
#include "hunt/revive.h"
#include "journal/requests.h"
#include "journal/writer.h"
#include "log/stages.h"
#include "schedule/local_time.h"
#include "schedule/span.h"

namespace jobutils {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

constexpr Time kNow = 1787227200;  // 2026-08-20T12:00:00Z

std::string Listing(const std::string& id, const std::string& more = "") {
  return R"({"kind":"listing","id":")" + id + '"' + more + '}';
}

std::string Outcome(const std::string& status, const std::string& stage,
                    const std::string& rule = "r") {
  return R"(,"outcome":{"status":")" + status + R"(","stage":")" + stage +
         R"(","rule":")" + rule + R"(","value":"v"})";
}

std::string Failed(const std::string& stage, const std::string& more) {
  return R"(,"error":{"stage":")" + stage + R"(","code":"c","message":"m",)" +
         more + '}';
}

const char kDead[] = R"("retry":true,"attempts":3)";
const char kPending[] =
    R"("retry":true,"attempts":1,"next_at":"2026-08-20T13:00:00Z")";
const char kFinal[] = R"("retry":false)";

class HuntViewTest : public testing::Test {
 protected:
  void SetUp() override {
    setenv("TZ", "UTC", 1);
    std::string path = testing::TempDir() + "/view_test.XXXXXX";
    ASSERT_NE(mkdtemp(path.data()), nullptr);
    workspace_ = path;
    state_ = path + "/state";
    std::ofstream(path + "/profile.json") << "{}";
    plan_ = PlanOf("");
  }
  void TearDown() override { fs::remove_all(workspace_); }

  Plan PlanOf(const std::string& toml) {
    Result<Table> table = Table::Parse(toml, "config.toml");
    EXPECT_TRUE(table.ok());
    const Result<Plan> plan = ReadPlan(workspace_, *table);
    EXPECT_TRUE(plan.ok()) << plan.error().message;
    return *plan;
  }

  // Commits records of `stage`, which has then read all of `from`.
  Position Commit(const std::string& stage, const Texts& records,
                  const std::string& from = "", Time at = kNow,
                  const std::string& state = "") {
    Result<JournalWriter> writer =
        JournalWriter::Open(state_ + '/' + stage, {});
    EXPECT_TRUE(writer.ok()) << writer.error().message;
    JournalBatch batch;
    for (const std::string& record : records) {
      EXPECT_TRUE(batch.Add(record).ok());
    }
    CommitNote note;
    note.at = at;
    note.state = state;
    if (!from.empty()) note.in[from] = ends_[from];
    const Result<Position> position = writer->Append(batch, note);
    EXPECT_TRUE(position.ok()) << position.error().message;
    return ends_[stage] = *position;
  }

  // "id stage>next status" of all.
  Texts All() { return All(plan_); }
  Texts All(const Plan& plan) {
    Texts all;
    Result<Listings> listings = Listings::Open(state_, plan);
    EXPECT_TRUE(listings.ok()) << listings.error().message;
    while (*listings->Next()) {
      const ListingPlace& place = listings->place();
      const auto status = ListingStatusOf(listings->listing(), place, plan);
      all.push_back(listings->listing().Text("id") + ' ' + place.stage + '>' +
                    place.next + ' ' +
                    kListingStatusNames[static_cast<size_t>(status)]);
    }
    return all;
  }

  std::string StatusOf(const std::string& stage, const std::string& more,
                       const Plan& plan) {
    const std::string line = Listing("1", more);
    Record record;
    EXPECT_TRUE(record.Parse(line));
    return kListingStatusNames[static_cast<size_t>(
        ListingStatusOf(record, {stage, "", kNow}, plan))];
  }

  const StageHealth& StageIn(const Health& health, const std::string& name) {
    for (const StageHealth& stage : health.stages) {
      if (stage.stage == name) return stage;
    }
    ADD_FAILURE() << name;
    return health.stages[0];
  }

  std::string workspace_;
  std::string state_;
  Plan plan_;
  std::map<std::string, Position> ends_;
};

TEST_F(HuntViewTest, TheNewestVersionIsWhereItWasNotReadYet) {
  EXPECT_TRUE(All().empty());
  Commit("scrape", {Listing("1"), Listing("2"), Listing("3"),
                    "{\"kind\":\"scrape\",\"id\":\"x\"}"});
  EXPECT_EQ(All(), (Texts{"1 scrape>filter pending", "2 scrape>filter pending",
                          "3 scrape>filter pending"}));
  Commit(
      "filter",
      {Listing("1"), Listing("2"), Listing("3", Outcome("filtered", "filter"))},
      "scrape");
  Commit(
      "details",
      {Listing("1"), Listing("2"), Listing("3", Outcome("filtered", "filter"))},
      "filter");
  // 2 comes again, and 4 is new: neither is through filter.
  Commit("scrape", {Listing("2", ",\"v\":2"), Listing("4"), Listing("4")});
  EXPECT_EQ(All(), (Texts{"2 scrape>filter pending", "4 scrape>filter pending",
                          "1 details>lookup-company scraped",
                          "3 details>lookup-company filtered"}));
  Commit("filter", {Listing("2", ",\"v\":2"), Listing("4")}, "scrape");
  EXPECT_EQ(All()[0], "2 filter>details pending");
  EXPECT_EQ(All().size(), 4u);
  // The earlier of two tails wins.
  Commit("scrape", {Listing("2", ",\"v\":3")});
  EXPECT_EQ(All(), (Texts{"2 scrape>filter pending", "4 filter>details pending",
                          "1 details>lookup-company scraped",
                          "3 details>lookup-company filtered"}));
}

TEST_F(HuntViewTest, AStepThatIsOffIsLeftOut) {
  Commit("scrape", {Listing("1"), Listing("2")});
  Commit("filter", {Listing("1"), Listing("2")}, "scrape");
  Commit("details", {Listing("1")}, "filter");
  Commit("extract", {Listing("1")}, "filter");
  const Plan plan = PlanOf(
      "[stage.details]\nenabled = false\n[stage.lookup-company]\n"
      "enabled = false\n");
  // What extract has read of filter is all.
  EXPECT_EQ(All(plan), (Texts{"1 extract>score enriching"}));
  Commit("filter", {Listing("2")}, "scrape");
  EXPECT_EQ(All(plan),
            (Texts{"2 filter>extract scraped", "1 extract>score enriching"}));
}

TEST_F(HuntViewTest, APositionThatIsNotHeldIsAnError) {
  Commit("scrape", {Listing("1")});
  ends_["scrape"].crc ^= 1;
  Commit("filter", {Listing("1")}, "scrape");
  Result<Listings> listings = Listings::Open(state_, plan_);
  ASSERT_TRUE(listings.ok());
  const Result<bool> more = listings->Next();
  ASSERT_FALSE(more.ok());
  EXPECT_EQ(more.error().exit, ExitCode::kIncomplete);
  EXPECT_NE(more.error().message.find("'filter'"), std::string::npos)
      << more.error().message;
}

TEST_F(HuntViewTest, StatusesAreAsTheManualSays) {
  const auto status = [&](const std::string& stage, const std::string& more) {
    return StatusOf(stage, more, plan_);
  };
  EXPECT_EQ(status("scrape", ""), "pending");
  EXPECT_EQ(status("filter", ""), "pending");
  EXPECT_EQ(status("details", ""), "scraped");
  EXPECT_EQ(status("lookup-company", ""), "enriching");
  EXPECT_EQ(status("score", ""), "enriching");
  EXPECT_EQ(status("match", ""), "enriched");
  EXPECT_EQ(status("draft", ",\"draft\":{}"), "draft_generated");
  EXPECT_EQ(status("draft", Outcome("filtered", "score")), "filtered");
  EXPECT_EQ(status("draft", Outcome("skipped", "match")), "skipped");
  EXPECT_EQ(status("draft", ",\"draft\":{}" + Outcome("closed", "diff")),
            "closed");
  EXPECT_EQ(status("draft", Failed("extract", kDead)), "failed");
  EXPECT_EQ(status("draft", Failed("draft", kFinal)), "failed");
  EXPECT_EQ(status("draft", Failed("draft", kPending)), "generating");
  EXPECT_EQ(status("draft", Failed("lookup-company", kPending)), "enriching");
  EXPECT_EQ(status("draft", Failed("scrape", std::string(kPending) +
                                                 ",\"step\":\"details\"")),
            "pending");
  EXPECT_EQ(status("draft", Failed("nobody", kPending)), "failed");

  const Plan poor = PlanOf(
      "[stage.details]\nenabled = false\n"
      "[stage.match]\nenabled = false\n");
  EXPECT_EQ(StatusOf("scrape", "", poor), "pending");
  EXPECT_EQ(StatusOf("filter", "", poor), "scraped");
  EXPECT_EQ(StatusOf("extract", "", poor), "enriching");
  EXPECT_EQ(StatusOf("score", "", poor), "enriched");

  EXPECT_TRUE(ParseListingStatuses("")->empty());
  EXPECT_EQ(ParseListingStatuses("failed,closed")->size(), 2u);
  for (const char* bad : {"x", "failed,", ",failed", "Failed"}) {
    EXPECT_FALSE(ParseListingStatuses(bad).ok()) << bad;
  }
}

TEST_F(HuntViewTest, EachStepCountsItsOwn) {
  const std::string dropped = Outcome("filtered", "filter");
  Commit("scrape", {Listing("1"), Listing("2"), Listing("3"), Listing("4"),
                    Listing("5"), Listing("c", Outcome("closed", "diff"))});
  Commit("filter",
         {Listing("1"), Listing("2", dropped), Listing("3"), Listing("4"),
          Listing("5"), Listing("c", Outcome("closed", "diff"))},
         "scrape");
  Commit("details",
         {Listing("1"), Listing("2", dropped), Listing("3", dropped),
          Listing("4", Failed("scrape",
                              std::string(kDead) + ",\"step\":\"details\"")),
          Listing("5"), Listing("c", Outcome("closed", "diff"))},
         "filter");
  Commit("filter", {Listing("6"), Listing("7", dropped)}, "scrape");
  Commit("lookup-company", {Listing("1"), Listing("2", dropped)}, "details");
  Commit("extract",
         {Listing("1", Failed("extract",
                              R"("code":"wait",)" + std::string(kPending))),
          Listing("5", Failed("extract", kPending))},
         "lookup-company");
  const Health health = Examine(workspace_, state_, plan_, kNow);
  EXPECT_EQ(StageIn(health, "scrape").done, 5u);
  EXPECT_EQ(StageIn(health, "scrape").closed, 1u);
  const StageHealth& filter = StageIn(health, "filter");
  EXPECT_EQ(filter.done, 5u);
  EXPECT_EQ(filter.filtered, 2u);
  EXPECT_EQ(filter.closed, 0u);
  const StageHealth& details = StageIn(health, "details");
  EXPECT_EQ(details.unread, 1u);
  EXPECT_EQ(details.done, 2u);
  EXPECT_EQ(details.filtered, 1u);
  EXPECT_EQ(details.dead, 1u);
  EXPECT_EQ(StageIn(health, "lookup-company").dead, 0u);
  EXPECT_EQ(StageIn(health, "lookup-company").filtered, 0u);
  EXPECT_EQ(StageIn(health, "extract").waiting, 1u);
  EXPECT_EQ(StageIn(health, "extract").retrying, 1u);
  EXPECT_EQ(StageIn(health, "score").unread, 0u);
}

TEST_F(HuntViewTest, WhatIsWrongIsALine) {
  const auto problems = [&](Time now = kNow) {
    return Examine(workspace_, state_, plan_, now).problems;
  };
  EXPECT_EQ(problems(), Texts{"it has not run yet"});
  ASSERT_TRUE(AppendRun(state_, kNow, [](RunStanding& standing) {
    standing.runs = 1;
    standing.last_success = kNow;
    return R"({"kind":"run","id":"run:1","ended_at":"2026-08-20T12:00:00Z",)"
           R"("status":"success"})";
  }));
  EXPECT_EQ(problems(), Texts());
  EXPECT_EQ(problems(kNow + 26 * kHour), Texts());
  EXPECT_EQ(problems(kNow + 26 * kHour + 1), Texts{"no success for 26 h"});
  ASSERT_TRUE(AppendRun(state_, kNow, [](RunStanding& standing) {
    standing.paused = RunStanding::Since{kNow, "away"};
    return R"({"kind":"run","id":"run:2","ended_at":"2026-08-20T12:00:00Z",)"
           R"("status":"failed","errors":[{"stage":"score","message":"m"}]})";
  }));
  EXPECT_EQ(problems(kNow + 99 * kHour), Texts{"run:2 failed: score: m"});
  Commit("sources",
         {R"({"kind":"source","id":"a","type":"t","state":{"status":"failed",)"
          R"("reason":"x"}})",
          R"({"kind":"source","id":"line:b","line":"B","state":{"status":)"
          R"("disabled","reason":"y"}})",
          R"({"kind":"source","id":"c","state":{"status":"added"}})"});
  Commit("scrape", {Listing("1")});
  Commit("filter", {Listing("1", Failed("filter", kDead))}, "scrape");
  const Health health = Examine(workspace_, state_, plan_, kNow);
  ASSERT_EQ(health.problems.size(), 3u);
  EXPECT_NE(health.problems[1].find("1 source is disabled"), std::string::npos);
  EXPECT_NE(health.problems[2].find("'filter' has given up 1 listing,"),
            std::string::npos);
  EXPECT_EQ(health.troubled.size(), 2u);
  const std::string text = HealthText(health, kNow);
  EXPECT_NE(text.find("a failed: x"), std::string::npos) << text;
  EXPECT_NE(text.find("  B disabled: y\n"), std::string::npos) << text;
  EXPECT_NE(text.find("note: 1 source is to be confirmed"), std::string::npos);
  EXPECT_NE(text.find("away"), std::string::npos);
}

TEST_F(HuntViewTest, DamageIsAProblemAndTheRestIsShown) {
  Commit("scrape", {Listing("1"), Listing("2")});
  Commit("filter", {Listing("1"), Listing("2")}, "scrape");
  Commit("filter", {Listing("3")}, "scrape");
  const std::string path = state_ + "/filter/0000000001.ndjson";
  std::fstream file(path, std::ios::in | std::ios::out);
  file.seekp(90);
  file << '#';
  file.close();
  const Health health = Examine(workspace_, state_, plan_, kNow);
  EXPECT_NE(StageIn(health, "filter").trouble, "");
  EXPECT_EQ(StageIn(health, "scrape").done, 2u);
  EXPECT_EQ(health.problems.back().find("'" + state_), 0u)
      << health.problems.back();
}

TEST_F(HuntViewTest, LabelsAreEscaped) {
  Commit("sources", {R"({"kind":"source","id":"a\"b\\c\nd\u001be","type":"t",)"
                     R"("state":{"status":"failed"}})"});
  const std::string text =
      HealthMetrics(Examine(workspace_, state_, plan_, kNow));
  EXPECT_NE(
      text.find("jobutils_source_troubled{source=\"a\\\"b\\\\c d\\\\u{1b}e\","
                "status=\"failed\"} 1\n"),
      std::string::npos)
      << text;
  EXPECT_NE(text.find("# TYPE jobutils_healthy gauge\njobutils_healthy 0\n"),
            std::string::npos);
}

TEST_F(HuntViewTest, AListingIsFoundByIdUrlOrPart) {
  Commit("scrape", {Listing("lever:acme:12"),
                    Listing("lever:acme:1", ",\"url\":\"https://a.example/1\""),
                    Listing("ashby:other:7")});
  const auto find = [&](const std::string& what) {
    const Result<FoundListing> found = FindListing(state_, plan_, what);
    if (found) return found->id;
    EXPECT_EQ(found.error().exit, ExitCode::kRecordErrors);
    return found.error().message;
  };
  EXPECT_EQ(find("lever:acme:1"), "lever:acme:1");
  EXPECT_EQ(find("https://a.example/1"), "lever:acme:1");
  EXPECT_EQ(find("other"), "ashby:other:7");
  EXPECT_EQ(find("lever:acme"),
            "more than one listing has 'lever:acme': 'lever:acme:12' "
            "'lever:acme:1'");
  EXPECT_EQ(find("lever:acne:1"),
            "no listing 'lever:acne:1', did you mean 'lever:acme:1'?");
  EXPECT_EQ(find("othr:7"),
            "no listing 'othr:7', did you mean 'ashby:other:7'?");
  EXPECT_EQ(find("zzzzzzzzz"), "no listing 'zzzzzzzzz'");
}

TEST_F(HuntViewTest, DecisionsAreToldInOrder) {
  const std::string source =
      R"(,"source":{"type":"lever","board":"acme"},"title":"Chef")";
  const std::string scored =
      source + R"(,"score":{"total":53,"passed":true,"parts":[{"rule":"base",)"
               R"("points":50,"because":"base"},{"rule":"x","points":3,)"
               R"("because":"title has 'Chef'"}]})";
  Commit("scrape", {Listing("1", source + R"(,"change":{"status":"new"})")}, "",
         kNow - 7200);
  Commit("filter", {Listing("1", source)}, "scrape", kNow - 7100);
  Commit("details", {Listing("1", source + ",\"description\":\"Cook.\"")},
         "filter", kNow - 7000);
  Commit("score", {Listing("1", scored)}, "details", kNow - 6900);
  Commit("scrape",
         {Listing("1", source + R"(,"change":{"status":"updated","fields":[)"
                                R"({"key":"title","old":"Cook","new":"Chef"},)"
                                R"({"key":"salary","new":{"min":5}}]})")});
  const auto told = [&]() {
    Texts told;
    const Result<FoundListing> found = FindListing(state_, plan_, "1");
    EXPECT_TRUE(found.ok());
    const auto decisions = DecisionsOn(*found, state_, plan_, kNow);
    EXPECT_TRUE(decisions.ok());
    for (const Decision& one : *decisions) {
      std::string text = one.stage + ' ' + one.verdict.what;
      for (const std::string& reason : one.verdict.because) {
        text += '|' + reason;
      }
      told.push_back(text + (one.past ? " past" : ""));
    }
    return told;
  };
  EXPECT_EQ(told(),
            (Texts{"scrape new|source lever:acme",
                   "scrape updated|source lever:acme|title: Cook → Chef|"
                   "salary: nothing → min 5",
                   "filter passed past", "details a text of 5 bytes past",
                   "score 53 of 100, passed|+50 base|+3 title has 'Chef' past",
                   "filter due with the next run"}));

  // What only passes through is nobody's decision.
  const std::string out =
      source + Outcome("filtered", "filter", "title.reject");
  Commit("filter", {Listing("1", out)}, "scrape");
  Commit("details", {Listing("1", out)}, "filter");
  Commit("score", {Listing("1", out)}, "details");
  const Texts now = told();
  EXPECT_EQ(
      Texts(now.begin() + 2, now.end()),
      (Texts{"filter filtered|title.reject: v",
             "details a text of 5 bytes past",
             "score 53 of 100, passed|+50 base|+3 title has 'Chef' past"}));
}

TEST_F(HuntViewTest, WhenAStepIsDueIsTold) {
  const std::string draft_at =
      "[stage.draft]\nat = \"13:30\"\nmax_per_day = 2\n";
  plan_ = PlanOf(draft_at);
  Commit("match", {Listing("1")});
  Commit("draft", {}, "x", kNow - 90, R"({"day":"2026-08-19","charged":2})");
  const auto last = [&]() {
    const Result<FoundListing> found = FindListing(state_, plan_, "1");
    const auto decisions = DecisionsOn(*found, state_, plan_, kNow);
    return decisions->back().verdict.what;
  };
  EXPECT_EQ(last(), "due at 2026-08-20 13:30");
  Commit("draft", {}, "x", kNow, R"({"day":"2026-08-20","charged":2})");
  EXPECT_EQ(last(), "due tomorrow");
  plan_ = PlanOf("[stage.draft]\nevery = \"6h\"\n");
  EXPECT_EQ(last(), "due at 2026-08-20 18:00");
}

TEST_F(HuntViewTest, RetryAsksTheStepsThatFailed) {
  Commit("scrape", {Listing("1"), Listing("2"), Listing("3")});
  Commit("filter",
         {Listing("1", Failed("filter", kDead)), Listing("2"), Listing("3")},
         "scrape");
  Commit("extract",
         {Listing("1", Failed("filter", kDead)),
          Listing("2", Failed("extract", kDead)),
          Listing("3", Failed("extract", kFinal))},
         "filter");
  const auto requests = [&](const std::string& stage) {
    return ReadRequests(state_ + '/' + stage, 0)->lines;
  };
  const Result<std::vector<Revived>> none =
      Revive(state_, plan_, {"1", "9"}, kNow);
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().exit, ExitCode::kUsage);
  EXPECT_EQ(requests("filter"), "");

  const auto all = Revive(state_, plan_, {}, kNow);
  ASSERT_TRUE(all.ok());
  ASSERT_EQ(all->size(), 2u);
  EXPECT_EQ((*all)[0].stage, "filter");
  EXPECT_EQ((*all)[1].count, 1u);
  const std::string everyone =
      "{\"request\":\"retry\",\"at\":\"2026-08-20T12:00:00Z\"}\n";
  EXPECT_EQ(requests("filter"), everyone);
  EXPECT_EQ(requests("extract"), everyone);

  ASSERT_TRUE(Revive(state_, plan_, {"3"}, kNow).ok());
  EXPECT_EQ(requests("filter"), everyone);
  EXPECT_NE(requests("extract").find("\"id\":\"3\""), std::string::npos);
}

}  // namespace
}  // namespace jobutils
