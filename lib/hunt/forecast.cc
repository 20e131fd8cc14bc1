#include "hunt/forecast.h"

#include <algorithm>

#include "hunt/counts.h"
#include "hunt/source_book.h"
#include "hunt/source_lines.h"
#include "hunt/work.h"
#include "schedule/agenda.h"
#include "schedule/local_time.h"
#include "schedule/timetable.h"

namespace jobutils {
namespace {

bool IsWanted(const HuntOptions& options, Part part) {
  return !options.only || *options.only == part;
}

Result<std::string> Sources(const HuntOptions& options) {
  const Plan& plan = *options.plan;
  SourceBookOptions of;
  of.workspace = options.workspace;
  of.policy = plan.sources;
  of.now = options.now;
  Result<SourceBook> book = SourceBook::Open(of);
  if (!book) return book.error();
  std::optional<int64_t> cap = plan.cap;
  if (options.limit) cap = std::min(cap.value_or(INT64_MAX), *options.limit);
  Agenda agenda(options.now, cap, plan.sources_daily);
  Timetable timetable;
  Record record;
  book->ForEach([&](std::string_view line) {
    record.Parse(line);
    Result<DueSource> source = ReadSource(record, options.now);
    if (!source) return;
    agenda.Count(*source);
    const auto rest = Judge(*source, plan.sources, options.now);
    const bool skips =
        rest && !(options.fresh && IsAtWork(source->state.status));
    if (skips) timetable.Add(*source, NameOf(record), rest, plan.sources);
    if (!skips) agenda.Keep(std::move(*source), record);
  });
  for (const Agenda::Entry& entry : agenda.Settle()) {
    record.Parse(entry.line);
    timetable.Add(entry.source, NameOf(record), entry.rest, plan.sources);
  }
  const std::string text = timetable.Text();
  if (!text.empty()) return text;
  const Result<SourceLines> lines = ReadSourceLines(options.workspace);
  if (!lines) return lines.error();
  const size_t count = ParseSourceLines(lines->text).size();
  if (count == 0) return std::string("no sources: sources.txt names none\n");
  return "no sources yet: sources.txt has " + std::to_string(count) +
         (count == 1 ? " line" : " lines") + " to look at\n";
}

Result<std::string> Step(const HuntOptions& options, const StagePlan& stage) {
  const auto unread = CountUnread(options.state, stage);
  if (!unread) return unread.error();
  const auto work = WorkOf(options.state, stage, options.now);
  if (!work) return work.error();
  std::string line = stage.name + ": ";
  if (!work->since) return line + "nothing new\n";
  line += std::to_string(unread->out) +
          (unread->out == 1 ? " listing to read" : " listings to read");
  if (!options.if_due || IsTimeFor(stage, *work, options.now)) {
    return line + ", now\n";
  }
  return line + ", later (" + stage.when.text + ")\n";
}

}  // namespace

Result<std::string> Forecast(const HuntOptions& options) {
  std::string text;
  for (const StagePlan& stage : options.plan->stages) {
    if (!IsWanted(options, stage.part)) continue;
    if (!stage.enabled) {
      text += stage.name + ": off, " + stage.why_not + '\n';
      continue;
    }
    const Result<std::string> part =
        stage.from.empty() ? Sources(options) : Step(options, stage);
    if (!part) return part.error();
    text += *part;
    if (stage.from.empty()) text += '\n';
  }
  return text;
}

}  // namespace jobutils
