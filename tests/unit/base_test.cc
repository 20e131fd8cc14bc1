#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>

#include "base/clock.h"
#include "base/crc32c.h"
#include "base/file.h"
#include "base/result.h"
#include "base/sha256.h"
#include "base/siphash.h"
#include "base/utf8.h"
#include "base/visible.h"

namespace jobutils {
namespace {

using namespace std::string_literals;

constexpr size_t kNpos = std::string_view::npos;

// A folder that is gone after the test.
class FileTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "/base_test.XXXXXX";
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string Path(const std::string& name) { return folder_ + "/" + name; }

  std::string folder_;
};

TEST(Result, HoldsAValueOrAnError) {
  Result<std::string> good = std::string("x");
  ASSERT_TRUE(good.ok());
  EXPECT_EQ(good->size(), 1u);
  Result<std::string> bad = IoError("cannot");
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().exit, ExitCode::kIncomplete);
  EXPECT_EQ(bad.error().message, "cannot");
  EXPECT_EQ(UsageError("").exit, ExitCode::kUsage);
}

TEST(Clock, Days) {
  EXPECT_EQ(DaysFromCivil(1970, 1, 1), 0);
  EXPECT_EQ(DaysFromCivil(1969, 12, 31), -1);
  EXPECT_EQ(DaysFromCivil(2000, 2, 29), 11016);
  EXPECT_EQ(DaysFromCivil(2000, 3, 1), 11017);
  EXPECT_EQ(DaysFromCivil(2026, 8, 11), 20676);
  EXPECT_EQ(DaysFromCivil(0, 1, 1), -719528);
  EXPECT_EQ(DaysFromCivil(9999, 12, 31), 2932896);
  EXPECT_EQ(DaysInMonth(2000, 2), 29);
  EXPECT_EQ(DaysInMonth(1900, 2), 28);
  EXPECT_EQ(DaysInMonth(2024, 2), 29);
  EXPECT_EQ(DaysInMonth(2026, 4), 30);
  EXPECT_EQ(DaysInMonth(2026, 12), 31);
}

TEST(Clock, Formats) {
  EXPECT_EQ(FormatTime(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(FormatTime(1786481129), "2026-08-11T20:45:29Z");
  EXPECT_EQ(FormatTime(-1), "1969-12-31T23:59:59Z");
  EXPECT_EQ(FormatDay(-1), "1969-12-31");
  EXPECT_EQ(FormatDay(86399), "1970-01-01");
  EXPECT_EQ(FormatDay(86400), "1970-01-02");
}

TEST(Clock, FormatsTheNearestTimeOfFourDigits) {
  EXPECT_EQ(FormatTime(INT64_MAX), "9999-12-31T23:59:59Z");
  EXPECT_EQ(FormatTime(INT64_MIN), "0000-01-01T00:00:00Z");
  EXPECT_EQ(FormatDay(INT64_MAX), "9999-12-31");
}

TEST(Clock, ReadsWhatItWrites) {
  for (Time time = -62167219200; time <= 253402300799; time += 86400 * 97 + 1) {
    ASSERT_EQ(ParseTime(FormatTime(time)), time) << FormatTime(time);
  }
}

TEST(Clock, Parses) {
  EXPECT_EQ(ParseTime("1970-01-01T00:00:00Z"), 0);
  EXPECT_EQ(ParseTime("1970-01-01t00:00:01z"), 1);
  EXPECT_EQ(ParseTime("1970-01-01T00:00:01.999999999Z"), 1);
  EXPECT_EQ(ParseTime("2026-08-11T16:45:29-04:00"), 1786481129);
  EXPECT_EQ(ParseTime("2026-08-12T02:15:29.5+05:30"), 1786481129);
  EXPECT_EQ(ParseTime("2026-08-11T20:45:29-00:00"), 1786481129);
  EXPECT_EQ(ParseTime("2016-12-31T23:59:60Z"), 1483228800);
  EXPECT_EQ(ParseTime("2017-01-01T00:59:60+01:00"), 1483228800);
}

TEST(Clock, RefusesWhatIsNoTime) {
  for (const char* text : {"",
                           "2026",
                           "2026-08-11",
                           "2026-08-11T20:45:29",
                           "2026-08-11 20:45:29Z",
                           "2026-08-11T20:45Z",
                           "2026-08-11T20:45:29.Z",
                           "2026-08-11T20:45:29ZZ",
                           "2026-08-11T20:45:29+4:00",
                           "2026-08-11T20:45:29+0400",
                           "2026-08-11T20:45:29+24:00",
                           "2026-08-11T20:45:29+04:60",
                           "2026-08-11T24:00:00Z",
                           "2026-08-11T20:60:29Z",
                           "2026-08-11T20:45:61Z",
                           "2026-08-11T20:45:60Z",
                           "2026-02-29T00:00:00Z",
                           "2026-13-01T00:00:00Z",
                           "2026-00-01T00:00:00Z",
                           "2026-01-00T00:00:00Z",
                           "2026-04-31T00:00:00Z",
                           "12026-08-11T20:45:29Z",
                           "-026-08-11T20:45:29Z",
                           " 026-08-11T20:45:29Z",
                           "2026-8-11T20:45:29Z",
                           "2026-08-11T20:-5:29Z",
                           "2026-08-11T20:45:29 Z",
                           "2026-08-11T20:45:2",
                           "2026-08-11T20:45:29+",
                           "2026-08-11T20:45:29-04",
                           "now"}) {
    EXPECT_EQ(ParseTime(text), std::nullopt) << text;
  }
  EXPECT_EQ(ParseTime("2026-08-11T20:45:29Z\0"s), std::nullopt);
}

// Each in a process of its own: now is read once.
void ExitByNow(const char* set) {
  if (set == nullptr) {
    unsetenv("JOBUTILS_NOW");
  } else {
    setenv("JOBUTILS_NOW", set, 1);
  }
  Result<Time> now = Now();
  setenv("JOBUTILS_NOW", "1999-01-01T00:00:00Z", 1);
  Result<Time> again = Now();
  if (now.ok() != again.ok() || (now.ok() && *now != *again)) std::exit(9);
  std::fputs(now ? FormatTime(*now).c_str() : now.error().message.c_str(),
             stderr);
  std::exit(now ? 0 : static_cast<int>(now.error().exit));
}

TEST(ClockDeathTest, NowIsWhatTheEnvironmentSays) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(ExitByNow("2026-08-11T20:45:29Z"), testing::ExitedWithCode(0),
              "2026-08-11T20:45:29Z");
  EXPECT_EXIT(ExitByNow("tomorrow"), testing::ExitedWithCode(2),
              "JOBUTILS_NOW must be a time such as .*, not 'tomorrow'");
  EXPECT_EXIT(ExitByNow(""), testing::ExitedWithCode(2), "not ''");
  EXPECT_EXIT(ExitByNow(nullptr), testing::ExitedWithCode(0), "20..-");
}

TEST(Sha256, Fips180Vectors) {
  EXPECT_EQ(Sha256Hex(""),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Sha256Hex("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(
      Sha256Hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(
      Sha256Hex(
          "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmn"
          "oijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"),
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
  EXPECT_EQ(Sha256Hex(std::string(1000000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, LengthsAroundABlock) {
  EXPECT_EQ(Sha256Hex(std::string(55, 'a')),
            "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
  EXPECT_EQ(Sha256Hex(std::string(56, 'a')),
            "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
  EXPECT_EQ(Sha256Hex(std::string(63, 'a')),
            "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34");
  EXPECT_EQ(Sha256Hex(std::string(64, 'a')),
            "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
  EXPECT_EQ(Sha256Hex("\xff\x00\x80"s),
            "ef192b7af54e943f206ab27075ec1805384c972c9959fc5820f1fa7d5268fcef");
}

// Plain reading of RFC 3629, section 4, to compare with.
size_t SlowBadUtf8(std::string_view text) {
  size_t pos = 0;
  auto byte = [&](size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
  };
  auto in = [&](size_t i, unsigned low, unsigned high) {
    return byte(i) >= low && byte(i) <= high;
  };
  while (pos < text.size()) {
    unsigned lead = byte(pos);
    size_t length = 0;
    if (lead < 0x80) {
      length = 1;
    } else if (lead >= 0xC2 && lead <= 0xDF) {
      length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      length = 3;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      length = 4;
    }
    bool good = length != 0;
    for (size_t i = 1; i < length; ++i) good = good && in(pos + i, 0x80, 0xBF);
    if (lead == 0xE0) good = good && in(pos + 1, 0xA0, 0xBF);
    if (lead == 0xED) good = good && in(pos + 1, 0x80, 0x9F);
    if (lead == 0xF0) good = good && in(pos + 1, 0x90, 0xBF);
    if (lead == 0xF4) good = good && in(pos + 1, 0x80, 0x8F);
    if (!good) return pos;
    pos += length;
  }
  return kNpos;
}

TEST(Utf8, FindsEveryBadPairOfBytes) {
  for (unsigned a = 0; a < 256; ++a) {
    for (unsigned b = 0; b < 256; ++b) {
      for (const char* tail : {"", "\x80", "\xbf", "x", "\x80\x80", "\xbf\xbf",
                               "\x80\xc0", "\xff\x80"}) {
        std::string text = {static_cast<char>(a), static_cast<char>(b)};
        text += tail;
        ASSERT_EQ(FindBadUtf8(text), SlowBadUtf8(text)) << a << ' ' << b;
      }
    }
  }
}

TEST(Utf8, FindsABadByteAnywhere) {
  for (size_t length = 1; length <= 80; ++length) {
    for (size_t at = 0; at < length; ++at) {
      std::string text(length, 'a');
      ASSERT_EQ(FindBadUtf8(text), kNpos);
      text[at] = '\xff';
      ASSERT_EQ(FindBadUtf8(text), at) << length;
      text[at] = '\xc3';  // good when a tail follows
      ASSERT_EQ(FindBadUtf8(text), at) << length;
      if (at + 1 < length) {
        text[at + 1] = '\xa9';
        ASSERT_EQ(FindBadUtf8(text), kNpos) << length << ' ' << at;
      }
    }
  }
}

TEST(Utf8, FindsACutSequence) {
  for (const char* whole : {"\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80"}) {
    std::string text = "0123456789"s + whole;
    // What lies behind a view is none of its business.
    for (size_t size = 11; size < text.size(); ++size) {
      std::string_view cut = std::string_view(text).substr(0, size);
      EXPECT_EQ(FindBadUtf8(cut), 10u);
      size_t pos = 10;
      EXPECT_EQ(DecodeUtf8(cut, pos), U'\uFFFD');
      EXPECT_EQ(pos, 11u);
    }
    EXPECT_EQ(FindBadUtf8(text), kNpos);
  }
  EXPECT_EQ(FindBadUtf8(""), kNpos);
  EXPECT_EQ(FindBadUtf8("\0"s), kNpos);
}

TEST(Utf8, FindsWhatIsNoScalarValue) {
  EXPECT_EQ(FindBadUtf8("\xed\x9f\xbf"), kNpos);
  EXPECT_EQ(FindBadUtf8("\xed\xa0\x80"), 0u);
  EXPECT_EQ(FindBadUtf8("\xed\xbf\xbf"), 0u);
  EXPECT_EQ(FindBadUtf8("\xee\x80\x80"), kNpos);
  EXPECT_EQ(FindBadUtf8("\xf4\x8f\xbf\xbf"), kNpos);
  EXPECT_EQ(FindBadUtf8("\xf4\x90\x80\x80"), 0u);
  EXPECT_EQ(FindBadUtf8("\xc0\x80"), 0u);
  EXPECT_EQ(FindBadUtf8("\xe0\x9f\xbf"), 0u);
  EXPECT_EQ(FindBadUtf8("\xf0\x8f\xbf\xbf"), 0u);
}

TEST(Utf8, EveryCodePointComesBack) {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::string text;
    AppendUtf8(text, code);
    ASSERT_EQ(FindBadUtf8(text), kNpos) << static_cast<unsigned>(code);
    size_t pos = 0;
    ASSERT_EQ(DecodeUtf8(text, pos), code);
    ASSERT_EQ(pos, text.size());
  }
}

TEST(Utf8, DecodesBadBytesOneByOne) {
  std::string text = "\xe2\x82x";
  size_t pos = 0;
  EXPECT_EQ(DecodeUtf8(text, pos), U'\uFFFD');
  EXPECT_EQ(pos, 1u);
  EXPECT_EQ(DecodeUtf8(text, pos), U'\uFFFD');
  EXPECT_EQ(DecodeUtf8(text, pos), U'x');
  EXPECT_EQ(pos, 3u);
}

TEST(Utf8, AppendsNoSurrogate) {
  std::string text;
  AppendUtf8(text, 0xD800);
  AppendUtf8(text, 0xDFFF);
  AppendUtf8(text, 0x110000);
  EXPECT_EQ(text, "\uFFFD\uFFFD\uFFFD");
}

// The vector path against the decoder, wherever a sequence meets a block's end.
TEST(Utf8, BlocksAgreeWithTheDecoder) {
  const auto good = [](std::string_view text) {
    for (size_t pos = 0; pos < text.size();) {
      const size_t start = pos;
      DecodeUtf8(text, pos);
      if (pos == start + 1 && static_cast<unsigned char>(text[start]) >= 0x80) {
        return false;
      }
    }
    return true;
  };
  // All that decides: each lead, and tails at the ends of each range.
  const unsigned char tails[] = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F,
                                 0xA0, 0xBF, 0xC0, 0xE0, 0xF4, 0xFF};
  for (size_t at : {0, 29, 30, 31, 60, 61, 254, 255, 256, 510}) {
    for (int lead = 0x7F; lead <= 0xFF; ++lead) {
      for (unsigned char second : tails) {
        for (unsigned char third : tails) {
          for (unsigned char fourth : tails) {
            std::string text(at > 64 ? 530 : 64, 'x');
            text[at] = static_cast<char>(lead);
            text[at + 1] = static_cast<char>(second);
            text[at + 2] = static_cast<char>(third);
            if (at + 3 < text.size()) text[at + 3] = static_cast<char>(fourth);
            for (size_t size : {text.size(), at + 2, at + 3}) {
              const std::string_view cut(text.data(), size);
              ASSERT_EQ(FindBadUtf8(cut) == std::string_view::npos, good(cut))
                  << at << ' ' << lead << ' ' << int(second) << ' '
                  << int(third) << ' ' << int(fourth) << ' ' << size;
            }
          }
        }
      }
    }
  }
}

TEST(Utf8, Cleans) {
  EXPECT_EQ(CleanUtf8(""), "");
  EXPECT_EQ(CleanUtf8("caf\xc3\xa9"), "caf\xc3\xa9");
  EXPECT_EQ(CleanUtf8("a\xff\xc3"), "a\uFFFD\uFFFD");
  EXPECT_EQ(CleanUtf8("\xe2\x82"), "\uFFFD\uFFFD");
  EXPECT_EQ(CleanUtf8(std::string(300000, '\xff')).size(), 900000u);
}

TEST(Utf8, CutsBetweenSequences) {
  EXPECT_EQ(CutUtf8("a\u20AC", 4), "a\u20AC");
  EXPECT_EQ(CutUtf8("a\u20AC", 3), "a");
  EXPECT_EQ(CutUtf8("\u20AC", 2), "");
}

TEST(Utf8, KnowsWhatIsUnsafe) {
  for (char32_t code : {0x00, 0x07, 0x08, 0x0D, 0x1B, 0x7F, 0x80, 0x9B, 0x9F,
                        0x202A, 0x202E, 0x2066, 0x2069}) {
    EXPECT_TRUE(IsUnsafe(code)) << static_cast<unsigned>(code);
  }
  for (char32_t code : {0x09, 0x0A, 0x20, 0x7E, 0xA0, 0x200B, 0x2029, 0x202F,
                        0x2065, 0x206A, 0x10FFFF}) {
    EXPECT_FALSE(IsUnsafe(code)) << static_cast<unsigned>(code);
  }
}

TEST(Visible, ShowsWhatIsHidden) {
  EXPECT_EQ(Visible("a\tb\nc"), "a b c");
  EXPECT_EQ(Visible("\x1b[31m"), "\\u{1b}[31m");
  EXPECT_EQ(Visible("\u202Eevil\xff"), "\\u{202e}evil\uFFFD");
}

TEST_F(FileTest, ReadsWhatWasAppended) {
  std::string path = Path("a");
  for (std::string_view part : {"one\n", "two\n"}) {
    Result<Fd> fd = OpenAppend(path);
    ASSERT_TRUE(fd.ok());
    EXPECT_NE(fcntl(fd->get(), F_GETFD) & FD_CLOEXEC, 0);
    ASSERT_TRUE(WriteAll(fd->get(), part, path).ok());
  }
  Result<std::string> text = ReadFile(path);
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(*text, "one\ntwo\n");
  struct stat info;
  ASSERT_EQ(stat(path.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0077, 0u);
  EXPECT_TRUE(FileExists(path));
  EXPECT_FALSE(DirectoryExists(path));
  EXPECT_FALSE(FileExists(folder_));
  EXPECT_TRUE(DirectoryExists(folder_));
  EXPECT_FALSE(FileExists(Path("b")));
}

TEST_F(FileTest, ReadsUpToTheLimit) {
  std::string path = Path("a");
  std::string bytes(100000, 'x');
  {
    Result<Fd> fd = OpenAppend(path);
    ASSERT_TRUE(fd.ok());
    ASSERT_TRUE(WriteAll(fd->get(), bytes, path).ok());
  }
  for (size_t limit : {size_t{100000}, size_t{100001}, SIZE_MAX}) {
    Result<std::string> text = ReadFile(path, limit);
    ASSERT_TRUE(text.ok()) << limit;
    EXPECT_EQ(*text, bytes);
  }
  for (size_t limit : {size_t{99999}, size_t{4096}, size_t{0}}) {
    Result<std::string> text = ReadFile(path, limit);
    ASSERT_FALSE(text.ok()) << limit;
    EXPECT_EQ(text.error().exit, ExitCode::kUsage);
    EXPECT_EQ(text.error().message, "cannot read '" + path +
                                        "': it is longer than " +
                                        std::to_string(limit) + " bytes");
  }
}

TEST_F(FileTest, ReadsWhatHasNoSize) {
  Result<std::string> nothing = ReadFile("/dev/null", 0);
  ASSERT_TRUE(nothing.ok());
  EXPECT_EQ(*nothing, "");

  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  std::string bytes(300000, 'p');
  std::thread writer([&] {
    EXPECT_TRUE(WriteAll(ends[1], bytes, "pipe").ok());
    close(ends[1]);
  });
  Result<std::string> text = ReadFile("/dev/fd/" + std::to_string(ends[0]));
  writer.join();
  close(ends[0]);
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(*text, bytes);
}

TEST_F(FileTest, SaysWhatCannotBeOpened) {
  Result<std::string> missing = ReadFile(Path("b"));
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().exit, ExitCode::kUsage);
  EXPECT_EQ(missing.error().message,
            "cannot open '" + Path("b") + "': No such file or directory");
  Result<std::string> folder = ReadFile(folder_);
  ASSERT_FALSE(folder.ok());
  EXPECT_EQ(folder.error().exit, ExitCode::kIncomplete);
  EXPECT_EQ(folder.error().message,
            "cannot read '" + folder_ + "': Is a directory");
  Result<Fd> lost = OpenAppend(Path("b/c"));
  ASSERT_FALSE(lost.ok());
  EXPECT_EQ(lost.error().exit, ExitCode::kUsage);
}

TEST_F(FileTest, WritesThroughAFullPipe) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  ASSERT_EQ(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
  std::string bytes(1 << 20, 'x');
  size_t got = 0;
  std::thread reader([&] {
    std::string buffer(50000, 0);
    ssize_t n;
    while ((n = read(ends[0], buffer.data(), buffer.size())) > 0) {
      got += static_cast<size_t>(n);
      std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
  });
  EXPECT_TRUE(WriteAll(ends[1], bytes, "pipe").ok());
  close(ends[1]);
  reader.join();
  close(ends[0]);
  EXPECT_EQ(got, bytes.size());
}

TEST_F(FileTest, KeepsTheReasonOfAFailedWrite) {
  std::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  close(ends[0]);
  errno = 0;
  Status broken = WriteAll(ends[1], "x", "standard output");
  EXPECT_EQ(errno, EPIPE);
  close(ends[1]);
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.error().exit, ExitCode::kIncomplete);
  EXPECT_EQ(broken.error().message,
            "cannot write 'standard output': Broken pipe");

  if (!FileExists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  Fd full(open("/dev/full", O_WRONLY | O_CLOEXEC));
  Status no_space = WriteAll(full.get(), "x", "/dev/full");
  EXPECT_EQ(errno, ENOSPC);
  EXPECT_FALSE(no_space.ok());
  EXPECT_TRUE(WriteAll(full.get(), "", "/dev/full").ok());
}

TEST(Fd, ClosesOnce) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  {
    Fd first(ends[0]);
    Fd second(std::move(first));
    EXPECT_FALSE(first.valid());
    EXPECT_EQ(second.get(), ends[0]);
    second = Fd(ends[1]);
    EXPECT_EQ(fcntl(ends[0], F_GETFD), -1);
    EXPECT_EQ(second.get(), ends[1]);
    Fd& same = second;
    second = std::move(same);
    EXPECT_NE(fcntl(ends[1], F_GETFD), -1);
  }
  EXPECT_EQ(fcntl(ends[1], F_GETFD), -1);
}

TEST(Crc32c, KnownSums) {
  const std::string zeros(32, '\0');  // RFC 3720, B.4
  for (auto sum : {Crc32c, Crc32cByTables}) {
    EXPECT_EQ(sum(0, ""), 0u);
    EXPECT_EQ(sum(0, "123456789"), 0xe3069283u);
    EXPECT_EQ(sum(0, zeros), 0x8a9136aau);
    EXPECT_EQ(sum(0, std::string(32, '\xff')), 0x62a8ab43u);
  }
}

TEST(Crc32c, AnyLengthInAnyParts) {
  std::string text;
  for (int i = 0; i < 300; ++i) {
    text += static_cast<char>(i * 7);
    const std::string_view all = text;
    const uint32_t sum = Crc32c(0, all);
    EXPECT_EQ(sum, Crc32cByTables(0, all));
    const size_t half = all.size() / 3;
    EXPECT_EQ(sum, Crc32c(Crc32c(0, all.substr(0, half)), all.substr(half)));
  }
}

// Of the authors' reference, and of openssl mac.
TEST(SipHash, KnownHashes) {
  const Hash128 key = {0x0706050403020100, 0x0f0e0d0c0b0a0908};
  const auto of = [&](const char* data, size_t size) {
    return SipHash(key, {data, size});
  };
  const char bytes[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14};
  EXPECT_EQ(of(bytes, 0), (Hash128{0xe6a825ba047f81a3, 0x930255c71472f66d}));
  EXPECT_EQ(of(bytes, 1), (Hash128{0x44af996bd8c187da, 0x45fc229b11597634}));
  EXPECT_EQ(of(bytes, 8), (Hash128{0x61f55862baa9623b, 0xb49714f364e2830f}));
  EXPECT_EQ(of(bytes, 15), (Hash128{0x11a8b03399e99354, 0xd9c3cf970fec087e}));
}

}  // namespace
}  // namespace jobutils
