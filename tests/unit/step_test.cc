#include "step/step.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "journal/fold.h"
#include "journal/head.h"
#include "journal/lock.h"
#include "journal/requests.h"
#include "step/config_hash.h"
#include "step/state.h"
#include "step/work.h"

namespace jobutils {
namespace {

constexpr Time kNow = 1787227200;  // 2026-08-20T12:00:00Z
constexpr Time kDay = 86400;

std::string Listing(const std::string& id, const std::string& more = "") {
  return "{\"kind\":\"listing\",\"id\":\"" + id + "\"" + more + "}";
}

std::string Numbered(int count, int from = 1) {
  std::string lines;
  for (int i = from; i < from + count; ++i) {
    lines += Listing(std::string("n").append(std::to_string(i))) + '\n';
  }
  return lines;
}

class StepTest : public ::testing::Test {
 protected:
  StepTest() {
    signal(SIGPIPE, SIG_IGN);
    std::string name = ::testing::TempDir() + "step-XXXXXX";
    workspace_ = mkdtemp(name.data());
  }
  ~StepTest() override { std::filesystem::remove_all(workspace_); }

  std::string Folder(const std::string& stage) const {
    return workspace_ + "/state/" + stage;
  }
  std::string PathOf(const std::string& name) const {
    return workspace_ + "/" + name;
  }
  void Put(const std::string& name, const std::string& text) const {
    std::ofstream(PathOf(name)) << text;
  }
  std::string Read(const std::string& name) const {
    std::ifstream file(PathOf(name));
    return {std::istreambuf_iterator<char>(file), {}};
  }

  StepOptions Options(const std::string& stage) {
    StepOptions options;
    options.workspace = workspace_;
    options.stage = stage;
    options.now = now_;
    options.timeout = std::chrono::seconds(60);
    options.say = [this](std::string_view line) {
      said_ += std::string(line) + '\n';
    };
    return options;
  }

  Result<ExitCode> Intake(const std::string& stage, const std::string& lines) {
    Put("in", lines);
    const Fd fd(open(PathOf("in").c_str(), O_RDONLY | O_CLOEXEC));
    return RunIntake(Options(stage), fd.get());
  }

  // Runs `script` as a step's filter.
  Result<ExitCode> Step(const std::string& stage,
                        const std::vector<std::string>& from,
                        const std::string& script) {
    StepOptions options = Options(stage);
    options.upstreams = from;
    options.command = {"sh", "-c", script};
    if (adjust_) adjust_(options);
    return RunStep(options);
  }

  // All records, as they were appended.
  std::vector<std::string> Records(const std::string& stage) const {
    std::vector<std::string> lines;
    Result<JournalReader> reader = JournalReader::Open(Folder(stage), {});
    EXPECT_TRUE(reader.ok());
    while (reader && *reader->Next()) {
      for (std::string_view line : Lines(reader->batch().lines)) {
        lines.emplace_back(line);
      }
    }
    return lines;
  }
  // The last record of each id.
  std::map<std::string, std::string> Folded(const std::string& stage) const {
    std::map<std::string, std::string> by_id;
    Record record;
    for (const std::string& line : Records(stage)) {
      EXPECT_TRUE(record.Parse(line)) << line;
      by_id[record.Text("id")] = line;
    }
    return by_id;
  }
  static std::vector<std::string> LinesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (std::string_view line : Lines(text)) lines.emplace_back(line);
    return lines;
  }
  std::string ErrorOf(const std::string& stage, const std::string& id,
                      const std::string& key) const {
    const std::map<std::string, std::string> folded = Folded(stage);
    const auto found = folded.find(id);
    Record record;
    if (found == folded.end() || !record.Parse(found->second)) return "no id";
    const Json value = record.Get("error")[key];
    return value.AsString().value_or(std::string(value.raw()));
  }
  JournalHead Head(const std::string& stage) const {
    const Result<std::optional<JournalHead>> head = ReadHead(Folder(stage));
    EXPECT_TRUE(head.ok() && *head);
    return head.ok() && *head ? **head : JournalHead();
  }
  StepState State(const std::string& stage) const {
    return ParseStepState(Head(stage).commit.state);
  }

  static void ExpectDone(const Result<ExitCode>& result) {
    ASSERT_TRUE(result.ok()) << result.error().message;
    EXPECT_EQ(*result, ExitCode::kDone);
  }
  static void ExpectError(const Result<ExitCode>& result, ExitCode exit,
                          const std::string& part) {
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().exit, exit);
    EXPECT_NE(result.error().message.find(part), std::string::npos)
        << result.error().message;
  }

  std::string workspace_;
  std::string said_;
  Time now_ = kNow;
  std::function<void(StepOptions&)> adjust_;
};

// A zombie is not.
bool IsAlive(std::string pid) {
  pid.erase(pid.find_last_not_of('\n') + 1);
  const std::string ask = "ps -o stat= -p " + pid + " | grep -qv Z";
  return std::system(ask.c_str()) == 0;
}

// Adds an error to the records that hold "bad".
const char kFailBad[] =
    "sed '/bad/s/}$/,\"error\":{\"stage\":\"s\",\"code\":\"net\","
    "\"message\":\"no answer\",\"retry\":true}}/'; exit 1";

// --- state, standing, judging ---

TEST(StateTest, SurvivesItsText) {
  StepState state;
  EXPECT_EQ(StepStateJson(state), "");
  EXPECT_EQ(ParseStepState(""), state);
  state.requests = 120;
  state.tally = {"2026-08-20", 7};
  state.Count(kNow + 5, false, {1, 100, 7, 9, 0});
  state.Count(kNow + 2, true, {1, 10, 3, 9, 0});
  EXPECT_EQ(state.pending, 2u);
  EXPECT_EQ(state.waiting, 1u);
  EXPECT_EQ(state.oldest->seq, 3u);
  EXPECT_EQ(*state.next_at, kNow + 2);
  EXPECT_EQ(ParseStepState(StepStateJson(state)), state);
}

TEST(StandingTest, DelaysGrowToADay) {
  Time before = 0;
  for (uint64_t i = 1; i < 9; ++i) {
    const Time delay = RetryPolicy::Delay(i, "a");
    EXPECT_GE(delay, std::min<Time>(before, kDay));
    EXPECT_LE(delay, kDay + kDay / 4);
    before = delay;
  }
  EXPECT_GE(RetryPolicy::Delay(1, "a"), 300);
  EXPECT_LE(RetryPolicy::Delay(1, "a"), 375);
  EXPECT_EQ(RetryPolicy::Delay(1, "a"), RetryPolicy::Delay(1, "a"));
  EXPECT_NE(RetryPolicy::Delay(1, "a"), RetryPolicy::Delay(1, "b"));
}

TEST(StandingTest, OnlyErrorsOfTheStepCount) {
  Record record;
  record.Parse(R"({"error":{"stage":"a","retry":true,"attempts":1}})");
  EXPECT_EQ(StandingOf(record, "a").kind, Standing::kDead);
  EXPECT_EQ(StandingOf(record, "b").kind, Standing::kSettled);
  record.Parse(R"({"error":{"stage":"a","step":"b","retry":false}})");
  EXPECT_EQ(StandingOf(record, "a").kind, Standing::kSettled);
  EXPECT_EQ(StandingOf(record, "b").kind, Standing::kFailed);
  record.Parse(R"({"error":null})");
  EXPECT_EQ(StandingOf(record, "a").kind, Standing::kSettled);
}

TEST(StandingTest, SettleSignsAndCounts) {
  Record record;
  record.Parse(
      R"({"id":"x","error":{"stage":"f","code":"c","retry":true,"attempts":9}})");
  const Standing standing = Settle(record, "s", "x", {}, {}, kNow);
  EXPECT_EQ(standing.kind, Standing::kPending);
  const Standing read = StandingOf(record, "s");
  EXPECT_EQ(read.kind, Standing::kPending);
  EXPECT_EQ(read.attempts, 1u);
  EXPECT_EQ(read.next_at, kNow + RetryPolicy::Delay(1, "x"));
  EXPECT_EQ(record.Get("error")["step"].AsString(), "s");
}

std::string TakeAll(const std::string& in, const std::string& out,
                    Answers* answers = nullptr) {
  WorkBatch batch;
  for (std::string_view line : Lines(in)) batch.Add(line);
  Answers own;
  if (answers == nullptr) answers = &own;
  const Judge judge{"s", {}, kNow};
  return judge.Take(batch, 0, batch.items().size(), out, *answers);
}

TEST(JudgeTest, EachComesBackOnceAndInOrder) {
  const std::string a = Listing("a") + '\n';
  const std::string b = Listing("b") + '\n';
  Answers answers;
  EXPECT_EQ(TakeAll(a + b, a + "\n \n" + b, &answers), "");
  EXPECT_EQ(answers.lines, a + b);
  EXPECT_EQ(answers.ends, (std::vector<size_t>{a.size(), 2 * a.size()}));
  EXPECT_EQ(TakeAll(a + a, a + a), "");
  EXPECT_EQ(TakeAll(a + b, a + Listing("b")), "");  // no last LF
  EXPECT_NE(TakeAll(a + b, a), "");
  EXPECT_NE(TakeAll(a + b, ""), "");
  EXPECT_NE(TakeAll(a + b, b + a), "");
  EXPECT_NE(TakeAll(a + b, a + a + b), "");
  EXPECT_NE(TakeAll(a, a + b), "");
  EXPECT_NE(TakeAll("", a), "");
  EXPECT_NE(TakeAll(a, a + "no record\n"), "");
  EXPECT_NE(TakeAll(a, "{\"~\":\"c\"}\n" + a), "");
  EXPECT_NE(TakeAll(a, "{\"kind\":\"page\",\"id\":\"a\"}\n"), "");
  EXPECT_NE(TakeAll(a, "{\"kind\":\"listing\",\"id\":\"a\",\"x\":\"" +
                           std::string(kMaxRecordBytes, 'x') + "\"}\n"),
            "");
}

TEST(JudgeTest, WhatARecordCausedFollowsIt) {
  const std::string a = Listing("a") + '\n';
  const std::string b = Listing("b") + '\n';
  const std::string child = Listing("c", ",\"trace\":{\"id\":\"a\"}") + '\n';
  Answers answers;
  EXPECT_EQ(TakeAll(a + b, a + child + child + b, &answers), "");
  EXPECT_EQ(answers.ends[0], (a + child + child).size());
  EXPECT_NE(TakeAll(a + b, child + a + b), "");
}

TEST(JudgeTest, ARefusedAnswerLeavesNothing) {
  Answers answers;
  const std::string failed =
      Listing("a", R"(,"error":{"stage":"s","code":"c","retry":true})");
  EXPECT_NE(TakeAll(Numbered(1) + Listing("a") + '\n' + Listing("z") + '\n',
                    Numbered(1) + failed + '\n', &answers),
            "");
  EXPECT_EQ(answers.lines, "");
  EXPECT_TRUE(answers.ends.empty() && answers.due.empty());
}

// --- steps ---

TEST_F(StepTest, CommitsWhatTheFilterMade) {
  ExpectDone(Intake("a", Numbered(3)));
  ExpectDone(Step("s", {"a"}, "sed 's/}$/,\"x\":1}/'"));
  EXPECT_EQ(Records("s").size(), 3u);
  EXPECT_EQ(Records("s")[2], Listing("n3", ",\"x\":1"));
  EXPECT_EQ(Head("s").commit.in.at("a"), Head("a").position);
}

TEST_F(StepTest, StartsNoFilterOnNothing) {
  const std::string script = "echo run >>" + PathOf("runs") + "; cat";
  ExpectDone(Step("s", {"none"}, script));
  EXPECT_FALSE(std::filesystem::exists(Folder("s")));
  ExpectDone(Intake("a", Numbered(3)));
  for (int i = 0; i < 3; ++i) ExpectDone(Step("s", {"a"}, script));
  EXPECT_EQ(Read("runs"), "run\n");
  EXPECT_EQ(Head("s").commit.seq, 1u);
  ExpectDone(Intake("a", Numbered(1, 4)));
  ExpectDone(Step("s", {"a"}, script));
  EXPECT_EQ(Read("runs"), "run\nrun\n");
  EXPECT_EQ(Records("s").size(), 4u);
}

TEST_F(StepTest, AChainOfThreeAndTwoUpstreams) {
  adjust_ = [](StepOptions& options) { options.batch = 7; };
  ExpectDone(Intake("a", Numbered(20)));
  ExpectDone(Intake("b", Numbered(5, 100)));
  for (int i = 0; i < 2; ++i) {
    ExpectDone(Step("c", {"a", "b"}, "cat"));
    ExpectDone(Step("d", {"c"}, "cat"));
    ExpectDone(Step("e", {"d"}, "cat"));
    ExpectDone(Intake("b", Numbered(1, 200)));
  }
  EXPECT_EQ(Records("e"), Records("c"));
  EXPECT_EQ(Records("e"),
            LinesOf(Numbered(20) + Numbered(5, 100) + Numbered(1, 200)));
}

TEST_F(StepTest, OtherRecordsGoThroughAsInAPipe) {
  const std::string lines =
      "{\"kind\":\"event\",\"n\":1.50}\n" +
      Listing("a", R"(,"outcome":{"status":"closed"})") + '\n' +
      Listing("b", R"(,"error":{"stage":"z","code":"c","retry":true})") + '\n';
  ExpectDone(Intake("a", lines + "not json\n"));
  ExpectDone(Step("s", {"a"}, "cat"));
  ASSERT_EQ(Records("s").size(), 4u);
  EXPECT_EQ(Records("s"), Records("a"));
  EXPECT_NE(Records("s")[3].find("\"kind\":\"malformed\""), std::string::npos);
  EXPECT_EQ(State("s"), StepState());
}

TEST_F(StepTest, BatchesSideBySideAreCommittedInOrder) {
  ExpectDone(Intake("a", Numbered(40)));
  adjust_ = [](StepOptions& options) {
    options.batch = 4;
    options.jobs = 4;
  };
  ExpectDone(Step("s", {"a"},
                  "x=$(cat); case $x in *n1\\\"*|*n9\\\"*|*n17\\\"*) "
                  "sleep 0.2;; esac; printf '%s\\n' \"$x\""));
  EXPECT_EQ(Records("s"), LinesOf(Numbered(40)));
  EXPECT_EQ(Head("s").commit.seq, 10u);
}

TEST_F(StepTest, ALostRecordIsFoundAndNamed) {
  ExpectDone(Intake("a", Numbered(11)));
  ExpectDone(Step("s", {"a"}, "grep -v '\"n7\"' || true"));
  EXPECT_EQ(Records("s").size(), 11u);
  EXPECT_EQ(ErrorOf("s", "n7", "code"), "lost");
  EXPECT_EQ(ErrorOf("s", "n6", "code"), "");
  Record record;
  const std::string line = Folded("s")["n7"];
  record.Parse(line);
  EXPECT_EQ(StandingOf(record, "s").kind, Standing::kDead);
}

TEST_F(StepTest, AFilterThatReordersGetsThemOneByOne) {
  ExpectDone(Intake("a", Numbered(5)));
  ExpectDone(Step("s", {"a"}, "sort -r"));
  EXPECT_EQ(Records("s"), LinesOf(Numbered(5)));
}

TEST_F(StepTest, EndlessOutputIsNoAnswer) {
  ExpectDone(Intake("a", Numbered(1)));
  ExpectDone(Step("s", {"a"}, "yes '{\"kind\":\"listing\",\"id\":\"n1\"}'"));
  EXPECT_EQ(ErrorOf("s", "n1", "code"), "lost");
}

const char kDieOnBad[] =
    "while read -r line; do case $line in *bad*) kill -9 $$;; esac; "
    "printf '%s\\n' \"$line\"; done";

TEST_F(StepTest, ARecordThatKillsTwiceIsPoison) {
  ExpectDone(
      Intake("a", Numbered(9) + Listing("bad") + '\n' + Numbered(9, 10)));
  ExpectDone(Step("s", {"a"}, kDieOnBad));
  EXPECT_EQ(Records("s").size(), 19u);
  EXPECT_EQ(ErrorOf("s", "bad", "code"), "poison");
  EXPECT_NE(ErrorOf("s", "bad", "message").find("signal 9"), std::string::npos);
  EXPECT_EQ(Records("s")[10], Listing("n10"));
}

TEST_F(StepTest, ADeathByChanceCostsNothing) {
  ExpectDone(Intake("a", Numbered(6)));
  ExpectDone(Step("s", {"a"},
                  "if mkdir " + PathOf("once") + "; then kill -9 $$; fi; cat"));
  EXPECT_EQ(Records("s"), LinesOf(Numbered(6)));
}

TEST_F(StepTest, ARecordThatHangsItIsPoison) {
  ExpectDone(Intake("a", Numbered(1) + Listing("bad") + '\n'));
  adjust_ = [](StepOptions& options) {
    options.timeout = std::chrono::seconds(1);
  };
  const auto begin = std::chrono::steady_clock::now();
  ExpectDone(Step("s", {"a"},
                  "x=$(cat); case $x in *bad*) sleep 60;; esac; "
                  "[ -z \"$x\" ] || printf '%s\\n' \"$x\""));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
  EXPECT_EQ(ErrorOf("s", "bad", "code"), "poison");
  EXPECT_EQ(ErrorOf("s", "n1", "code"), "");
}

TEST_F(StepTest, AFilterThatIsBrokenBlamesNoRecord) {
  ExpectDone(Intake("a", Numbered(4)));
  ExpectError(Step("s", {"a"}, "exit 9"), ExitCode::kIncomplete,
              "without any input: ended with status 9");
  EXPECT_FALSE(*ReadHead(Folder("s")));
}

TEST_F(StepTest, StatusesOfTheFilter) {
  ExpectDone(Intake("a", Numbered(4)));
  ExpectError(Step("s", {"a"}, "cat; exit 2"), ExitCode::kUsage, "status 2");
  ExpectError(Step("s", {"a"}, "cat; exit 3"), ExitCode::kIncomplete,
              "status 3");
  EXPECT_FALSE(*ReadHead(Folder("s")));
  StepOptions missing = Options("s");
  missing.upstreams = {"a"};
  missing.command = {"job-that-is-not-there"};
  ExpectError(RunStep(missing), ExitCode::kUsage, "'job-that-is-not-there'");
  ExpectDone(Step("s", {"a"}, "cat; exit 1"));
  EXPECT_EQ(Records("s").size(), 4u);
}

TEST_F(StepTest, WhatIsBeforeADroppedBatchStays) {
  ExpectDone(Intake("a", Numbered(9)));
  adjust_ = [](StepOptions& options) {
    options.batch = 3;
    options.jobs = 3;
  };
  ExpectError(Step("s", {"a"},
                   "x=$(cat); printf '%s\\n' \"$x\"; case $x in "
                   "*n5*) exit 3;; *n1*) sleep 0.3;; esac"),
              ExitCode::kIncomplete, "status 3");
  EXPECT_EQ(Records("s"), LinesOf(Numbered(3)));
  ExpectDone(Step("s", {"a"}, "cat"));
  EXPECT_EQ(Records("s"), LinesOf(Numbered(9)));
}

TEST_F(StepTest, LargeAnswersTakeSeveralCommits) {
  ExpectDone(Intake("a", Numbered(1000)));
  ExpectDone(Step("s", {"a"},
                  "x=$(head -c 9000 /dev/zero | tr '\\0' x); "
                  "sed 's/}$/,\"x\":\"'\"$x\"'\"}/'"));
  EXPECT_EQ(Records("s").size(), 1000u);
  EXPECT_EQ(Head("s").commit.seq, 3u);
  EXPECT_EQ(Head("s").commit.in.at("a"), Head("a").position);
  Result<JournalReader> reader = JournalReader::Open(Folder("s"), {});
  ASSERT_TRUE(reader.ok() && *reader->Next());
  const Position position = reader->batch().commit.in.at("a");
  EXPECT_EQ(position.skip, reader->batch().commit.records);
}

TEST_F(StepTest, AFilterDiesOfSigpipeAsByDefault) {
  ExpectDone(Intake("a", Numbered(1)));
  const std::string seen = PathOf("seen");
  ExpectDone(
      Step("s", {"a"},
           "{ yes; echo $? >" + seen + "; } | head -n 1 >/dev/null; cat"));
  EXPECT_EQ(Read("seen"), std::to_string(128 + SIGPIPE) + '\n');
}

TEST_F(StepTest, AFilterInheritsNoneOfTheStepsFiles) {
  const std::string list = "ls /proc/self/fd >";
  ASSERT_NE(std::system((list + PathOf("before")).c_str()), -1);
  ExpectDone(Intake("a", Numbered(1)));
  ExpectDone(Step("s", {"a"}, list + PathOf("seen") + "; cat"));
  EXPECT_EQ(Read("seen"), Read("before"));
}

// --- retries ---

TEST_F(StepTest, RetriesWhenDueThenDies) {
  ExpectDone(Intake("a", Numbered(2) + Listing("bad") + '\n'));
  ExpectDone(Step("s", {"a"}, kFailBad));
  EXPECT_EQ(ErrorOf("s", "bad", "attempts"), "1");
  EXPECT_EQ(State("s").pending, 1u);
  const Time due = *State("s").next_at;
  EXPECT_GE(due, kNow + 300);
  EXPECT_EQ(ErrorOf("s", "bad", "next_at"), FormatTime(due));

  now_ = due - 1;
  ExpectDone(Step("s", {"a"}, kFailBad));
  EXPECT_EQ(Records("s").size(), 3u);
  now_ = due;
  ExpectDone(Step("s", {"a"}, kFailBad));
  EXPECT_EQ(Records("s").size(), 4u);
  EXPECT_EQ(ErrorOf("s", "bad", "attempts"), "2");
  now_ += kDay;
  ExpectDone(Step("s", {"a"}, kFailBad));
  EXPECT_EQ(ErrorOf("s", "bad", "attempts"), "3");
  EXPECT_EQ(ErrorOf("s", "bad", "next_at"), "");
  EXPECT_EQ(State("s"), StepState());
  now_ += 10 * kDay;
  ExpectDone(Step("s", {"a"}, kFailBad));
  EXPECT_EQ(Records("s").size(), 5u);
}

TEST_F(StepTest, ARetryThatSucceedsIsDone) {
  ExpectDone(Intake("a", Listing("bad") + '\n'));
  ExpectDone(Step("s", {"a"}, kFailBad));
  now_ += kDay;
  ExpectDone(Step("s", {"a"}, "cat"));
  EXPECT_EQ(Folded("s")["bad"], Listing("bad"));
  EXPECT_EQ(State("s"), StepState());
}

TEST_F(StepTest, ANewerVersionCancelsARetry) {
  ExpectDone(Intake("a", Listing("bad") + '\n' + Listing("bad2") + '\n'));
  ExpectDone(Step("s", {"a"}, kFailBad));
  const std::string closed =
      Listing("bad", R"(,"outcome":{"status":"closed"})");
  ExpectDone(Intake("a", closed + '\n'));
  now_ += kDay;
  const std::string script = "tee -a " + PathOf("seen");
  ExpectDone(Step("s", {"a"}, script));
  EXPECT_EQ(Read("seen"), closed + '\n' + Listing("bad2") + '\n');
  EXPECT_EQ(Folded("s")["bad"], closed);
  EXPECT_EQ(State("s"), StepState());
}

TEST_F(StepTest, WhatIsNotDueStaysPending) {
  ExpectDone(Intake("a", Listing("bad") + '\n'));
  ExpectDone(Step("s", {"a"}, kFailBad));
  now_ += 200;
  ExpectDone(Intake("a", Listing("bad2") + '\n' + Numbered(3)));
  ExpectDone(Step("s", {"a"}, kFailBad));
  EXPECT_EQ(State("s").pending, 2u);
  EXPECT_EQ(State("s").oldest, Position());
  now_ = *State("s").next_at;
  ExpectDone(Step("s", {"a"}, "cat"));
  EXPECT_EQ(State("s").pending, 1u);
  EXPECT_EQ(State("s").oldest->seq, 1u);
  EXPECT_EQ(ErrorOf("s", "bad", "code"), "");
  EXPECT_EQ(ErrorOf("s", "bad2", "code"), "net");
}

TEST_F(StepTest, WaitsHaveTheirOwnLimit) {
  const char wait[] =
      "sed 's/}$/,\"error\":{\"stage\":\"s\",\"code\":\"wait\",\"retry\":true}"
      "}/'";
  ExpectDone(Intake("a", Numbered(1)));
  adjust_ = [](StepOptions& options) { options.policy = {1, 3}; };
  for (int i = 0; i < 2; ++i, now_ += 2 * kDay) {
    ExpectDone(Step("s", {"a"}, wait));
    EXPECT_EQ(ErrorOf("s", "n1", "code"), "wait");
    EXPECT_EQ(State("s").waiting, 1u);
  }
  ExpectDone(Step("s", {"a"}, wait));
  EXPECT_EQ(Folded("s")["n1"], Listing("n1"));
  EXPECT_EQ(State("s"), StepState());
}

TEST_F(StepTest, RequestsReviveTheDead) {
  const std::string fail_for_good =
      "sed "
      "'s/}$/,\"error\":{\"stage\":\"x\",\"code\":\"c\",\"retry\":false}}/'";
  adjust_ = [](StepOptions& options) { options.policy.tries = 1; };
  ExpectDone(Intake("a", Listing("bad") + '\n' + Listing("bad2") + '\n'));
  ExpectDone(Step("s", {"a"}, kFailBad));
  EXPECT_EQ(State("s").pending, 0u);

  ASSERT_TRUE(AppendRequests(Folder("s"), R"({"request":"retry","id":"bad"})"
                                          "\n"));
  ExpectDone(Step("s", {"a"}, fail_for_good));
  EXPECT_EQ(ErrorOf("s", "bad", "code"), "c");
  EXPECT_EQ(ErrorOf("s", "bad", "step"), "s");
  EXPECT_EQ(ErrorOf("s", "bad2", "code"), "net");
  const uint64_t seq = Head("s").commit.seq;
  ExpectDone(Step("s", {"a"}, fail_for_good));
  EXPECT_EQ(Head("s").commit.seq, seq);  // heeded once

  ASSERT_TRUE(
      AppendRequests(Folder("s"), "nonsense\n{\"request\":\"retry\"}\n"));
  ExpectDone(Step("s", {"a"}, "cat"));
  EXPECT_EQ(ErrorOf("s", "bad2", "code"), "");
  EXPECT_EQ(ErrorOf("s", "bad", "code"), "c");  // failed, not dead
  ASSERT_TRUE(AppendRequests(Folder("s"), R"({"request":"retry","id":"bad"})"
                                          "\n"));
  ExpectDone(Step("s", {"a"}, "cat"));
  EXPECT_EQ(Folded("s")["bad"], Listing("bad"));
}

TEST_F(StepTest, WithoutAnIdItIsNotTriedAgain) {
  ExpectDone(Intake("a", "{\"kind\":\"listing\",\"x\":\"bad\"}\n"));
  ExpectDone(Step("s", {"a"}, kFailBad));
  EXPECT_EQ(State("s"), StepState());
  EXPECT_EQ(ErrorOf("s", "", "attempts"), "1");
}

// --- so many a day ---

// What goes in leaves a trace in the file "seen".
class DailyTest : public StepTest {
 protected:
  DailyTest() {
    adjust_ = [this](StepOptions& options) {
      options.daily = 3;
      options.day = FormatDay(now_);
    };
  }
  void Step(const std::string& script) {
    ExpectDone(StepTest::Step(
        "s", {"a"}, "tee -a " + PathOf("seen") + " | (" + script + ")"));
  }
};

TEST_F(DailyTest, TheRestStaysUnreadForTomorrow) {
  ExpectDone(Intake("a", Numbered(2)));
  ExpectDone(Intake("a", Numbered(5, 3)));
  Step("cat");
  EXPECT_EQ(Read("seen"), Numbered(3));
  EXPECT_EQ(State("s").tally, (DayTally{"2026-08-20", 3}));
  EXPECT_EQ(Head("s").commit.in.at("a").skip, 1u);

  const JournalHead head = Head("s");
  now_ += kDay / 4;
  ExpectDone(Intake("a", Numbered(1, 8)));
  Step("cat; exit 3");
  EXPECT_EQ(Head("s").position, head.position);

  now_ += kDay;
  Step("cat");
  EXPECT_EQ(Read("seen"), Numbered(6));
  now_ += kDay;
  Step("cat");
  EXPECT_EQ(Read("seen"), Numbered(8));
  EXPECT_EQ(State("s").tally, (DayTally{"2026-08-22", 2}));
  EXPECT_EQ(Head("s").commit.in.at("a"), Head("a").position);
}

TEST_F(DailyTest, OnlyLiveListingsAreCharged) {
  const std::string rest = R"(,"outcome":{"status":"closed"})";
  const std::string lines = Numbered(2) + Listing("c", rest) + '\n' +
                            "{\"kind\":\"scrape\",\"id\":\"x\"}\n" +
                            Numbered(1, 3) + Listing("d", rest) + '\n';
  ExpectDone(Intake("a", lines + Numbered(2, 4)));
  Step("cat");
  EXPECT_EQ(Read("seen"), lines);
  EXPECT_EQ(State("s").tally.charged, 3u);
}

TEST_F(DailyTest, WhatWasDroppedWasNotCharged) {
  ExpectDone(Intake("a", Numbered(5)));
  adjust_ = [this](StepOptions& options) {
    options.daily = 3;
    options.day = FormatDay(now_);
    options.batch = 2;
  };
  ExpectError(StepTest::Step("s", {"a"},
                             "cat >x; if grep -q n3 x; then exit 3; fi; cat x"),
              ExitCode::kIncomplete, "status 3");
  EXPECT_EQ(State("s").tally.charged, 2u);
  Step("cat");
  EXPECT_EQ(Read("seen"), Numbered(1, 3));
  EXPECT_EQ(State("s").tally.charged, 3u);
}

TEST_F(DailyTest, WhatIsTriedAgainGoesFirst) {
  ExpectDone(Intake("a", Listing("bad1") + '\n' + Listing("bad2") + '\n'));
  Step(kFailBad);
  EXPECT_EQ(State("s").tally.charged, 2u);
  ExpectDone(Intake("a", Numbered(3)));
  now_ += kDay;
  Step(kFailBad);
  EXPECT_EQ(State("s").tally, (DayTally{"2026-08-21", 3}));
  EXPECT_EQ(Folded("s").size(), 3u);
  now_ += kDay;
  adjust_ = [this](StepOptions& options) {
    options.daily = 1;
    options.day = FormatDay(now_);
  };
  Step("cat");
  EXPECT_EQ(State("s").pending, 1u);
  EXPECT_EQ(ErrorOf("s", "bad1", "code"), "");
  EXPECT_EQ(ErrorOf("s", "bad2", "attempts"), "2");
  now_ += kDay;
  Step("cat");
  EXPECT_EQ(State("s").pending, 0u);
  EXPECT_EQ(Folded("s").size(), 3u);
}

TEST_F(DailyTest, ARequestThatDidNotFitIsHeededTomorrow) {
  ExpectDone(Intake("a", Listing("bad1") + '\n' + Listing("bad2") + '\n'));
  adjust_ = [this](StepOptions& options) {
    options.policy.tries = 1;
    options.daily = 3;
    options.day = FormatDay(now_);
  };
  Step(kFailBad);
  ASSERT_TRUE(AppendRequests(Folder("s"), "{\"request\":\"retry\"}\n"));
  Step("cat");
  EXPECT_EQ(ErrorOf("s", "bad1", "code"), "");
  EXPECT_EQ(ErrorOf("s", "bad2", "code"), "net");
  const JournalHead head = Head("s");
  Step("cat");
  EXPECT_EQ(Head("s").position, head.position);
  now_ += kDay;
  Step("cat");
  EXPECT_EQ(ErrorOf("s", "bad2", "code"), "");
  EXPECT_EQ(State("s").requests, Read("state/s/requests.ndjson").size());
}

TEST_F(DailyTest, OtherUpstreamsWaitToo) {
  ExpectDone(Intake("a", Numbered(5)));
  ExpectDone(Intake("b", Numbered(2, 10)));
  ExpectDone(StepTest::Step("s", {"b", "a"}, "cat"));
  EXPECT_EQ(Records("s").size(), 3u);
  ExpectDone(Intake("b", Numbered(4, 12)));
  now_ += kDay;
  ExpectDone(StepTest::Step("s", {"b", "a"}, "cat"));
  EXPECT_EQ(Head("s").commit.in.at("a").skip, 1u);
  now_ += kDay;
  ExpectDone(StepTest::Step("s", {"b", "a"}, "cat"));
  now_ += kDay;
  ExpectDone(StepTest::Step("s", {"b", "a"}, "cat"));
  EXPECT_EQ(Folded("s").size(), 11u);
  EXPECT_EQ(Records("s").size(), 11u);
}

TEST_F(DailyTest, ARunWithoutALimitKeepsTheTally) {
  ExpectDone(Intake("a", Numbered(2)));
  Step("cat");
  const auto limited = std::exchange(adjust_, nullptr);
  ExpectDone(Intake("a", Numbered(9, 3)));
  Step("cat");
  EXPECT_EQ(State("s").tally, (DayTally{"2026-08-20", 2}));
  adjust_ = limited;
  ExpectDone(Intake("a", Numbered(2, 20)));
  Step("cat");
  EXPECT_EQ(Records("s").size(), 12u);
}

// --- again, stale, others ---

TEST_F(StepTest, AgainReadsTheFoldedUpstream) {
  ExpectDone(Intake("a", Numbered(3)));
  ExpectDone(Intake("a", Listing("n2", ",\"new\":1") + '\n'));
  ExpectDone(Step("s", {"a"}, "cat"));
  adjust_ = [](StepOptions& options) { options.again = true; };
  ExpectDone(Step("s", {"a"}, "sed 's/}$/,\"x\":1}/'"));
  const std::vector<std::string> all = Records("s");
  EXPECT_EQ(std::vector<std::string>(all.begin() + 4, all.end()),
            (std::vector<std::string>{Listing("n1", ",\"x\":1"),
                                      Listing("n3", ",\"x\":1"),
                                      Listing("n2", ",\"new\":1,\"x\":1")}));
  EXPECT_EQ(Head("s").commit.in.at("a"), Head("a").position);
}

TEST_F(StepTest, AgainThatBrokeOffIsEndedByTheNextRun) {
  ExpectDone(Intake("a", Numbered(6)));
  ExpectDone(Intake("b", Numbered(2, 7)));
  ExpectDone(Step("s", {"a", "b"}, "cat"));
  adjust_ = [](StepOptions& options) {
    options.again = true;
    options.batch = 2;
  };
  const std::string script = "x=$(sed 's/}$/,\"x\":1}/'); case $x in *n5*) ";
  ExpectError(Step("s", {"a", "b"}, script + "exit 3;; esac; echo \"$x\""),
              ExitCode::kIncomplete, "status 3");
  adjust_ = nullptr;
  ExpectDone(Step("s", {"a", "b"}, "sed 's/}$/,\"x\":1}/'"));
  for (const auto& [id, line] : Folded("s")) {
    EXPECT_NE(line.find("\"x\":1"), std::string::npos) << line;
  }
  EXPECT_EQ(Records("s").size(), 16u);
}

TEST_F(StepTest, AgainWithIds) {
  ExpectDone(Intake("a", Numbered(3)));
  ExpectDone(Step("s", {"a"}, "cat"));
  adjust_ = [](StepOptions& options) {
    options.again = true;
    options.ids = {"n2", "nobody"};
  };
  const Result<ExitCode> code = Step("s", {"a"}, "sed 's/}$/,\"x\":1}/'");
  ASSERT_TRUE(code.ok()) << code.error().message;
  EXPECT_EQ(*code, ExitCode::kRecordErrors);
  EXPECT_NE(said_.find("'nobody'"), std::string::npos);
  EXPECT_EQ(Records("s").size(), 4u);
  EXPECT_EQ(Folded("s")["n2"], Listing("n2", ",\"x\":1"));
}

TEST_F(StepTest, AStaleStepSaysSoAndGoesOn) {
  Put("config.toml", "a = 1\n");
  ExpectDone(Intake("a", Numbered(1)));
  ExpectDone(Step("s", {"a"}, "cat"));
  ExpectDone(Intake("a", Numbered(1, 2)));
  ExpectDone(Step("s", {"a"}, "cat"));
  EXPECT_EQ(said_, "");
  EXPECT_EQ(Head("s").position.segment, 1u);
  Put("config.toml", "a = 2\n");
  ExpectDone(Intake("b", Numbered(1, 3)));
  ExpectDone(Step("s", {"a", "b"}, "cat"));
  EXPECT_NE(said_.find("has changed since commit 2"), std::string::npos);
  EXPECT_EQ(Head("s").position.segment, 2u);
  EXPECT_EQ(Records("s").size(), 3u);
}

TEST_F(StepTest, ConfigHashFollowsContent) {
  const auto hash = [&](const std::vector<std::string>& command) {
    return *ConfigHash(workspace_, command);
  };
  EXPECT_EQ(hash({"job-x", "--pass", "3"}), "");
  Put("rules.toml", "a");
  const std::string path = PathOf("rules.toml");
  const std::string before = hash({"job-x", path});
  EXPECT_EQ(before.size(), 16u);
  EXPECT_NE(hash({"job-x", "--rules=" + path}), "");
  EXPECT_EQ(hash({path}), "");  // the filter itself
  Put("rules.toml", "b");
  EXPECT_NE(hash({"job-x", path}), before);
  Put("grows.ndjson", "x");
  EXPECT_EQ(hash({"job-x", PathOf("grows.ndjson")}), "");
  Put("profile.json", "{}");
  EXPECT_NE(hash({"job-x"}), "");
}

TEST_F(StepTest, ConfigHashKnowsWhoReadsWhat) {
  const std::vector<std::string> score = {"job-score"};
  const std::vector<std::string> pipe = {"bash", "-c", "job-scrape|job-filter"};
  const auto hash = [&](const std::vector<std::string>& command) {
    return *ConfigHash(workspace_, command);
  };
  Put("config.toml",
      "[filter.age]\nreject = 1\n[score]\nwords = [\n[\"a\"],\n]\n[hunt]\n");
  const std::string by_score = hash(score);
  const std::string by_pipe = hash(pipe);
  const std::string by_other = hash({"mine"});
  Put("config.toml",
      "[filter.age]\nreject = 2\n[score]\nwords = [\n[\"a\"],\n]\n[hunt]\n");
  EXPECT_EQ(hash(score), by_score);
  EXPECT_NE(hash(pipe), by_pipe);
  EXPECT_NE(hash({"mine"}), by_other);
  Put("config.toml",
      "[filter.age]\nreject = 1\n[score]\nwords = [\n[\"b\"],\n]\n[hunt]\n");
  EXPECT_NE(hash(score), by_score);
  EXPECT_EQ(hash(pipe), by_pipe);
  Put("profile.json", "{}");
  EXPECT_EQ(hash(pipe), by_pipe);
  const std::string without = hash(score);
  Put("profile.json", "{\"a\":1}");
  EXPECT_NE(hash(score), without);
}

TEST_F(StepTest, AHeldStageIsToldOrSkipped) {
  ExpectDone(Intake("a", Numbered(1)));
  {
    const Result<StageLock> lock = StageLock::Take(Folder("s"), false);
    ASSERT_TRUE(lock.ok());
    ExpectError(Step("s", {"a"}, "cat"), ExitCode::kIncomplete, "'s'");
    adjust_ = [](StepOptions& options) { options.if_held = IfHeld::kSkip; };
    ExpectDone(Step("s", {"a"}, "cat"));
    EXPECT_EQ(said_, "");
    EXPECT_FALSE(*ReadHead(Folder("s")));
  }
  ExpectDone(Step("s", {"a"}, "cat"));
  EXPECT_EQ(Records("s").size(), 1u);
}

TEST_F(StepTest, AStopFinishesTheBatch) {
  ExpectDone(Intake("a", Numbered(6)));
  adjust_ = [](StepOptions& options) { options.batch = 2; };
  ExpectError(Step("s", {"a"}, "kill -TERM $PPID; sleep 0.2; cat"),
              ExitCode::kIncomplete, "stopped, the next run");
  EXPECT_EQ(Records("s"), LinesOf(Numbered(2)));
  ExpectDone(Step("s", {"a"}, "cat"));
  EXPECT_EQ(Records("s"), LinesOf(Numbered(6)));
}

TEST_F(StepTest, AStopInTheLastBatchIsNoError) {
  ExpectDone(Intake("a", Numbered(2)));
  ExpectDone(Step("s", {"a"}, "kill -INT $PPID; cat"));
  EXPECT_EQ(Records("s").size(), 2u);
}

TEST_F(StepTest, ASecondStopDropsTheBatch) {
  ExpectDone(Intake("a", Numbered(2)));
  const auto begin = std::chrono::steady_clock::now();
  const std::string pid = PathOf("pid");
  ExpectError(Step("s", {"a"},
                   "sleep 60 & echo $! >" + pid +
                       "; kill -TERM $PPID; sleep 0.3; kill -TERM $PPID; "
                       "wait; cat"),
              ExitCode::kIncomplete, "stopped at once");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
  EXPECT_FALSE(*ReadHead(Folder("s")));
  // Its children too. Who is to reap them may take a moment.
  for (int i = 0; i < 100 && IsAlive(Read("pid")); ++i) usleep(20000);
  EXPECT_FALSE(IsAlive(Read("pid")));
}

TEST_F(StepTest, AFullDiskLosesNothing) {
  ExpectDone(Intake("a", Numbered(300)));
  signal(SIGXFSZ, SIG_IGN);
  rlimit before;
  getrlimit(RLIMIT_FSIZE, &before);
  rlimit small = before;
  small.rlim_cur = 6000;
  setrlimit(RLIMIT_FSIZE, &small);
  adjust_ = [](StepOptions& options) { options.batch = 100; };
  const Result<ExitCode> full = Step("s", {"a"}, "cat");
  setrlimit(RLIMIT_FSIZE, &before);
  ExpectError(full, ExitCode::kIncomplete, "0000000001.ndjson");
  EXPECT_EQ(Records("s").size(), 100u);
  ExpectDone(Step("s", {"a"}, "cat"));
  EXPECT_EQ(Records("s"), LinesOf(Numbered(300)));
}

// --- standard input ---

TEST_F(StepTest, IntakeCommitsBehindEachScrape) {
  const std::string scrape = "{\"kind\":\"scrape\",\"id\":\"b\"}\n";
  ExpectDone(Intake("a", Numbered(2) + scrape + "\r\n\n" + Numbered(1, 3) +
                             scrape + Listing("last")));
  EXPECT_EQ(Head("a").commit.seq, 3u);
  EXPECT_EQ(Records("a"), LinesOf(Numbered(2) + scrape + Numbered(1, 3) +
                                  scrape + Listing("last") + '\n'));
  ExpectDone(Intake("a", ""));
  EXPECT_EQ(Head("a").commit.seq, 3u);
}

TEST_F(StepTest, IntakeKeepsBadLinesAsMalformed) {
  ExpectDone(Intake("a", "{\"~\":\"c\",\"seq\":1}\n[1]\n" +
                             std::string(kMaxRecordBytes + 1, 'x') + '\n' +
                             Listing("x") + '\n'));
  const std::vector<std::string> records = Records("a");
  ASSERT_EQ(records.size(), 4u);
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(records[i].starts_with("{\"kind\":\"malformed\""))
        << records[i];
  }
}

TEST_F(StepTest, IntakeCommitsWhenABatchIsFull) {
  std::string lines;
  for (int i = 0; i < 10; ++i) {
    lines +=
        Listing("x", ",\"x\":\"" + std::string(1 << 20, 'x') + "\"") + '\n';
  }
  ExpectDone(Intake("a", lines));
  EXPECT_EQ(Head("a").commit.seq, 3u);
  EXPECT_EQ(Records("a").size(), 10u);
}

TEST(StageNameTest, IsSafeAsAPath) {
  EXPECT_TRUE(IsStageName("lookup-company"));
  EXPECT_TRUE(IsStageName("v1.2_x"));
  for (const char* bad : {"", "-x", "..", "a/b", "A", ".x", "a b"}) {
    EXPECT_FALSE(IsStageName(bad)) << bad;
  }
  EXPECT_FALSE(IsStageName(std::string(65, 'a')));
}

}  // namespace
}  // namespace jobutils
