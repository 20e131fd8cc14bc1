#include "step/work.h"

#include <utility>

#include "journal/commit.h"
#include "step/allowance.h"

namespace jobutils {
namespace {

constexpr std::string_view kMalformed = "malformed";

bool IsBlank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == line.npos;
}

// Takes the first line off `text`.
std::string_view NextLine(std::string_view& text) {
  const size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  return line;
}

// A record that its error would make too long goes without the rest, which
// stands in the journal that it came from.
void AppendShort(const Record& record, std::string& lines) {
  const size_t from = lines.size();
  record.AppendTo(lines);
  if (lines.size() - from <= kMaxRecordBytes) return;
  lines.resize(from);
  lines += JsonObject()
               .Text("kind", record.kind())
               .Text("id", record.Text("id"))
               .Raw("error", record.Get("error").raw())
               .str();
}

}  // namespace

std::string RecordKey(const Record& record) {
  std::string key = record.kind();
  if (const std::optional<std::string> id = record.Get("id").AsString()) {
    key += '\0';
    key += *id;
  }
  return key;
}

bool HasId(std::string_view key) { return key.find('\0') != key.npos; }

void WorkBatch::Add(std::string_view line, const Standing& before,
                    std::string stage, const Position& position) {
  lines_ += line;
  lines_ += '\n';
  const bool good = record_.Parse(line);
  items_.push_back(
      {lines_.size(), good ? RecordKey(record_) : std::string(kMalformed),
       good && static_cast<bool>(record_.Get("error")),
       good && IsCharged(record_), before, std::move(stage), position});
}

std::string_view WorkBatch::Range(size_t begin, size_t end) const {
  const size_t from = begin == 0 ? 0 : items_[begin - 1].end;
  const size_t to = end == 0 ? 0 : items_[end - 1].end;
  return std::string_view(lines_).substr(from, to - from);
}

std::string Judge::Take(const WorkBatch& batch, size_t begin, size_t end,
                        std::string_view output, Answers& answers) const {
  const size_t lines = answers.lines.size();
  const size_t items = answers.ends.size();
  const size_t due = answers.due.size();
  answers.lines.reserve(lines + output.size() + output.size() / 64);
  std::string why;
  Record record;
  size_t next = begin;  // the item that has not come back yet
  while (!output.empty() && why.empty()) {
    const std::string_view line = NextLine(output);
    if (IsBlank(line)) continue;
    if (line.size() > kMaxRecordBytes) {
      why = "a line of its output is longer than 4 MiB";
      break;
    }
    if (IsJournalLine(line) || !record.Parse(line)) {
      why = "a line of its output is no record";
      break;
    }
    const std::string key = RecordKey(record);
    bool had_error = false;
    Standing before;
    if (next < end && key == batch.items()[next].key) {
      had_error = batch.items()[next].had_error;
      before = batch.items()[next].before;
      if (next > begin) answers.ends.push_back(answers.lines.size());
      ++next;
    } else if (next == begin || !record.Get("trace")) {
      why = next < end ? "a record did not come back"
                       : "a record came back that did not go in";
      break;
    }
    if (record.Get("error") && !had_error) {
      const RetryPolicy once{1, 1};  // one without an id is not found again
      const Standing standing =
          Settle(record, stage, key, before, HasId(key) ? policy : once, now);
      if (standing.kind == Standing::kPending) {
        answers.due.push_back({next - 1, standing.next_at, standing.waiting});
      }
    }
    const size_t from = answers.lines.size();
    record.AppendTo(answers.lines);
    if (answers.lines.size() - from > kMaxRecordBytes) {
      why = "with its error a record is longer than 4 MiB";
    }
    answers.lines += '\n';
  }
  if (why.empty() && next < end) why = "a record did not come back";
  if (why.empty()) {
    if (begin < end) answers.ends.push_back(answers.lines.size());
    return why;
  }
  answers.lines.resize(lines);
  answers.ends.resize(items);
  answers.due.resize(due);
  return why;
}

void Judge::Refuse(const WorkBatch& batch, size_t item, std::string_view code,
                   std::string_view message, uint64_t attempts,
                   Answers& answers) const {
  std::string_view line = batch.Range(item, item + 1);
  line.remove_suffix(1);
  Record record;
  if (!record.Parse(line)) {
    answers.lines += MalformedLine(stage, record.why(), line, line.size());
  } else if (record.Get("error")) {
    answers.lines += line;
  } else {
    MakeDead(record, stage, code, message, attempts);
    AppendShort(record, answers.lines);
  }
  answers.lines += '\n';
  answers.ends.push_back(answers.lines.size());
}

}  // namespace jobutils
