#include "hunt/source_journal.h"

#include <time.h>

#include <algorithm>
#include <utility>

#include "journal/head.h"
#include "log/stages.h"
#include "record/json.h"

namespace jobutils {
namespace {

constexpr int kMostPauses = 500;  // of 20 ms: ten seconds

void Pause() {
  const timespec span = {0, 20'000'000};
  nanosleep(&span, nullptr);
}

}  // namespace

std::string SourcesNoteJson(const SourcesNote& note) {
  JsonObject object;
  object.Raw("oldest", PositionJson(note.oldest)).Text("lines", note.lines);
  if (note.next_due) object.Text("next_due", FormatTime(*note.next_due));
  return object.Text("judged_by", note.judged_by).str();
}

SourcesNote ParseSourcesNote(const std::string& json) {
  const Json object{std::string_view(json)};
  SourcesNote note;
  note.oldest = ParsePosition(object["oldest"]).value_or(Position());
  note.lines = object["lines"].AsString().value_or("");
  note.next_due = ParseTime(object["next_due"].AsString().value_or(""));
  note.judged_by = object["judged_by"].AsString().value_or("");
  return note;
}

SourceJournal::SourceJournal(std::string folder, uint64_t least_segment)
    : folder_(std::move(folder)), least_segment_(least_segment) {}

Result<SourceJournal> SourceJournal::Open(const std::string& folder,
                                          uint64_t least_segment) {
  SourceJournal journal(folder, least_segment);
  const Result<std::optional<JournalHead>> head = PeekHead(folder);
  if (!head) return head.error();
  if (*head) {
    journal.position_ = ParseSourcesNote((*head)->commit.state).oldest;
  }
  const Status read = journal.ReadOn();
  if (!read) return read.error();
  return journal;
}

Status SourceJournal::ReadOn() {
  Result<JournalReader> reader = JournalReader::Open(folder_, position_);
  if (!reader) return reader.error();
  for (;;) {
    const Result<bool> more = reader->Next();
    if (!more) return more.error();
    if (!*more) return Ok{};
    const CommittedBatch& batch = reader->batch();
    for (const std::string_view line : Lines(batch.lines)) Fold(line);
    position_ = batch.after;
    note_ = ParseSourcesNote(batch.commit.state);
    in_ = batch.commit.in;
    at_ = batch.commit.at;
  }
}

void SourceJournal::Fold(std::string_view line) {
  if (!record_.Parse(line)) return;
  std::string id = record_.Text("id");
  if (id.empty()) return;
  const auto [at, fresh] = numbers_.emplace(std::move(id), records_.size());
  if (fresh) records_.emplace_back();
  std::string& record = records_[at->second];
  bytes_ += line.size();
  bytes_ -= record.size();
  record = line;
}

std::optional<std::string_view> SourceJournal::Find(std::string_view id) const {
  const auto found = numbers_.find(std::string(id));
  if (found == numbers_.end()) return std::nullopt;
  return records_[found->second];
}

Status SourceJournal::Lock() {
  JournalWriter::Options options;
  // Restatements are half of all that is written at most.
  segment_bytes_ = std::max(least_segment_, 2 * bytes_);
  options.segment_bytes = segment_bytes_;
  for (int pauses = 0;; ++pauses) {
    Result<JournalWriter> writer = JournalWriter::Open(folder_, options);
    if (writer) {
      writer_.emplace(std::move(*writer));
      return Ok{};
    }
    if (pauses >= kMostPauses || !IsLocked(folder_)) return writer.error();
    Pause();
  }
}

Status SourceJournal::Begin(Time now) {
  now_ = now;
  batch_.Clear();
  Status done = Lock();
  if (done) done = ReadOn();
  if (done && !IsWholeSegment()) done = Restate();
  return done;
}

// Whether what a reader needs begins in the segment that is appended to.
bool SourceJournal::IsWholeSegment() const {
  const std::optional<JournalHead>& head = writer_->head();
  if (!head) return true;
  const uint64_t begin = std::max<uint64_t>(note_.oldest.segment, 1);
  return begin == head->position.segment &&
         head->position.offset < segment_bytes_;
}

// Not before the last record is there is the place in front of the first one
// where a fold begins.
Status SourceJournal::Restate() {
  SourcesNote note = note_;
  if (writer_->head()->position.offset >= segment_bytes_) {
    const Status begun = Append(note, in_);
    if (!begun) return begun;
  }
  note.oldest = writer_->head()->position;
  for (const std::string& record : records_) {
    if (batch_.full()) {
      const Status appended = Append(note_, in_);
      if (!appended) return appended;
    }
    const Status added = batch_.Add(record);
    if (!added) return added;
  }
  return Append(note, in_);
}

Status SourceJournal::Put(std::string_view line) {
  if (batch_.full()) {
    SourcesNote note = note_;
    note.judged_by.clear();
    note.next_due.reset();
    const Status appended = Append(note, in_);
    if (!appended) return appended;
  }
  const Status added = batch_.Add(line);
  if (added) Fold(line);
  return added;
}

Status SourceJournal::Commit(SourcesNote note, Inputs in) {
  note.oldest = note_.oldest;
  const Status appended = Append(note, in);
  if (appended) Leave();
  return appended;
}

Status SourceJournal::Append(const SourcesNote& note, const Inputs& in) {
  CommitNote commit;
  commit.at = now_;
  commit.in = in;
  commit.state = SourcesNoteJson(note);
  const Result<Position> appended = writer_->Append(batch_, commit);
  if (!appended) return appended.error();
  position_ = *appended;
  note_ = note;
  in_ = in;
  at_ = now_;
  return Ok{};
}

}  // namespace jobutils
