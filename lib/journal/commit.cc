#include "journal/commit.h"

#include <charconv>
#include <utility>

#include "base/crc32c.h"
#include "base/utf8.h"
#include "record/scanner.h"

namespace jobutils {
namespace {

constexpr std::string_view kJournalBegin = "{\"~\":";
constexpr std::string_view kCommitBegin = "{\"~\":\"c\"";
constexpr std::string_view kHeaderBegin = "{\"~\":\"h\"";
constexpr std::string_view kCrcKey = ",\"crc\":\"";
constexpr std::string_view kCommitEnd = "\"}";
constexpr size_t kCrcDigits = 8;
constexpr int64_t kVersion = 1;
constexpr int64_t kMaxNumber = (int64_t{1} << 53) - 1;

std::string CrcText(uint32_t crc) {
  std::string text(kCrcDigits, '0');
  for (size_t i = kCrcDigits; i-- > 0; crc >>= 4) {
    text[i] = "0123456789abcdef"[crc & 15];
  }
  return text;
}

// Lower case alone: one sum has one text.
std::optional<uint32_t> ParseCrc(std::string_view text) {
  if (text.size() != kCrcDigits ||
      text.find_first_not_of("0123456789abcdef") != text.npos) {
    return std::nullopt;
  }
  uint32_t crc = 0;
  std::from_chars(text.data(), text.data() + text.size(), crc, 16);
  return crc;
}

// Takes members that must be there; `ok` falls when one is not as it must be.
struct Members {
  Json object;
  bool ok = true;

  uint64_t Number(std::string_view key) {
    const std::optional<int64_t> number = object[key].AsInteger();
    ok = ok && number && *number >= 0 && *number <= kMaxNumber;
    return ok ? static_cast<uint64_t>(*number) : 0;
  }
  uint32_t Crc(std::string_view key) {
    const std::optional<uint32_t> crc =
        ParseCrc(object[key].AsString().value_or(""));
    ok = ok && crc;
    return crc.value_or(0);
  }
  Time At(std::string_view key) {
    const std::optional<Time> time =
        ParseTime(object[key].AsString().value_or(""));
    ok = ok && time;
    return time.value_or(0);
  }
  Json Of(std::string_view key, Json::Type type) {
    const Json value = object[key];
    ok = ok && value.type() == type;
    return value;
  }
};

std::string InputsJson(const Inputs& inputs) {
  JsonObject object;
  for (const auto& [stage, position] : inputs) {
    object.Raw(stage, PositionJson(position));
  }
  return object.str();
}

Error TooLong(const char* what) {
  return UsageError(std::string("the journal's ") + what +
                    " would be longer than " + std::to_string(kMaxJournalLine) +
                    " bytes");
}

}  // namespace

bool IsJournalLine(std::string_view line) {
  return line.starts_with(kJournalBegin);
}

bool IsCommitLine(std::string_view line) {
  return line.starts_with(kCommitBegin);
}

std::string PositionJson(const Position& position) {
  JsonObject object;
  object.Integer("seg", static_cast<int64_t>(position.segment))
      .Integer("off", static_cast<int64_t>(position.offset))
      .Integer("seq", static_cast<int64_t>(position.seq))
      .Text("crc", CrcText(position.crc));
  if (position.skip > 0) {
    object.Integer("skip", static_cast<int64_t>(position.skip));
  }
  return object.str();
}

std::optional<Position> ParsePosition(Json json) {
  Members members{json};
  Position position;
  position.segment = members.Number("seg");
  position.offset = members.Number("off");
  position.seq = members.Number("seq");
  position.crc = members.Crc("crc");
  if (json["skip"].type() != Json::Type::kAbsent) {
    position.skip = members.Number("skip");
  }
  if (!members.ok) return std::nullopt;
  return position;
}

Result<std::string> HeaderLine(const JournalHeader& header) {
  JsonArray command;
  // An empty argument is one too, which Text would leave out.
  for (const std::string& word : header.command) command.Raw(JsonString(word));
  std::string line = JsonObject()
                         .Text("~", "h")
                         .Integer("v", kVersion)
                         .Text("stage", header.stage)
                         .Integer("seg", static_cast<int64_t>(header.segment))
                         .Text("at", FormatTime(header.at))
                         .Text("prev", CrcText(header.prev))
                         .Raw("command", command.str())
                         .Text("config", header.config)
                         .str();
  line += '\n';
  if (line.size() > kMaxJournalLine) return TooLong("header");
  return line;
}

bool IsMadeWith(const JournalHeader& header,
                const std::vector<std::string>& command,
                std::string_view config) {
  // As a header keeps them, which a byte that is no UTF-8 does not survive.
  std::vector<std::string> kept;
  for (const std::string& word : command) kept.push_back(CleanUtf8(word));
  return header.command == kept && header.config == CleanUtf8(config);
}

std::optional<JournalHeader> ParseHeader(std::string_view line) {
  if (!line.starts_with(kHeaderBegin) ||
      ScanJson(line, nullptr).message != nullptr) {
    return std::nullopt;
  }
  Members members{Json(line)};
  JournalHeader header;
  if (members.Number("v") != kVersion) return std::nullopt;
  header.stage = members.object["stage"].AsString().value_or("");
  header.segment = members.Number("seg");
  header.at = members.At("at");
  header.prev = members.Crc("prev");
  for (Json word : members.Of("command", Json::Type::kArray).Items()) {
    header.command.push_back(word.AsString().value_or(""));
  }
  header.config = members.object["config"].AsString().value_or("");
  if (!members.ok) return std::nullopt;
  return header;
}

Status AppendCommit(std::string& batch, Commit& commit) {
  const size_t begin = batch.size();
  std::string line = JsonObject()
                         .Text("~", "c")
                         .Integer("seq", static_cast<int64_t>(commit.seq))
                         .Text("at", FormatTime(commit.at))
                         .Integer("n", static_cast<int64_t>(commit.records))
                         .Integer("from", static_cast<int64_t>(commit.from))
                         .Raw("in", InputsJson(commit.in))
                         .Raw("state", commit.state)
                         .Text("prev", CrcText(commit.prev))
                         .str();
  line.pop_back();
  line += kCrcKey;
  if (line.size() + kCrcDigits + kCommitEnd.size() + 1 > kMaxJournalLine) {
    return TooLong("commit");
  }
  batch.reserve(begin + line.size() + kCrcDigits + kCommitEnd.size() + 1);
  batch += line;
  commit.crc = Crc32c(0, batch);
  batch += CrcText(commit.crc);
  batch += kCommitEnd;
  batch += '\n';
  return Ok{};
}

size_t CoveredBytes(std::string_view line) {
  return line.size() - kCrcDigits - kCommitEnd.size();
}

std::optional<Commit> ParseCommit(std::string_view line) {
  if (!IsCommitLine(line) || !line.ends_with(kCommitEnd) ||
      !line.substr(0, CoveredBytes(line)).ends_with(kCrcKey) ||
      ScanJson(line, nullptr).message != nullptr) {
    return std::nullopt;
  }
  Members members{Json(line)};
  Commit commit;
  commit.seq = members.Number("seq");
  commit.at = members.At("at");
  commit.records = members.Number("n");
  commit.from = members.Number("from");
  commit.prev = members.Crc("prev");
  const Json in = members.Of("in", Json::Type::kObject);
  for (auto [key, value] : in.Members()) {
    const std::optional<Position> position = ParsePosition(value);
    if (!position) return std::nullopt;
    std::string stage;
    AppendUnescaped(stage, key);
    commit.in[stage] = *position;
  }
  commit.state = members.object["state"].raw();
  const std::optional<uint32_t> crc =
      ParseCrc(line.substr(CoveredBytes(line), kCrcDigits));
  if (!members.ok || !crc) return std::nullopt;
  commit.crc = *crc;
  return commit;
}

}  // namespace jobutils
