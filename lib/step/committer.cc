#include "step/committer.h"

#include <utility>

namespace jobutils {

Committer::Committer(JournalWriter writer,
                     const std::vector<std::string>& upstreams, Time now,
                     std::string day)
    : writer_(std::move(writer)), now_(now), counts_days_(!day.empty()) {
  if (writer_.head()) {
    in_ = writer_.head()->commit.in;
    old_ = ParseStepState(writer_.head()->commit.state);
    tally_ = old_.tally;
  }
  if (counts_days_ && tally_.day != day) tally_ = {std::move(day), 0};
  for (const std::string& upstream : upstreams) in_.try_emplace(upstream);
}

StepState Committer::state() const {
  StepState state = old_;
  state.Add(fresh_);
  state.tally = tally_;
  return state;
}

void Committer::ReadAnew() {
  for (auto& [stage, position] : in_) position = {};
}

Position Committer::End() const {
  return writer_.head() ? writer_.head()->position : Position();
}

Status Committer::Append() {
  CommitNote note;
  note.at = now_;
  note.in = in_;
  note.state = StepStateJson(state());
  const Result<Position> appended = writer_.Append(batch_, note);
  if (!appended) return appended.error();
  return Ok{};
}

Status Committer::Commit(const WorkBatch& work, const Answers& answers,
                         Feed& feed) {
  Status synced = feed.Sync();
  if (!synced) return synced;
  size_t begin = 0;
  auto due = answers.due.begin();
  for (size_t i = 0; i < work.items().size(); ++i) {
    const Position before = End();
    const std::string_view text(answers.lines);
    for (std::string_view line :
         Lines(text.substr(begin, answers.ends[i] - begin))) {
      if (batch_.full()) {
        Status appended = Append();
        if (!appended) return appended;
      }
      Status added = batch_.Add(line);
      if (!added) return added;
    }
    begin = answers.ends[i];
    for (; due != answers.due.end() && due->item == i; ++due) {
      fresh_.Count(due->at, due->waiting, before);
    }
    const WorkBatch::Item& item = work.items()[i];
    if (!item.stage.empty()) in_[item.stage] = item.position;
    if (item.charged && counts_days_) ++tally_.charged;
  }
  return Append();
}

Status Committer::Reach(const Inputs& ends, Feed& feed) {
  Inputs in = in_;
  for (const auto& [stage, position] : ends) in[stage] = position;
  if (in == in_) return Ok{};
  Status synced = feed.Sync();
  if (!synced) return synced;
  in_ = std::move(in);
  return Append();
}

void Committer::BeginRetries() {
  old_ = state();
  fresh_ = {};
}

Status Committer::EndRetries(const StepState& left, uint64_t requests) {
  old_ = left;
  old_.requests = requests;
  return Append();
}

}  // namespace jobutils
