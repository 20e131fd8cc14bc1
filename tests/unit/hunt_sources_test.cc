#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "config/table.h"
#include "hunt/source_book.h"
#include "hunt/source_discover.h"
#include "hunt/source_lines.h"
#include "journal/head.h"
#include "journal/lock.h"
#include "journal/segment.h"
#include "log/old_segments.h"
#include "schedule/span.h"

namespace jobutils {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

constexpr Time kNow = 1787227200;  // 2026-08-20T12:00:00Z

std::string Id(const std::string& board) { return "lever:" + board; }

class Sources : public testing::Test {
 protected:
  Sources() {
    signal(SIGPIPE, SIG_IGN);
    ::setenv("TZ", "UTC", 1);
    ::tzset();
    std::string name = testing::TempDir() + "sources-XXXXXX";
    workspace_ = mkdtemp(name.data());
    Table due;
    policy_ = Policy::Read(due);
  }
  ~Sources() override { fs::remove_all(workspace_); }

  std::string Folder(const std::string& stage = "sources") const {
    return SourceBook::FolderIn(workspace_, stage);
  }
  void Write(const std::string& text) const {
    std::ofstream(workspace_ + "/sources.txt") << text;
  }

  SourceBook Book() {
    SourceBookOptions options;
    options.workspace = workspace_;
    options.policy = policy_;
    options.now = now_;
    options.judged_by = judged_by_;
    Result<SourceBook> book = SourceBook::Open(options);
    EXPECT_TRUE(book) << book.error().message;
    return std::move(*book);
  }

  // Knows "lever/BOARD" and "maybe/BOARD" (not sure), but for `broken_`, of
  // which it says that trying again can help.
  LineRunner Discover() {
    return [this](std::string_view lines) -> Result<std::string> {
      std::string out;
      for (const std::string_view line : Lines(lines)) {
        ++asked_;
        out += Answer(std::string(line)) + '\n';
      }
      return out;
    };
  }
  std::string Answer(const std::string& line) const {
    const size_t slash = line.find('/');
    const std::string site = line.substr(0, slash);
    const std::string board = slash == line.npos ? "" : line.substr(slash + 1);
    JsonObject record;
    record.Text("kind", "source");
    if (line != broken_ && (site == "lever" || site == "maybe")) {
      return record.Text("url", "https://lever.example/" + board)
          .Text("id", Id(board))
          .Text("type", "lever")
          .Text("board", board)
          .Number("confidence", site == "lever" ? 0.7 : 0.5)
          .str();
    }
    return record
        .Raw("error", JsonObject()
                          .Text("code", "unknown_source")
                          .Text("message", "who is that")
                          .Bool("retry", line == broken_)
                          .str())
        .str();
  }

  SourceBook::Synced Sync(const std::string& text) {
    Write(text);
    return Sync();
  }
  SourceBook::Synced Sync() {
    asked_ = 0;
    Result<SourceBook::Synced> synced = Book().Sync(Discover());
    EXPECT_TRUE(synced) << synced.error().message;
    return *synced;
  }

  // "lever:acme confirmed", a source each, archived ones left out.
  Texts All() {
    Texts all;
    Record record;
    Book().ForEach([&](std::string_view line) {
      record.Parse(line);
      const std::string status = *record.Get("state")["status"].AsString();
      if (status == "archived") return;
      all.push_back(record.Text(record.Has("type") ? "id" : "line") + ' ' +
                    status);
    });
    return all;
  }
  std::string StateOf(const std::string& id) {
    const SourceBook book = Book();
    const auto line = book.Find(id);
    if (!line) return "unknown";
    Record record;
    record.Parse(*line);
    return std::string(record.Get("state").raw());
  }
  Texts Due(std::optional<int64_t> cap = {},
            std::optional<int64_t> daily = {}) {
    Texts due;
    const auto lines = Book().Due(cap, daily);
    EXPECT_TRUE(lines) << lines.error().message;
    for (const SourceBook::Line& line : *lines) due.push_back(line.id);
    return due;
  }
  void Begin() {
    SourceBook book = Book();
    EXPECT_TRUE(book.Begin(*book.Due({}, {})));
  }
  // Journals how sources went, as job-step scrape does.
  void Scrape(const Texts& ids, const std::string& status = "ok",
              const std::string& more = "") {
    Result<JournalWriter> writer = JournalWriter::Open(Folder("scrape"), {});
    ASSERT_TRUE(writer) << writer.error().message;
    for (const std::string& id : ids) {
      JournalBatch batch;
      ASSERT_TRUE(batch.Add(R"({"kind":"listing","id":")" + id + ":1\"}"));
      ASSERT_TRUE(batch.Add(R"({"kind":"scrape","id":")" + id +
                            R"(","status":")" + status + '"' + more +
                            R"(,"listings":1})"));
      CommitNote note;
      note.at = now_;
      ASSERT_TRUE(writer->Append(batch, note));
    }
  }
  size_t Settle() {
    const auto ended = Book().Settle();
    EXPECT_TRUE(ended) << ended.error().message;
    return ended ? ended->size() : 99;
  }
  size_t Release() { return *Book().Release(); }
  void Note() { EXPECT_TRUE(Book().Note({}, {})); }
  bool MayBe() { return *MayBeDue(workspace_, now_, judged_by_); }
  uint64_t Commits() {
    const auto head = ReadHead(Folder());
    EXPECT_TRUE(head) << head.error().message;
    return *head ? (*head)->commit.seq : 0;
  }

  std::string workspace_;
  Policy policy_;
  Time now_ = kNow;
  std::string judged_by_ = "config";
  std::string broken_;
  int asked_ = 0;
};

using SourcesTxt = Sources;
using Runs = Sources;
using Journal = Sources;

// --- sources.txt ------------------------------------------------------------

TEST_F(SourcesTxt, Lines) {
  EXPECT_EQ(ParseSourceLines(""), Texts());
  EXPECT_EQ(ParseSourceLines("\n \r\n\t\n#a\n  # b"), Texts());
  EXPECT_EQ(ParseSourceLines("\xEF\xBB\xBFlever/a\r\n  b c \t\r\nlever/a"),
            (Texts{"lever/a", "b c"}));
  EXPECT_EQ(ParseSourceLines("a\xff\n\x1b[2J"), (Texts{"a\uFFFD", "\x1b[2J"}));
  EXPECT_EQ(ParseSourceLines(std::string(1 << 20, 'x'))[0].size(), 2100u);
}

TEST_F(SourcesTxt, NewLinesAreAddedAndConfirmedOrWait) {
  const auto synced = Sync("lever/a\nmaybe/b\nAcme GmbH\n");
  EXPECT_EQ(synced.added, 2u);
  EXPECT_EQ(synced.notes,
            (Texts{"sources.txt: 'maybe/b' may be 'lever:b', to be confirmed "
                   "by 'job-hunt source confirm'",
                   "sources.txt: 'Acme GmbH' is no source: unknown_source: who "
                   "is that"}));
  EXPECT_EQ(All(),
            (Texts{"lever:a confirmed", "lever:b added", "Acme GmbH failed"}));
  EXPECT_EQ(Due(), Texts{"lever:a"});
  ASSERT_TRUE(Book().Apply({"lever:b"}, SourceEvent::kConfirmed, ""));
  EXPECT_EQ(Due(), (Texts{"lever:a", "lever:b"}));
  Record record;
  const SourceBook book = Book();
  record.Parse(*book.Find("lever:a"));
  EXPECT_EQ(record.Text("line"), "lever/a");
  EXPECT_EQ(record.Text("origin"), "sources.txt");
  EXPECT_EQ(record.Text("created_at"), "2026-08-20T12:00:00Z");
  EXPECT_EQ(record.Text("next_run_at"), "2026-08-20T12:00:00Z");
  EXPECT_EQ(record.Get("event").raw(),
            R"({"name":"confirmed","at":"2026-08-20T12:00:00Z"})");
}

TEST_F(SourcesTxt, AnUnchangedFileCostsNothing) {
  Sync("lever/a\nlever/b\n");
  EXPECT_EQ(asked_, 2);
  const uint64_t commits = Commits();
  EXPECT_TRUE(Sync().notes.empty());
  EXPECT_EQ(asked_, 0);
  EXPECT_EQ(Commits(), commits);
  Sync("# another\nlever/a\nlever/b\nlever/c\n");
  EXPECT_EQ(asked_, 1);
  EXPECT_EQ(All().size(), 3u);
}

TEST_F(SourcesTxt, LinesThatGoAwayAndComeBack) {
  Sync("lever/a\nmaybe/b\nwho\nlever/kept\n");
  ASSERT_TRUE(Book().Add("lever/own", "", Discover()));
  EXPECT_EQ(Sync("lever/kept").stopped, 1u);
  EXPECT_EQ(All(), (Texts{"lever:a stopped", "lever:kept confirmed",
                          "lever:own confirmed"}));
  EXPECT_EQ(StateOf("lever:a"),
            R"({"status":"stopped","reason":"not in sources.txt any more"})");
  const auto back = Sync("lever/kept\nlever/a\nmaybe/b\nwho\n");
  EXPECT_EQ(back.resumed, 1u);
  EXPECT_EQ(asked_, 1);  // the line that is no source
  EXPECT_EQ(All(), (Texts{"lever:a scheduled", "lever:b added", "who failed",
                          "lever:kept confirmed", "lever:own confirmed"}));
  EXPECT_EQ(Sync("").stopped, 2u);
  EXPECT_EQ(All(), (Texts{"lever:a stopped", "lever:kept stopped",
                          "lever:own confirmed"}));
}

TEST_F(SourcesTxt, WithoutTheFileAllStaysAsItIs) {
  Sync("lever/a\nwho\n");
  fs::remove(workspace_ + "/sources.txt");
  EXPECT_EQ(Sync().stopped, 0u);
  EXPECT_EQ(All(), Texts{"lever:a confirmed"});
  Note();
  now_ += 30 * kMinute;
  EXPECT_TRUE(MayBe());  // lever:a is due
}

TEST_F(SourcesTxt, WhatAPersonStoppedStaysStopped) {
  Sync("lever/a\nlever/b\n");
  ASSERT_TRUE(Book().Apply({"lever:a"}, SourceEvent::kStopped, "dull"));
  ASSERT_TRUE(Book().Apply({"lever:b"}, SourceEvent::kArchived, ""));
  Sync("lever/a\nlever/b\n#\n");
  EXPECT_EQ(All(), Texts{"lever:a stopped"});
}

TEST_F(SourcesTxt, WhatWasArchivedAndIsWrittenDownAgainBeginsAnew) {
  Sync("lever/a\n");
  ASSERT_TRUE(Book().Apply({"lever:a"}, SourceEvent::kArchived, ""));
  Sync("lever/a\n#\n");
  EXPECT_EQ(All(), Texts());
  EXPECT_EQ(Sync("lever/a\nmaybe/a\n").added, 1u);
  EXPECT_EQ(All(), Texts{"lever:a added"});
}

TEST_F(SourcesTxt, TwoLinesToOneBoardAreOneSource) {
  const auto synced = Sync("maybe/a\nlever/a\n");
  EXPECT_EQ(synced.notes.size(), 2u);
  EXPECT_EQ(synced.notes[1], "sources.txt: 'lever/a' is 'lever:a' too");
  EXPECT_EQ(All(), Texts{"lever:a added"});
  EXPECT_TRUE(Sync("maybe/a\nlever/a\n#\n").notes.empty());
  EXPECT_EQ(asked_, 0);
  // One of them is enough.
  EXPECT_EQ(Sync("lever/a\n").stopped, 0u);
  EXPECT_EQ(All(), Texts{"lever:a added"});
  Sync("#\n");
  EXPECT_EQ(All(), Texts());
}

TEST_F(SourcesTxt, LinesThatFailAreTriedAgain) {
  broken_ = "lever/a";
  Sync("lever/a\nwho\n");
  Note();
  EXPECT_FALSE(MayBe());
  Sync();
  EXPECT_EQ(asked_, 0);
  now_ += kHour;
  EXPECT_TRUE(MayBe());
  EXPECT_TRUE(Sync().notes.empty());
  EXPECT_EQ(asked_, 2);
  EXPECT_EQ(Due(), Texts());
  broken_.clear();
  now_ += kHour;
  Sync();
  EXPECT_EQ(asked_, 0);  // twice as long
  now_ += kHour;
  Sync();
  EXPECT_EQ(asked_, 2);
  EXPECT_EQ(All(), (Texts{"who failed", "lever:a confirmed"}));
  // What no time can help is given up, until the file changes.
  for (int i = 0; i < 5; ++i, now_ += kDay) Sync();
  EXPECT_EQ(All()[0], "who disabled");
  Sync("lever/a\nwho\n#\n");
  EXPECT_EQ(asked_, 1);
  EXPECT_EQ(All()[0], "who failed");
}

TEST_F(SourcesTxt, AnswersThatAreNone) {
  Write("lever/a\n{\"kind\":\"source\",\"type\":\"x\",\"id\":\"x\"}\n");
  EXPECT_FALSE(Book().Sync(
      [](std::string_view) -> Result<std::string> { return std::string(); }));
  EXPECT_FALSE(Book().Sync([](std::string_view) -> Result<std::string> {
    return std::string("{}\n{}\n");
  }));
  EXPECT_FALSE(Book().Sync(
      [](std::string_view) -> Result<std::string> { return IoError("gone"); }));
  EXPECT_EQ(All(), Texts());
  EXPECT_TRUE(Book().Sync([](std::string_view) -> Result<std::string> {
    return std::string("[]\n");
  }));
  EXPECT_EQ(All().size(), 2u);
  EXPECT_EQ(All()[0], "lever/a failed");
}

TEST_F(SourcesTxt, TenThousandLines) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) {
    text += "lever/b" + std::to_string(i) + "\n";
  }
  EXPECT_EQ(Sync(text).added, 10'000u);
  EXPECT_EQ(Due().size(), 10'000u);
  EXPECT_EQ(Sync("").stopped, 10'000u);
  EXPECT_EQ(Book().size(), 10'000u);
}

TEST_F(SourcesTxt, ARemovedJournalIsMadeAnew) {
  Sync("lever/a\nlever/b\n");
  Begin();
  Scrape({"lever:a", "lever:b"});
  Settle();
  const std::string before = StateOf("lever:a");
  fs::remove_all(Folder());
  EXPECT_TRUE(MayBe());
  now_ += kHour;
  Sync();
  EXPECT_EQ(Settle(), 2u);
  EXPECT_EQ(StateOf("lever:a"), before);
}

TEST_F(SourcesTxt, TheProgramItself) {
  ::setenv("PATH", workspace_.c_str(), 1);
  Write("lever/a\n");
  Result<SourceBook::Synced> synced = Book().Sync(DiscoverWith(workspace_));
  ASSERT_FALSE(synced);
  EXPECT_EQ(synced.error().exit, ExitCode::kUsage);
  const std::string program = workspace_ + "/job-discover";
  const auto run = [&](const std::string& script) {
    std::ofstream(program) << "#!/bin/sh\n" << script << '\n';
    fs::permissions(program, fs::perms::owner_all);
    return Book().Sync(DiscoverWith(workspace_));
  };
  EXPECT_EQ(run("exit 2").error().exit, ExitCode::kUsage);
  EXPECT_EQ(run("exit 3").error().exit, ExitCode::kIncomplete);
  EXPECT_EQ(run("kill -9 $$").error().message,
            "'job-discover' ended with signal 9");
  EXPECT_TRUE(
      run("while read l; do echo '" + Answer("lever/a") + "'; done; exit 1"));
  EXPECT_EQ(All(), Texts{"lever:a confirmed"});
}

// --- by hand ----------------------------------------------------------------

TEST_F(Sources, Adding) {
  const auto added = Book().Add("lever/a", R"({"every":"6h"})", Discover());
  ASSERT_TRUE(added);
  EXPECT_EQ(added->id, "lever:a");
  EXPECT_FALSE(added->known);
  EXPECT_NE(Book().Find("lever:a")->find(R"("schedule":{"every":"6h"})"),
            std::string::npos);
  const auto again = Book().Add("maybe/a", "", Discover());
  EXPECT_TRUE(again->known);
  EXPECT_EQ(again->status, SourceStatus::kConfirmed);
  const auto nobody = Book().Add("who", "", Discover());
  EXPECT_EQ(nobody.error().exit, ExitCode::kRecordErrors);
  EXPECT_EQ(nobody.error().message,
            "'who' is no source: unknown_source: who is that");
  for (const char* url : {"", "# x", "lever/b\nlever/c"}) {
    EXPECT_EQ(Book().Add(url, "", Discover()).error().exit, ExitCode::kUsage);
  }
  EXPECT_EQ(All(), Texts{"lever:a confirmed"});
  ASSERT_TRUE(Book().Apply({"lever:a"}, SourceEvent::kArchived, ""));
  EXPECT_FALSE(Book().Add("lever/a", "", Discover())->known);
  EXPECT_EQ(All(), Texts{"lever:a confirmed"});
}

TEST_F(Sources, WhatMakesNoSenseChangesNothing) {
  Sync("lever/a\nlever/b\n");
  const auto nobody = Book().Apply({"lever:aa"}, SourceEvent::kConfirmed, "");
  EXPECT_EQ(nobody.error().exit, ExitCode::kUsage);
  EXPECT_EQ(nobody.error().message,
            "no source 'lever:aa', did you mean 'lever:a'?");
  const auto twice = Book().Apply({"lever:b", "lever:a", "lever:b"},
                                  SourceEvent::kPaused, "why");
  EXPECT_EQ(twice.error().exit, ExitCode::kUsage);
  EXPECT_EQ(twice.error().message,
            "lever:b: a source that is 'paused' cannot be 'paused', expected "
            "'completed', 'failed', 'resumed', 'stopped', 'archived'");
  EXPECT_EQ(All(), (Texts{"lever:a confirmed", "lever:b confirmed"}));
  ASSERT_TRUE(Book().Apply({"lever:b"}, SourceEvent::kPaused, "why"));
  EXPECT_EQ(StateOf("lever:b"), R"({"status":"paused","reason":"why"})");
}

TEST_F(Sources, NamedOnesRunDueOrNot) {
  Sync("lever/a\nlever/b\nwho\n");
  Begin();
  Scrape({"lever:a", "lever:b"});
  Settle();
  EXPECT_EQ(Due(), Texts());
  const auto named = Book().Named({"lever:b", "lever:b"});
  ASSERT_TRUE(named);
  ASSERT_EQ(named->size(), 1u);
  EXPECT_EQ((*named)[0].id, "lever:b");
  ASSERT_TRUE(Book().Apply({"lever:b"}, SourceEvent::kPaused, ""));
  EXPECT_EQ(Book().Named({"lever:b"}).error().message,
            "source 'lever:b' is 'paused', expected one that may run");
  EXPECT_EQ(Book().Named({"lever:z"}).error().exit, ExitCode::kUsage);
}

TEST_F(Sources, TwoProcessesAtOnce) {
  constexpr int kEach = 25;
  const auto add = [&](const char* prefix) {
    for (int i = 0; i < kEach; ++i) {
      const std::string line =
          std::string("lever/") + prefix + std::to_string(i);
      if (!Book().Add(line, "", Discover())) _exit(1);
    }
  };
  const pid_t child = fork();
  if (child == 0) {
    alarm(60);
    add("child");
    _exit(0);
  }
  add("parent");
  int status = 1;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(Book().size(), 2u * kEach);
}

// A book that was opened before another one wrote.
TEST_F(Sources, WhatOthersAppendIsHeeded) {
  Sync("lever/a\n");
  SourceBook old = Book();
  ASSERT_TRUE(Book().Apply({"lever:a"}, SourceEvent::kPaused, ""));
  ASSERT_TRUE(Book().Add("lever/b", "", Discover()));
  EXPECT_FALSE(old.Apply({"lever:a"}, SourceEvent::kPaused, ""));
  SourceBook other = Book();
  ASSERT_TRUE(Book().Apply({"lever:a"}, SourceEvent::kResumed, ""));
  EXPECT_TRUE(other.Apply({"lever:a", "lever:b"}, SourceEvent::kPaused, ""));
}

// --- runs -------------------------------------------------------------------

TEST_F(Runs, ADay) {
  Sync("lever/a\nlever/b\nlever/c\n");
  EXPECT_EQ(Due(), (Texts{"lever:a", "lever:b", "lever:c"}));
  EXPECT_EQ(Due(2), (Texts{"lever:a", "lever:b"}));
  Begin();
  EXPECT_EQ(All()[0], "lever:a running");
  now_ += kMinute;
  Scrape({"lever:a", "lever:other"});
  Scrape({"lever:b"}, "gone", R"(,"reason":"not_found")");
  Scrape({"lever:c"}, "blocked", R"(,"reason":"bot_wall")");
  EXPECT_EQ(Settle(), 3u);
  EXPECT_EQ(StateOf("lever:a"),
            R"({"status":"completed","last_run":"2026-08-20T12:00:00Z",)"
            R"("last_success":"2026-08-20T12:00:00Z","runs_today":1})");
  EXPECT_EQ(StateOf("lever:b"),
            R"({"status":"failed","reason":"gone: not_found",)"
            R"("last_run":"2026-08-20T12:00:00Z",)"
            R"("failures":1,"strikes":1,"runs_today":1})");
  EXPECT_EQ(All()[2], "lever:c disabled");
  Record record;
  const SourceBook book = Book();
  record.Parse(*book.Find("lever:a"));
  EXPECT_EQ(record.Get("listings").AsInteger(), 1);
  EXPECT_EQ(record.Text("next_run_at"), "2026-08-21T09:00:00Z");
  record.Parse(*book.Find("lever:c"));
  EXPECT_FALSE(record.Has("next_run_at"));
  EXPECT_EQ(Release(), 0u);
  EXPECT_EQ(Due(), Texts());
  now_ += kHour;
  EXPECT_EQ(Due(), Texts{"lever:b"});
  EXPECT_EQ(Due({}, 3), Texts());
  now_ += kDay;
  EXPECT_EQ(Due({}, 3), (Texts{"lever:a", "lever:b"}));
}

TEST_F(Runs, NoneCountsTwice) {
  Sync("lever/a\n");
  Begin();
  Scrape({"lever:a"}, "broken", R"(,"reason":"shape")");
  SourceBook late = Book();
  EXPECT_EQ(Settle(), 1u);
  EXPECT_EQ(late.Settle()->size(), 0u);
  EXPECT_EQ(Settle(), 0u);
  EXPECT_NE(StateOf("lever:a").find(R"("failures":1,)"), std::string::npos);
  // Settled in the middle of a scrape, and at its end.
  Scrape({"lever:a"}, "broken", R"(,"reason":"shape")");
  EXPECT_EQ(Settle(), 1u);
  EXPECT_NE(StateOf("lever:a").find(R"("failures":2,)"), std::string::npos);
}

TEST_F(Runs, ByHand) {
  Sync("lever/a\nlever/b\nmaybe/c\n");
  ASSERT_TRUE(Book().Apply({"lever:b"}, SourceEvent::kPaused, ""));
  Scrape({"lever:a", "lever:b", "lever:c"});
  EXPECT_EQ(Settle(), 2u);
  EXPECT_EQ(All(),
            (Texts{"lever:a completed", "lever:b paused", "lever:c added"}));
  EXPECT_EQ(Due(), Texts());
}

TEST_F(Runs, AResultAfterAPauseCounts) {
  Sync("lever/a\n");
  Begin();
  ASSERT_TRUE(Book().Apply({"lever:a"}, SourceEvent::kPaused, ""));
  Scrape({"lever:a"});
  EXPECT_EQ(Settle(), 1u);
  EXPECT_EQ(StateOf("lever:a"),
            R"({"status":"paused","last_run":"2026-08-20T12:00:00Z",)"
            R"("last_success":"2026-08-20T12:00:00Z","runs_today":1})");
}

TEST_F(Runs, AKilledRunDidNotHappen) {
  Sync("lever/a\nlever/b\n");
  Begin();
  Scrape({"lever:a"});  // and then it was killed
  EXPECT_EQ(Due(), Texts());
  EXPECT_EQ(Settle(), 1u);
  EXPECT_EQ(Release(), 1u);
  EXPECT_EQ(Due(), Texts{"lever:b"});
  EXPECT_NE(Book().Find("lever:b")->find(
                R"("event":{"name":"scheduled","at":"2026-08-20T12:00:00Z",)"
                R"("reason":"interrupted"})"),
            std::string::npos);
  Begin();
  Scrape({"lever:b"});
  Settle();
  std::string a = StateOf("lever:a");
  EXPECT_EQ(a, StateOf("lever:b"));
}

TEST_F(Runs, WhoKillsTheMachineIsNotReadForEver) {
  Sync("lever/a\n");
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(Due(), Texts{"lever:a"});
    Begin();
    EXPECT_EQ(Release(), 1u);
  }
  EXPECT_EQ(Due(), Texts());
  EXPECT_EQ(StateOf("lever:a"),
            R"({"status":"failed","reason":"interrupted, the third time in a )"
            R"(row","last_run":"2026-08-20T12:00:00Z","failures":1,)"
            R"("strikes":1,"runs_today":1})");
}

TEST_F(Runs, NothingIsDueUntilItIs) {
  EXPECT_TRUE(MayBe());
  Note();
  EXPECT_FALSE(MayBe());
  Write("lever/a\n");
  EXPECT_TRUE(MayBe());
  Sync();
  EXPECT_TRUE(MayBe());
  Begin();
  Scrape({"lever:a"});
  EXPECT_TRUE(MayBe());
  Settle();
  Note();
  EXPECT_FALSE(MayBe());
  const uint64_t commits = Commits();
  Note();
  EXPECT_EQ(Commits(), commits);
  Scrape({});
  EXPECT_FALSE(MayBe());
  Scrape({"lever:by-hand"});
  EXPECT_TRUE(MayBe());
  Settle();
  Note();
  EXPECT_FALSE(MayBe());
  judged_by_ = "another";
  EXPECT_TRUE(MayBe());
  judged_by_ = "config";
  ::setenv("TZ", "Asia/Kolkata", 1);
  ::tzset();
  EXPECT_TRUE(MayBe());
  ::setenv("TZ", "UTC", 1);
  ::tzset();
  now_ = kNow + 21 * kHour - 1;
  EXPECT_FALSE(MayBe());
  now_ = kNow + 21 * kHour;
  EXPECT_TRUE(MayBe());
  EXPECT_EQ(Due(), Texts{"lever:a"});
  ASSERT_TRUE(Book().Apply({"lever:a"}, SourceEvent::kPaused, ""));
  Note();
  EXPECT_EQ(*Book().NextDue({}, {}), std::nullopt);
  now_ += 1000 * kDay;
  EXPECT_FALSE(MayBe());
}

TEST_F(Runs, WhatACapLeavesIsDue) {
  Sync("lever/a\nlever/b\n");
  EXPECT_EQ(*Book().NextDue(1, {}), now_);
  EXPECT_EQ(*Book().NextDue({}, 0), kNow + 12 * kHour);
  Begin();
  EXPECT_EQ(*Book().NextDue({}, {}), now_);  // see Release
}

TEST_F(Runs, AClockThatGoesBack) {
  Sync("lever/a\n");
  now_ = kNow + 1000 * kDay;
  Begin();
  Scrape({"lever:a"});
  Settle();
  Note();
  EXPECT_FALSE(MayBe());
  now_ = kNow + kHour;
  EXPECT_TRUE(MayBe());
  EXPECT_EQ(Due(), Texts{"lever:a"});
  Begin();
  Scrape({"lever:a"});
  EXPECT_EQ(Settle(), 1u);
  Note();
  EXPECT_FALSE(MayBe());
  EXPECT_NE(StateOf("lever:a").find(R"("last_run":"2026-08-20T13:00:00Z")"),
            std::string::npos);
}

TEST_F(Runs, AnotherScrapeJournalIsAnError) {
  Sync("lever/a\n");
  Scrape({"lever:a"});
  Settle();
  fs::remove_all(Folder("scrape"));
  Scrape({"lever:b", "lever:a"});
  const auto settled = Book().Settle();
  ASSERT_FALSE(settled);
  EXPECT_EQ(settled.error().exit, ExitCode::kIncomplete);
}

// --- the journal ------------------------------------------------------------

std::string Numbered(int id, int version) {
  return R"({"kind":"source","id":"s)" + std::to_string(id) + R"(","v":)" +
         std::to_string(version) + "}";
}

// Appends a version of each of ten sources, and reads it back.
void AppendVersion(const std::string& folder, int version) {
  Result<SourceJournal> journal = SourceJournal::Open(folder, 4096);
  ASSERT_TRUE(journal) << journal.error().message;
  ASSERT_EQ(journal->records().size(), version == 0 ? 0u : 10u);
  for (size_t i = 0; i < journal->records().size(); ++i) {
    ASSERT_EQ(journal->records()[i],
              Numbered(static_cast<int>(i), version - 1));
  }
  const Status begun = journal->Begin(kNow + version * kDay);
  ASSERT_TRUE(begun) << begun.error().message;
  for (int i = 0; i < 10; ++i) ASSERT_TRUE(journal->Put(Numbered(i, version)));
  SourcesNote note;
  note.lines = "v" + std::to_string(version);
  ASSERT_TRUE(journal->Commit(note, {}));
}

TEST_F(Journal, ReadersNeedTheLastSegmentOnly) {
  for (int version = 0; version < 60; ++version) {
    AppendVersion(Folder(), version);
  }
  const auto segments = ListSegments(Folder());
  ASSERT_GT(segments->size(), 3u);
  const auto dropped =
      DropBefore(workspace_ + "/state", "sources", kNow + 1000 * kDay);
  ASSERT_TRUE(dropped) << dropped.error().message;
  EXPECT_EQ(ListSegments(Folder())->size(), 1u);
  AppendVersion(Folder(), 60);
}

TEST_F(Journal, ACrashInARestatementLeavesTheOldOne) {
  int version = 0;
  while (ListSegments(Folder())->size() < 3) AppendVersion(Folder(), version++);
  // The commits of the new segment: its begin, the restatement, the events.
  const std::string path = SegmentPath(Folder(), 3);
  std::ifstream file(path);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  std::vector<size_t> ends;
  for (size_t at = 0; (at = text.find("\n{\"~\":\"c\"", at)) != text.npos;) {
    at = text.find('\n', at + 1) + 1;
    ends.push_back(at--);
  }
  ASSERT_EQ(ends.size(), 3u);
  for (const size_t torn : {size_t{0}, size_t{40}}) {
    for (const size_t end : {ends[1], ends[0], size_t{0}}) {
      fs::resize_file(path, end + torn);
      AppendVersion(Folder(), version - 1);
      AppendVersion(Folder(), version);
      // Back to how it was.
      for (uint64_t segment = 4; fs::exists(SegmentPath(Folder(), segment));
           ++segment) {
        fs::remove(SegmentPath(Folder(), segment));
      }
      std::ofstream(path) << text;
    }
  }
}

TEST_F(Journal, DamageIsAnError) {
  Sync("lever/a\nlever/b\n");
  Note();
  const std::string path = SegmentPath(Folder(), 1);
  std::fstream file(path, std::ios::in | std::ios::out);
  file.seekp(200);
  file << "x";
  file.close();
  SourceBookOptions options;
  options.workspace = workspace_;
  options.now = now_;
  const auto book = SourceBook::Open(options);
  ASSERT_FALSE(book);
  EXPECT_EQ(book.error().exit, ExitCode::kIncomplete);
  EXPECT_NE(book.error().message.find(path), std::string::npos);
}

TEST_F(Journal, TheLockIsWaitedFor) {
  Sync("lever/a\n");
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t child = fork();
  if (child == 0) {
    alarm(60);
    const auto lock = StageLock::Take(Folder(), false);
    (void)!write(ready[1], lock ? "y" : "n", 1);
    usleep(300'000);
    _exit(0);
  }
  char taken = 'n';
  ASSERT_EQ(read(ready[0], &taken, 1), 1);
  EXPECT_EQ(taken, 'y');
  EXPECT_TRUE(Book().Apply({"lever:a"}, SourceEvent::kPaused, ""));
  int status = 1;
  EXPECT_EQ(waitpid(child, &status, 0), child);
}

}  // namespace
}  // namespace jobutils
