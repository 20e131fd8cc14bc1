#include "journal/head.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/crc32c.h"
#include "journal/batch.h"
#include "journal/safety.h"

namespace jobutils {
namespace {

constexpr size_t kBlock = 32 << 10;  // fresh pages cost more than reads
// Most batches are small: their commit stands in so many bytes from the end.
constexpr size_t kNear = 4 << 10;
constexpr std::string_view kCommitBegin = "\n{\"~\":\"c\"";

struct CommitLine {
  uint64_t begin = 0;
  std::string text;  // without its LF

  uint64_t end() const { return begin + text.size() + 1; }
};

// The last whole line below `end` that begins as a commit does.
Result<std::optional<CommitLine>> FindLine(SegmentFile& file, uint64_t end) {
  for (const size_t window : {kNear, kMaxBatchBytes + kMaxJournalLine}) {
    const uint64_t low = end - std::min<uint64_t>(end, window);
    std::string text(end - low, '\0');
    const Result<size_t> got = file.Read(low, text.data(), text.size());
    if (!got) return got.error();
    if (*got < text.size()) return Damage(file, low, "it ends too early");
    const size_t last = text.rfind('\n');
    const size_t at = last == text.npos || last == 0
                          ? text.npos
                          : text.rfind(kCommitBegin, last - 1);
    if (at != text.npos) {
      CommitLine line;
      line.begin = low + at + 1;
      line.text = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
      return std::optional<CommitLine>(std::move(line));
    }
    if (low == 0) break;
  }
  return std::optional<CommitLine>();
}

Result<uint32_t> SumOf(SegmentFile& file, uint64_t begin, uint64_t end) {
  std::string block(std::min<uint64_t>(kBlock, end - begin), '\0');
  uint32_t crc = 0;
  while (begin < end) {
    const size_t want = std::min<uint64_t>(block.size(), end - begin);
    const Result<size_t> got = file.Read(begin, block.data(), want);
    if (!got) return got.error();
    if (*got < want) return Damage(file, begin, "it ends too early");
    crc = Crc32c(crc, {block.data(), want});
    begin += want;
  }
  return crc;
}

// The commit of `line` if its batch is what it says; nullopt if not.
Result<std::optional<Commit>> Check(SegmentFile& file, const CommitLine& line) {
  std::optional<Commit> commit = ParseCommit(line.text);
  if (!commit || commit->from > line.begin ||
      line.end() - commit->from > kMaxBatchBytes) {
    return std::optional<Commit>();
  }
  const uint64_t covered = line.begin + CoveredBytes(line.text);
  const Result<uint32_t> crc = SumOf(file, commit->from, covered);
  if (!crc) return crc.error();
  if (!IsSameCrc(*crc, commit->crc)) return std::optional<Commit>();
  return commit;
}

// `commit` stands behind the one it names, or behind its header.
Status CheckLink(SegmentFile& file, const Commit& commit) {
  if (commit.from == 0) {
    const Result<JournalHeader> header = ReadHeader(file);
    if (!header) return header.error();
    if (header->prev == commit.prev) return Ok{};
    return Damage(file, 0, "header and commit do not agree");
  }
  const Result<std::string> line = ReadCommitLine(file, commit.from);
  if (!line) return line.error();
  const std::optional<Commit> before = ParseCommit(*line);
  if (before && before->crc == commit.prev && before->seq + 1 == commit.seq) {
    return Ok{};
  }
  return Damage(file, commit.from,
                "commit " + std::to_string(commit.seq) +
                    " does not stand behind the one it names");
}

Result<SegmentTail> TailOf(SegmentFile& file, uint64_t size) {
  SegmentTail tail;
  tail.size = size;
  uint64_t end = size;
  std::optional<Commit> torn;
  for (int tries = 0; tries < 2; ++tries) {
    const Result<std::optional<CommitLine>> line = FindLine(file, end);
    if (!line) return line.error();
    if (!*line) break;
    Result<std::optional<Commit>> commit = Check(file, **line);
    if (!commit) return commit.error();
    if (*commit) {
      tail.commit = std::move(*commit);
      tail.end = (*line)->end();
      break;
    }
    // A torn batch has one commit, and nothing behind it.
    if ((*line)->end() != size) {
      return Damage(file, (*line)->begin, "a commit that does not hold");
    }
    end = (*line)->begin;
    torn = ParseCommit((*line)->text);
  }
  if (size - tail.end > kMaxBatchBytes) {
    return Damage(file, tail.end, "no commit in more bytes than a batch has");
  }
  // That commit may be whole, and then it says where it belongs.
  if (torn && (torn->from != tail.end ||
               (tail.commit && torn->seq != tail.commit->seq + 1))) {
    return Damage(file, tail.end,
                  "commit " + std::to_string(torn->seq) +
                      " does not follow the one before");
  }
  if (tail.commit) {
    Status linked = CheckLink(file, *tail.commit);
    if (!linked) return linked.error();
  }
  return tail;
}

}  // namespace

Result<SegmentTail> ReadTail(SegmentFile& file) {
  for (;;) {
    const Result<uint64_t> size = file.Size();
    if (!size) return size.error();
    Result<SegmentTail> tail = TailOf(file, *size);
    if (tail) return tail;
    // What looks like damage may be a writer at work.
    const Result<uint64_t> now = file.Size();
    if (!now || *now == *size) return tail;
  }
}

Result<std::optional<JournalHead>> ReadHead(const std::string& folder) {
  const Result<std::vector<uint64_t>> segments = ListSegments(folder);
  if (!segments) return segments.error();
  for (size_t i = segments->size(); i-- > 0;) {
    Result<std::optional<SegmentFile>> file =
        SegmentFile::Open(folder, (*segments)[i]);
    if (!file) return file.error();
    if (!*file) continue;  // dropped since
    Result<SegmentTail> tail = ReadTail(**file);
    if (!tail) return tail.error();
    const bool is_last = i + 1 == segments->size();
    if (!is_last && (!tail->commit || tail->end < tail->size)) {
      return Damage(**file, tail->end,
                    "it does not end in a commit, and is not the last segment");
    }
    if (!tail->commit) continue;
    Result<JournalHeader> header = ReadHeader(**file);
    if (!header) return header.error();
    JournalHead head;
    head.commit = std::move(*tail->commit);
    head.header = std::move(*header);
    head.position = {(*segments)[i], tail->end, head.commit.seq,
                     head.commit.crc, 0};
    return std::optional<JournalHead>(std::move(head));
  }
  return std::optional<JournalHead>();
}

Result<std::optional<JournalHead>> PeekHead(const std::string& folder) {
  const Result<std::vector<uint64_t>> segments = ListSegments(folder);
  if (!segments) return segments.error();
  if (segments->empty()) return std::optional<JournalHead>();
  Result<std::optional<SegmentFile>> file =
      SegmentFile::Open(folder, segments->back());
  if (!file) return file.error();
  if (!*file || (*file)->compressed()) return ReadHead(folder);
  const Result<uint64_t> size = (*file)->Size();
  if (!size) return size.error();
  const Result<std::string> line = ReadCommitLine(**file, *size);
  if (!line) return line.error();
  std::optional<Commit> commit = ParseCommit(*line);
  if (!commit) return ReadHead(folder);
  JournalHead head;
  head.position = {segments->back(), *size, commit->seq, commit->crc, 0};
  head.commit = std::move(*commit);
  return std::optional<JournalHead>(std::move(head));
}

}  // namespace jobutils
