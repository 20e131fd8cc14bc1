// Any bytes as a segment, plain or compressed, and any change to a sound one:
// what a reader gives out was written, in order, and nothing crashes.

#include <stdlib.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/crc32c.h"
#include "journal/commit.h"
#include "journal/fold.h"
#include "journal/head.h"
#include "journal/reader.h"
#include "journal/writer.h"

namespace {

using namespace jobutils;

void Check(bool holds) {
  if (!holds) std::abort();
}

void Spill(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

// In memory; removed unless a check fails.
struct Scratch {
  std::string path = "/dev/shm/journal_fuzz.XXXXXX";
  Scratch() { Check(mkdtemp(path.data()) != nullptr); }
  ~Scratch() { std::filesystem::remove_all(path); }
};

const std::string& Folder() {
  static const Scratch scratch;
  return scratch.path;
}

struct Sound {
  std::string bytes;
  std::string lines;
  std::vector<uint64_t> ends;
};

const Sound& SoundSegment() {
  static const Sound sound = [] {
    const std::string folder = Folder() + "/sound";
    Sound made;
    Result<JournalWriter> writer = JournalWriter::Open(folder, {{"x"}, ""});
    Check(writer.ok());
    for (int i = 0; i < 6; ++i) {
      JournalBatch batch;
      for (int k = 0; k < i; ++k) {
        const std::string line =
            "{\"id\":\"" + std::to_string(10 * i + k) + "\"}";
        made.lines += line + '\n';
        Check(batch.Add(line).ok());
      }
      const auto end = writer->Append(batch, {0, {{"up", {}}}, "{}"});
      Check(end.ok());
      made.ends.push_back(end->offset);
    }
    std::ifstream in(SegmentPath(folder, 1), std::ios::binary);
    made.bytes = {std::istreambuf_iterator<char>(in), {}};
    return made;
  }();
  return sound;
}

struct Read {
  std::string lines;
  Position end;
  bool failed = false;
};

Read ReadAll(const std::string& folder) {
  Read read;
  Result<JournalReader> reader = JournalReader::Open(folder, {});
  Check(reader.ok());
  for (;;) {
    const Result<bool> more = reader->Next();
    read.failed = !more;
    if (!more || !*more) break;
    uint64_t count = 0;
    for (std::string_view line : Lines(reader->batch().lines)) {
      Check(!IsJournalLine(line));
      ++count;
    }
    Check(count == reader->batch().commit.records);
    read.lines += reader->batch().lines;
    Check(JournalReader::Open(folder, reader->position()).ok());
  }
  read.end = reader->position();
  return read;
}

// Gives each commit line the crc of what stands before it, so that the fuzzer
// gets beyond that check.
std::string WithCrcs(std::string bytes) {
  size_t begin = 0;
  for (size_t line = 0; line < bytes.size();) {
    const size_t end = bytes.find('\n', line);
    if (end == bytes.npos) break;
    const std::string_view text(bytes.data() + line, end - line);
    if (IsCommitLine(text) && text.size() > 20) {
      const size_t covered = line + CoveredBytes(text);
      char crc[9];
      std::snprintf(crc, sizeof crc, "%08x",
                    Crc32c(0, {bytes.data() + begin, covered - begin}));
      bytes.replace(covered, 8, crc);
      begin = end + 1;
    }
    line = end + 1;
  }
  return bytes;
}

// Applies changes of four bytes each: where (two), what, with which byte.
std::string Changed(std::string bytes, std::string_view changes) {
  for (; changes.size() >= 4 && !bytes.empty(); changes.remove_prefix(4)) {
    const auto at =
        static_cast<size_t>((static_cast<unsigned char>(changes[0]) << 8 |
                             static_cast<unsigned char>(changes[1])) %
                            bytes.size());
    switch (changes[2] & 3) {
      case 0:
        bytes[at] = static_cast<char>(bytes[at] ^ changes[3]);
        break;
      case 1:
        bytes.erase(at, static_cast<unsigned char>(changes[3]));
        break;
      case 2:
        bytes.insert(at,
                     bytes.substr(0, static_cast<unsigned char>(changes[3])));
        break;
      default:
        bytes.resize(at);
    }
  }
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data) + 1,
                               size - 1);
  const std::string folder = Folder() + "/fuzzed";
  const std::string plain = SegmentPath(folder, 1);
  const std::string compressed = CompressedPath(folder, 1);
  static const bool made = StageLock::Take(folder, false).ok();
  Check(made);
  std::remove(plain.c_str());
  std::remove(compressed.c_str());

  if (data[0] % 4 == 0) {
    Spill(compressed, input);
    ReadAll(folder);
    ReadHead(folder).ok();
    return 0;
  }
  if (data[0] % 4 == 1) {
    const Sound& sound = SoundSegment();
    const std::string bytes = Changed(sound.bytes, input);
    Spill(plain, bytes);
    const Read read = ReadAll(folder);
    Check(sound.lines.starts_with(read.lines));
    // One byte: without an error no more than the last batch may be missing.
    if (!read.failed && input.size() < 8 &&
        bytes.size() == sound.bytes.size()) {
      Check(read.end.offset >= sound.ends[sound.ends.size() - 2]);
    }
    return 0;
  }
  Spill(plain,
        data[0] % 4 == 2 ? std::string(input) : WithCrcs(std::string(input)));
  const Read read = ReadAll(folder);
  const auto head = ReadHead(folder);
  if (!read.failed && head) {
    Check((*head ? (*head)->position : Position()) == read.end);
  }
  if (!read.failed) Check(FoldedReader::Open(folder).ok());
  return 0;
}
