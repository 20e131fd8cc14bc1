#include "journal/fold.h"

#include <unistd.h>

#include <algorithm>
#include <utility>

#include "record/record.h"

namespace jobutils {
namespace {

constexpr uint64_t kAll = UINT64_MAX;

// Of the ids whose hash is in a range, the number of the last record. When
// there are too many of them, the range is halved and half of them forgotten.
class LastOf {
 public:
  LastOf(uint64_t first, uint64_t last, size_t most)
      : first_(first), last_(last), most_(most), slots_(kLeastSlots) {}

  uint64_t last() const { return last_; }

  void Put(const Hash128& hash, uint64_t number) {
    if (hash.high < first_ || hash.high > last_) return;
    Slot& slot = Find(hash);
    if (slot.number == 0) {
      if (used_ == most_) {
        last_ = first_ + (last_ - first_) / 2;
        Rebuild(slots_.size());
        return Put(hash, number);
      }
      if (used_ + used_ / 3 + 1 >= slots_.size()) {
        Rebuild(2 * slots_.size());
        return Put(hash, number);
      }
      ++used_;
      slot.hash = hash;
    }
    slot.number = number + 1;
  }

  void Mark(std::vector<bool>& marks) const {
    for (const Slot& slot : slots_) {
      if (slot.number > 0) marks[slot.number - 1] = true;
    }
  }

 private:
  struct Slot {
    Hash128 hash;
    uint64_t number = 0;  // from 1; 0: free
  };
  static constexpr size_t kLeastSlots = 1 << 10;

  Slot& Find(const Hash128& hash) {
    size_t at = hash.low & (slots_.size() - 1);
    while (slots_[at].number != 0 && slots_[at].hash != hash) {
      at = (at + 1) & (slots_.size() - 1);
    }
    return slots_[at];
  }

  void Rebuild(size_t size) {
    std::vector<Slot> old(size);
    old.swap(slots_);
    used_ = 0;
    for (const Slot& slot : old) {
      if (slot.number == 0 || slot.hash.high > last_) continue;
      Find(slot.hash) = slot;
      ++used_;
    }
  }

  uint64_t first_;
  uint64_t last_;
  size_t most_;
  std::vector<Slot> slots_;  // a power of two
  size_t used_ = 0;
};

// Kind and id, told apart by a byte that neither holds; false without an id.
bool KeyOf(std::string_view line, Record& record, std::string& key) {
  if (!record.Parse(line)) return false;
  const std::optional<std::string> id = record.Get("id").AsString();
  if (!id) return false;
  key = record.kind();
  key += '\0';
  key += *id;
  return true;
}

}  // namespace

FoldedReader::FoldedReader(JournalReader reader, Position end,
                           std::vector<bool> last)
    : reader_(std::move(reader)), end_(end), last_(std::move(last)) {}

Result<FoldedReader> FoldedReader::Open(const std::string& folder,
                                        const Position& from,
                                        size_t ids_at_once) {
  Hash128 key;
  if (getentropy(&key, sizeof key) != 0) {
    return IoError("cannot fold '" + folder + "': no random bytes");
  }
  std::vector<bool> marks;
  Position end;
  Record record;
  std::string text;
  uint64_t first = 0;
  uint64_t last = kAll;
  for (;;) {
    LastOf table(first, last, ids_at_once);
    Result<JournalReader> reader = JournalReader::Open(folder, from);
    if (!reader) return reader.error();
    uint64_t number = 0;
    while (first == 0 || reader->position() != end) {
      const Result<bool> more = reader->Next();
      if (!more) return more.error();
      if (!*more) break;
      for (std::string_view line : Lines(reader->batch().lines)) {
        const bool has_id = KeyOf(line, record, text);
        if (has_id) table.Put(SipHash(key, text), number);
        if (first == 0) marks.push_back(!has_id);
        ++number;
      }
    }
    if (first == 0) end = reader->position();
    table.Mark(marks);
    if (table.last() == kAll) break;
    const uint64_t width = table.last() - first;
    first = table.last() + 1;
    last = first + std::min(width, kAll - first);
  }
  Result<JournalReader> reader = JournalReader::Open(folder, from);
  if (!reader) return reader.error();
  return FoldedReader(std::move(*reader), end, std::move(marks));
}

Result<bool> FoldedReader::Next(std::string_view* line) {
  for (;;) {
    while (rest_.empty()) {
      if (reader_.position() == end_) return false;
      const Result<bool> more = reader_.Next();
      if (!more) return more.error();
      if (!*more) return IoError("a journal was cut back while it was read");
      rest_ = reader_.batch().lines;
    }
    const size_t end = rest_.find('\n');
    *line = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    if (last_[number_++]) return true;
  }
}

}  // namespace jobutils
