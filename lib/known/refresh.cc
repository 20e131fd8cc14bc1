#include "known/refresh.h"

#include <sys/random.h>
#include <unistd.h>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "journal/batch.h"
#include "journal/reader.h"
#include "journal/segment.h"
#include "known/index_builder.h"

namespace jobutils {
namespace {

// Where the records of a segment begin: behind its first line.
Result<uint64_t> HeaderBytes(const std::string& folder, uint64_t segment) {
  Result<std::optional<SegmentFile>> file = SegmentFile::Open(folder, segment);
  if (!file) return file.error();
  std::string text(kMaxJournalLine, '\0');
  Result<size_t> got = size_t{0};
  if (*file) got = (*file)->Read(0, text.data(), text.size());
  if (!got) return got.error();
  const size_t end = text.find('\n');
  if (end == text.npos) {
    return IoError("cannot read '" + SegmentPath(folder, segment) +
                   "': it was dropped");
  }
  return end + 1;
}

Status AddBatch(const std::string& folder, const CommittedBatch& batch,
                RowMaker& maker, IndexBuilder& builder) {
  RecordPlace place = {batch.after.segment, batch.commit.from};
  if (place.offset == 0) {
    const Result<uint64_t> header = HeaderBytes(folder, place.segment);
    if (!header) return header.error();
    place.offset = *header;
  }
  for (std::string_view line : Lines(batch.lines)) {
    maker.Add(line, place, builder.rows());
    place.offset += line.size() + 1;
    Status settled = builder.Settle();
    if (!settled) return settled;
  }
  return Ok{};
}

// Reads what there is from where `reader` stands.
Result<KnownIndex> Update(const std::string& folder, const TwinNames& twins,
                          const Hash128& secret, JournalReader reader,
                          IndexBuilder& builder) {
  RowMaker maker(secret, twins);
  for (;;) {
    const Result<bool> more = reader.Next();
    if (!more) return more.error();
    if (!*more) return builder.Finish(reader.position());
    Status added = AddBatch(folder, reader.batch(), maker, builder);
    if (!added) return added.error();
  }
}

}  // namespace

Result<KnownIndex> RebuildIndex(const std::string& folder,
                                const TwinNames& twins, const Hash128& secret) {
  Result<JournalReader> reader = JournalReader::Open(folder, {});
  if (!reader) return reader.error();
  KnownIndex index;
  index.secret = secret;
  index.twins = twins.version;
  IndexBuilder builder(folder, std::move(index), {});
  return Update(folder, twins, secret, std::move(*reader), builder);
}

Result<KnownIndex> RefreshIndex(const std::string& folder,
                                const TwinNames& twins,
                                const RecordPlace& oldest) {
  std::optional<KnownIndex> index = LoadIndex(folder);
  if (index && index->twins == twins.version) {
    Result<JournalReader> reader = JournalReader::Open(folder, index->seen);
    if (reader) {
      const Hash128 secret = index->secret;
      IndexBuilder builder(folder, *std::move(index), oldest);
      Result<KnownIndex> updated =
          Update(folder, twins, secret, std::move(*reader), builder);
      if (updated || !builder.is_useless()) return updated;
    }
  }
  Hash128 secret;
  if (getentropy(&secret, sizeof secret) != 0) {
    return IoError("cannot make the index in '" + folder +
                   "': no random bytes");
  }
  return RebuildIndex(folder, twins, secret);
}

}  // namespace jobutils
