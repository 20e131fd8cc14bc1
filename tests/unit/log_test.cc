#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "journal/head.h"
#include "journal/lock.h"
#include "journal/requests.h"
#include "journal/segment.h"
#include "journal/writer.h"
#include "log/cat.h"
#include "log/events.h"
#include "log/follower.h"
#include "log/old_segments.h"
#include "log/retry.h"
#include "log/stages.h"
#include "log/status.h"
#include "log/verify.h"
#include "step/state.h"

namespace jobutils {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

constexpr Time kNow = 1787203800;  // 2026-08-20T05:30:00Z
constexpr Time kDay = 86400;

std::string Listing(const std::string& id, const std::string& more = "") {
  return R"({"kind":"listing","id":")" + id + '"' + more + '}';
}

std::string Failed(const std::string& stage, const std::string& code,
                   const std::string& more) {
  return R"(,"error":{"stage":")" + stage + R"(","code":")" + code +
         R"(","message":"m","retry":)" + more + '}';
}

std::string Dropped(const std::string& stage) {
  return R"(,"outcome":{"status":"filtered","stage":")" + stage +
         R"(","rule":"pay.floor"})";
}

class LogTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string path = testing::TempDir() + "/log_test.XXXXXX";
    ASSERT_NE(mkdtemp(path.data()), nullptr);
    workspace_ = path;
    state_ = path + "/state";
  }
  void TearDown() override { fs::remove_all(workspace_); }

  std::string Folder(const std::string& stage) { return state_ + '/' + stage; }

  // Commits one batch; `command` other than before begins a segment.
  Position Commit(const std::string& stage, const Texts& records,
                  CommitNote note = {}, const std::string& command = "") {
    JournalWriter::Options options;
    if (!command.empty()) options.command = {command};
    Result<JournalWriter> writer = JournalWriter::Open(Folder(stage), options);
    EXPECT_TRUE(writer.ok()) << writer.error().message;
    JournalBatch batch;
    for (const std::string& record : records) {
      EXPECT_TRUE(batch.Add(record).ok());
    }
    if (note.at == 0) note.at = kNow;
    const Result<Position> position = writer->Append(batch, note);
    EXPECT_TRUE(position.ok()) << position.error().message;
    return *position;
  }

  static CommitNote From(const std::string& stage, const Position& position,
                         Time at = kNow) {
    CommitNote note;
    note.at = at;
    note.in[stage] = position;
    return note;
  }

  LineSink Sink() {
    return [this](std::string_view line) {
      lines_.emplace_back(line);
      return lines_.size() < most_;
    };
  }

  Texts Cat(const std::string& stage, const Selection& selection) {
    lines_.clear();
    const Status done = CatRecords(Folder(stage), selection, Sink());
    EXPECT_TRUE(done.ok()) << done.error().message;
    return lines_;
  }

  std::string workspace_;
  std::string state_;
  Texts lines_;
  size_t most_ = SIZE_MAX;
};

TEST_F(LogTest, StagesStandBehindThoseTheyReadFrom) {
  EXPECT_TRUE(ListStages(state_)->empty());
  const Position end = Commit("zscrape", {Listing("1")});
  const Position read = Commit("extract", {}, From("zscrape", end));
  Commit("again", {}, From("extract", read));
  Commit("alone", {Listing("1")});
  fs::create_directories(state_ + "/empty");
  std::ofstream(state_ + "/file") << "x";
  EXPECT_EQ(*ListStages(state_),
            (Texts{"alone", "zscrape", "extract", "again"}));

  EXPECT_EQ(*PickStages(state_, {"again"}), Texts{"again"});
  const auto unknown = PickStages(state_, {"again", "../x"});
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.error().exit, ExitCode::kUsage);
  EXPECT_NE(unknown.error().message.find("'../x'"), std::string::npos);
  EXPECT_NE(unknown.error().message.find("'extract'"), std::string::npos);
}

TEST_F(LogTest, StagesThatReadEachOtherAreListedToo) {
  Commit("a", {}, From("b", {}));
  Commit("b", {}, From("a", {}));
  EXPECT_EQ(*ListStages(state_), (Texts{"a", "b"}));
}

TEST_F(LogTest, CatFoldsAndSifts) {
  const std::string old = Listing("1", R"(,"v":1)");
  const std::string live = Listing("1", R"(,"v":2)");
  const std::string dropped = Listing("2", Dropped("extract"));
  const std::string waiting = Listing(
      "3", Failed("extract", "wait",
                  R"(true,"attempts":1,"next_at":"2026-08-20T06:00:00Z")"));
  const std::string retrying = Listing(
      "4", Failed("extract", "fetch_timeout",
                  R"(true,"attempts":1,"next_at":"2026-08-20T06:00:00Z")"));
  const std::string dead =
      Listing("5", Failed("extract", "fetch_timeout", R"(true,"attempts":3)"));
  const std::string failed =
      Listing("6", Failed("extract", "no_text", "false"));
  const std::string foreign =
      Listing("7", Failed("scrape", "fetch_timeout", R"(true,"attempts":3)"));
  const std::string page = R"({"kind":"page","id":"1"})";
  Commit("extract", {old, dropped, waiting, page});
  Commit("extract", {live, retrying, dead, failed, foreign});
  EXPECT_EQ(Cat("extract", {}), (Texts{dropped, waiting, page, live, retrying,
                                       dead, failed, foreign}));
  EXPECT_EQ(Cat("extract", {{Group::kLive}, ""}), (Texts{page, live}));
  EXPECT_EQ(Cat("extract", {{Group::kLive}, "listing"}), Texts{live});
  EXPECT_EQ(Cat("extract", {{Group::kDead}, ""}), Texts{dead});
  EXPECT_EQ(Cat("extract", {{Group::kDropped}, ""}), Texts{dropped});
  EXPECT_EQ(Cat("extract", {{Group::kWaiting}, ""}), Texts{waiting});
  EXPECT_EQ(Cat("extract", {{Group::kRetrying}, ""}), Texts{retrying});
  EXPECT_EQ(Cat("extract", {{Group::kFailed}, ""}), (Texts{failed, foreign}));

  const StageStatus status = StatusOf(workspace_, state_, "extract");
  EXPECT_EQ(status.trouble, "");
  EXPECT_EQ(status.Records(), 8u);
  EXPECT_EQ(status.records, (std::array<uint64_t, 6>{2, 1, 1, 1, 1, 2}));

  most_ = 2;  // who reads goes away
  EXPECT_EQ(Cat("extract", {}), (Texts{dropped, waiting}));
}

TEST_F(LogTest, StatusSaysHowAStageStands) {
  Commit("scrape", {Listing("1"), Listing("2")});
  const Position end = Commit("scrape", {Listing("3")});
  Position part;
  part.skip = 1;
  CommitNote note = From("scrape", part);
  StepState own;
  own.Count(kNow + 60, false, end);
  note.state = StepStateJson(own);
  Commit("extract", {Listing("1")}, note, "job-extract");

  StageStatus status = StatusOf(workspace_, state_, "extract");
  EXPECT_EQ(status.trouble, "");
  EXPECT_EQ(status.at, kNow);
  EXPECT_EQ(status.commits, 1u);
  EXPECT_EQ(status.segments, 1u);
  EXPECT_EQ(status.bytes, fs::file_size(SegmentPath(Folder("extract"), 1)));
  EXPECT_EQ(status.behind.at("scrape"), 2u);
  EXPECT_EQ(status.next_at, kNow + 60);
  EXPECT_EQ(status.torn_bytes, 0u);
  EXPECT_FALSE(status.locked);
  EXPECT_FALSE(status.stale);
  EXPECT_EQ(StatusJson(status),
            R"({"kind":"stage","id":"extract","at":"2026-08-20T05:30:00Z",)"
            R"("commits":1,"segments":1,"bytes":)" +
                std::to_string(status.bytes) +
                R"(,"records":1,"live":1,"dropped":0,"waiting":0,"retrying":0,)"
                R"("dead":0,"failed":0,"behind":{"scrape":2},)"
                R"("next_at":"2026-08-20T05:31:00Z","torn_bytes":0,)"
                R"("locked":false,"stale":false})");

  std::ofstream(workspace_ + "/config.toml") << "[score]\n";
  std::ofstream(SegmentPath(Folder("extract"), 1), std::ios::app) << "{\"ki";
  status = StatusOf(workspace_, state_, "extract");
  EXPECT_TRUE(status.stale);
  EXPECT_EQ(status.torn_bytes, 4u);
  {
    const auto lock = StageLock::Take(Folder("extract"), false);
    ASSERT_TRUE(lock.ok());
    status = StatusOf(workspace_, state_, "extract");
    EXPECT_TRUE(status.locked);
    EXPECT_EQ(status.torn_bytes, 0u);  // it may be a batch on its way
  }
  EXPECT_FALSE(StatusOf(workspace_, state_, "extract").locked);

  fs::remove_all(Folder("scrape"));
  Commit("scrape", {Listing("9")});
  status = StatusOf(workspace_, state_, "extract");
  EXPECT_EQ(status.trouble, "");  // it has read of the first batch: still one

  Commit("score", {}, From("extract", Position{1, 7, 1, 5, 0}));
  status = StatusOf(workspace_, state_, "score");
  EXPECT_NE(status.trouble.find("'extract'"), std::string::npos);
  EXPECT_NE(status.trouble.find("'score'"), std::string::npos);
  EXPECT_NE(StatusJson(status).find(R"("trouble":"the journal of)"),
            std::string::npos);
}

TEST_F(LogTest, StatusIsATable) {
  StageStatus scrape;
  scrape.stage = "scrape";
  scrape.at = kNow - 7200;
  scrape.records = {1200, 34, 0, 0, 0, 0};
  scrape.bytes = 12345678;
  scrape.locked = true;
  StageStatus extract;
  extract.stage = "extract";
  extract.records = {0, 0, 0, 0, 5, 0};
  extract.behind = {{"a", 3}, {"b", 4}};
  extract.bytes = 999;
  extract.stale = true;
  extract.next_at = kNow + 300;
  extract.torn_bytes = 1500;
  EXPECT_EQ(
      StatusTable({scrape, extract}, kNow),
      "STAGE     LAST  LIVE  DROPPED  WAITING  RETRYING  DEAD  FAILED  BEHIND"
      "   SIZE\n"
      "scrape     2 h  1200       34        -         -     -       -       -"
      "  12 MB  running\n"
      "extract  never     -        -        -         -     5       -       7"
      "  999 B  stale, retry in 5 min, 1.5 kB torn\n");
}

TEST_F(LogTest, VerifySaysWhatIsWhole) {
  Commit("scrape", {Listing("1"), Listing("2")}, {}, "one");
  const Position end = Commit("scrape", {Listing("3")}, {}, "two");
  Commit("extract", {Listing("1")}, From("scrape", end));
  std::ofstream(SegmentPath(Folder("scrape"), 2), std::ios::app) << "torn";
  const Result<Verified> scrape = VerifyStage(state_, "scrape");
  ASSERT_TRUE(scrape.ok()) << scrape.error().message;
  EXPECT_EQ(scrape->segments, 2u);
  EXPECT_EQ(scrape->commits, 2u);
  EXPECT_EQ(scrape->records, 3u);
  EXPECT_EQ(scrape->torn_bytes, 4u);
  EXPECT_EQ(scrape->bytes, fs::file_size(SegmentPath(Folder("scrape"), 1)) +
                               fs::file_size(SegmentPath(Folder("scrape"), 2)) -
                               4);
  EXPECT_EQ(VerifiedText("scrape", *scrape),
            "scrape: whole, 2 segments, 2 commits, 3 records, " +
                std::to_string(scrape->bytes) +
                " bytes; behind it 4 bytes of no commit");
  const Result<Verified> extract = VerifyStage(state_, "extract");
  ASSERT_TRUE(extract.ok());
  EXPECT_NE(VerifiedText("extract", *extract).find("1 record, "),
            std::string::npos);
  EXPECT_NE(VerifiedText("extract", *extract)
                .find("; has read 'scrape' up to commit 2"),
            std::string::npos);
}

TEST_F(LogTest, VerifyNamesTheDamage) {
  Commit("scrape", {Listing("1")}, {}, "one");
  Commit("scrape", {Listing("2")}, {}, "one");
  Commit("scrape", {Listing("3")}, {}, "two");
  const std::string path = SegmentPath(Folder("scrape"), 1);
  std::fstream file(path, std::ios::in | std::ios::out);
  file.seekp(-30, std::ios::end);
  file << '#';
  file.close();
  const Result<Verified> verified = VerifyStage(state_, "scrape");
  ASSERT_FALSE(verified.ok());
  EXPECT_EQ(verified.error().exit, ExitCode::kIncomplete);
  EXPECT_NE(verified.error().message.find(path), std::string::npos);
  EXPECT_NE(verified.error().message.find("byte"), std::string::npos);
}

TEST_F(LogTest, VerifyMissesATailThatWasRead) {
  Commit("scrape", {Listing("1")});
  const uint64_t size = fs::file_size(SegmentPath(Folder("scrape"), 1));
  const Position end = Commit("scrape", {Listing("2")});
  Commit("extract", {}, From("scrape", end));
  fs::resize_file(SegmentPath(Folder("scrape"), 1), size);
  EXPECT_TRUE(VerifyStage(state_, "scrape").ok());
  const Result<Verified> extract = VerifyStage(state_, "extract");
  ASSERT_FALSE(extract.ok());
  EXPECT_NE(extract.error().message.find("'scrape'"), std::string::npos);
  EXPECT_NE(extract.error().message.find("'extract'"), std::string::npos);
  // A part of a batch that is not there either.
  Position part;
  part.skip = 2;
  Commit("score", {}, From("scrape", part));
  EXPECT_FALSE(VerifyStage(state_, "score").ok());
}

TEST_F(LogTest, AgesAndDatesAreRead) {
  EXPECT_EQ(*ParseAge("90d"), 90 * kDay);
  EXPECT_EQ(*ParseAge("12h"), kDay / 2);
  EXPECT_EQ(*ParseAge("2w"), 14 * kDay);
  for (const char* bad : {"", "d", "90", "-1d", "1.5d", "9999999d", "90dd"}) {
    EXPECT_FALSE(ParseAge(bad).ok()) << bad;
  }
  EXPECT_EQ(*ParseDate("2026-08-20"), kNow - 5 * 3600 - 1800);
  EXPECT_EQ(*ParseDate("2026-08-20T05:30:00Z"), kNow);
  for (const char* bad : {"", "today", "2026-13-01", "2026-08"}) {
    EXPECT_FALSE(ParseDate(bad).ok()) << bad;
  }
}

class OldSegmentsTest : public LogTest {
 protected:
  // Five segments, one begun a day, the last of them now.
  void SetUp() override {
    LogTest::SetUp();
    for (int i = 0; i < 5; ++i) {
      CommitNote note;
      note.at = kNow - (4 - i) * kDay;
      ends_.push_back(Commit("scrape", {Listing(std::to_string(i))}, note,
                             std::to_string(i)));
    }
  }
  bool IsThere(uint64_t segment) {
    return fs::exists(SegmentPath(Folder("scrape"), segment));
  }
  std::vector<Position> ends_;
};

TEST_F(OldSegmentsTest, AreCompressed) {
  {
    const auto lock = StageLock::Take(Folder("scrape"), false);
    EXPECT_FALSE(CompressBefore(Folder("scrape"), kNow).ok());
  }
  // The third segment was begun two days ago: what is older is before it.
  EXPECT_EQ(*CompressBefore(Folder("scrape"), kNow - 2 * kDay + 1), 2u);
  EXPECT_EQ(*CompressBefore(Folder("scrape"), kNow - 2 * kDay + 1), 0u);
  EXPECT_TRUE(fs::exists(CompressedPath(Folder("scrape"), 2)));
  EXPECT_FALSE(IsThere(2));
  EXPECT_TRUE(IsThere(3));
  const Result<Verified> verified = VerifyStage(state_, "scrape");
  ASSERT_TRUE(verified.ok());
  EXPECT_EQ(verified->compressed, 2u);
  EXPECT_EQ(Cat("scrape", {}).size(), 5u);
}

TEST_F(OldSegmentsTest, AreDroppedUpToTheDate) {
  const auto plan = PlanDrop(state_, "scrape", kNow - kDay + 1);
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(plan->paths.size(), 3u);
  EXPECT_EQ(plan->paths[0], SegmentPath(Folder("scrape"), 1));
  EXPECT_EQ(plan->held_by, "");
  EXPECT_TRUE(IsThere(1));  // a plan only
  {
    const auto lock = StageLock::Take(Folder("scrape"), false);
    EXPECT_FALSE(DropBefore(state_, "scrape", kNow).ok());
  }
  ASSERT_TRUE(DropBefore(state_, "scrape", kNow - kDay + 1).ok());
  EXPECT_FALSE(IsThere(3));
  EXPECT_TRUE(IsThere(4));
  const Result<Verified> verified = VerifyStage(state_, "scrape");
  ASSERT_TRUE(verified.ok());
  EXPECT_EQ(verified->first_segment, 4u);
}

TEST_F(OldSegmentsTest, AreNotDroppedBeforeTheyAreRead) {
  Commit("extract", {}, From("scrape", ends_[3]));
  Commit("late", {}, From("scrape", ends_[1]));
  const auto dropped = DropBefore(state_, "scrape", kNow + kDay);
  ASSERT_TRUE(dropped.ok());
  EXPECT_EQ(dropped->paths.size(), 1u);
  EXPECT_EQ(dropped->held_by, "late");
  EXPECT_TRUE(IsThere(2));

  Commit("new", {}, From("scrape", {}));
  EXPECT_TRUE(DropBefore(state_, "scrape", kNow + kDay)->paths.empty());
  EXPECT_TRUE(IsThere(2));

  // Who cannot say what it has read holds everything.
  fs::create_directories(Folder("broken"));
  std::ofstream(SegmentPath(Folder("broken"), 1))
      << "{\"~\":\"c\"}\n{\"~\":\"c\"}\nx\n";
  const auto refused = DropBefore(state_, "scrape", kNow + kDay);
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().message.find("broken"), std::string::npos);
}

TEST_F(OldSegmentsTest, AreNotDroppedWhileARetryNeedsThem) {
  StepState own;
  own.Count(kNow + 60, false, ends_[1]);
  CommitNote note;
  note.state = StepStateJson(own);
  Commit("scrape", {}, note, "5");
  const auto dropped = DropBefore(state_, "scrape", kNow + kDay);
  ASSERT_TRUE(dropped.ok());
  EXPECT_EQ(dropped->paths.size(), 1u);
  EXPECT_EQ(dropped->held_by, "scrape");
  EXPECT_TRUE(IsThere(2));
}

TEST_F(OldSegmentsTest, AreReadBackNoFurtherThanNeeded) {
  const auto follow = [this](uint64_t records) {
    lines_.clear();
    Result<Follower> follower = Follower::Open({Folder("scrape")}, records);
    EXPECT_TRUE(follower.ok() && follower->Give(Sink()).ok());
    return lines_;
  };
  EXPECT_EQ(follow(0), Texts{});
  EXPECT_EQ(follow(1), Texts{Listing("4")});
  EXPECT_EQ(follow(3), (Texts{Listing("2"), Listing("3"), Listing("4")}));
  EXPECT_EQ(follow(100).size(), 5u);
  ASSERT_TRUE(CompressBefore(Folder("scrape"), kNow).ok());
  EXPECT_EQ(follow(3), (Texts{Listing("2"), Listing("3"), Listing("4")}));
  std::ofstream(CompressedPath(Folder("scrape"), 1)) << "damaged";
  EXPECT_EQ(follow(2), (Texts{Listing("3"), Listing("4")}));
}

TEST_F(LogTest, AFollowerGivesWhatIsCommittedOnce) {
  Commit("scrape", {Listing("1"), Listing("2"), Listing("3")}, {}, "one");
  Commit("extract", {Listing("1")});
  Result<Follower> follower =
      Follower::Open({Folder("scrape"), Folder("extract")}, 2);
  ASSERT_TRUE(follower.ok());
  ASSERT_TRUE(follower->Give(Sink()).ok());
  EXPECT_EQ(lines_, (Texts{Listing("2"), Listing("3"), Listing("1")}));
  lines_.clear();
  ASSERT_TRUE(follower->Give(Sink()).ok());
  EXPECT_EQ(lines_, Texts{});
  Commit("scrape", {Listing("4")}, {}, "one");
  Commit("scrape", {Listing("5")}, {}, "two");  // another segment
  std::ofstream(SegmentPath(Folder("scrape"), 2), std::ios::app)
      << Listing("6") << '\n';  // not committed
  ASSERT_TRUE(follower->Give(Sink()).ok());
  EXPECT_EQ(lines_, (Texts{Listing("4"), Listing("5")}));
}

TEST_F(LogTest, EventsTellTheLifeOfAListing) {
  CommitNote note;
  note.at = kNow;
  const Position end =
      Commit("scrape",
             {Listing("1"), Listing("2"), Listing("3"), Listing("4"),
              Listing("5", Dropped("filter")), R"({"kind":"scrape","id":"1"})"},
             note);
  Commit(
      "extract",
      {Listing("1"),
       Listing("2",
               Failed("extract", "wait",
                      R"(true,"attempts":1,"next_at":"2026-08-21T00:00:00Z")")),
       Listing("3", Failed("extract", "no_text", "false")),
       Listing("4", R"(,"outcome":{"status":"closed","stage":"extract"})"),
       Listing("5", Dropped("filter"))},
      From("scrape", end, kNow + 60));
  Commit("scrape", {Listing("1")}, From("x", {}, kNow + 30));
  Commit("mine", {Listing("1", Dropped("tool"))},
         From("extract", {}, kNow + 90), "/usr/bin/job-tool");
  const Status done = GiveEvents(state_, {"scrape", "extract", "mine"}, Sink());
  ASSERT_TRUE(done.ok()) << done.error().message;
  const auto event = [](const char* id, const char* name, const char* at,
                        const char* stage, const std::string& rest) {
    return std::string(R"({"kind":"event","id":")") + id + R"(","name":")" +
           name + R"(","at":"2026-08-20T05:)" + at + R"(Z","stage":")" + stage +
           R"(","status":")" + rest + "\"}";
  };
  EXPECT_EQ(lines_,
            (Texts{
                event("1", "job:scraped", "30:00", "scrape", "done"),
                event("2", "job:scraped", "30:00", "scrape", "done"),
                event("3", "job:scraped", "30:00", "scrape", "done"),
                event("4", "job:scraped", "30:00", "scrape", "done"),
                event("5", "job:scraped", "30:00", "scrape",
                      R"(filtered","because":"pay.floor)"),
                event("1", "job:scraped", "30:30", "scrape", "done"),
                event("1", "job:extraction", "31:00", "extract", "done"),
                event("2", "job:waiting_company", "31:00", "extract",
                      R"(waiting","because":"wait)"),
                event("3", "job:extraction", "31:00", "extract",
                      R"(failed","because":"no_text)"),
                event("4", "job:extraction", "31:00", "extract", "closed"),
                event("1", "job:mine", "31:30", "mine",
                      R"(filtered","because":"pay.floor)"),
            }));
}

TEST_F(LogTest, ARetryIsAskedForWhatFailed) {
  Commit("extract",
         {Listing("ok"), Listing("bad", Failed("extract", "x", "false")),
          Listing("dead", Failed("extract", "x", R"(true,"attempts":3)"))});
  const std::string folder = Folder("extract");
  const auto asked = [&folder] { return ReadRequests(folder, 0)->lines; };
  for (const char* id : {"ok", "none"}) {
    const Status refused = RequestRetry(folder, {"bad", id}, kNow);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().exit, ExitCode::kUsage);
    EXPECT_NE(refused.error().message.find(id), std::string::npos);
    EXPECT_EQ(asked(), "");
  }
  ASSERT_TRUE(RequestRetry(folder, {"bad", "dead"}, kNow).ok());
  ASSERT_TRUE(RequestRetry(folder, {}, kNow).ok());
  EXPECT_EQ(
      asked(),
      "{\"request\":\"retry\",\"id\":\"bad\",\"at\":\"2026-08-20T05:30:00Z\"}\n"
      "{\"request\":\"retry\",\"id\":\"dead\",\"at\":\"2026-08-20T05:30:00Z\"}"
      "\n"
      "{\"request\":\"retry\",\"at\":\"2026-08-20T05:30:00Z\"}\n");
}

}  // namespace
}  // namespace jobutils
