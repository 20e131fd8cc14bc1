// The journal with each system call that its promises rest on watched, and made
// to fail in turn. This program's own definitions of them stand before libc's.

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "journal/archive.h"
#include "journal/fold.h"
#include "journal/head.h"
#include "journal/reader.h"
#include "journal/requests.h"
#include "journal/torn.h"
#include "journal/writer.h"

namespace {

using Calls = std::vector<std::string>;

bool watched = false;
Calls calls;
int fail_at = -9;  // the call, from 0
int fail_with = 0;
int fail_count = 1;       // as many in a row
bool fail_short = false;  // a write takes half of what it was given

std::string NameOf(int fd) {
  char path[4096];
  const std::string link = "/proc/self/fd/" + std::to_string(fd);
  const ssize_t size = readlink(link.c_str(), path, sizeof path);
  const std::string name(path, size > 0 ? static_cast<size_t>(size) : 0);
  return name.substr(name.rfind('/') + 1);
}

// Looking, making and locking, which need not be watched in their order: the
// call to fail, or before which somebody else changes something.
int read_fails_at = -1;
int read_fails_with = EIO;
int reads = 0;
bool read_short = false;  // a read says that the file ends there
std::function<void()> meanwhile;
int meanwhile_at = -1;

bool ReadFails() {
  if (meanwhile && meanwhile_at-- == 0) std::exchange(meanwhile, nullptr)();
  if (read_fails_at < 0 || reads++ != read_fails_at) return false;
  errno = read_fails_with;
  return true;
}

// True when the call is to fail, with errno set.
bool Fails(const std::string& call) {
  if (!watched) return false;
  calls.push_back(call);
  const int at = static_cast<int>(calls.size()) - 1;
  if (at < fail_at || at >= fail_at + fail_count) return false;
  errno = fail_with;
  return true;
}

}  // namespace

extern "C" {

ssize_t write(int fd, const void* data, size_t size) {
  if (Fails("write " + NameOf(fd))) {
    if (!fail_short) return -1;
    size /= 2;
  }
  return syscall(SYS_write, fd, data, size);
}

int fdatasync(int fd) {
  if (Fails("sync " + NameOf(fd))) return -1;
  return static_cast<int>(syscall(SYS_fdatasync, fd));
}

int fsync(int fd) {
  if (Fails("sync " + NameOf(fd))) return -1;
  return static_cast<int>(syscall(SYS_fsync, fd));
}

int ftruncate(int fd, off_t size) noexcept {
  if (Fails("cut " + NameOf(fd))) return -1;
  return static_cast<int>(syscall(SYS_ftruncate, fd, size));
}

ssize_t pread(int fd, void* to, size_t size, off_t offset) {
  if (ReadFails()) return read_short ? 0 : -1;
  return syscall(SYS_pread64, fd, to, size, offset);
}

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  if (ReadFails()) return -1;
  return static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

int fstat(int fd, struct stat* info) noexcept {
  if (ReadFails()) return -1;
  return static_cast<int>(syscall(SYS_newfstatat, fd, "", info, AT_EMPTY_PATH));
}

DIR* opendir(const char* path) {
  static const auto real =
      reinterpret_cast<DIR* (*)(const char*)>(dlsym(RTLD_NEXT, "opendir"));
  return ReadFails() ? nullptr : real(path);
}

dirent* readdir(DIR* entries) {
  static const auto real =
      reinterpret_cast<dirent* (*)(DIR*)>(dlsym(RTLD_NEXT, "readdir"));
  return ReadFails() ? nullptr : real(entries);
}

int mkdir(const char* path, mode_t mode) noexcept {
  if (ReadFails()) return -1;
  return static_cast<int>(syscall(SYS_mkdirat, AT_FDCWD, path, mode));
}

int flock(int fd, int operation) noexcept {
  if (ReadFails()) return -1;
  return static_cast<int>(syscall(SYS_flock, fd, operation));
}

int getentropy(void* to, size_t size) {
  if (ReadFails()) return -1;
  return syscall(SYS_getrandom, to, size, 0) == static_cast<long>(size) ? 0
                                                                        : -1;
}

int rename(const char* from, const char* to) noexcept {
  if (Fails("rename")) return -1;
  return static_cast<int>(
      syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int unlink(const char* path) noexcept {
  const std::string name = path;
  if (Fails("delete " + name.substr(name.rfind('/') + 1))) return -1;
  return static_cast<int>(syscall(SYS_unlinkat, AT_FDCWD, path, 0));
}

}  // extern "C"

namespace jobutils {
namespace {

namespace fs = std::filesystem;

constexpr Time kNow = 1787203800;
constexpr const char* kSegment = "0000000001.ndjson";

std::string Slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class JournalFaultTest : public testing::Test {
 protected:
  void SetUp() override {
    // In memory where there is that: thousands of syncs need no disk.
    const bool in_memory = access("/dev/shm", W_OK) == 0;
    workspace_ = in_memory ? "/dev/shm" : "/tmp";
    workspace_ += "/journal_fault_test.XXXXXX";
    ASSERT_NE(mkdtemp(workspace_.data()), nullptr);
    top_ = workspace_.substr(workspace_.rfind('/') + 1);
    folder_ = workspace_ + "/state/extract";
    Quiet();
  }
  void TearDown() override {
    Quiet();
    read_fails_at = -1;
    read_fails_with = EIO;
    meanwhile = nullptr;
    fs::remove_all(workspace_);
  }

  static void Watch(int at = -9, int with = 0, bool half = false,
                    int count = 1) {
    calls.clear();
    fail_at = at;
    fail_with = with;
    fail_short = half;
    fail_count = count;
    watched = true;
  }
  static Calls Quiet() {
    watched = false;
    return std::exchange(calls, {});
  }

  Result<JournalWriter> Open(uint64_t segment_bytes = kSegmentBytes) {
    JournalWriter::Options options;
    options.command = {"job-extract"};
    options.segment_bytes = segment_bytes;
    return JournalWriter::Open(folder_, options);
  }

  static Result<Position> Append(JournalWriter& writer) {
    JournalBatch batch;
    EXPECT_TRUE(batch.Add("{\"kind\":\"listing\",\"id\":\"1\"}").ok());
    Result<Position> end = writer.Append(batch, {kNow, {}, ""});
    EXPECT_EQ(batch.empty(), end.ok());
    if (!end) {
      EXPECT_EQ(end.error().exit, ExitCode::kIncomplete);
      EXPECT_EQ(batch.lines(), "{\"kind\":\"listing\",\"id\":\"1\"}\n");
    }
    return end;
  }

  void Fill(int batches, uint64_t segment_bytes = kSegmentBytes) {
    Result<JournalWriter> writer = Open(segment_bytes);
    for (int i = 0; i < batches; ++i) ASSERT_TRUE(Append(*writer).ok());
  }

  uint64_t Commits() {
    Result<JournalReader> reader = JournalReader::Open(folder_, {});
    for (;;) {
      const Result<bool> more = reader->Next();
      EXPECT_TRUE(more.ok()) << more.error().message;
      if (!more || !*more) return reader->position().seq;
    }
  }

  std::string Path(const std::string& name) const {
    return folder_ + "/" + name;
  }

  std::string workspace_;
  std::string top_;
  std::string folder_;
};

// What is said to be committed is on the disk, and so is the way to it.
TEST_F(JournalFaultTest, EveryCommitIsSynced) {
  const std::string write_it = std::string("write ") + kSegment;
  const std::string sync_it = std::string("sync ") + kSegment;
  Result<JournalWriter> writer = Open();
  Watch();
  ASSERT_TRUE(Append(*writer).ok());
  EXPECT_EQ(Quiet(), (Calls{"sync extract", "sync state", "sync " + top_,
                            write_it, sync_it, "sync extract"}));
  writer = IoError("");

  // Whoever wrote what is found may have died before the sync.
  writer = Open();
  Watch();
  ASSERT_TRUE(Append(*writer).ok());
  EXPECT_EQ(Quiet(), (Calls{sync_it, "sync extract", "sync state",
                            "sync " + top_, write_it, sync_it}));
  Watch();
  ASSERT_TRUE(Append(*writer).ok());
  EXPECT_EQ(Quiet(), (Calls{write_it, sync_it}));
  writer = IoError("");

  // There is no second commit whose folders were not synced with the first.
  writer = Open();
  Watch();
  ASSERT_TRUE(Append(*writer).ok());
  EXPECT_EQ(Quiet(), (Calls{sync_it, write_it, sync_it}));
}

TEST_F(JournalFaultTest, ANewSegmentIsFound) {
  Fill(1);
  Result<JournalWriter> writer = Open(1);
  Watch();
  ASSERT_TRUE(Append(*writer).ok());
  ASSERT_TRUE(Append(*writer).ok());
  const std::string second = "0000000002.ndjson";
  const std::string third = "0000000003.ndjson";
  EXPECT_EQ(Quiet(), (Calls{std::string("sync ") + kSegment, "sync extract",
                            "sync state", "sync " + top_, "write " + second,
                            "sync " + second, "sync extract", "write " + third,
                            "sync " + third, "sync extract"}));
}

TEST_F(JournalFaultTest, NothingNewCostsNoSync) {
  Fill(3);
  Watch();
  EXPECT_TRUE(Open().ok());
  EXPECT_EQ(Quiet(), Calls());
}

TEST_F(JournalFaultTest, ATornTailIsSafeBeforeTheCut) {
  Fill(2);
  const uint64_t size = fs::file_size(Path(kSegment));
  std::ofstream(Path(kSegment), std::ios::app) << "{\"id\"";
  const std::string torn = "0000000001." + std::to_string(size) + ".torn";
  Watch();
  EXPECT_TRUE(Open().ok());
  EXPECT_EQ(Quiet(), (Calls{"write " + torn, "sync " + torn, "sync extract",
                            std::string("cut ") + kSegment,
                            std::string("sync ") + kSegment}));
  EXPECT_EQ(fs::file_size(Path(kSegment)), size);
  EXPECT_EQ(Slurp(Path(torn)), "{\"id\"");
}

TEST_F(JournalFaultTest, AConsumerSyncsWhatItRead) {
  Fill(2);
  Result<JournalReader> reader = JournalReader::Open(folder_, {});
  ASSERT_TRUE(*reader->Next());
  Watch();
  EXPECT_TRUE(reader->Sync().ok());
  EXPECT_EQ(Quiet(), (Calls{std::string("sync ") + kSegment, "sync extract",
                            "sync state", "sync " + top_}));
  for (int at = 0; at < 4; ++at) {
    Watch(at, EIO);
    EXPECT_FALSE(reader->Sync().ok()) << at;
  }
}

// What another segment follows is on the disk already.
TEST_F(JournalFaultTest, AClosedSegmentNeedsNoSync) {
  Fill(3, 1);
  ASSERT_TRUE(*CompressSegment(folder_, 1));
  std::ofstream(Path("0000000004.ndjson")) << "{";
  Result<JournalReader> reader = JournalReader::Open(folder_, {});
  ASSERT_TRUE(*reader->Next());
  Watch();
  EXPECT_TRUE(reader->Sync().ok());
  EXPECT_EQ(Quiet(), Calls());
  ASSERT_TRUE(*reader->Next());
  ASSERT_TRUE(*reader->Next());
  ASSERT_FALSE(*reader->Next());  // it looks at the fourth
  Watch();
  EXPECT_TRUE(reader->Sync().ok());
  EXPECT_EQ(Quiet(), Calls());
}

// A file system that cannot sync folders is none that fails.
TEST_F(JournalFaultTest, AFolderThatCannotBeSynced) {
  Result<JournalWriter> writer = Open();
  Watch(0, EINVAL, false, 3);
  EXPECT_TRUE(Append(*writer).ok());
}

TEST_F(JournalFaultTest, InterruptionsAreNoFailures) {
  Fill(1);
  Result<JournalWriter> writer = Open();
  ASSERT_TRUE(Append(*writer).ok());
  Watch(0, EINTR);
  EXPECT_TRUE(Append(*writer).ok());
  Quiet();
  Result<JournalReader> reader = JournalReader::Open(folder_, {});
  read_fails_with = EINTR;
  int interrupted = 0;
  for (int at = 0; at < 20; ++at) {
    Result<std::optional<SegmentFile>> file = SegmentFile::Open(folder_, 1);
    ASSERT_TRUE(file.ok() && *file);
    char byte;
    reads = 0;
    read_fails_at = at;
    EXPECT_TRUE((*file)->Read(0, &byte, 1).ok());
    interrupted += reads > at;
    read_fails_at = -1;
  }
  EXPECT_EQ(interrupted, 1);
}

// Each call of an append fails in turn: nothing of it stays, the writer is
// done, and the next one goes on.
TEST_F(JournalFaultTest, EveryFailureCutsBack) {
  for (const uint64_t segment_bytes : {kSegmentBytes, uint64_t{1}}) {
    for (const int with : {ENOSPC, EIO, 0}) {
      for (int at = 0;; ++at) {
        fs::remove_all(workspace_ + "/state");
        Fill(3, segment_bytes);
        Result<JournalWriter> writer = Open(segment_bytes);
        Watch(at, with == 0 ? EIO : with, with == 0);
        const bool done = Append(*writer).ok();
        const size_t count = Quiet().size();
        if (done) {
          ASSERT_GE(at, static_cast<int>(count));
          break;
        }
        ASSERT_FALSE(Append(*writer).ok());
        ASSERT_EQ(Commits(), 3u) << at;
        writer = IoError("");
        Watch();
        writer = Open(segment_bytes);
        ASSERT_TRUE(writer.ok()) << writer.error().message;
        ASSERT_EQ(Quiet(), Calls()) << "there was a tail to recover";
        ASSERT_EQ(Append(*writer)->seq, 4u);
        ASSERT_EQ(Commits(), 4u);
      }
    }
  }
}

// A cut that fails as well is told, and leaves a torn tail for the next start.
TEST_F(JournalFaultTest, TheCutFailsToo) {
  Fill(1);
  {
    Result<JournalWriter> writer = Open();
    ASSERT_TRUE(Append(*writer).ok());
    Watch(0, ENOSPC, /*half=*/true, /*count=*/2);
    const Result<Position> end = Append(*writer);
    Quiet();
    ASSERT_FALSE(end.ok());
    EXPECT_NE(end.error().message.find("cannot cut"), std::string::npos);
  }
  EXPECT_EQ(Commits(), 2u);
  Watch();
  EXPECT_EQ(Open()->head()->position.seq, 2u);
  EXPECT_EQ(Quiet().size(), 5u);
  EXPECT_EQ(Commits(), 2u);
}

TEST_F(JournalFaultTest, EveryFailureOfARecoveryIsAnError) {
  for (int at = 0;; ++at) {
    fs::remove_all(workspace_ + "/state");
    Fill(2);
    const std::string whole = Slurp(Path(kSegment));
    std::ofstream(Path(kSegment), std::ios::app) << "{\"id\"";
    Watch(at, EIO);
    const bool done = Open().ok();
    const size_t count = Quiet().size();
    if (done) {
      EXPECT_EQ(count, 5u);
      break;
    }
    const Result<JournalWriter> writer = Open();
    ASSERT_TRUE(writer.ok());
    ASSERT_EQ(writer->head()->position.seq, 2u);
    ASSERT_EQ(Slurp(Path(kSegment)), whole);
  }
}

// Whatever fails while a segment is compressed or dropped: it can be read.
TEST_F(JournalFaultTest, EveryFailureOfTheArchiveLosesNothing) {
  const auto prepare = [this] {
    fs::remove_all(workspace_ + "/state");
    Fill(4, 1);
  };
  prepare();
  Watch();
  ASSERT_TRUE(*CompressSegment(folder_, 1));
  const std::string part = "0000000001.ndjson.zst.tmp";
  EXPECT_EQ(Quiet(),
            (Calls{"write " + part, "sync " + part, "rename", "sync extract",
                   std::string("delete ") + kSegment}));
  for (int at = 0; at < 5; ++at) {
    prepare();
    Watch(at, EIO);
    EXPECT_FALSE(CompressSegment(folder_, 1).ok()) << at;
    Quiet();
    EXPECT_EQ(Commits(), 4u);
    EXPECT_TRUE(*CompressSegment(folder_, 1));
    EXPECT_EQ(Commits(), 4u);
    EXPECT_FALSE(fs::exists(Path(part)));
  }
  for (int at = 0; at < 6; ++at) {
    prepare();
    Watch(at, EIO);
    EXPECT_FALSE(DropSegments(folder_, 3).ok()) << at;
    Quiet();
    EXPECT_EQ(Commits(), 4u);
  }
}

// Each call that opens or reads fails in turn, or finds less than there was:
// an error each time, never a shorter journal.
TEST_F(JournalFaultTest, EveryFailureToReadIsAnError) {
  struct Operation {
    const char* name;
    std::function<bool()> run;
  };
  const auto read_all = [](Result<JournalReader> reader) {
    uint64_t batches = 0;
    while (reader) {
      const Result<bool> more = reader->Next();
      if (!more) return false;
      if (!*more) break;
      ++batches;
    }
    return batches == 6;
  };
  const std::vector<Operation> operations = {
      {"head", [&] { return ReadHead(folder_).ok(); }},
      {"peek", [&] { return PeekHead(folder_).ok(); }},
      {"open", [&] { return Open(1).ok(); }},
      {"begin",
       [&] {
         JournalWriter::Options options;
         return JournalWriter::Open(workspace_ + "/state/a/b", options).ok();
       }},
      {"append",
       [&] {
         Result<JournalWriter> writer = Open(1);
         return writer.ok() && Append(*writer).ok();
       }},
      {"recover",
       [&] {
         std::ofstream(Path("0000000006.ndjson")) << "{";
         return Open(1).ok();
       }},
      {"read", [&] { return read_all(JournalReader::Open(folder_, {})); }},
      {"sync",
       [&] {
         Result<JournalReader> reader = JournalReader::Open(folder_, {});
         if (!read_all(std::move(reader))) return false;
         const Result<std::optional<JournalHead>> head = ReadHead(folder_);
         if (!head) return false;
         reader = JournalReader::Open(folder_, (*head)->position);
         return reader.ok() && reader->Sync().ok();
       }},
      {"fold",
       [&] {
         Result<FoldedReader> reader = FoldedReader::Open(folder_);
         if (!reader) return false;
         std::string_view line;
         const Result<bool> more = reader->Next(&line);
         return more && *more;
       }},
      {"fold a part",
       [&] {
         const Result<std::optional<JournalHead>> head = ReadHead(folder_);
         if (!head) return false;
         Result<FoldedReader> reader =
             FoldedReader::Open(folder_, (*head)->position);
         std::string_view line;
         return reader.ok() && reader->Next(&line).ok();
       }},
      {"read to a torn tail",
       [&] {
         std::ofstream(Path("0000000005.ndjson"), std::ios::app)
             << "{\"~\":\"c\"}\n";
         return read_all(JournalReader::Open(folder_, {}));
       }},
      {"compress", [&] { return CompressSegment(folder_, 3).ok(); }},
      {"drop", [&] { return DropSegments(folder_, 3).ok(); }},
      {"before",
       [&] {
         const auto before = SegmentsBefore(folder_, kNow + 1);
         return before && before->size() == 4;
       }},
      {"ask", [&] { return AppendRequests(folder_, "{}\n").ok(); }},
      {"heed",
       [&] {
         const Result<Requests> asked = ReadRequests(folder_, 0);
         return asked && asked->lines == "{}\n";
       }},
  };
  for (const bool cut : {false, true}) {
    for (const Operation& operation : operations) {
      for (int at = 0;; ++at) {
        fs::remove_all(workspace_ + "/state");
        Fill(5, 1);
        Fill(1);  // two commits in the last one
        ASSERT_TRUE(*CompressSegment(folder_, 2));
        ASSERT_TRUE(AppendRequests(folder_, "{}\n").ok());
        read_short = cut;
        reads = 0;
        read_fails_at = at;
        const bool done = operation.run();
        const bool failed = reads > at;
        read_fails_at = -1;
        if (!failed) {
          EXPECT_TRUE(done) << operation.name;
          break;
        }
        if (!cut) {
          EXPECT_FALSE(done) << operation.name << ' ' << at;
        }
        ASSERT_GE(Commits(), operation.name == std::string("drop") ? 1u : 5u)
            << operation.name << ' ' << at;
      }
    }
  }
}

// Before each look at a file somebody else appends, compresses, drops, or cuts
// what he had not finished: who reads does not notice, or is told that what he
// stood on is gone.
TEST_F(JournalFaultTest, OthersWorkWhileItIsRead) {
  const std::string last = "0000000005.ndjson";
  uint64_t size = 0;
  struct Change {
    const char* name;
    std::function<void()> run;
    bool is_seen;
  };
  const std::vector<Change> changes = {
      {"append",
       [&] {
         Result<JournalWriter> writer = Open(1);
         EXPECT_TRUE(Append(*writer).ok());
       },
       false},
      {"compress",
       [&] {
         for (const uint64_t segment : {3, 2, 4}) {
           EXPECT_TRUE(*CompressSegment(folder_, segment));
         }
       },
       false},
      {"cut", [&] { fs::resize_file(Path(last), size); }, false},
      {"drop", [&] { EXPECT_TRUE(DropSegments(folder_, 4).ok()); }, true},
      {"drop all but one",
       [&] {
         Result<JournalWriter> writer = Open(1);
         EXPECT_TRUE(Append(*writer).ok());
         EXPECT_TRUE(DropSegments(folder_, 99).ok());
       },
       true},
      {"delete", [&] { fs::remove_all(folder_); }, true},
  };
  Position end;
  const auto read_from = [this](const Position& from) {
    Result<JournalReader> reader = JournalReader::Open(folder_, from);
    uint64_t batches = 0;
    while (reader) {
      const Result<bool> more = reader->Next();
      if (!more) return false;
      if (!*more) return batches + from.seq >= 5 && reader->Sync().ok();
      ++batches;
    }
    return false;
  };
  const std::vector<std::function<bool()>> operations = {
      [&] {
        const Result<std::optional<JournalHead>> head = ReadHead(folder_);
        return head.ok() && *head && (*head)->position.seq >= 5;
      },
      [&] {
        const Result<std::optional<JournalHead>> head = PeekHead(folder_);
        return head.ok() && *head && (*head)->position.seq >= 5;
      },
      [&] { return read_from({}); },
      [&] { return read_from(end); },
      [&] {
        const auto before = SegmentsBefore(folder_, kNow + 1);
        return before.ok() && before->size() >= 4;
      },
      [&] {
        Result<FoldedReader> reader = FoldedReader::Open(folder_);
        std::string_view line;
        const Result<bool> more = reader ? reader->Next(&line) : false;
        return more.ok() && *more;
      },
  };
  for (const Change& change : changes) {
    for (size_t i = 0; i < operations.size(); ++i) {
      for (int at = 0;; ++at) {
        fs::remove_all(workspace_ + "/state");
        Fill(5, 1);
        end = (*ReadHead(folder_))->position;
        size = fs::file_size(Path(last));
        const std::string whole = Slurp(Path(last));
        std::ofstream(Path(last), std::ios::app)
            << whole.substr(whole.find('\n') + 1, 60);
        meanwhile = change.run;
        meanwhile_at = at;
        const bool done = operations[i]();
        const bool changed = !meanwhile;
        meanwhile = nullptr;
        if (!changed) break;
        ASSERT_TRUE(done || change.is_seen) << change.name << i << ' ' << at;
        if (change.name != std::string("delete")) {
          ASSERT_GE(Commits(), 5u) << change.name << i << ' ' << at;
        }
      }
    }
  }
}

TEST_F(JournalFaultTest, RequestsAreSynced) {
  fs::create_directories(folder_);
  const std::string name = "requests.ndjson";
  Watch();
  EXPECT_TRUE(AppendRequests(folder_, "{}\n").ok());
  EXPECT_EQ(Quiet(), (Calls{"write " + name, "sync " + name, "sync extract"}));
  for (int at = 0; at < 3; ++at) {
    Watch(at, ENOSPC);
    EXPECT_FALSE(AppendRequests(folder_, "{}\n").ok()) << at;
  }
}

}  // namespace
}  // namespace jobutils
