#include "log/retry.h"

#include <map>

#include "journal/fold.h"
#include "journal/requests.h"
#include "journal/segment.h"
#include "step/standing.h"

namespace jobutils {
namespace {

enum class Found { kNo, kSettled, kFailed };

Status CheckIds(const std::string& folder,
                const std::vector<std::string>& ids) {
  const std::string stage = StageOf(folder);
  std::map<std::string, Found, std::less<>> wanted;
  for (const std::string& id : ids) wanted[id] = Found::kNo;
  Result<FoldedReader> reader = FoldedReader::Open(folder);
  if (!reader) return reader.error();
  Record record;
  std::string_view line;
  for (;;) {
    const Result<bool> more = reader->Next(&line);
    if (!more) return more.error();
    if (!*more) break;
    record.Parse(line);
    const auto found = wanted.find(record.Text("id"));
    if (found == wanted.end() || found->second == Found::kFailed) continue;
    found->second = StandingOf(record, stage).kind == Standing::kSettled
                        ? Found::kSettled
                        : Found::kFailed;
  }
  for (const auto& [id, found] : wanted) {
    if (found == Found::kNo) {
      return UsageError("no record '" + id + "' in the journal of '" + stage +
                        "'");
    }
    if (found == Found::kSettled) {
      return UsageError("record '" + id + "' has no error of '" + stage + "'");
    }
  }
  return Ok{};
}

}  // namespace

Status RequestRetry(const std::string& folder,
                    const std::vector<std::string>& ids, Time now) {
  const std::string at = FormatTime(now);
  std::string lines;
  for (const std::string& id : ids) {
    lines += JsonObject()
                 .Text("request", "retry")
                 .Text("id", id)
                 .Text("at", at)
                 .str() +
             '\n';
  }
  if (ids.empty()) {
    lines = JsonObject().Text("request", "retry").Text("at", at).str() + '\n';
  } else {
    Status checked = CheckIds(folder, ids);
    if (!checked) return checked;
  }
  return AppendRequests(folder, lines);
}

}  // namespace jobutils
