#include "known/known.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "journal/archive.h"
#include "journal/batch.h"
#include "journal/lock.h"
#include "journal/writer.h"
#include "known/index_builder.h"
#include "known/index_file.h"
#include "known/row_merger.h"
#include "known/run.h"

namespace jobutils {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

constexpr Time kNow = 1787203800;  // 2026-08-20T05:30:00Z
constexpr char kHex[] = "0123456789abcdef";

std::string Slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void Spill(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

struct Fact {
  std::string board = "acme";
  std::string id;
  std::string title;
  int content = 0;  // 1 to 15; 0: the record does not say
  bool closed = false;

  bool operator==(const Fact&) const = default;
  uint64_t hash() const {
    return content == 0 ? 0 : 0xabcdef0123456780u + content;
  }
};

std::string Source(std::string_view board) {
  return "\"source\":{\"type\":\"lever\",\"board\":\"" + std::string(board) +
         "\"}";
}

std::string Line(const Fact& fact) {
  std::string line = "{\"kind\":\"listing\",\"id\":\"" + fact.id +
                     "\",\"title\":\"" + fact.title + "\"," +
                     Source(fact.board);
  if (fact.content > 0) {
    line += ",\"change\":{\"content\":\"abcdef012345678";
    line += kHex[fact.content];
    line += "\"}";
  }
  if (fact.closed) line += ",\"outcome\":{\"status\":\"closed\"}";
  return line + "}";
}

// `diff`: JSON, or "" for one that was not compared with what is known.
std::string Scrape(std::string_view board, std::string_view diff) {
  std::string line =
      "{\"kind\":\"scrape\",\"id\":\"lever:" + std::string(board) +
      "\",\"status\":\"ok\"," + Source(board);
  if (!diff.empty()) line += ",\"diff\":" + std::string(diff);
  return line + "}";
}

// Each word of the title, as others have a name for each place.
TwinNames Words(std::string version = "1") {
  return {std::move(version),
          [](const Record& record, std::vector<std::string>& names) {
            std::string title = record.Text("title") + ' ';
            for (size_t end; (end = title.find(' ')) != title.npos;) {
              if (end > 0) names.push_back(title.substr(0, end));
              title.erase(0, end + 1);
            }
          }};
}

class KnownTest : public testing::Test {
 protected:
  void SetUp() override {
    alarm(240);  // nothing here may hang
    char path[] = "/tmp/known_test.XXXXXX";
    ASSERT_NE(mkdtemp(path), nullptr);
    workspace_ = path;
    folder_ = workspace_ + "/state/scrape";
  }
  void TearDown() override {
    fs::remove_all(workspace_);
    alarm(0);
  }

  Position Append(const Texts& lines, uint64_t segment_bytes = kSegmentBytes) {
    JournalWriter::Options options;
    options.command = {"job-scrape"};
    options.segment_bytes = segment_bytes;
    Result<JournalWriter> writer = JournalWriter::Open(folder_, options);
    EXPECT_TRUE(writer.ok()) << writer.error().message;
    JournalBatch batch;
    for (const std::string& line : lines) EXPECT_TRUE(batch.Add(line).ok());
    const Result<Position> position = writer->Append(batch, {kNow, {}, ""});
    EXPECT_TRUE(position.ok());
    return *position;
  }

  Known Open(std::string version = "1") {
    Result<Known> known = Known::Open(folder_, Words(std::move(version)));
    EXPECT_TRUE(known.ok()) << known.error().message;
    return std::move(*known);
  }

  static std::optional<KnownListing> Find(Known& known, std::string_view board,
                                          std::string_view id) {
    const auto found = known.Find(known.Key("lever:" + std::string(board), id));
    EXPECT_TRUE(found.ok()) << found.error().message;
    return found.ok() ? *found : std::nullopt;
  }

  static std::string Read(Known& known, const RecordPlace& place) {
    const Result<std::string> line = known.Read(place);
    return line ? *line : line.error().message;
  }

  static Texts Board(Known& known, std::string_view board) {
    Texts lines;
    const Status done = known.ForEach(
        "lever:" + std::string(board), [&](const KnownListing& listing) {
          lines.push_back(Read(known, listing.place));
        });
    EXPECT_TRUE(done.ok()) << done.error().message;
    std::sort(lines.begin(), lines.end());
    return lines;
  }

  static Texts TwinLines(Known& known, std::string_view name) {
    const auto twins = known.Twins(name);
    EXPECT_TRUE(twins.ok());
    Texts lines;
    for (const KnownListing& twin : *twins) {
      lines.push_back(Read(known, twin.place));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
  }

  std::string Index() const { return folder_ + "/known.index"; }
  Texts Files(const std::string& extension) const {
    Texts files;
    for (const auto& entry : fs::directory_iterator(folder_)) {
      if (entry.path().extension() == extension) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
  }
  Texts Runs() const { return Files(".run"); }
  std::string Tail() const {
    const Texts tails = Files(".tail");
    EXPECT_LE(tails.size(), 1u);
    return tails.empty() ? "" : tails[0];
  }

  // Many listings of one board, in one batch.
  static Texts Many(int end, int begin = 0) {
    Texts lines;
    for (int i = begin; i < end; ++i) {
      lines.push_back(Line({"big", "lever:big:" + std::to_string(i), "", 1}));
    }
    return lines;
  }

  std::string workspace_;
  std::string folder_;
};

TEST_F(KnownTest, WithoutAJournal) {
  Known known = Open();
  EXPECT_FALSE(Find(known, "acme", "lever:acme:1"));
  EXPECT_EQ(known.seen(), Position());
  EXPECT_FALSE(fs::exists(workspace_ + "/state"));
}

TEST_F(KnownTest, Listings) {
  Fact one = {"acme", "lever:acme:1", "cook", 3};
  const Fact two = {"acme", "lever:acme:2", "", 0};
  Append({Line(one), "{\"kind\":\"event\",\"id\":\"lever:acme:9\"}", "[]",
          "{\"kind\":\"listing\",\"id\":7}"});
  const Position end = Append({Line(two)});
  Known known = Open();
  EXPECT_EQ(known.seen(), end);
  std::optional<KnownListing> found = Find(known, "acme", one.id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->content, 0xabcdef0123456783u);
  EXPECT_FALSE(found->closed);
  EXPECT_EQ(found->key, known.Key("lever:acme", one.id));
  EXPECT_EQ(Read(known, found->place), Line(one));
  found = Find(known, "acme", two.id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->content, 0u);
  EXPECT_EQ(Read(known, found->place), Line(two));
  EXPECT_FALSE(Find(known, "acme", "lever:acme:3"));
  EXPECT_FALSE(Find(known, "acme", "lever:acme:9"));
  EXPECT_FALSE(Find(known, "other", one.id));
  EXPECT_EQ(Board(known, "acme"), (Texts{Line(one), Line(two)}));

  // Changed, closed, and open again.
  for (const bool closed : {false, true, false}) {
    one.content = closed ? 5 : 4;
    one.closed = closed;
    Append({Line(one)});
    Known now = Open();
    found = Find(now, "acme", one.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->content, one.hash());
    EXPECT_EQ(found->closed, closed);
    EXPECT_EQ(Read(now, found->place), Line(one));
    EXPECT_EQ(Board(now, "acme"), (Texts{Line(one), Line(two)}));
  }
  // What was opened before is as it was.
  found = Find(known, "acme", one.id);
  EXPECT_EQ(found->content, 0xabcdef0123456783u);
}

TEST_F(KnownTest, ContentThatIsNone) {
  for (const char* content :
       {"\"abcdef012345678\"", "\"abcdef01234567890\"", "7", "null",
        "\"abcdef012345678x\"", "\"+bcdef0123456789\""}) {
    Append(
        {"{\"kind\":\"listing\",\"id\":\"a\",\"source\":{\"type\":\"lever\","
         "\"board\":\"b\"},\"change\":{\"content\":" +
         std::string(content) + "}}"});
    Known known = Open();
    EXPECT_EQ(Find(known, "b", "a")->content, 0u) << content;
  }
}

TEST_F(KnownTest, LastScrape) {
  const auto last = [this](std::string_view board) {
    Known known = Open();
    const auto place = known.LastScrape("lever:" + std::string(board));
    EXPECT_TRUE(place.ok());
    return *place ? Read(known, **place) : "";
  };
  Append({Line({"acme", "lever:acme:1", "", 1})});
  EXPECT_EQ(last("acme"), "");
  Append({Scrape("acme", ""), Scrape("other", "{}")});
  EXPECT_EQ(last("acme"), "");
  const std::string second = R"({"new":1})";
  Append({Scrape("acme", "{}")});
  EXPECT_EQ(last("acme"), Scrape("acme", "{}"));
  Append({Scrape("acme", second), Scrape("acme", "")});
  EXPECT_EQ(last("acme"), Scrape("acme", second));
  EXPECT_EQ(last("other"), Scrape("other", "{}"));
  Known known = Open();
  EXPECT_EQ(Board(known, "acme").size(), 1u);
}

TEST_F(KnownTest, Twins) {
  Fact one = {"acme", "lever:acme:1", "cook berlin", 1};
  const Fact two = {"other", "lever:other:1", "berlin", 1};
  Append({Line(one), Line(two)});
  Known known = Open();
  EXPECT_EQ(TwinLines(known, "cook"), Texts{Line(one)});
  EXPECT_EQ(TwinLines(known, "berlin"), (Texts{Line(one), Line(two)}));
  EXPECT_EQ(TwinLines(known, "paris"), Texts());

  // Another name: it is not found by the one before.
  one.title = "cook paris";
  one.closed = true;
  Append({Line(one)});
  Known now = Open();
  EXPECT_EQ(TwinLines(now, "cook"), Texts{Line(one)});
  EXPECT_EQ(TwinLines(now, "berlin"), Texts{Line(two)});
  EXPECT_EQ(TwinLines(now, "paris"), Texts{Line(one)});
  const auto twins = now.Twins("paris");
  EXPECT_TRUE(twins->front().closed);
  EXPECT_EQ(twins->front().key, now.Key("lever:acme", one.id));

  Texts lines;
  for (int i = 0; i < 100; ++i) {
    lines.push_back(Line({"big", "lever:big:" + std::to_string(i), "clerk"}));
  }
  Append(lines);
  Known many = Open();
  EXPECT_EQ(TwinLines(many, "clerk").size(), Known::kMostTwins);
}

TEST_F(KnownTest, WhatIsUpToDateIsNotWritten) {
  Append(Many(3));
  Open();
  const std::string bytes = Slurp(Index());
  EXPECT_EQ(Tail(), "");
  const auto written = fs::last_write_time(Index());
  Open();
  EXPECT_EQ(fs::last_write_time(Index()), written);
  EXPECT_EQ(Tail(), "");
  EXPECT_EQ(Slurp(Index()), bytes);
  // What is new goes into the tail, and nothing else is touched.
  Append(Many(4, 3));
  Open();
  EXPECT_EQ(fs::last_write_time(Index()), written);
  EXPECT_EQ(LoadIndex(folder_)->tail.rows.size(), 1u);
  Append(Many(4, 2));
  Open();
  EXPECT_EQ(LoadIndex(folder_)->tail.rows.size(), 3u);
  EXPECT_EQ(Slurp(Tail()).size(), 3 * 32 + 2 * 48u);
  Append(Many(5000));
  Open();
  EXPECT_NE(fs::last_write_time(Index()), written);
  EXPECT_EQ(Tail(), "");
  Known known = Open();
  EXPECT_EQ(Board(known, "big").size(), 5000u);
}

// Everything an index can be asked, beside a map that was told the same.
TEST_F(KnownTest, Model) {
  std::mt19937 random(4);
  std::map<std::string, Fact> model;  // by id
  std::map<std::string, std::string> scrapes;
  const Texts boards = {"a", "b", "c", "d"};
  const Texts titles = {"cook", "cook berlin", "nurse", "nurse berlin", ""};
  size_t most_runs = 0;
  for (int round = 0; round < 60; ++round) {
    Texts lines;
    const int count = round % 10 == 9 ? 4000 : 1 + random() % 700;
    for (int i = 0; i < count; ++i) {
      const std::string& board = boards[random() % 4];
      if (random() % 50 == 0) {
        const bool good = random() % 2 == 0;
        lines.push_back(Scrape(board, good ? "{}" : ""));
        if (good) scrapes[board] = lines.back();
        continue;
      }
      const Fact fact = {
          board, "lever:" + board + ":" + std::to_string(random() % 9000),
          titles[random() % 5], static_cast<int>(random() % 15 + 1),
          random() % 4 == 0};
      model[fact.id] = fact;
      lines.push_back(Line(fact));
    }
    Append(lines, 200000);
    if (round % 20 == 13) fs::remove(Index());
    if (round % 20 == 17) {
      fs::remove(Runs().front());
    }
    if (round == 30) {
      ASSERT_TRUE(*CompressSegment(folder_, 1));
    }
    Known known = Open();
    most_runs = std::max(most_runs, LoadIndex(folder_)->runs.size());
    EXPECT_EQ(LoadIndex(folder_)->runs.size(), Runs().size());
    for (int i = 0; i < 300; ++i) {
      const std::string& board = boards[random() % 4];
      const std::string id =
          "lever:" + board + ":" + std::to_string(random() % 9000);
      const auto expected = model.find(id);
      const std::optional<KnownListing> found = Find(known, board, id);
      ASSERT_EQ(found.has_value(), expected != model.end());
      if (!found) continue;
      ASSERT_EQ(found->content, expected->second.hash());
      ASSERT_EQ(found->closed, expected->second.closed);
      if (found->place.segment > 1) {
        ASSERT_EQ(Read(known, found->place), Line(expected->second));
      }
    }
    if (round % 6 != 5) continue;
    for (const std::string& board : boards) {
      std::set<uint64_t> expected;
      for (const auto& [id, fact] : model) {
        if (fact.board != board) continue;
        expected.insert(known.Key("lever:" + board, id).member);
      }
      std::set<uint64_t> listed;
      ASSERT_TRUE(known
                      .ForEach("lever:" + board,
                               [&](const KnownListing& listing) {
                                 ASSERT_TRUE(
                                     listed.insert(listing.key.member).second);
                               })
                      .ok());
      ASSERT_EQ(listed, expected);
      const auto scrape = *known.LastScrape("lever:" + board);
      ASSERT_EQ(scrape ? Read(known, *scrape) : "", scrapes[board]);
    }
    const auto twins = known.Twins("nurse");
    for (const KnownListing& twin : *twins) {
      const std::string line = Read(known, twin.place);
      ASSERT_NE(line.find("\"nurse"), line.npos);
    }
  }
  EXPECT_GT(most_runs, 1u);
  EXPECT_LT(most_runs, 8u);
}

TEST_F(KnownTest, DamagedIndex) {
  const Texts lines = Many(5);
  Append(lines);
  Open();
  const std::string whole = Slurp(Index());
  const std::string path = Runs()[0];
  const std::string run = Slurp(path);
  const auto check = [&](const std::string& bytes) {
    Spill(path, run);
    Spill(Index(), bytes);
    Known known = Open();
    ASSERT_EQ(Board(known, "big"), lines);
    ASSERT_NE(Slurp(Index()), bytes);
  };
  for (size_t at = 0; at < whole.size(); ++at) {
    std::string bytes = whole;
    bytes[at] ^= static_cast<char>(1 << (at % 8));
    check(bytes);
    check(whole.substr(0, at));
  }
  check(whole + "x");
  check(std::string(2 << 20, 'x'));
  // The same when there is something new.
  std::string bytes = whole;
  bytes[100] ^= 1;
  Append(Many(6, 5));
  Spill(path, run);
  Spill(Index(), bytes);
  Known known = Open();
  EXPECT_EQ(Board(known, "big").size(), 6u);
}

// However much a power cut takes of the tail: what is left is used, and the
// journal is read for the rest.
TEST_F(KnownTest, DamagedTail) {
  Append(Many(3));
  Open();
  const std::string index = Slurp(Index());
  for (int i = 3; i < 6; ++i) {
    Append(Many(i + 1, i));
    Open();
  }
  const std::string path = Tail();
  const std::string whole = Slurp(path);
  ASSERT_EQ(whole.size(), 3 * 80u);
  const auto check = [&](const std::string& bytes) {
    Spill(path, bytes);
    Known known = Open();
    ASSERT_EQ(Board(known, "big"), Many(6));
    ASSERT_EQ(Slurp(Index()), index);
    ASSERT_EQ(LoadIndex(folder_)->seen, known.seen());
  };
  for (size_t at = 0; at < whole.size(); ++at) {
    check(whole.substr(0, at));
    // One frame has what was in those that were lost.
    const size_t lost = 3 - at / 80;
    ASSERT_EQ(Slurp(path).size(), (at / 80) * 80 + 48 + 32 * lost);
    std::string bytes = whole;
    bytes[at] ^= static_cast<char>(1 << (at % 8));
    check(bytes);
  }
  check(whole + "x");
  check(whole + std::string(200, '\0'));
  fs::remove(path);
  check("");

  // One of an index that is gone is not taken for that of the next.
  Spill(path, whole);
  Spill(SegmentPath(folder_, 1), "");
  Append(Many(2));
  Open();
  EXPECT_EQ(Tail(), "");
  Known known = Open();
  EXPECT_EQ(Board(known, "big"), Many(2));
}

// Refreshes that teach nothing do not fill the tail for ever.
TEST_F(KnownTest, EmptyFrames) {
  Append(Many(1));
  Open();
  const auto written = fs::last_write_time(Index());
  uintmax_t most = 0;
  for (int i = 0; i < 5600; ++i) {
    KnownIndex index = *LoadIndex(folder_);
    Position seen = index.seen;
    ++seen.offset;
    const Result<KnownIndex> built =
        IndexBuilder(folder_, std::move(index), {}).Finish(seen);
    ASSERT_TRUE(built.ok());
    if (!Tail().empty()) most = std::max(most, fs::file_size(Tail()));
  }
  EXPECT_LT(most, 300u << 10);
  EXPECT_NE(fs::last_write_time(Index()), written);
  Known known = Open();
  EXPECT_EQ(Board(known, "big").size(), 1u);
}

TEST_F(KnownTest, DamagedRun) {
  Texts lines = Many(3000);
  Append(lines);
  Open();
  std::sort(lines.begin(), lines.end());
  ASSERT_EQ(Runs().size(), 1u);
  const std::string index = Slurp(Index());
  const std::string run = Runs()[0];
  const std::string whole = Slurp(run);
  const size_t blocks = 12 * RunBlock::kBytes;
  ASSERT_EQ(whole.size(), blocks + 12 * 16 + 32);
  const auto check = [&](const std::string& bytes, size_t at) {
    for (const std::string& name : Runs()) fs::remove(name);
    Spill(Index(), index);
    Spill(run, bytes);
    Known known = Open();
    size_t count = 0;
    const auto take = [&](const KnownListing&) { ++count; };
    ASSERT_TRUE(known.ForEach("lever:big", take).ok());
    ASSERT_EQ(count, 3000u) << at;
    ASSERT_EQ(Runs().size(), 1u);
    ASSERT_NE(Slurp(Runs()[0]), bytes) << at;
    // And that one is whole.
    const auto built = fs::last_write_time(Index());
    Known next = Open();
    ASSERT_TRUE(Find(next, "big", "lever:big:2999"));
    ASSERT_EQ(fs::last_write_time(Index()), built);
  };
  std::mt19937 random(4);
  for (int i = 0; i < 60; ++i) {
    const size_t at = random() % blocks;
    std::string bytes = whole;
    bytes[at] ^= static_cast<char>(1 << (random() % 8));
    check(bytes, at);
  }
  for (size_t at = blocks; at < whole.size(); ++at) {
    std::string bytes = whole;
    bytes[at] ^= 1;
    check(bytes, at);
    if (at % 32 == 0) check(whole.substr(0, at), at);
  }
  for (size_t k = 0; k < 32; ++k) {  // the head of the second block
    const size_t at = RunBlock::kBytes + k;
    std::string bytes = whole;
    bytes[at] ^= 1;
    check(bytes, at);
  }
  // One as sound, of the same number and size, from another index.
  fs::remove(Index());
  Open();
  ASSERT_EQ(Runs(), Texts{run});
  const std::string other = Slurp(run);
  ASSERT_EQ(other.size(), whole.size());
  ASSERT_NE(other, whole);
  check(other, 0);
  // Sound blocks, not in their place.
  std::string swapped = whole.substr(RunBlock::kBytes, RunBlock::kBytes) +
                        whole.substr(0, RunBlock::kBytes) +
                        whole.substr(2 * RunBlock::kBytes);
  check(swapped, 0);
}

// A block that turns out bad while a board is read, and when runs are merged.
TEST_F(KnownTest, DamageIsMendedOnTheWay) {
  Append(Many(3000));
  Known known = Open();
  std::vector<Fact> facts;
  const KnownKey before = known.Key("lever:big", "lever:big:7");
  std::string bytes = Slurp(Runs()[0]);
  bytes[3 * RunBlock::kBytes + 100] ^= 1;
  // In the file that is open, not another of its name.
  std::fstream(Runs()[0], std::ios::in | std::ios::out | std::ios::binary)
      << bytes;
  std::set<uint64_t> members;
  ASSERT_TRUE(known
                  .ForEach("lever:big",
                           [&](const KnownListing& listing) {
                             EXPECT_TRUE(
                                 members.insert(listing.key.member).second);
                           })
                  .ok());
  EXPECT_EQ(members.size(), 3000u);
  EXPECT_EQ(known.Key("lever:big", "lever:big:7"), before);
  EXPECT_TRUE(Find(known, "big", "lever:big:2999"));

  bytes = Slurp(Runs()[0]);
  bytes[3 * RunBlock::kBytes + 100] ^= 1;
  Spill(Runs()[0], bytes);
  Append(Many(9000, 3000));
  Known merged = Open();
  EXPECT_EQ(Board(merged, "big").size(), 9000u);
  EXPECT_EQ(Runs().size(), 1u);
}

TEST_F(KnownTest, AheadOfItsJournal) {
  Append(Many(10));
  const std::string copy = workspace_ + "/copy";
  fs::copy(folder_, copy, fs::copy_options::recursive);
  Append(Many(3000, 10));
  Open();
  const std::string index = Slurp(Index());
  // The journal of an older day, and one that has gone another way since.
  for (const bool goes_on : {false, true}) {
    Spill(Index(), index);
    fs::copy_file(SegmentPath(copy, 1), SegmentPath(folder_, 1),
                  fs::copy_options::overwrite_existing);
    if (goes_on) Append(Many(5010, 2010));
    Known known = Open();
    EXPECT_EQ(Board(known, "big").size(), goes_on ? 3010u : 10u);
    EXPECT_EQ(Find(known, "big", "lever:big:500").has_value(), false);
  }
  fs::remove(SegmentPath(folder_, 1));
  Known known = Open();
  EXPECT_TRUE(Board(known, "big").empty());
}

TEST_F(KnownTest, OtherTwinNames) {
  Append({Line({"acme", "lever:acme:1", "cook"})});
  Open("1");
  Known known = Open("2");
  EXPECT_EQ(LoadIndex(folder_)->twins, "2");
  EXPECT_EQ(TwinLines(known, "cook").size(), 1u);
}

TEST_F(KnownTest, WhatACrashLeaves) {
  Append(Many(10));
  Open();
  Spill(Index() + ".tmp", "half");
  Spill(RunPath(folder_, 1), "half");
  Spill(RunPath(folder_, 99), "half");
  Spill(folder_ + "/known.notes", "mine");
  Append(Many(20, 10));
  Known few = Open();
  EXPECT_EQ(Board(few, "big").size(), 20u);
  Append(Many(6000, 20));
  Known known = Open();
  EXPECT_EQ(Board(known, "big").size(), 6000u);
  EXPECT_EQ(Runs().size(), 1u);
  EXPECT_NE(Runs()[0], RunPath(folder_, 99));
  EXPECT_FALSE(fs::exists(Index() + ".tmp"));
  EXPECT_TRUE(fs::exists(folder_ + "/known.notes"));
}

TEST_F(KnownTest, WhatCannotBeWritten) {
  Append(Many(3000));
  fs::create_directories(RunPath(folder_, 1));
  EXPECT_EQ(Known::Open(folder_, Words()).error().exit, ExitCode::kIncomplete);
  fs::remove(RunPath(folder_, 1));
  fs::create_directories(Index() + ".tmp");
  EXPECT_EQ(Known::Open(folder_, Words()).error().exit, ExitCode::kIncomplete);
  fs::remove(Index() + ".tmp");
  fs::create_directories(Index() + "/x");
  EXPECT_EQ(Known::Open(folder_, Words()).error().exit, ExitCode::kIncomplete);
  EXPECT_TRUE(Runs().empty());
  fs::remove_all(Index());
  Known known = Open();
  EXPECT_EQ(Board(known, "big").size(), 3000u);
}

TEST_F(KnownTest, AJournalThatIsDamaged) {
  Append(Many(10));
  Append(Many(20, 10));
  Append(Many(30, 20));
  std::string bytes = Slurp(SegmentPath(folder_, 1));
  bytes[300] ^= 1;
  Spill(SegmentPath(folder_, 1), bytes);
  EXPECT_FALSE(Known::Open(folder_, Words()).ok());
  EXPECT_FALSE(fs::exists(Index()));
}

TEST_F(KnownTest, DroppedRecordsAreUnknown) {
  Texts lines = Many(40);
  for (int i = 0; i < 40; ++i) Append({lines[i]}, 1000);
  Known before = Open();
  const RecordPlace place = Find(before, "big", "lever:big:0")->place;
  ASSERT_GT(*DropSegments(folder_, 4), 0u);
  Known known = Open();
  EXPECT_FALSE(Find(known, "big", "lever:big:0"));
  const Texts kept = Board(known, "big");
  EXPECT_LT(kept.size(), 40u);
  // The same as if nothing had been known before.
  fs::remove(Index());
  Known rebuilt = Open();
  EXPECT_EQ(Board(rebuilt, "big"), kept);
  const std::string message = Read(rebuilt, place);
  EXPECT_NE(message.find("was dropped"), message.npos) << message;
  EXPECT_NE(Read(rebuilt, {40, uint64_t{1} << 28}), "");
  // Merging forgets them.
  Append(Many(6000, 100));
  Known merged = Open();
  EXPECT_EQ(Board(merged, "big").size(), kept.size() + 5900);
  EXPECT_EQ(LoadIndex(folder_)->runs[0].rows, kept.size() + 5900);
}

TEST_F(KnownTest, ReadersGoOnWhileRunsAreReplaced) {
  Append(Many(5000));
  Known old = Open();
  const Texts runs = Runs();
  for (int i = 1; i < 4; ++i) {
    Append(Many(5000 * (i + 1), 5000 * i));
    Open();
  }
  EXPECT_NE(Runs(), runs);
  EXPECT_EQ(Board(old, "big").size(), 5000u);
  EXPECT_FALSE(Find(old, "big", "lever:big:5000"));
  Known known = Open();
  EXPECT_EQ(Board(known, "big").size(), 20000u);
}

TEST_F(KnownTest, OneRefreshesAndTheOthersWait) {
  Append(Many(5000));
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  std::vector<pid_t> children;
  for (int i = 0; i < 5; ++i) {
    children.push_back(fork());
    char byte;
    if (children.back() != 0) {
      // Not before the lock is held.
      if (i == 0) {
        ASSERT_EQ(read(ready[0], &byte, 1), 1);
      }
      continue;
    }
    alarm(60);
    if (i == 0) {  // holds the lock for a while
      const Result<StageLock> lock =
          StageLock::Take(folder_, false, "known.lock");
      if (write(ready[1], "x", 1) != 1) _exit(2);
      usleep(200000);
      _exit(lock && !fs::exists(Index()) ? 0 : 1);
    }
    if (i == 1) {  // is killed at any moment
      for (;;) {
        fs::remove(Index());
        Result<Known> known = Known::Open(folder_, Words());
      }
    }
    for (int k = 0; k < 30; ++k) {
      Result<Known> known = Known::Open(folder_, Words());
      if (!known) _exit(3);
      size_t count = 0;
      const Status done =
          known->ForEach("lever:big", [&](const KnownListing&) { ++count; });
      if (!done || count < 5000 || count % 5000 != 0) _exit(4);
    }
    _exit(0);
  }
  for (int i = 1; i < 4; ++i) {
    usleep(100000);
    Append(Many(5000 * (i + 1), 5000 * i));
  }
  for (size_t i = 0; i < children.size(); ++i) {
    if (i == 1) continue;
    int status;
    waitpid(children[i], &status, 0);
    EXPECT_EQ(status, 0) << i << ": " << WEXITSTATUS(status);
  }
  kill(children[1], SIGKILL);
  waitpid(children[1], nullptr, 0);
  close(ready[0]);
  close(ready[1]);
  Known known = Open();
  EXPECT_EQ(Board(known, "big").size(), 20000u);
}

// Many runs, merged in turns, beside a map.
TEST_F(KnownTest, Builder) {
  fs::create_directories(folder_);
  std::mt19937 random(4);
  std::map<KnownKey, KnownRow> model;
  KnownIndex index;
  uint64_t place = 0;
  for (int round = 0; round < 8; ++round) {
    IndexBuilder builder(folder_, std::move(index), {}, {100, 300, 5});
    const int count = round % 2 == 0 ? 20000 : 50;
    for (int i = 0; i < count; ++i) {
      const KnownRow row = {{random() % 100, random() % 500},
                            KnownRow::Pack({1, ++place}, false),
                            random()};
      model[row.key] = row;
      builder.rows().push_back(row);
      ASSERT_TRUE(builder.Settle().ok());
      ASSERT_LT(builder.rows().size(), 300u);
    }
    Result<KnownIndex> built = builder.Finish({});
    ASSERT_TRUE(built.ok()) << built.error().message;
    index = std::move(*built);
    EXPECT_LE(index.runs.size(), 5u);
    EXPECT_LE(index.tail.rows.size(), 100u);
    std::vector<jobutils::Run> runs;
    for (const RunInfo& info : index.runs) {
      runs.push_back(std::move(*jobutils::Run::Open(folder_, info)));
    }
    EXPECT_EQ(Runs().size(), runs.size());
    std::vector<KnownRow> tail = index.tail.rows;
    SortRows(tail);
    RowMerger rows(runs, tail, {});
    for (const auto& [key, expected] : model) {
      const KnownRow* row = rows.Next();
      ASSERT_NE(row, nullptr);
      ASSERT_EQ(*row, expected);
    }
    EXPECT_EQ(rows.Next(), nullptr);
    for (int i = 0; i < 200; ++i) {
      const KnownKey key = {random() % 101, random() % 500};
      rows.Seek(key);
      const auto expected = model.lower_bound(key);
      const KnownRow* row = rows.Next();
      ASSERT_EQ(row == nullptr, expected == model.end());
      if (row != nullptr) {
        ASSERT_EQ(*row, expected->second);
      }
    }
    EXPECT_FALSE(rows.failed());
  }
}

}  // namespace
}  // namespace jobutils
