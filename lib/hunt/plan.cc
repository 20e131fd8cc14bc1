#include "hunt/plan.h"

#include <charconv>

#include "base/file.h"
#include "record/record.h"

namespace jobutils {
namespace {

constexpr int64_t kMost = 1'000'000;

// What holds for a stage that config.toml says nothing about.
StagePlan DefaultOf(const ChainLink& link) {
  StagePlan stage;
  stage.name = link.stage;
  stage.part = link.part;
  if (stage.name == "scrape") {
    stage.daily = 50;
    stage.timeout = 60;
  }
  if (stage.name == "lookup-company") (void)stage.when.Set("at", ":00");
  if (stage.name == "draft") (void)stage.when.Set("at", ":30");
  if (stage.name == "draft") stage.batch = 10;
  return stage;
}

void ReadWhen(Table& section, Schedule& when) {
  Schedule own;
  for (const char* key : {"every", "at"}) {
    const std::optional<std::string> value = section.String(key);
    if (!value) continue;
    const Status set = own.Set(key, *value);
    if (!set) section.Fail(key, set.error().message);
  }
  if (!own.empty()) when = own;
}

// "10m", or 600.
Result<int64_t> Seconds(const std::string& text) {
  int64_t seconds = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, seconds);
  if (error != std::errc() || end != last) {
    const Result<Time> span = ParseSpan(text, kMinute);
    if (!span) return span.error();
    seconds = *span;
  }
  if (seconds >= 1 && seconds <= kDay) return seconds;
  return UsageError("expected 1 to 86400 seconds, or a span of that");
}

void ReadStage(Table& section, StagePlan& stage) {
  stage.enabled = section.Bool("enabled").value_or(true);
  if (!stage.enabled) stage.why_not = "config.toml says so";
  ReadWhen(section, stage.when);
  stage.batch = section.Integer("batch", 1, 100'000).value_or(stage.batch);
  stage.retries = section.Integer("retries", 1, 1000).value_or(stage.retries);
  if (const auto daily = section.Integer("max_per_day", 0, kMost)) {
    stage.daily = *daily;
  }
  if (const auto timeout = section.AsText("timeout")) {
    const Result<int64_t> seconds = Seconds(*timeout);
    if (seconds) stage.timeout = *seconds;
    if (!seconds) section.Fail("timeout", seconds.error().message);
  }
}

void ReadSources(Table& due, Plan& plan) {
  plan.sources = Policy::Read(due);
  plan.cap = due.Integer("cap", 0, kMost);
  plan.sources_daily = due.Integer("daily", 0, kMost);
}

// Without a person there is nobody whom a listing could match. What is wrong
// with a profile is for the tools to say.
std::string WhyNoPerson(const std::string& workspace) {
  const std::string path = workspace + "/profile.json";
  if (!FileExists(path)) return "no profile.json";
  const Result<std::string> text = ReadFile(path);
  Record profile;
  if (!text || !profile.Parse(*text)) return "";
  const Json name = profile.Get("basics")["name"];
  return name.AsString() == "" ? "profile.json is not filled in" : "";
}

}  // namespace

std::vector<const StagePlan*> Plan::Enabled() const {
  std::vector<const StagePlan*> enabled;
  for (const StagePlan& stage : stages) {
    if (stage.enabled) enabled.push_back(&stage);
  }
  return enabled;
}

const StagePlan* Plan::Find(std::string_view stage) const {
  for (const StagePlan& known : stages) {
    if (known.name == stage) return &known;
  }
  return nullptr;
}

Result<Plan> ReadPlan(const std::string& workspace, Table& config) {
  Plan plan;
  Table due = config.Sub("due");
  ReadSources(due, plan);
  Table hunt = config.Sub("hunt");
  if (const auto stale = hunt.String("stale")) {
    const Result<Time> span = ParseSpan(*stale, kMinute);
    if (span) plan.stale = *span;
    if (!span) hunt.Fail("stale", span.error().message);
  }
  plan.also = hunt.Strings("also");
  Table sections = config.Sub("stage");
  const std::string no_person = WhyNoPerson(workspace);
  std::string from;
  for (const ChainLink& link : kChain) {
    StagePlan stage = DefaultOf(link);
    stage.from = from;
    Table section = sections.Sub(stage.name);
    ReadStage(section, stage);
    if (stage.name == "scrape" && !stage.when.empty()) {
      plan.sources.fallback = stage.when;
    }
    if (stage.enabled && !no_person.empty() &&
        (stage.name == "match" || stage.name == "draft")) {
      stage.enabled = false;
      stage.why_not = no_person;
    }
    if (stage.enabled) from = stage.name;
    plan.stages.push_back(std::move(stage));
  }
  for (Table* table : {&due, &hunt, &sections}) {
    const Status finished = table->Finish();
    if (!finished) return finished.error();
  }
  return plan;
}

}  // namespace jobutils
