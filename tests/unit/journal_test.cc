#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "base/crc32c.h"
#include "journal/archive.h"
#include "journal/batch.h"
#include "journal/commit.h"
#include "journal/fold.h"
#include "journal/head.h"
#include "journal/lock.h"
#include "journal/reader.h"
#include "journal/requests.h"
#include "journal/segment.h"
#include "journal/torn.h"
#include "journal/writer.h"

namespace jobutils {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

constexpr Time kNow = 1787203800;  // 2026-08-20T05:30:00Z

std::string Slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void Spill(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string Listing(int number, std::string_view more = "") {
  return "{\"kind\":\"listing\",\"id\":\"a:b:" + std::to_string(number) + "\"" +
         std::string(more) + "}";
}

class JournalTest : public testing::Test {
 protected:
  void SetUp() override {
    // In memory where there is that: thousands of syncs need no disk.
    const bool in_memory = access("/dev/shm", W_OK) == 0;
    workspace_ = in_memory ? "/dev/shm" : "/tmp";
    workspace_ += "/journal_test.XXXXXX";
    ASSERT_NE(mkdtemp(workspace_.data()), nullptr);
    folder_ = workspace_ + "/state/extract";
  }
  void TearDown() override { fs::remove_all(workspace_); }

  static JournalWriter::Options Made(uint64_t segment_bytes = kSegmentBytes) {
    JournalWriter::Options options;
    options.command = {"job-extract", "", "--all"};
    options.config = "5feceb66";
    options.segment_bytes = segment_bytes;
    return options;
  }

  JournalWriter Open(JournalWriter::Options options = Made()) {
    Result<JournalWriter> writer = JournalWriter::Open(folder_, options);
    EXPECT_TRUE(writer.ok()) << writer.error().message;
    return std::move(*writer);
  }

  static Position Append(JournalWriter& writer, const Texts& records,
                         CommitNote note = {}) {
    JournalBatch batch;
    for (const std::string& record : records) {
      EXPECT_TRUE(batch.Add(record).ok());
    }
    if (note.at == 0) note.at = kNow;
    const Result<Position> position = writer.Append(batch, note);
    EXPECT_TRUE(position.ok()) << position.error().message;
    EXPECT_TRUE(batch.empty());
    return position.ok() ? *position : Position();
  }

  // `batches` batches of three records.
  std::vector<Position> Fill(int batches,
                             uint64_t segment_bytes = kSegmentBytes) {
    JournalWriter writer = Open(Made(segment_bytes));
    std::vector<Position> ends;
    for (int i = 0; i < batches; ++i) {
      ends.push_back(Append(
          writer, {Listing(3 * i), Listing(3 * i + 1), Listing(3 * i + 2)}));
    }
    return ends;
  }

  // What a reader gives from `from` on, and its error.
  struct Read {
    Texts lines;
    std::string error;
    Position end;
    uint64_t torn = 0;
  };
  Read ReadAll(const Position& from = {}) {
    Read read;
    Result<JournalReader> reader = JournalReader::Open(folder_, from, "score");
    if (!reader) {
      read.error = reader.error().message;
      EXPECT_EQ(reader.error().exit, ExitCode::kIncomplete);
      return read;
    }
    for (;;) {
      const Result<bool> more = reader->Next();
      if (!more) {
        read.error = more.error().message;
        EXPECT_EQ(more.error().exit, ExitCode::kIncomplete);
        break;
      }
      if (!*more) break;
      for (std::string_view line : Lines(reader->batch().lines)) {
        read.lines.emplace_back(line);
      }
    }
    read.end = reader->position();
    read.torn = reader->torn_bytes();
    return read;
  }

  std::string Segment(uint64_t number) const {
    return SegmentPath(folder_, number);
  }
  std::string OpenError() {
    Result<JournalWriter> writer = JournalWriter::Open(folder_, Made());
    return writer ? "" : writer.error().message;
  }

  std::string workspace_;
  std::string folder_;
};

Texts Listings(int end, int begin = 0) {
  Texts lines;
  for (int i = begin; i < end; ++i) lines.push_back(Listing(i));
  return lines;
}

// The page is the format: these bytes may not change.
TEST_F(JournalTest, GoldenBytes) {
  JournalWriter writer = Open();
  CommitNote note;
  note.at = kNow + 2;
  note.in["scrape"] = {1, 9120, 40, 0x9ae0daaf, 17};
  note.in["a"] = {};
  note.state = "{\"pending\":1}";
  Append(writer, {"{\"id\":\"1\"}", "{}"}, note);
  Append(writer, {}, {kNow + 3, {}, ""});
  const std::string first =
      "{\"~\":\"h\",\"v\":1,\"stage\":\"extract\",\"seg\":1,"
      "\"at\":\"2026-08-20T05:30:02Z\",\"prev\":\"00000000\","
      "\"command\":[\"job-extract\",\"\",\"--all\"],"
      "\"config\":\"5feceb66\"}\n"
      "{\"id\":\"1\"}\n{}\n"
      "{\"~\":\"c\",\"seq\":1,\"at\":\"2026-08-20T05:30:02Z\",\"n\":2,"
      "\"from\":0,\"in\":{"
      "\"a\":{\"seg\":0,\"off\":0,\"seq\":0,\"crc\":\"00000000\"},"
      "\"scrape\":{\"seg\":1,\"off\":9120,\"seq\":40,\"crc\":\"9ae0daaf\","
      "\"skip\":17}},\"state\":{\"pending\":1},\"prev\":\"00000000\","
      "\"crc\":\"";
  char crc[9];
  std::snprintf(crc, sizeof crc, "%08x", Crc32c(0, first));
  const std::string whole = first + crc + "\"}\n";
  const std::string second =
      "{\"~\":\"c\",\"seq\":2,\"at\":\"2026-08-20T05:30:03Z\",\"n\":0,"
      "\"from\":" +
      std::to_string(whole.size()) + ",\"in\":{},\"prev\":\"" + crc +
      "\",\"crc\":\"";
  char next[9];
  std::snprintf(next, sizeof next, "%08x", Crc32c(0, second));
  EXPECT_STREQ(crc, "d0ecc6ba");
  EXPECT_STREQ(next, "637d897c");
  EXPECT_EQ(Slurp(Segment(1)), whole + second + next + "\"}\n");
  struct stat info;
  ASSERT_EQ(stat(Segment(1).c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  ASSERT_EQ(stat(folder_.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0700u);
}

TEST_F(JournalTest, LinesReadBack) {
  const Position position = {3, 1, 2, 0xff, 9};
  EXPECT_EQ(ParsePosition(Json(PositionJson(position))), position);
  EXPECT_FALSE(ParsePosition(Json("{\"seg\":1,\"off\":2,\"seq\":3}")));
  EXPECT_FALSE(ParsePosition(
      Json("{\"seg\":-1,\"off\":2,\"seq\":3,\"crc\":\"00000000\"}")));
  EXPECT_FALSE(ParsePosition(
      Json("{\"seg\":1,\"off\":2,\"seq\":3,\"crc\":\"0000000A\"}")));
  EXPECT_FALSE(ParsePosition(Json(
      "{\"seg\":1,\"off\":2,\"seq\":3,\"crc\":\"00000000\",\"skip\":\"\"}")));
  EXPECT_FALSE(ParsePosition(Json("7")));
  EXPECT_FALSE(
      ParsePosition(Json("{\"seg\":9007199254740992,\"off\":2,\"seq\":3,"
                         "\"crc\":\"00000000\"}")));

  for (const char* bad :
       {"", "{", "{\"~\":\"c\"}", "{\"~\":\"c\",\"crc\":\"00000000\"}",
        "{\"~\":\"c\",\"seq\":1,,\"crc\":\"00000000\"}",
        "{\"~\":\"c\",\"seq\":1,\"at\":\"2026-08-20T05:30:03Z\",\"n\":0,"
        "\"from\":0,\"in\":{\"a\":1},\"prev\":\"00000000\","
        "\"crc\":\"00000000\"}",
        "{\"~\":\"c\",\"seq\":1,\"at\":\"2026-08-20T05:30:03Z\",\"n\":0,"
        "\"from\":0,\"in\":{},\"prev\":\"00000000\",\"crc\":\"0000000A\"}"}) {
    EXPECT_FALSE(ParseCommit(bad)) << bad;
  }
  for (const char* bad :
       {"", "{\"~\":\"h\"", "{\"~\":\"h\"}", "{\"~\":\"h\",\"v\":2}",
        "{\"~\":\"h\",\"v\":1,\"seg\":1,\"at\":\"2026-08-20T05:30:03Z\","
        "\"prev\":\"00000000\",\"command\":{}}"}) {
    EXPECT_FALSE(ParseHeader(bad)) << bad;
  }
}

TEST_F(JournalTest, AppendsAndReads) {
  const std::vector<Position> ends = Fill(3);
  const Read read = ReadAll();
  EXPECT_EQ(read.error, "");
  EXPECT_EQ(read.lines, Listings(9));
  EXPECT_EQ(read.end, ends[2]);
  EXPECT_EQ(ReadAll(ends[0]).lines, Listings(9, 3));
  EXPECT_TRUE(ReadAll(ends[2]).lines.empty());

  const auto head = ReadHead(folder_);
  ASSERT_TRUE(head.ok() && *head);
  EXPECT_EQ((*head)->position, ends[2]);
  EXPECT_EQ((*head)->commit.records, 3u);
  EXPECT_TRUE(IsMadeWith((*head)->header, Made().command, "5feceb66"));
  EXPECT_FALSE(IsMadeWith((*head)->header, Made().command, "x"));
  const auto peeked = PeekHead(folder_);
  ASSERT_TRUE(peeked.ok() && *peeked);
  EXPECT_EQ((*peeked)->position, ends[2]);

  JournalWriter writer = Open();
  ASSERT_TRUE(writer.head());
  EXPECT_EQ(writer.head()->position, ends[2]);
  EXPECT_EQ(Append(writer, {Listing(9)}).seq, 4u);
  EXPECT_EQ(ReadAll().lines, Listings(10));
}

TEST_F(JournalTest, NothingThere) {
  EXPECT_FALSE(*ReadHead(folder_));
  EXPECT_FALSE(*PeekHead(folder_));
  EXPECT_EQ(ReadAll().error, "");
  EXPECT_FALSE(Open().head());
  EXPECT_FALSE(*ReadHead(folder_));
  EXPECT_TRUE(ReadAll().lines.empty());
  EXPECT_TRUE(ListSegments(folder_)->empty());
}

TEST_F(JournalTest, PositionInsideABatch) {
  const std::vector<Position> ends = Fill(2);
  Result<JournalReader> reader = JournalReader::Open(folder_, ends[0]);
  ASSERT_TRUE(*reader->Next());
  Position inside = reader->batch().Taken(2);
  EXPECT_EQ(inside.skip, 2u);
  EXPECT_EQ(reader->batch().Taken(3), ends[1]);
  EXPECT_EQ(ReadAll(inside).lines, Listings(6, 5));
  Result<JournalReader> second = JournalReader::Open(folder_, inside);
  ASSERT_TRUE(*second->Next());
  EXPECT_EQ(second->batch().skipped, 2u);
  EXPECT_EQ(second->batch().Taken(0), inside);
  EXPECT_EQ(second->batch().Taken(1), ends[1]);

  inside.skip = 3;
  EXPECT_EQ(ReadAll(inside).error, "");
  inside.skip = 4;
  EXPECT_NE(ReadAll(inside).error, "");
  inside = ends[1];
  inside.skip = 1;
  EXPECT_NE(ReadAll(inside).error, "");
  inside = {};
  inside.skip = 4;
  EXPECT_NE(ReadAll(inside).error, "");
  inside.skip = 1;
  EXPECT_EQ(ReadAll(inside).lines, Listings(6, 1));
}

TEST_F(JournalTest, PositionNotHeld) {
  const std::vector<Position> ends = Fill(2);
  std::vector<Position> wrong(7, ends[0]);
  wrong[0].crc ^= 1;
  wrong[1].seq = 2;
  wrong[2].offset += 1;
  wrong[3].offset = ends[1].offset + 1;
  wrong[4].segment = 2;
  wrong[5].segment = 0;
  wrong[6].offset = 0;
  wrong.push_back(ends[0]);
  wrong.back().offset = Slurp(Segment(1)).find('\n') + 1;  // of the header
  for (const Position& position : wrong) {
    const std::string error = ReadAll(position).error;
    EXPECT_NE(error.find("'extract'"), error.npos) << error;
    EXPECT_NE(error.find("'score'"), error.npos) << error;
  }
}

TEST_F(JournalTest, BatchLimits) {
  JournalBatch batch;
  EXPECT_FALSE(batch.Add("").ok());
  EXPECT_FALSE(batch.Add("{}\n{}").ok());
  EXPECT_FALSE(batch.Add("{\"~\":\"c\"}").ok());
  EXPECT_FALSE(batch.Add(std::string(kMaxRecordBytes + 1, ' ')).ok());
  EXPECT_TRUE(batch.empty());
  const std::string most(kMaxRecordBytes, ' ');
  EXPECT_TRUE(batch.Add(std::string(kFullBatchBytes - 2, ' ')).ok());
  EXPECT_FALSE(batch.full());
  EXPECT_TRUE(batch.Add(most).ok());
  EXPECT_TRUE(batch.full());
  EXPECT_FALSE(batch.Add("{}").ok());
  EXPECT_EQ(batch.records(), 2u);

  // The longest batch there is, behind a header and before another.
  JournalWriter writer = Open();
  ASSERT_TRUE(writer.Append(batch, {kNow, {}, ""}).ok());
  Append(writer, {Listing(1)});
  const Read read = ReadAll();
  EXPECT_EQ(read.error, "");
  ASSERT_EQ(read.lines.size(), 3u);
  EXPECT_EQ(read.lines[1], most);
  const auto head = ReadHead(folder_);
  EXPECT_EQ((*head)->position, read.end);
}

TEST_F(JournalTest, LinesOfItsOwnAreBounded) {
  JournalWriter writer = Open();
  JournalBatch batch;
  ASSERT_TRUE(batch.Add("{}").ok());
  CommitNote note = {kNow, {}, JsonString(std::string(kMaxJournalLine, 'x'))};
  const Result<Position> position = writer.Append(batch, note);
  ASSERT_FALSE(position.ok());
  EXPECT_EQ(batch.lines(), "{}\n");
  EXPECT_FALSE(fs::exists(Segment(1)));
  // Nothing was written, so the writer can go on.
  EXPECT_TRUE(writer.Append(batch, {kNow, {}, ""}).ok());

  JournalWriter::Options options = Made();
  options.command = {std::string(kMaxJournalLine, 'x')};
  folder_ += "2";
  JournalWriter other = Open(options);
  ASSERT_TRUE(batch.Add("{}").ok());
  EXPECT_FALSE(other.Append(batch, {kNow, {}, ""}).ok());
  EXPECT_EQ(batch.records(), 1u);
}

// At every byte of the last three batches: what is whole is kept, the rest is
// moved aside, and appending goes on.
TEST_F(JournalTest, TornAtEveryByte) {
  const std::vector<Position> ends = Fill(5);
  const std::string whole = Slurp(Segment(1));
  for (size_t size = ends[1].offset; size < whole.size(); ++size) {
    Spill(Segment(1), whole.substr(0, size));
    int kept = 0;
    while (ends[kept].offset <= size) ++kept;
    const uint64_t end = ends[kept - 1].offset;
    const Read before = ReadAll();
    ASSERT_EQ(before.error, "") << size;
    ASSERT_EQ(before.lines, Listings(3 * kept)) << size;
    ASSERT_EQ(before.torn, size - end);
    {
      JournalWriter writer = Open();
      ASSERT_EQ(Slurp(Segment(1)), whole.substr(0, end)) << size;
      ASSERT_EQ(writer.head()->position, ends[kept - 1]);
      Append(writer, {Listing(3 * kept)});
    }
    ASSERT_EQ(ReadAll().lines, Listings(3 * kept + 1));
    const std::string torn = TornPath(folder_, 1, end);
    ASSERT_EQ(fs::exists(torn), size > end);
    if (size > end) {
      ASSERT_EQ(Slurp(torn), whole.substr(end, size - end));
      fs::remove(torn);
    }
    ASSERT_NE(ReadAll(ends[kept]).error, "");
  }
  RecordProperty("cuts", static_cast<int>(whole.size() - ends[1].offset));
}

TEST_F(JournalTest, TornFirstBatch) {
  Fill(1);
  const std::string whole = Slurp(Segment(1));
  for (size_t size = 0; size < whole.size(); ++size) {
    Spill(Segment(1), whole.substr(0, size));
    ASSERT_TRUE(ReadAll().lines.empty());
    ASSERT_EQ(ReadAll().error, "");
    JournalWriter writer = Open();
    ASSERT_FALSE(writer.head());
    ASSERT_EQ(fs::file_size(Segment(1)), 0u);
    ASSERT_EQ(Append(writer, {Listing(0)}).seq, 1u);
    ASSERT_EQ(ReadAll().lines, Listings(1));
  }
}

// A torn tail whose pages reached the disk out of order, or not at all.
TEST_F(JournalTest, TornInTheMiddle) {
  const std::vector<Position> ends = Fill(3);
  std::string bytes = Slurp(Segment(1));
  bytes.replace(ends[1].offset + 4, 20, 20, '\0');
  Spill(Segment(1), bytes);
  EXPECT_EQ(ReadAll().lines, Listings(6));
  EXPECT_EQ(Open().head()->position, ends[1]);
  Spill(Segment(1), Slurp(Segment(1)) + std::string(100000, '\0'));
  EXPECT_EQ(Open().head()->position, ends[1]);
  Spill(Segment(1), Slurp(Segment(1)) + std::string(kMaxBatchBytes + 1, 'x'));
  EXPECT_NE(ReadAll().error, "");
  EXPECT_NE(OpenError(), "");
  const std::string junk = Slurp(Segment(1)) + std::string(kMaxBatchBytes, 'x');
  Spill(Segment(1), junk);
  EXPECT_NE(OpenError(), "");
  std::string line;
  Commit commit = {{kNow, {}, ""}, 3, 0, ends[1].offset, ends[1].crc, 0};
  ASSERT_TRUE(AppendCommit(line, commit).ok());
  Spill(Segment(1), junk + '\n' + line);
  EXPECT_NE(OpenError(), "");
}

// Batches whose sums are right, as another program might write them, and the
// rest is not: one key after the other.
TEST_F(JournalTest, SumsAloneAreNotEnough) {
  const std::vector<Position> ends = Fill(2);
  const std::string whole = Slurp(Segment(1));
  const std::string header = whole.substr(0, whole.find('\n') + 1);
  const Commit good = {{kNow, {}, ""}, 3, 1, ends[1].offset, ends[1].crc, 0};
  const auto batch = [](const std::string& before, Commit commit) {
    std::string bytes = before + Listing(6) + '\n';
    EXPECT_TRUE(AppendCommit(bytes, commit).ok());
    return bytes;
  };
  Spill(Segment(1), whole + batch("", good));
  EXPECT_EQ(ReadAll().lines, Listings(7));
  EXPECT_EQ(OpenError(), "");

  std::vector<Commit> wrong(7, good);
  wrong[0].seq = 4;
  wrong[1].prev ^= 1;
  wrong[2].from += 1;
  wrong[3].from -= 1;
  wrong[4].from = uint64_t{1} << 40;
  wrong[5].from = 0;
  wrong[6].records = 2;
  for (const Commit& commit : wrong) {
    Spill(Segment(1), whole + batch("", commit));
    const Read read = ReadAll();
    EXPECT_NE(read.error.find("damaged at byte"), std::string::npos)
        << PositionJson(read.end);
    EXPECT_EQ(read.lines, Listings(6));
    // A start counts no records.
    EXPECT_EQ(OpenError().empty(), commit.records == 2);
  }

  // Torn, by what it says, but of another place.
  for (const Commit& commit : {wrong[0], wrong[2], good}) {
    std::string torn = batch("", commit);
    torn[20] ^= 1;
    Spill(Segment(1), whole + torn);
    EXPECT_EQ(ReadAll().error.empty(),
              commit.seq == 3 && commit.from == good.from);
  }

  // The first batch of a segment.
  const Commit first = {{kNow, {}, ""}, 1, 1, 0, 0, 0};
  Spill(Segment(1), batch(header, first));
  EXPECT_EQ(ReadAll().lines, Texts{Listing(6)});
  std::vector<std::string> begins = {"", "{}\n", header, header, header};
  begins[2].replace(begins[2].find("\"seg\":1"), 7, "\"seg\":2");
  begins[3].replace(begins[3].find("00000000"), 8, "00000001");
  begins[4].replace(begins[4].find("\"v\":1"), 5, "\"v\":2");
  for (const std::string& begin : begins) {
    Spill(Segment(1), batch(begin, first));
    EXPECT_NE(ReadAll().error, "") << begin;
    EXPECT_NE(OpenError(), "") << begin;
  }
  std::string torn = batch(header, first);
  torn[header.size() + 20] ^= 1;
  Spill(Segment(1), torn);
  EXPECT_EQ(ReadAll().torn, torn.size());
  std::string alone;
  Commit commit = first;
  commit.records = 0;
  ASSERT_TRUE(AppendCommit(alone, commit).ok());
  Spill(Segment(1), alone);
  EXPECT_EQ(ReadAll().torn, alone.size());
  EXPECT_FALSE(Open().head());

  // A segment under the name of another, and one that follows another journal.
  Spill(Segment(1), whole);
  Spill(Segment(2), whole);
  EXPECT_NE(ReadAll().error, "");
  EXPECT_NE(OpenError(), "");
  std::string second = header;
  second.replace(second.find("\"seg\":1"), 7, "\"seg\":2");
  Spill(Segment(2), batch(second, first));
  EXPECT_NE(ReadAll().error, "");
}

TEST_F(JournalTest, OtherFilesAreNoSegments) {
  Fill(1);
  for (const char* name : {"1.ndjson", "000000001x.ndjson", "0000000002.txt",
                           "0000000000.ndjson", "00000000002.ndjson", "x"}) {
    Spill(folder_ + "/" + name, "{}\n");
  }
  EXPECT_EQ(*ListSegments(folder_), std::vector<uint64_t>{1});
}

// The newest segment went away, as in a copy that is older than the rest.
TEST_F(JournalTest, TheLastSegmentIsCompressed) {
  Fill(9, 700);
  ASSERT_TRUE(*CompressSegment(folder_, 1));
  const std::vector<uint64_t> segments = *ListSegments(folder_);
  for (size_t i = 1; i < segments.size(); ++i) fs::remove(Segment(segments[i]));
  const Read before = ReadAll();
  EXPECT_EQ(before.error, "");
  EXPECT_EQ((*PeekHead(folder_))->position, before.end);
  JournalWriter writer = Open(Made(700));
  EXPECT_EQ(Append(writer, {Listing(50)}).segment, 2u);
  EXPECT_EQ(ReadAll().lines.size(), before.lines.size() + 1);
}

TEST_F(JournalTest, DamageIsNamedAndKept) {
  const std::vector<Position> ends = Fill(4);
  const std::string whole = Slurp(Segment(1));
  std::string bytes = whole;
  bytes[ends[1].offset + 30] ^= 4;  // inside the last batch but one
  Spill(Segment(1), bytes);
  const Read read = ReadAll();
  EXPECT_EQ(read.lines, Listings(6));
  EXPECT_NE(read.error.find(Segment(1)), read.error.npos);
  EXPECT_NE(read.error.find("at byte " + std::to_string(ends[1].offset)),
            read.error.npos)
      << read.error;

  // The last two: more than one torn batch can be.
  bytes[ends[2].offset + 30] ^= 4;
  Spill(Segment(1), bytes);
  EXPECT_NE(OpenError(), "");
  EXPECT_NE(ReadAll().error, "");
  EXPECT_EQ(Slurp(Segment(1)), bytes);

  // A whole batch is gone from the middle; its neighbours are sound.
  bytes = whole;
  bytes.erase(ends[1].offset, ends[2].offset - ends[1].offset);
  Spill(Segment(1), bytes);
  EXPECT_NE(ReadAll().error, "");
  EXPECT_NE(OpenError(), "");
}

// 2,000 single bits: each is found by a reader, or it is in the last batch,
// which then counts as torn.
TEST_F(JournalTest, BitFlips) {
  const std::vector<Position> ends = Fill(8, 700);
  const std::vector<uint64_t> segments = *ListSegments(folder_);
  ASSERT_GT(segments.size(), 2u);
  std::vector<std::string> files;
  for (uint64_t segment : segments) files.push_back(Slurp(Segment(segment)));
  std::mt19937 random(4);
  int torn = 0;
  const int flips = 2000;
  for (int i = 0; i < flips; ++i) {
    const size_t file = random() % files.size();
    std::string bytes = files[file];
    const size_t at = random() % bytes.size();
    bytes[at] ^= static_cast<char>(1 << (random() % 8));
    Spill(Segment(segments[file]), bytes);
    const Read read = ReadAll();
    if (read.error.empty()) {
      ++torn;
      ASSERT_EQ(read.end, ends[6]) << file << ' ' << at;
      ASSERT_EQ(read.lines, Listings(21));
      ASSERT_EQ(Open().head()->position, ends[6]);
      ASSERT_NE(ReadAll(ends[7]).error, "");
    } else {
      ASSERT_NE(read.error.find("damaged"), std::string::npos) << read.error;
      Texts held = Listings(24);
      ASSERT_LT(read.lines.size(), held.size());
      held.resize(read.lines.size());
      ASSERT_EQ(read.lines, held);
    }
    Spill(Segment(segments[file]), files[file]);
  }
  EXPECT_GT(torn, 0);
  EXPECT_LT(torn, 1000);
  RecordProperty("flips", flips);
  RecordProperty("torn", torn);
  RecordProperty("damage", flips - torn);
}

TEST_F(JournalTest, Rotates) {
  const std::vector<Position> ends = Fill(9, 700);
  const std::vector<uint64_t> segments = *ListSegments(folder_);
  EXPECT_GE(segments.size(), 3u);
  EXPECT_EQ(ends.back().segment, segments.back());
  EXPECT_EQ(ends.back().seq, 9u);
  EXPECT_EQ(ReadAll().lines, Listings(27));
  for (size_t i = 0; i < ends.size(); ++i) {
    EXPECT_EQ(ReadAll(ends[i]).lines,
              Listings(27, 3 * static_cast<int>(i) + 3));
  }
  // Whatever a crash leaves of a new segment.
  const std::string next = Segment(segments.back() + 1);
  const std::string header = Slurp(Segment(2));
  for (const std::string& left : {std::string(), header.substr(0, 10),
                                  header.substr(0, header.find('\n') + 1)}) {
    Spill(next, left);
    EXPECT_EQ(ReadAll().end, ends.back());
    EXPECT_EQ((*ReadHead(folder_))->position, ends.back());
    JournalWriter writer = Open(Made(700));
    EXPECT_EQ(fs::file_size(next), 0u);
    EXPECT_EQ(Append(writer, {Listing(27)}).segment, segments.back() + 1);
    EXPECT_EQ(ReadAll().lines, Listings(28));
  }
}

TEST_F(JournalTest, ClosedSegmentsEndInACommit) {
  Fill(9, 700);
  const std::string whole = Slurp(Segment(1));
  const std::vector<uint64_t> segments = *ListSegments(folder_);
  Spill(Segment(1), whole + "{}\n");
  EXPECT_NE(ReadAll().error.find("damaged"), std::string::npos);
  Spill(Segment(1), "");
  EXPECT_NE(ReadAll().error.find("damaged"), std::string::npos);
  Spill(Segment(1), whole);
  Spill(Segment(segments.back()), "");
  const std::string before = Segment(segments.back() - 1);
  Spill(before, Slurp(before) + "x");
  EXPECT_NE(OpenError(), "");
  Spill(before, "");
  EXPECT_NE(OpenError(), "");
}

TEST_F(JournalTest, MissingSegment) {
  Fill(9, 700);
  fs::remove(Segment(2));
  EXPECT_NE(ReadAll().error.find("0000000002"), std::string::npos);
  EXPECT_NE(OpenError().find("0000000002"), std::string::npos);
}

TEST_F(JournalTest, AChangedCommandBeginsASegment) {
  const std::vector<Position> ends = Fill(2);
  JournalWriter::Options changed = Made();
  changed.command.push_back("--x=\xff");
  for (int i = 0; i < 2; ++i) {
    JournalWriter writer = Open(changed);
    EXPECT_EQ(Append(writer, {Listing(6 + i)}).segment, 2u);
  }
  changed.config = "";
  JournalWriter writer = Open(changed);
  EXPECT_EQ(Append(writer, {Listing(8)}).segment, 3u);
  EXPECT_EQ(ReadAll().lines, Listings(9));
  EXPECT_EQ((*ReadHead(folder_))->header.config, "");
  EXPECT_EQ(ReadAll(ends[1]).lines, Listings(9, 6));
}

TEST_F(JournalTest, LockIsHeld) {
  JournalWriter writer = Open();
  const std::string error = OpenError();
  EXPECT_NE(error.find("'extract'"), error.npos) << error;
  EXPECT_TRUE(StageLock::Take(folder_, false, "known.lock").ok());
  EXPECT_FALSE(StageLock::Take(folder_, false).ok());
}

TEST_F(JournalTest, LockWaitsAndEndsWithItsProcess) {
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t child = fork();
  if (child == 0) {
    const Result<StageLock> lock = StageLock::Take(folder_, false);
    if (write(ready[1], "x", 1) != 1) _exit(1);
    usleep(50000);
    _exit(lock ? 0 : 1);
  }
  char byte;
  ASSERT_EQ(read(ready[0], &byte, 1), 1);
  EXPECT_FALSE(StageLock::Take(folder_, false).ok());
  EXPECT_TRUE(StageLock::Take(folder_, true).ok());
  int status;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

TEST_F(JournalTest, FolderThatCannotBe) {
  Spill(workspace_ + "/file", "");
  EXPECT_FALSE(JournalWriter::Open(workspace_ + "/file/extract", Made()).ok());
  EXPECT_FALSE(ListSegments(workspace_ + "/file").ok());
  fs::create_symlink("nowhere", workspace_ + "/link");
  EXPECT_FALSE(JournalWriter::Open(workspace_ + "/link/extract", Made()).ok());
  EXPECT_EQ(StageOf("extract"), "extract");
  EXPECT_EQ(StageOf("state/extract//"), "extract");
  EXPECT_EQ(StageOf("/"), "/");
}

TEST_F(JournalTest, SomebodyElseWrites) {
  JournalWriter writer = Open();
  Append(writer, {Listing(0)});
  std::ofstream(Segment(1), std::ios::app) << "{}\n";
  const std::string bytes = Slurp(Segment(1));
  JournalBatch batch;
  ASSERT_TRUE(batch.Add(Listing(1)).ok());
  EXPECT_FALSE(writer.Append(batch, {kNow, {}, ""}).ok());
  EXPECT_EQ(batch.records(), 1u);
  EXPECT_EQ(Slurp(Segment(1)), bytes);
  EXPECT_FALSE(writer.Append(batch, {kNow, {}, ""}).ok());
}

TEST_F(JournalTest, ReadsWhatGrows) {
  JournalWriter writer = Open(Made(300));
  Result<JournalReader> reader = JournalReader::Open(folder_, {});
  EXPECT_FALSE(*reader->Next());
  EXPECT_TRUE(reader->Sync().ok());
  for (int i = 0; i < 6; ++i) {
    const Position end = Append(writer, {Listing(i)});
    ASSERT_TRUE(*reader->Next());
    EXPECT_EQ(reader->batch().after, end);
    EXPECT_EQ(reader->batch().lines, Listing(i) + "\n");
    EXPECT_EQ(reader->header().segment, end.segment);
    EXPECT_FALSE(*reader->Next());
    EXPECT_TRUE(reader->Sync().ok());
  }
}

TEST_F(JournalTest, ReadsAroundACut) {
  const std::vector<Position> ends = Fill(2);
  const std::string whole = Slurp(Segment(1));
  Fill(2);
  const std::string longer = Slurp(Segment(1));
  Spill(Segment(1), whole);
  Result<JournalReader> reader = JournalReader::Open(folder_, ends[0]);
  // Half a batch, that is cut and replaced by another.
  Spill(Segment(1), whole.substr(0, whole.size() - 40));
  EXPECT_FALSE(*reader->Next());
  EXPECT_EQ(reader->torn_bytes(), whole.size() - 40 - ends[0].offset);
  JournalWriter writer = Open();
  Append(writer, {Listing(7)});
  ASSERT_TRUE(*reader->Next());
  EXPECT_EQ(reader->batch().lines, Listing(7) + "\n");

  // What was read is cut: the consumer must not commit it.
  Spill(Segment(1), whole.substr(0, ends[0].offset));
  const Status synced = reader->Sync();
  ASSERT_FALSE(synced.ok());
  EXPECT_NE(synced.error().message.find("does not hold"), std::string::npos);
  EXPECT_FALSE(*reader->Next());
  Spill(Segment(1), longer);
  EXPECT_NE(reader->Next().error().message.find("does not hold"),
            std::string::npos);
}

TEST_F(JournalTest, CompressedInPlace) {
  const std::vector<Position> ends = Fill(9, 700);
  const std::vector<uint64_t> segments = *ListSegments(folder_);
  const std::string first = Slurp(Segment(1));
  for (uint64_t segment : segments) {
    const Result<bool> done = CompressSegment(folder_, segment);
    EXPECT_EQ(done.ok(), segment != segments.back());
    if (done) {
      EXPECT_TRUE(*done);
    }
  }
  EXPECT_FALSE(*CompressSegment(folder_, 1));
  EXPECT_FALSE(fs::exists(Segment(1)));
  EXPECT_EQ(*ListSegments(folder_), segments);
  EXPECT_EQ(ReadAll().lines, Listings(27));
  for (size_t i = 0; i < ends.size(); ++i) {
    EXPECT_EQ(ReadAll(ends[i]).lines,
              Listings(27, 3 * static_cast<int>(i) + 3));
  }
  // Both: a crash before the plain one was deleted. It is read, whatever the
  // other holds, and the other is made again.
  Spill(Segment(1), first);
  const std::string compressed = Slurp(CompressedPath(folder_, 1));
  Spill(CompressedPath(folder_, 1), "half");
  EXPECT_EQ(ReadAll().lines, Listings(27));
  EXPECT_TRUE(*CompressSegment(folder_, 1));
  EXPECT_EQ(Slurp(CompressedPath(folder_, 1)), compressed);
  EXPECT_FALSE(fs::exists(Segment(1)));

  // The last one holds nothing: the head is in a compressed segment.
  const std::string last = Slurp(Segment(segments.back()));
  Spill(Segment(segments.back()), "");
  const auto head = ReadHead(folder_);
  ASSERT_TRUE(head.ok() && *head) << head.error().message;
  EXPECT_EQ((*head)->position.segment, segments.back() - 1);
  JournalWriter writer = Open(Made(700));
  EXPECT_EQ(Append(writer, {Listing(1)}).segment, segments.back());
}

TEST_F(JournalTest, DamagedCompressedSegment) {
  Fill(9, 700);
  ASSERT_TRUE(*CompressSegment(folder_, 1));
  const std::string path = CompressedPath(folder_, 1);
  const std::string whole = Slurp(path);
  for (size_t size = 0; size < whole.size(); ++size) {
    Spill(path, whole.substr(0, size));
    const Read read = ReadAll();
    // Without the last bytes the frame lacks only its checksum.
    if (read.error.empty()) {
      EXPECT_GE(size + 4, whole.size());
      EXPECT_EQ(read.lines, Listings(27));
    }
  }
  std::mt19937 random(4);
  for (int i = 0; i < 500; ++i) {
    std::string bytes = whole;
    bytes[random() % bytes.size()] ^= static_cast<char>(1 << (random() % 8));
    Spill(path, bytes);
    const Read read = ReadAll();
    if (read.error.empty()) {
      EXPECT_EQ(read.lines, Listings(27));
    }
  }
}

// More than the decoder holds at once, read from places far inside.
TEST_F(JournalTest, CompressedAndLarge) {
  std::vector<Position> ends;
  {
    JournalWriter writer = Open();
    std::mt19937 random(4);
    for (int i = 0; i < 40; ++i) {
      std::string text;
      while (text.size() < 20000) text += std::to_string(random());
      ends.push_back(
          Append(writer, {Listing(i, ",\"n\":" + JsonString(text))}));
    }
  }
  JournalWriter::Options changed = Made();
  changed.config = "x";
  JournalWriter other = Open(changed);
  ends.push_back(Append(other, {Listing(40)}));
  const Texts lines = ReadAll().lines;
  ASSERT_EQ(lines.size(), 41u);
  ASSERT_TRUE(*CompressSegment(folder_, 1));
  EXPECT_EQ(ReadAll().lines, lines);
  for (size_t i = 0; i < ends.size(); i += 5) {
    EXPECT_EQ(ReadAll(ends[i]).lines,
              Texts(lines.begin() + static_cast<int>(i) + 1, lines.end()));
  }
  const std::string path = CompressedPath(folder_, 1);
  const std::string whole = Slurp(path);
  Spill(path, whole.substr(0, whole.size() / 2));
  EXPECT_NE(ReadAll(ends[2]).error, "");
  EXPECT_NE(ReadAll(ends[38]).error, "");
  // A frame that does not state its size.
  Spill(path, std::string("\x28\xb5\x2f\xfd\x00\x58\x01\x00\x00", 9));
  EXPECT_NE(ReadAll().error, "");
}

TEST_F(JournalTest, WhatIsNotWholeIsNotCompressed) {
  Fill(9, 700);
  std::string bytes = Slurp(Segment(1));
  bytes[bytes.size() / 2] ^= 1;
  Spill(Segment(1), bytes);
  EXPECT_FALSE(CompressSegment(folder_, 1).ok());
  EXPECT_TRUE(fs::exists(Segment(1)));
  EXPECT_FALSE(fs::exists(CompressedPath(folder_, 1)));
  Spill(Segment(1), "");
  EXPECT_FALSE(CompressSegment(folder_, 2).ok());
  EXPECT_TRUE(fs::exists(Segment(2)));
  EXPECT_FALSE(CompressSegment(folder_ + "2", 1).ok());
}

TEST_F(JournalTest, Drops) {
  const std::vector<Position> ends = Fill(9, 500);
  const uint64_t last = ends.back().segment;
  ASSERT_GE(last, 4u);
  ASSERT_TRUE(*CompressSegment(folder_, 1));
  EXPECT_EQ(*DropSegments(folder_, 0), 0u);
  EXPECT_EQ(*DropSegments(folder_, 1), 0u);
  EXPECT_EQ(*DropSegments(folder_, 3), 2u);
  int kept = 0;
  for (const Position& end : ends) kept += end.segment >= 3;
  EXPECT_EQ(ReadAll().lines, Listings(27, 27 - 3 * kept));
  EXPECT_NE(ReadAll(ends[0]).error, "");
  EXPECT_EQ(*DropSegments(folder_, 99), last - 3);
  EXPECT_EQ(*ListSegments(folder_), std::vector<uint64_t>{last});
  JournalWriter writer = Open(Made(700));
  EXPECT_EQ(Append(writer, {}).seq, 10u);
}

TEST_F(JournalTest, SegmentsBeforeATime) {
  JournalWriter writer = Open(Made(1));
  for (int i = 0; i < 4; ++i) Append(writer, {}, {kNow + 10 * i, {}, ""});
  EXPECT_TRUE(SegmentsBefore(folder_, kNow + 10)->empty());
  EXPECT_EQ(*SegmentsBefore(folder_, kNow + 11), std::vector<uint64_t>{1});
  EXPECT_EQ(*SegmentsBefore(folder_, kNow + 99),
            (std::vector<uint64_t>{1, 2, 3}));
  Spill(Segment(5), "{");
  EXPECT_EQ(*SegmentsBefore(folder_, kNow + 99),
            (std::vector<uint64_t>{1, 2, 3}));
}

Texts Fold(const std::string& folder, size_t at_once,
           const Position& from = {}) {
  Texts lines;
  Result<FoldedReader> reader = FoldedReader::Open(folder, from, at_once);
  EXPECT_TRUE(reader.ok());
  std::string_view line;
  while (*reader->Next(&line)) lines.emplace_back(line);
  return lines;
}

TEST_F(JournalTest, Folds) {
  JournalWriter writer = Open(Made(2000));
  Texts all = {"{\"kind\":\"scrape\",\"id\":\"a:b:1\"}", "{\"id\":7}",
               "{\"id\":7}", "[]"};
  Append(writer, all);
  const Position from = Append(writer, {Listing(1), Listing(1)});
  std::mt19937 random(4);
  for (int i = 0; i < 200; ++i) {
    Texts batch;
    for (int k = 0; k < 10; ++k) {
      const std::string more = ",\"n\":" + std::to_string(10 * i + k);
      batch.push_back(Listing(static_cast<int>(random() % 500), more));
    }
    Append(writer, batch);
    all.insert(all.end(), batch.begin(), batch.end());
  }
  // As the last of each id stand, in order.
  const auto key = [](const std::string& line) {
    return line.substr(0, line.find(",\"n\""));
  };
  Texts folded;
  for (size_t i = 0; i < all.size(); ++i) {
    bool is_last = true;
    for (size_t k = std::max<size_t>(i + 1, 4); k < all.size(); ++k) {
      is_last = is_last && key(all[k]) != key(all[i]);
    }
    if (is_last) folded.push_back(all[i]);
  }
  for (const size_t at_once : {1 << 20, 400, 100, 7}) {
    EXPECT_EQ(Fold(folder_, at_once), folded) << at_once;
  }
  EXPECT_EQ(Fold(folder_, 1 << 20, from),
            Texts(folded.begin() + 4, folded.end()));

  Result<FoldedReader> reader = FoldedReader::Open(folder_);
  EXPECT_EQ(reader->end(), writer.head()->position);
  Append(writer, {Listing(1)});
  size_t count = 0;
  std::string_view line;
  while (*reader->Next(&line)) ++count;
  EXPECT_EQ(count, folded.size());
}

TEST_F(JournalTest, Requests) {
  fs::create_directories(folder_);
  const std::string path = folder_ + "/requests.ndjson";
  EXPECT_EQ(ReadRequests(folder_, 0)->lines, "");
  ASSERT_TRUE(AppendRequests(folder_, "{\"a\":1}\n{\"a\":2}\n").ok());
  Requests asked = *ReadRequests(folder_, 0);
  EXPECT_EQ(asked.lines, "{\"a\":1}\n{\"a\":2}\n");
  EXPECT_EQ(asked.end, 16u);
  EXPECT_EQ(ReadRequests(folder_, 16)->lines, "");
  EXPECT_EQ(ReadRequests(folder_, 16)->end, 16u);

  std::ofstream(path, std::ios::app) << "{\"ha";
  EXPECT_EQ(ReadRequests(folder_, 16)->end, 16u);
  ASSERT_TRUE(AppendRequests(folder_, "{}\n").ok());
  EXPECT_EQ(ReadRequests(folder_, 16)->lines, "{\"ha\n{}\n");

  Spill(path, "{}\n");  // begun anew
  EXPECT_EQ(ReadRequests(folder_, 16)->lines, "{}\n");

  Spill(path, std::string(3 << 20, 'x') + "\n{}\n");
  Texts read;
  for (uint64_t at = 0;;) {
    const Requests part = *ReadRequests(folder_, at);
    if (part.end == at) break;
    at = part.end;
    read.push_back(part.lines);
  }
  EXPECT_EQ(read, (Texts{"", "", "", "\n{}\n"}));
  fs::remove_all(folder_);
  EXPECT_FALSE(AppendRequests(folder_, "{}\n").ok());
}

}  // namespace
}  // namespace jobutils
