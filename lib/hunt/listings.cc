#include "hunt/listings.h"

#include <unistd.h>

#include <utility>

#include "journal/head.h"
#include "journal/reader.h"
#include "log/stages.h"

namespace jobutils {
namespace {

struct Found {
  const StagePlan* stage;
  const StagePlan* next;  // enabled, with a journal or without
  Inputs in;
};

// The enabled steps that have a journal.
Result<std::vector<Found>> FindSteps(const std::string& state,
                                     const Plan& plan) {
  std::vector<Found> found;
  const std::vector<const StagePlan*> enabled = plan.Enabled();
  for (size_t i = 0; i < enabled.size(); ++i) {
    const Result<std::optional<JournalHead>> head =
        ReadHead(FolderOf(state, enabled[i]->name));
    if (!head) return head.error();
    if (!*head) continue;
    found.push_back({enabled[i],
                     i + 1 < enabled.size() ? enabled[i + 1] : nullptr,
                     (*head)->commit.in});
  }
  return found;
}

}  // namespace

// How far each has read is looked up before anything is read, so that what
// moves on in the meantime is met at least once.
Result<Listings> Listings::Open(const std::string& state, const Plan& plan) {
  Listings listings;
  listings.state_ = state;
  if (getentropy(&listings.key_, sizeof listings.key_) != 0) {
    return IoError("cannot fold '" + state + "': no random bytes");
  }
  const Result<std::vector<Found>> steps = FindSteps(state, plan);
  if (!steps) return steps.error();
  for (size_t i = 0; i < steps->size(); ++i) {
    const Found& step = (*steps)[i];
    Stretch stretch;
    stretch.stage = step.stage->name;
    if (step.next != nullptr) stretch.next = step.next->name;
    if (i + 1 < steps->size()) {
      const Found& reader = (*steps)[i + 1];
      const auto read = reader.in.find(stretch.stage);
      if (read != reader.in.end()) stretch.from = read->second;
      stretch.consumer = reader.stage->name;
    }
    listings.stretches_.push_back(std::move(stretch));
  }
  return listings;
}

// The last stretch is folded by itself, and nothing comes behind it.
bool Listings::IsNew() {
  const std::optional<std::string> id = listing_.Get("id").AsString();
  if (!id) return true;
  const uint64_t hash = SipHash(key_, *id).low;
  return now_ + 1 == stretches_.size() ? !seen_.contains(hash)
                                       : seen_.insert(hash).second;
}

Result<bool> Listings::Next() {
  for (; now_ < stretches_.size(); ++now_, reader_.reset()) {
    const Stretch& stretch = stretches_[now_];
    if (!reader_) {
      const std::string folder = FolderOf(state_, stretch.stage);
      // The fold does not know whose position that is.
      const auto held =
          JournalReader::Open(folder, stretch.from, stretch.consumer);
      if (!held) return held.error();
      Result<FoldedReader> reader = FoldedReader::Open(folder, stretch.from);
      if (!reader) return reader.error();
      reader_.emplace(std::move(*reader));
      place_.stage = stretch.stage;
      place_.next = stretch.next;
    }
    for (;;) {
      const Result<bool> more = reader_->Next(&line_);
      if (!more) return more;
      if (!*more) break;
      if (!listing_.Parse(line_) || listing_.kind() != "listing" || !IsNew()) {
        continue;
      }
      place_.since = reader_->batch().commit.at;
      return true;
    }
  }
  return false;
}

}  // namespace jobutils
