#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diff/change.h"
#include "diff/content.h"
#include "diff/differ.h"
#include "diff/missing.h"
#include "journal/batch.h"
#include "journal/writer.h"

namespace jobutils {
namespace {

using Texts = std::vector<std::string>;

constexpr Time kDay = 24 * 60 * 60;
constexpr Time kFirst = 1786770000;  // 2026-08-15T05:00:00Z

struct Job {
  std::string id = "lever:acme:1";
  std::string company = "Acme GmbH";
  std::string title = "Welder";
  Texts places = {"Kiel"};
  std::string more = "";  // members, as "\"salary\":{},"
  std::string page = "";
  bool search = false;
};

// Type and board are those of the id.
std::string Source(const std::string& id, const std::string& page,
                   bool search) {
  const size_t board = id.find(':') + 1;
  JsonObject source;
  source.Text("type", id.substr(0, board - 1));
  source.Text("board", id.substr(board, id.find_first_of(":/", board) - board));
  source.Text("page", page);
  if (search) source.Bool("search", true);
  return source.str();
}

std::string Line(const Job& job) {
  JsonArray places;
  for (const std::string& place : job.places) places.Text(place);
  return "{\"kind\":\"listing\",\"id\":" + JsonString(job.id) +
         ",\"title\":" + JsonString(job.title) +
         ",\"company\":{\"name\":" + JsonString(job.company) +
         "},\"locations\":" + places.str() + "," + job.more +
         "\"source\":" + Source(job.id, job.page, job.search) + "}";
}

std::string Scrape(const std::string& source, int64_t listings,
                   const std::string& status = "ok",
                   const std::string& page = "", bool search = false) {
  JsonObject record;
  record.Text("kind", "scrape").Text("id", source + page);
  record.Raw("source", Source(source, page, search)).Text("status", status);
  if (search) record.Bool("search", true);
  return record.Integer("listings", listings).str();
}

// The listings of one source, and its scrape record.
Texts Board(const std::vector<Job>& jobs,
            const std::string& source = "lever:acme") {
  Texts lines;
  for (const Job& job : jobs) lines.push_back(Line(job));
  lines.push_back(Scrape(source, static_cast<int64_t>(jobs.size())));
  return lines;
}

Texts operator+(Texts a, const Texts& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

Record Parsed(const std::string& line) {
  Record record;
  EXPECT_TRUE(record.Parse(line)) << line << ": " << record.why();
  record.Own();
  return record;
}

uint64_t Content(const Job& job) { return ContentOf(Parsed(Line(job))); }

class DiffTest : public testing::Test {
 protected:
  void SetUp() override {
    alarm(240);  // nothing here may hang
    char path[] = "/tmp/diff_test.XXXXXX";
    ASSERT_NE(mkdtemp(path), nullptr);
    workspace_ = path;
    folder_ = workspace_ + "/state/scrape";
  }
  void TearDown() override {
    std::filesystem::remove_all(workspace_);
    alarm(0);
  }

  // One run of job-diff; its output is kept, as job-step would, and told:
  // "new lever:acme:1", and of a scrape record "[new 1, missing 2]".
  Texts Run(const Texts& lines, std::optional<int64_t> daily = std::nullopt) {
    Result<Past> past = Past::Open(folder_);
    EXPECT_TRUE(past.ok()) << past.error().message;
    Differ differ(std::move(*past), now, daily);
    now += kDay;
    out.clear();
    const auto write = [this](const Record& record) {
      out.emplace_back();
      record.AppendTo(out.back());
    };
    for (const std::string& line : lines) {
      Record record = Parsed(line);
      bool leaves = true;
      if (record.kind() == "scrape") {
        const Status ended = differ.End(record, write);
        EXPECT_TRUE(ended.ok()) << ended.error().message;
      } else if (record.live()) {
        const Result<bool> judged = differ.Judge(record);
        EXPECT_TRUE(judged.ok()) << judged.error().message;
        leaves = judged.ok() && *judged;
      } else {
        differ.Note(record);
      }
      if (leaves) write(record);
    }
    held = differ.held();
    Keep();
    Texts told;
    for (const std::string& line : out) told.push_back(Told(Json(line)));
    return told;
  }

  void Forget() { std::filesystem::remove_all(folder_); }
  void Keep() {
    Result<JournalWriter> writer = JournalWriter::Open(folder_, {});
    ASSERT_TRUE(writer.ok()) << writer.error().message;
    JournalBatch batch;
    for (const std::string& line : out) {
      if (batch.full()) {
        ASSERT_TRUE(writer->Append(batch, {now, {}, ""}).ok());
      }
      ASSERT_TRUE(batch.Add(line).ok());
    }
    ASSERT_TRUE(writer->Append(batch, {now, {}, ""}).ok());
  }

  static std::string Told(Json record) {
    if (record["kind"].AsString() == "scrape") {
      std::string told;
      for (const auto [key, value] : record["diff"].Members()) {
        if (value.raw() == "0" || value.AsString()) continue;
        told += (told.empty() ? "" : ", ") + std::string(key) + ' ' +
                std::string(value.raw());
      }
      return "[" + told + "]";
    }
    std::string told = record["change"]["status"].AsString().value_or("-");
    told += ' ' + record["id"].AsString().value_or("-");
    if (const auto of = record["outcome"]["dup_of"].AsString()) {
      told += " of " + *of;
    }
    if (const auto was = record["change"]["was"].AsString()) {
      told += " was " + *was;
    }
    return told;
  }

  // What the first record says at `pointer`, as JSON.
  std::string At(const char* pointer, size_t index = 0) const {
    return std::string(Json(out.at(index)).Pointer(pointer).raw());
  }

  Time now = kFirst;
  Texts out;
  int64_t held = 0;

 private:
  std::string workspace_;
  std::string folder_;
};

TEST(Content, IsWhatAReaderSees) {
  const Job job = {.places = {"Kiel", "Ulm"},
                   .more = R"("salary":{"min":1000,"currency":"EUR"},)"
                           R"("closes_at":"2026-09-01",)"
                           R"("description":"Weld  it.\n\nNow.",)"};
  Job same = job;
  same.title = " Welder\u00a0";
  same.places = {"Ulm", "Kiel", "Kiel "};
  same.more = R"("salary":{"currency":"EUR","source":"summary","min":1e3},)"
              R"("closes_at":"2026-09-01T12:00:00Z","updated_at":"2026-08-20",)"
              R"("url":"https://b.example","department":null,)"
              R"("description":"Weld it.\tNow. ",)";
  EXPECT_EQ(Content(job), Content(same));
  EXPECT_TRUE(DifferencesOf(Parsed(Line(job)), Parsed(Line(same))).empty());

  const std::map<std::string, Job> others = {
      {"id", {.id = "lever:acme:2"}},
      {"title", {.title = "welder"}},
      {"company.name", {.company = "Acme"}},
      {"locations", {.places = {"Kiel", "Ulm"}}},
      {"department", {.more = R"("department":"Yard",)"}},
      {"workplace", {.more = R"("workplace":"onsite",)"}},
      {"employment", {.more = R"("employment":"contract",)"}},
      {"salary", {.more = R"("salary":{"min":1},)"}},
      {"closes_at", {.more = R"("closes_at":"2026-09-01",)"}},
      {"description", {.more = R"("description":"Weld",)"}},
  };
  for (const auto& [key, other] : others) {
    EXPECT_NE(Content(Job()), Content(other)) << key;
    if (key == "id") continue;
    const Record before = Parsed(Line(Job()));
    const Record after = Parsed(Line(other));
    const auto differences = DifferencesOf(before, after);
    ASSERT_EQ(differences.size(), 1u) << key;
    EXPECT_EQ(differences[0].key, key);
  }
}

TEST(Content, HasSixteenDigits) {
  EXPECT_EQ(ContentText(1), "0000000000000001");
  EXPECT_EQ(ContentText(0xfedcba9876543210), "fedcba9876543210");
  EXPECT_NE(ContentOfRepeat(1, 2), ContentOfRepeat(2, 1));
}

TEST_F(DiffTest, NewThenSilentThenUpdated) {
  EXPECT_EQ(Run(Board({{}})), (Texts{"new lever:acme:1", "[new 1]"}));
  EXPECT_EQ(At("/change/content"), JsonString(ContentText(Content({}))));
  EXPECT_EQ(Run(Board({{.more = R"("updated_at":"2026-08-20",)"}})),
            Texts{"[unchanged 1]"});
  EXPECT_EQ(Run(Board({{.title = "Fitter", .places = {"Kiel", "Ulm"}}})),
            (Texts{"updated lever:acme:1", "[updated 1]"}));
  EXPECT_EQ(At("/change/fields"),
            R"([{"key":"title","old":"Welder","new":"Fitter"},)"
            R"({"key":"locations","old":["Kiel"],"new":["Kiel","Ulm"]}])");
  EXPECT_EQ(Run(Board({{.title = "Fitter", .places = {"Ulm", "Kiel"}}})),
            Texts{"[unchanged 1]"});
}

TEST_F(DiffTest, WhatAListLacksIsNoChange) {
  Run(Board({{.more = R"("description":"Weld it.",)"}}));
  EXPECT_EQ(Run(Board({{}})), Texts{"[unchanged 1]"});
  Run(Board({{.title = "Fitter"}}));
  EXPECT_EQ(At("/change/fields"),
            R"([{"key":"title","old":"Welder","new":"Fitter"}])");
}

TEST_F(DiffTest, ADeadlineThatMovesAlongIsNoChange) {
  const auto closes = [this](const std::string& day, const std::string& read) {
    Job job;
    std::string line = Line(job);
    line.insert(line.size() - 2, ",\"fetched_at\":\"" + read + "\"");
    line.insert(1, "\"closes_at\":\"" + day + "\",");
    return Run({line, Scrape("lever:acme", 1)}).front();
  };
  closes("2026-09-15", "2026-08-16T05:00:00Z");
  EXPECT_EQ(closes("2026-09-16", "2026-08-17T07:00:00Z"), "[unchanged 1]");
  EXPECT_EQ(closes("2026-09-20", "2026-08-18T07:00:00Z"),
            "updated lever:acme:1");
}

TEST_F(DiffTest, PayIsRemembered) {
  const auto paid = [this](int min) {
    return Run(
        Board({{.more = "\"salary\":{\"min\":" + std::to_string(min) + "},"}}));
  };
  paid(100);
  paid(200);
  EXPECT_EQ(At("/change/pay"),
            R"([{"salary":{"min":100},"until":"2026-08-16T05:00:00Z"}])");
  Run(Board({{.title = "Fitter", .more = R"("salary":{"min":200},)"}}));
  EXPECT_EQ(At("/change/pay"),
            R"([{"salary":{"min":100},"until":"2026-08-16T05:00:00Z"}])");
  for (int min = 3; min < 30; ++min) paid(min);
  size_t kept = 0;
  for (const Json entry : Json(out[0])["change"]["pay"].Items()) {
    EXPECT_EQ(entry["salary"]["min"].AsInteger(), 19 + kept++);
  }
  EXPECT_EQ(kept, kMostPay);
  Run(Board({}));
  Run(Board({}));
  EXPECT_NE(At("/change/pay").find("\"min\":28"), std::string::npos);
}

TEST_F(DiffTest, LongTextsAreCut) {
  const auto text = [](std::string_view word) {
    return "\"description\":\"" + std::string(5000, 'x') + "ß" +
           std::string(word) + std::string(5000, 'y') + "\",";
  };
  Run(Board({{.more = text("one")}}));
  Run(Board({{.more = text("two")}}));
  const std::string old = At("/change/fields/0/old");
  EXPECT_NE(old.find("ßone"), std::string::npos);
  EXPECT_TRUE(old.starts_with("\"…x")) << old;
  EXPECT_LT(old.size(), kMostShown + 20);
  EXPECT_NE(At("/change/fields/0/new").find("ßtwo"), std::string::npos);
  Run(Board({{.places = Texts(500, std::string(600, 'z'))}}));
  EXPECT_EQ(At("/change/fields/0/new"), R"(["…"])");
}

TEST_F(DiffTest, ClosedAfterTwoScrapesWithoutIt) {
  const Job one;
  const Job two = {.id = "lever:acme:2"};
  Run(Board({one, two}));
  EXPECT_EQ(Run(Board({one})), Texts{"[unchanged 1, missing 1]"});
  EXPECT_EQ(At("/missing"), R"([{"times":1,"of":2,"ids":["lever:acme:2"]}])");
  EXPECT_EQ(Run(Board({one})),
            (Texts{"closed lever:acme:2", "[unchanged 1, closed 1]"}));
  EXPECT_EQ(At("/title"), "\"Welder\"");
  EXPECT_EQ(At("/outcome"),
            R"({"status":"closed","stage":"diff","rule":"closed.missing",)"
            R"("value":"2 scrapes"})");
  EXPECT_EQ(At("/change/at"), "\"2026-08-17T05:00:00Z\"");
  EXPECT_EQ(At("/missing", 1), "");
  EXPECT_EQ(Run(Board({one})), Texts{"[unchanged 1]"});
}

TEST_F(DiffTest, OnlyTwoInARowClose) {
  const Job one;
  const Job two = {.id = "lever:acme:2"};
  Run(Board({one, two}));
  Run(Board({one}));
  EXPECT_EQ(Run(Board({one, two})), Texts{"[unchanged 2]"});
  EXPECT_EQ(Run(Board({one})), Texts{"[unchanged 1, missing 1]"});
  // What is no good scrape tells only of what it saw.
  EXPECT_EQ(Run({Scrape("lever:acme", 0, "broken")}), Texts{"[missing 1]"});
  EXPECT_EQ(Run({Line(two), Scrape("lever:acme", 1, "truncated")}),
            Texts{"[unchanged 1]"});
  EXPECT_EQ(Run(Board({one})), Texts{"[unchanged 1, missing 1]"});
  EXPECT_EQ(Run({Scrape("lever:acme", 0, "empty")}),
            (Texts{"closed lever:acme:2", "[closed 1, missing 1]"}));
}

TEST_F(DiffTest, LosingOverHalfABoardWaitsForAThird) {
  std::vector<Job> jobs;
  for (int i = 0; i < 6; ++i) {
    jobs.push_back({.id = "lever:acme:" + std::to_string(i)});
  }
  const std::vector<Job> few = {jobs[0], jobs[1]};
  Run(Board(jobs));
  EXPECT_EQ(Run(Board(few)), Texts{"[unchanged 2, missing 4]"});
  EXPECT_EQ(Json(out[0])["missing"].At(0)["of"].AsInteger(), 3);
  // One more, which is half of what is there now, but of no handful.
  EXPECT_EQ(Run(Board({jobs[0]})), Texts{"[unchanged 1, missing 5]"});
  // Two are back, and the others still wait.
  EXPECT_EQ(Run(Board({jobs[0], jobs[4], jobs[5]})),
            (Texts{"closed lever:acme:1", "closed lever:acme:2",
                   "closed lever:acme:3", "[unchanged 3, closed 3]"}));
  EXPECT_EQ(At("/outcome/value", 0), "\"2 scrapes\"");
  EXPECT_EQ(At("/outcome/value", 1), "\"3 scrapes\"");
}

TEST_F(DiffTest, WhatIsNotWholeClosesNothing) {
  const Job one;
  const Job two = {.id = "lever:acme:2"};
  const Job other = {.id = "lever:other:1", .company = "Other"};
  Run(Board({one, two}) + Board({other}, "lever:other"));
  for (int i = 0; i < 3; ++i) {
    // The stream was cut, or something took a listing out of it.
    EXPECT_EQ(Run({Line(one)}), Texts{});
    EXPECT_EQ(Run({Line(one), Scrape("lever:acme", 2)}),
              Texts{"[unchanged 1]"});
    // Mixed up.
    EXPECT_EQ(Run({Line(one), Line(other), Scrape("lever:acme", 2),
                   Scrape("lever:other", 1)}),
              (Texts{"[]", "[]"}));
  }
  EXPECT_EQ(Run(Board({one, two})), Texts{"[unchanged 2]"});
}

TEST_F(DiffTest, ClosedAndThereAgain) {
  Run(Board({{.more = R"("salary":{"min":1},)"}}));
  Run(Board({}));
  EXPECT_EQ(Run(Board({})), (Texts{"closed lever:acme:1", "[closed 1]"}));
  EXPECT_EQ(Run(Board({{.more = R"("salary":{"min":2},)"}})),
            (Texts{"reopened lever:acme:1", "[reopened 1]"}));
  EXPECT_EQ(At("/outcome"), "");
  EXPECT_EQ(At("/change/fields"),
            R"([{"key":"salary","old":{"min":1},"new":{"min":2}}])");
  EXPECT_EQ(At("/change/pay/0/salary"), R"({"min":1})");
  EXPECT_EQ(Run(Board({{.more = R"("salary":{"min":2},)"}})),
            Texts{"[unchanged 1]"});
}

TEST_F(DiffTest, RepostedUnderAnotherId) {
  const Job again = {.id = "lever:acme:9", .company = "ACME"};
  Run(Board({{}}));
  Run(Board({}));
  Run(Board({}));
  EXPECT_EQ(Run(Board({again, {.id = "lever:acme:8", .places = {"Bonn"}}})),
            (Texts{"reposted lever:acme:9 was lever:acme:1", "new lever:acme:8",
                   "[new 1, reposted 1]"}));
  EXPECT_EQ(Run(Board({again})), Texts{"[unchanged 1, missing 1]"});
}

TEST_F(DiffTest, TwoOpeningsOfOneSourceAreNoDuplicates) {
  EXPECT_EQ(Run(Board({{}, {.id = "lever:acme:2"}})),
            (Texts{"new lever:acme:1", "new lever:acme:2", "[new 2]"}));
}

TEST_F(DiffTest, DuplicateOfAnotherSource) {
  const Job copy = {.id = "ashby:acme:x", .company = "Acme", .title = "WELDER"};
  const Texts lines = Board({copy}, "ashby:acme");
  Run(Board({{}}));
  EXPECT_EQ(Run(lines),
            (Texts{"duplicate ashby:acme:x of lever:acme:1", "[duplicate 1]"}));
  EXPECT_EQ(At("/outcome"),
            R"({"status":"skipped","stage":"diff","rule":"duplicate",)"
            R"("value":"same company, title and place",)"
            R"("dup_of":"lever:acme:1"})");
  EXPECT_EQ(Run(lines), Texts{"[unchanged 1]"});
  // The original is no duplicate of its duplicate.
  EXPECT_EQ(Run(Board({{.more = R"("department":"Yard",)"}})),
            (Texts{"updated lever:acme:1", "[updated 1]"}));
  EXPECT_EQ(Run(lines),
            (Texts{"duplicate ashby:acme:x of lever:acme:1", "[duplicate 1]"}));
  EXPECT_EQ(Run(lines), Texts{"[unchanged 1]"});
}

TEST_F(DiffTest, ADuplicateIsLiveWhenItsOriginalIsClosed) {
  const Job copy = {.id = "ashby:acme:x"};
  const Texts lines = Board({copy}, "ashby:acme");
  Run(Board({{}}) + lines);
  Run(Board({}) + lines);
  EXPECT_EQ(Run(lines + Board({})),
            (Texts{"[unchanged 1]", "closed lever:acme:1", "[closed 1]"}));
  EXPECT_EQ(Run(lines), (Texts{"new ashby:acme:x", "[new 1]"}));
  EXPECT_EQ(At("/outcome"), "");
  EXPECT_EQ(Run(lines), Texts{"[unchanged 1]"});
  // The other is the later one now.
  EXPECT_EQ(Run(Board({{}})),
            (Texts{"duplicate lever:acme:1 of ashby:acme:x", "[duplicate 1]"}));
}

TEST_F(DiffTest, ADuplicateIsLiveInTheRunThatClosesItsOriginal) {
  const Texts lines = Board({{.id = "ashby:acme:x"}}, "ashby:acme");
  Run(Board({{}}) + lines);
  Run(Board({}) + lines);
  EXPECT_EQ(Run(Board({}) + lines), (Texts{"closed lever:acme:1", "[closed 1]",
                                           "new ashby:acme:x", "[new 1]"}));
}

TEST_F(DiffTest, ADuplicateThatIsGoneIsClosed) {
  Run(Board({{}}) + Board({{.id = "ashby:acme:x"}}, "ashby:acme"));
  Run(Board({}, "ashby:acme"));
  EXPECT_EQ(Run(Board({}, "ashby:acme")),
            (Texts{"closed ashby:acme:x", "[closed 1]"}));
  EXPECT_EQ(At("/outcome/status"), "\"closed\"");
}

TEST_F(DiffTest, DuplicateInOneRun) {
  const Texts lines =
      Board({{}}) + Board({{.id = "ashby:acme:x"}}, "ashby:acme");
  EXPECT_EQ(Run(lines),
            (Texts{"new lever:acme:1", "[new 1]",
                   "duplicate ashby:acme:x of lever:acme:1", "[duplicate 1]"}));
  EXPECT_EQ(Run(lines), (Texts{"[unchanged 1]", "[unchanged 1]"}));
}

TEST_F(DiffTest, WhoseNamesCompare) {
  struct {
    Job one, other;
    bool same;
  } const cases[] = {
      {{.company = "Straßenbau AG"}, {.company = "STRASSENBAU"}, true},
      {{.company = "株式会社日本橋", .title = "営業", .places = {"東京"}},
       {.company = "日本橋 (株)", .title = "営業", .places = {"Tokyo"}},
       true},
      {{.company = "ООО Ромашка", .title = "Повар"},
       {.company = "Ромашка", .title = "ПОВАР"},
       true},
      {{.company = "日本"}, {.company = "中国"}, false},
      {{.company = ""}, {.company = ""}, false},
      {{.title = "?"}, {.title = "!"}, false},
      {{.places = {"Munich"}}, {.places = {"München, Germany"}}, true},
      {{.places = {"Kiel"}}, {.places = {"Bonn"}}, false},
      {{.places = {}}, {.places = {}}, true},
      {{.places = {}}, {.places = {"Kiel"}}, false},
      {{.places = {"Kiel", "Bonn"}}, {.places = {"Bonn"}}, true},
      {{.places = {"Bonn"}}, {.places = {"Kiel", "Bonn"}}, false},
      {{.places = {"Halle 7"}}, {.places = {"halle-7"}}, true},
  };
  for (auto [one, other, same] : cases) {
    other.id = "ashby:acme:1";
    for (const bool in_one_run : {true, false}) {
      Forget();
      Texts lines = {Line(one)};
      if (!in_one_run) Run(lines);
      lines.push_back(Line(other));
      EXPECT_EQ(Run(lines).back().starts_with("dup"), same)
          << in_one_run << ' ' << lines.back();
    }
  }
}

TEST_F(DiffTest, OnlyWhatIsLiveIsRepeated) {
  const Job filtered = {
      .more = R"("outcome":{"status":"filtered","stage":"filter"},)"};
  Run({Line(filtered)});
  EXPECT_EQ(Run({Line({.id = "ashby:acme:x"})}), Texts{"new ashby:acme:x"});
}

TEST_F(DiffTest, PinnedIsNoDuplicateAndStaysPinned) {
  Job pinned = {.id = "ashby:acme:x", .more = "\"pinned\":true,"};
  Run(Board({{}}));
  EXPECT_EQ(Run({Line(pinned)}), Texts{"new ashby:acme:x"});
  pinned.more = "";
  EXPECT_EQ(Run({Line(pinned)}), Texts{});
  pinned.title = "Fitter";
  EXPECT_EQ(Run({Line(pinned)}), Texts{"updated ashby:acme:x"});
  EXPECT_EQ(At("/pinned"), "true");
}

TEST_F(DiffTest, PagesOfOneHostAreBoardsOfTheirOwn) {
  const Job first = {.id = "jsonld:acme/jobs:1", .page = "/jobs"};
  Job second = {.id = "jsonld:acme/team:1", .page = "/team"};
  const Texts one = {Line(first), Scrape("jsonld:acme", 1, "ok", "/jobs")};
  const auto two = [&second] {
    return Texts{Line(second), Scrape("jsonld:acme", 1, "ok", "/team")};
  };
  EXPECT_EQ(Run(one + two()),
            (Texts{"new jsonld:acme/jobs:1", "[new 1]",
                   "duplicate jsonld:acme/team:1 of jsonld:acme/jobs:1",
                   "[duplicate 1]"}));
  EXPECT_EQ(Run(one + two()), (Texts{"[unchanged 1]", "[unchanged 1]"}));
  // The same number for another job.
  second.title = "Cook";
  EXPECT_EQ(Run(two()).front(), "new jsonld:acme/team:1");
  // Even one id does not make one job of what two sources have.
  Forget();
  second.id = first.id;
  EXPECT_EQ(Run(one + two()).at(2), "new jsonld:acme/jobs:1");
}

TEST_F(DiffTest, WhoOnlyClaimsACompanyHidesNothingOfItsBoard) {
  const Job board;
  const Texts lever = Board({board});
  for (const std::string& source :
       {std::string("jsonld:evil"), std::string("hand:me")}) {
    const Job page = {.id = source + ":1"};
    const Texts claim = Board({page}, source);
    for (const bool in_one_run : {true, false}) {
      Forget();
      Texts told = in_one_run ? Run(claim + lever) : Run(claim);
      if (!in_one_run) told = told + Run(lever);
      EXPECT_EQ(told, (Texts{"new " + page.id, "[new 1]", "new lever:acme:1",
                             "[new 1]"}));
      EXPECT_EQ(Run(claim + lever), (Texts{"[unchanged 1]", "[unchanged 1]"}));
      Forget();
      told = in_one_run ? Run(lever + claim) : Run(lever);
      if (!in_one_run) told = told + Run(claim);
      EXPECT_EQ(told.at(2), "duplicate " + page.id + " of lever:acme:1");
    }
  }
  // In one run, too, the board takes the place of the claim.
  Forget();
  EXPECT_EQ(Run(Board({{.id = "jsonld:evil:1"}}, "jsonld:evil") + lever +
                Board({{.id = "ashby:acme:1"}}, "ashby:acme"))
                .at(4),
            "duplicate ashby:acme:1 of lever:acme:1");
}

TEST_F(DiffTest, WhatWasHiddenByAClaimIsLive) {
  const Job page = {.id = "jsonld:evil:1"};
  Run(Board({page}, "jsonld:evil"));
  Job hidden;
  hidden.more =
      "\"change\":{\"status\":\"duplicate\",\"content\":\"" +
      ContentText(ContentOfRepeat(Content({}), Content(page))) +
      R"("},"outcome":{"status":"skipped","stage":"diff","rule":"duplicate",)"
      R"("dup_of":"jsonld:evil:1"},)";
  out = {Line(hidden)};
  Keep();
  EXPECT_EQ(Run(Board({{}})), (Texts{"new lever:acme:1", "[new 1]"}));
}

TEST_F(DiffTest, ACopyIsLiveWhenTheBoardOfItsOriginalFails) {
  const Texts copy = Board({{.id = "ashby:acme:x"}}, "ashby:acme");
  for (const std::string status : {"gone", "blocked", "broken"}) {
    const Texts failed = {Scrape("lever:acme", 0, status)};
    for (const bool before : {true, false}) {
      Forget();
      Run(Board({{}}) + copy);
      EXPECT_EQ(Run(copy), Texts{"[unchanged 1]"});
      const Texts told = Run(before ? failed + copy : copy + failed + copy);
      EXPECT_EQ(told.at(told.size() - 2), "new ashby:acme:x") << status;
      EXPECT_EQ(Run(Board({{}}) + copy),
                (Texts{"[unchanged 1]", "[unchanged 1]"}));
    }
    // As the journal has it.
    Forget();
    Run(Board({{}}) + copy);
    Run(failed);
    EXPECT_EQ(Run(copy), (Texts{"new ashby:acme:x", "[new 1]"})) << status;
    // A board that is there again is what it was.
    Forget();
    Run(Board({{}}));
    Run(failed);
    EXPECT_EQ(Run(Board({{}}) + copy).at(1),
              "duplicate ashby:acme:x of lever:acme:1");
  }
  for (const std::string status : {"ok", "truncated", "throttled"}) {
    Forget();
    Run(Board({{}}) + copy);
    EXPECT_EQ(Run(Texts{Scrape("lever:acme", 1, status)} + copy).back(),
              "[unchanged 1]")
        << status;
  }
}

TEST_F(DiffTest, ACopyIsLiveWhenItsOriginalIsNotReadAnyMore) {
  const auto at = [](const Texts& lines, Time time) {
    Texts stamped;
    for (std::string line : lines) {
      const size_t source = line.find("\"source\":{") + 10;
      line.insert(source, "\"fetched_at\":\"" + FormatTime(time) + "\",");
      stamped.push_back(line);
    }
    return stamped;
  };
  const Texts board = Board({{}});
  const Texts copy = Board({{.id = "ashby:acme:x"}}, "ashby:acme");
  Run(at(board, kFirst) + at(copy, kFirst));
  EXPECT_EQ(Run(at(copy, kFirst + 14 * kDay)), Texts{"[unchanged 1]"});
  // It was read again, though it had nothing to tell.
  Run(at(board, kFirst + 5 * kDay));
  EXPECT_EQ(Run(at(copy, kFirst + 19 * kDay)), Texts{"[unchanged 1]"});
  EXPECT_EQ(Run(at(copy, kFirst + 20 * kDay)),
            (Texts{"new ashby:acme:x", "[new 1]"}));
  // Of one run, and of one without a scrape record.
  for (const bool in_one_run : {true, false}) {
    Forget();
    const Texts first = at({Line({})}, kFirst);
    if (!in_one_run) Run(first);
    const Texts before = in_one_run ? first : Texts();
    EXPECT_EQ(Run(before + at(copy, kFirst + 15 * kDay)).end()[-2],
              "new ashby:acme:x");
    Forget();
    if (!in_one_run) Run(first);
    EXPECT_EQ(Run(before + at(copy, kFirst + 14 * kDay)).end()[-2],
              "duplicate ashby:acme:x of lever:acme:1");
  }
}

TEST_F(DiffTest, WhatIsNotLiveIsThere) {
  const Job one;
  const Job two = {.id = "lever:acme:2"};
  const std::string error = R"("error":{"stage":"scrape","code":"no_url",)"
                            R"("message":"m","retry":false},)";
  Job failed = two;
  failed.more = error;
  Run(Board({one, two}));
  EXPECT_EQ(Run(Board({one, failed})),
            (Texts{"- lever:acme:2", "[unchanged 1]"}));
  Run(Board({one, failed}));
  EXPECT_EQ(Run(Board({one, two})),
            (Texts{"new lever:acme:2", "[new 1, unchanged 1]"}));
  Run(Board({one, failed}));
  Run(Board({one}));
  EXPECT_EQ(Run(Board({one})).front(), "closed lever:acme:2");
  EXPECT_EQ(At("/error"), "");
}

TEST_F(DiffTest, TwiceInOneRun) {
  const Job one;
  const Job fitter = {.title = "Fitter"};
  EXPECT_EQ(Run(Board({one, one})),
            (Texts{"new lever:acme:1", "[new 1, unchanged 1]"}));
  const Job nurse = {.id = "lever:acme:2", .title = "Nurse"};
  const Job cook = {.id = "lever:acme:2", .title = "Cook"};
  EXPECT_EQ(Run(Board({one, nurse}) + Board({one, cook})),
            (Texts{"new lever:acme:2", "[new 1, unchanged 1]",
                   "updated lever:acme:2", "[updated 1, unchanged 1]"}));
  Forget();
  Run(Board({one}));
  // The last version wins, though the journal knows it already.
  EXPECT_EQ(Run(Board({fitter}) + Board({one})),
            (Texts{"updated lever:acme:1", "[updated 1]",
                   "updated lever:acme:1", "[updated 1]"}));
  EXPECT_EQ(Run(Board({one})), Texts{"[unchanged 1]"});
  Run(Board({}));
  EXPECT_EQ(Run(Board({}) + Board({}) + Board({one})),
            (Texts{"closed lever:acme:1", "[closed 1]", "[]",
                   "reopened lever:acme:1", "[reopened 1]"}));
  EXPECT_EQ(Run(Board({one})), Texts{"[unchanged 1]"});
}

TEST_F(DiffTest, AJournalThatWasNeverCompared) {
  out = Board({{}});
  Keep();
  EXPECT_EQ(Run(Board({{}})), Texts{"[unchanged 1]"});
  EXPECT_EQ(Run(Board({{.title = "Fitter"}})),
            (Texts{"updated lever:acme:1", "[updated 1]"}));
}

TEST_F(DiffTest, SoManyNewOnesOfASearchADay) {
  const auto cell = [](int first, int last) {
    Texts lines;
    for (int i = first; i <= last; ++i) {
      lines.push_back(Line({.id = "lever:acme:" + std::to_string(i),
                            .title = "Welder " + std::to_string(i),
                            .search = true}));
    }
    lines.push_back(
        Scrape("lever:acme", last - first + 1, "truncated", "", true));
    return lines;
  };
  EXPECT_EQ(Run(cell(1, 3), 2), (Texts{"new lever:acme:1", "new lever:acme:2",
                                       "[new 2, held 1, today 2]"}));
  EXPECT_EQ(held, 1);
  now = kFirst + kDay / 2;
  EXPECT_EQ(Run(cell(1, 3) + cell(1, 3), 3),
            (Texts{"new lever:acme:3", "[new 1, unchanged 2, today 3]",
                   "[unchanged 3, today 3]"}));
  now = kFirst + kDay / 2;
  EXPECT_EQ(Run(cell(4, 4), 3), Texts{"[held 1, today 3]"});
  EXPECT_EQ(Run(cell(4, 4), 3),
            (Texts{"new lever:acme:4", "[new 1, today 1]"}));
  // No search.
  EXPECT_EQ(Run(Board({{.id = "lever:b:1"}, {.id = "lever:b:2"}}, "lever:b"), 1)
                .size(),
            3u);
}

TEST_F(DiffTest, HostileIds) {
  const Texts ids = {"lever:acme:", "lever:acme:\x1b[2J\u202e\"\\",
                     "lever:acme:" + std::string(100000, 'i')};
  std::vector<Job> jobs;
  for (const std::string& id : ids) jobs.push_back({.id = id});
  Run(Board(jobs));
  EXPECT_EQ(Run(Board(jobs)), Texts{"[unchanged 3]"});
  Run(Board({}));
  EXPECT_EQ(Run(Board({})).back(), "[closed 3]");
  // Without an id nothing can be known again.
  const std::string nameless =
      R"({"kind":"listing","source":{"type":"lever","board":"acme"}})";
  EXPECT_EQ(Run({nameless}), Texts{"new -"});
  EXPECT_EQ(Run({nameless}), Texts{"new -"});
}

TEST(MissingList, FitsARecord) {
  MissingList many;
  const std::string id = "greenhouse:acme:" + std::string(30, '7');
  for (int i = 0; i < 50000; ++i) {
    many.Add(id, {1, 3});
    many.Add(id, {2, 3});
  }
  EXPECT_EQ(many.size(), 100000u);
  const std::string json = many.ToJson();
  EXPECT_LT(json.size(), kMaxRecordBytes / 2);
  const Record scrape = Parsed("{\"missing\":" + json + "}");
  size_t read = 0;
  ForEachMissing(scrape, [&](const std::string& each, Absence absence) {
    ASSERT_EQ(each, id);
    ASSERT_EQ(absence.of, 3);
    ++read;
  });
  EXPECT_GT(read, 30000u);
}

TEST(MissingList, OfSomebodyElse) {
  const auto never = [](const std::string& id, Absence) {
    ADD_FAILURE() << id;
  };
  for (const char* missing :
       {"1", "[1,{}]", R"([{"times":1,"of":2,"ids":[1,{}]}])",
        R"([{"times":2,"of":2,"ids":["a"]}])",
        R"([{"times":-1,"of":2,"ids":["a"]}])",
        R"([{"times":1,"of":99,"ids":["a"]}])"}) {
    const std::string line = "{\"missing\":" + std::string(missing) + "}";
    ForEachMissing(Parsed(line), never);
  }
}

TEST(MassLoss, IsOverHalfOfAHandful) {
  EXPECT_FALSE(IsMassLoss(4, 4));
  EXPECT_TRUE(IsMassLoss(3, 5));
  EXPECT_FALSE(IsMassLoss(3, 6));
  EXPECT_TRUE(IsMassLoss(4, 6));
}

TEST(RecentMap, RemembersTheLastOnes) {
  RecentMap<int> map(100);
  for (int i = 0; i < 1000; ++i) map.Put(i, i);
  for (int i = 900; i < 1000; ++i) ASSERT_NE(map.Find(i), nullptr);
  EXPECT_EQ(map.Find(700), nullptr);
}

}  // namespace
}  // namespace jobutils
