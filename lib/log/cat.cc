#include "log/cat.h"

#include <algorithm>

#include "journal/fold.h"
#include "journal/segment.h"

namespace jobutils {
namespace {

bool Selects(const Selection& selection, const Record& record,
             std::string_view stage) {
  const std::vector<Group>& groups = selection.groups;
  return (selection.kind.empty() || record.kind() == selection.kind) &&
         (groups.empty() ||
          std::count(groups.begin(), groups.end(), GroupOf(record, stage)) > 0);
}

}  // namespace

Status CatRecords(const std::string& folder, const Selection& selection,
                  const LineSink& sink) {
  Result<FoldedReader> reader = FoldedReader::Open(folder);
  if (!reader) return reader.error();
  const std::string stage = StageOf(folder);
  const bool all = selection.kind.empty() && selection.groups.empty();
  Record record;
  std::string_view line;
  for (;;) {
    const Result<bool> more = reader->Next(&line);
    if (!more) return more.error();
    if (!*more) return Ok{};
    const bool selected =
        all || (record.Parse(line) && Selects(selection, record, stage));
    if (selected && !sink(line)) return Ok{};
  }
}

}  // namespace jobutils
