// What a run of a hunt decides: its plan, its times, its record.

#include <gtest/gtest.h>
#include <stdlib.h>
#include <time.h>

#include <filesystem>
#include <fstream>

#include "hunt/add.h"
#include "hunt/plan.h"
#include "hunt/run_book.h"
#include "hunt/run_record.h"
#include "hunt/timer.h"
#include "hunt/variables.h"
#include "hunt/work.h"
#include "record/record.h"

namespace jobutils {
namespace {

class HuntTest : public testing::Test {
 protected:
  HuntTest() {
    char name[] = "/tmp/hunt_test.XXXXXX";
    folder_ = mkdtemp(name);
    setenv("TZ", "Europe/Berlin", 1);
    tzset();
  }
  ~HuntTest() override { std::filesystem::remove_all(folder_); }

  void Write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ + '/' + name) << text;
  }

  Result<Plan> Read(const std::string& toml) {
    Result<Table> config = Table::Parse(toml, "config.toml");
    if (!config) return config.error();
    return ReadPlan(folder_, *config);
  }

  std::string folder_;
};

constexpr const char* kPerson = "{\n \"basics\": {\"name\": \"Ada\"}\n}\n";

Time At(const char* time) { return *ParseTime(time); }

TEST_F(HuntTest, PlanHasTheDefaultsOfThePage) {
  Write("profile.json", kPerson);
  const Result<Plan> plan = Read("");
  ASSERT_TRUE(plan) << plan.error().message;
  EXPECT_EQ(plan->Enabled().size(), kChain.size());
  EXPECT_EQ(plan->sources.fallback.text, "at 09:00");
  EXPECT_EQ(plan->Find("scrape")->daily, 50);
  EXPECT_EQ(plan->Find("scrape")->timeout, 60);
  EXPECT_EQ(plan->Find("lookup-company")->when.text, "at :00");
  EXPECT_EQ(plan->Find("draft")->when.text, "at :30");
  EXPECT_EQ(plan->Find("draft")->batch, 10);
  EXPECT_EQ(plan->Find("extract")->batch, 1000);
  EXPECT_EQ(plan->Find("extract")->retries, 3);
  EXPECT_TRUE(plan->Find("extract")->when.empty());
  EXPECT_EQ(plan->Find("match")->from, "score");
  EXPECT_EQ(plan->Find("nothing"), nullptr);
}

TEST_F(HuntTest, PlanReadsEachKey) {
  Write("profile.json", kPerson);
  const Result<Plan> plan = Read(
      "[stage.draft]\nat = \"07:15\"\nbatch = 3\nretries = 1\n"
      "max_per_day = 0\ntimeout = \"2h\"\n"
      "[stage.scrape]\nevery = \"6h\"\ntimeout = 5\nmax_per_day = 7\n"
      "[due]\ncap = 9\ndaily = 99\nat = \"06:00\"\n"
      "[hunt]\nstale = \"3d\"\nalso = [\"report.html\"]\n");
  ASSERT_TRUE(plan) << plan.error().message;
  const StagePlan& draft = *plan->Find("draft");
  EXPECT_EQ(draft.when.text, "at 07:15");
  EXPECT_EQ(draft.batch, 3);
  EXPECT_EQ(draft.retries, 1);
  EXPECT_EQ(draft.daily, 0);
  EXPECT_EQ(draft.timeout, 7200);
  EXPECT_EQ(plan->sources.fallback.text, "every 6h");
  EXPECT_EQ(plan->cap, 9);
  EXPECT_EQ(plan->sources_daily, 99);
  EXPECT_EQ(plan->stale, 3 * kDay);
  EXPECT_EQ(plan->also, std::vector<std::string>{"report.html"});
  const Variables variables = VariablesOf(*plan);
  EXPECT_EQ(variables[0],
            std::pair(std::string("scrape"), std::string("--timeout 5")));
  EXPECT_EQ(variables[1],
            std::pair(std::string("diff"), std::string("--daily 7")));
  EXPECT_EQ(variables.back(),
            std::pair(std::string("draft"),
                      std::string("--from match --tries 1 --batch 3 "
                                  "--timeout 7200 --jobs 2 --daily 0")));
}

TEST_F(HuntTest, PlanMindsWhatItDoesNotKnow) {
  for (const char* wrong :
       {"[stage.extrakt]\nenabled = true\n", "[stage.draft]\nenable = true\n",
        "[stage.draft]\nat = \"nine\"\n", "[stage.draft]\nat = \"24:00\"\n",
        "[stage.draft]\nat = \":60\"\n", "[stage.draft]\nevery = \"0m\"\n",
        "[stage.draft]\nevery = \"1h\"\nat = \":30\"\n",
        "[stage.draft]\nbatch = 0\n", "[stage.draft]\nretries = 0\n",
        "[stage.draft]\nmax_per_day = -1\n", "[stage.draft]\ntimeout = 0\n",
        "[stage.draft]\ntimeout = \"10\"\nretries = \"3\"\n",
        "[hunt]\nstale = \"soon\"\n", "[hunt]\nalsso = []\n",
        "[due]\ncap = -1\n"}) {
    const Result<Plan> plan = Read(wrong);
    ASSERT_FALSE(plan) << wrong;
    EXPECT_EQ(plan.error().exit, ExitCode::kUsage);
    EXPECT_EQ(plan.error().message.substr(0, 12), "config.toml:") << wrong;
  }
}

TEST_F(HuntTest, WithoutAPersonNobodyIsMatched) {
  EXPECT_EQ(Read("")->Find("match")->why_not, "no profile.json");
  Write("profile.json", R"({"basics": {"name": ""}})");
  const Result<Plan> plan = Read("");
  EXPECT_EQ(plan->Find("draft")->why_not, "profile.json is not filled in");
  EXPECT_EQ(plan->Enabled().back()->name, "score");
  // What is wrong with it is for job-match to say.
  Write("profile.json", "{");
  EXPECT_TRUE(Read("")->Find("match")->enabled);
}

TEST_F(HuntTest, AStageThatIsOffIsPassedOver) {
  Write("profile.json", kPerson);
  const Result<Plan> plan = Read(
      "[stage.details]\nenabled = false\n"
      "[stage.lookup-company]\nenabled = false\n");
  ASSERT_TRUE(plan) << plan.error().message;
  EXPECT_EQ(plan->Find("extract")->from, "filter");
}

TEST_F(HuntTest, AStageRunsAtTheFirstOfItsTimesBehindItsWork) {
  StagePlan stage;
  ASSERT_TRUE(stage.when.Set("at", ":30"));
  const auto is_time = [&](const char* since, const char* now) {
    return IsTimeFor(stage, StepWork{At(since), {}}, At(now));
  };
  EXPECT_FALSE(is_time("2026-08-20T05:31:00Z", "2026-08-20T06:29:59Z"));
  EXPECT_TRUE(is_time("2026-08-20T05:31:00Z", "2026-08-20T06:30:00Z"));
  EXPECT_TRUE(is_time("2026-08-20T05:31:00Z", "2026-08-20T07:10:00Z"));
  // Compared in whole minutes.
  EXPECT_TRUE(is_time("2026-08-20T05:30:59Z", "2026-08-20T05:30:59Z"));
  stage.when = Schedule();
  ASSERT_TRUE(stage.when.Set("at", "09:00"));
  EXPECT_FALSE(is_time("2026-08-20T07:01:00Z", "2026-08-21T06:59:00Z"));
  EXPECT_TRUE(is_time("2026-08-20T07:01:00Z", "2026-08-21T07:00:00Z"));
  stage.when = Schedule();
  EXPECT_TRUE(is_time("2026-08-20T07:01:00Z", "2026-08-20T07:01:00Z"));
}

TEST_F(HuntTest, EveryCountsFromTheLastTimeThatItDidSomething) {
  StagePlan stage;
  ASSERT_TRUE(stage.when.Set("every", "2h"));
  const Time now = At("2026-08-20T08:00:20Z");
  EXPECT_TRUE(IsTimeFor(stage, {now, {}}, now));
  EXPECT_TRUE(IsTimeFor(stage, {now, At("2026-08-20T06:00:40Z")}, now));
  EXPECT_FALSE(IsTimeFor(stage, {now, At("2026-08-20T06:01:00Z")}, now));
}

TEST_F(HuntTest, RunsAreCountedAndTheirStandingKept) {
  const std::string state = folder_ + "/state";
  EXPECT_EQ(ReadRunStanding(state)->runs, 0u);
  const Time now = At("2026-08-20T08:00:00Z");
  ASSERT_TRUE(AppendRun(state, now, [&](RunStanding& standing) {
    standing.runs = 1;
    standing.open = RunStanding::Since{now, "run:1"};
    standing.paused = RunStanding::Since{now, ""};
    return std::string(R"({"kind":"run","id":"run:1"})");
  }));
  RunStanding read = *ReadRunStanding(state);
  EXPECT_EQ(read.runs, 1u);
  EXPECT_EQ(read.open->what, "run:1");
  EXPECT_EQ(read.paused->what, "");
  EXPECT_FALSE(read.last_success);
  ASSERT_TRUE(AppendRun(state, now, [&](RunStanding& standing) {
    standing.open.reset();
    standing.last_success = now;
    return std::string();
  }));
  read = *ReadRunStanding(state);
  EXPECT_FALSE(read.open);
  EXPECT_TRUE(read.paused);
  EXPECT_EQ(read.last_success, now);
}

TEST_F(HuntTest, ARunRecordSaysWhatHappened) {
  RunRecord run;
  run.id = "run:3";
  run.started_at = At("2026-08-20T08:00:00Z");
  EXPECT_EQ(RunJson(run),
            R"({"kind":"run","id":"run:3",)"
            R"("started_at":"2026-08-20T08:00:00Z","status":"running"})");
  run.ended_at = run.started_at + 2;
  run.status = RunRecord::kFailed;
  run.stages["score"].out = 1;
  run.stages["filter"].filtered = 2;
  run.errors.push_back({"extract", "disk \x1b full", 3});
  run.errors.push_back({"", "was stopped", 0});
  EXPECT_EQ(
      RunJson(run),
      R"({"kind":"run","id":"run:3","started_at":"2026-08-20T08:00:00Z",)"
      R"("ended_at":"2026-08-20T08:00:02Z","status":"failed",)"
      R"("sources":{"due":0,"ok":0,"failed":0},"stages":{)"
      R"("filter":{"in":2,"out":0,"filtered":2,"skipped":0,"closed":0,"errors":0},)"
      R"("score":{"in":1,"out":1,"filtered":0,"skipped":0,"closed":0,"errors":0}},)"
      R"("errors":[{"stage":"extract","message":"disk \u001b full","status":3},)"
      R"({"message":"was stopped"}],"tokens":0,"cost":0})");
  EXPECT_EQ(RunLine(run), "run:3 failed: extract: disk \x1b full (2 errors)");
  run.errors.clear();
  run.status = RunRecord::kPartial;
  run.due = 3;
  run.failed = 1;
  run.stages["scrape"].out = 1;
  EXPECT_EQ(RunLine(run), "run:3: 3 sources, 1 failed; 1 new or changed");
}

TEST_F(HuntTest, AListingIsFoundByItsUrlOrItsId) {
  const std::string lines =
      R"({"kind":"listing","id":"lever:acme:4711","title":"A","url":"https://jobs.lever.co/acme/4711"})"
      "\n"
      R"({"kind":"listing","id":"lever:acme:4712","title":"B","url":"https://jobs.lever.co/acme/4712","apply_url":"https://acme.example/apply/b"})"
      "\n"
      R"({"kind":"scrape","id":"lever:acme","status":"ok"})"
      "\n";
  const auto id_at = [&](const char* url) {
    Record record;
    const Result<std::string> found = ListingAt(url, lines);
    return found && record.Parse(*found) ? record.Text("id") : "";
  };
  EXPECT_EQ(id_at("https://jobs.lever.co/acme/4711"), "lever:acme:4711");
  EXPECT_EQ(id_at("http://jobs.lever.co/acme/4711/?utm_source=x#top"),
            "lever:acme:4711");
  EXPECT_EQ(id_at("https://acme.example/apply/b"), "lever:acme:4712");
  EXPECT_EQ(id_at("https://acme.example/jobs/4712/apply"), "lever:acme:4712");
  EXPECT_EQ(id_at("https://jobs.lever.co/acme"), "");
  EXPECT_EQ(ListingAt("https://x.example", "").error().exit, ExitCode::kUsage);
}

TEST_F(HuntTest, ATextBecomesAListing) {
  const Time now = At("2026-08-20T08:00:00Z");
  const Result<std::string> line =
      ListingOfText({"\n  Welder (TIG)\r\n\nBoats.\n", "Werft", ""}, now);
  Record record;
  ASSERT_TRUE(line && record.Parse(*line));
  EXPECT_EQ(record.Text("title"), "Welder (TIG)");
  EXPECT_EQ(record.Text("description"), "Boats.");
  EXPECT_EQ(record.Get("company")["name"].AsString(), "Werft");
  EXPECT_FALSE(record.Has("url"));
  EXPECT_FALSE(ListingOfText({" \n", "", ""}, now));
  EXPECT_FALSE(ListingOfText({"t\n" + std::string(5 << 20, 'x'), "", ""}, now));
}

TEST_F(HuntTest, ACrontabLineQuotesItsPath) {
  EXPECT_NE(CrontabLine("/home/ada/hunt").find(" -C /home/ada/hunt"),
            std::string::npos);
  EXPECT_NE(CrontabLine("/a b/100%").find(" -C '/a b/100\\%'"),
            std::string::npos);
  EXPECT_NE(CrontabLine("/it's").find(" -C '/it'\\''s'"), std::string::npos);
}

}  // namespace
}  // namespace jobutils
