#include "diff/differ.h"

#include <algorithm>

#include "diff/change.h"
#include "diff/content.h"
#include "schedule/local_time.h"

namespace jobutils {
namespace {

// A board has fewer by far: what is beyond is not remembered.
constexpr size_t kMostSeen = 1 << 20;

bool IsPinned(const Record& listing) {
  return listing.Get("pinned").AsBool().value_or(false);
}

bool IsRepeated(const Record& listing) {
  const Json outcome = listing.Get("outcome");
  return outcome["stage"].AsString() == "diff" &&
         outcome["rule"].AsString() == "duplicate";
}

bool IsOfSearch(const Record& listing) {
  return listing.Get("source")["search"].AsBool().value_or(false);
}

bool IsGood(const Record& scrape) {
  const std::string status = scrape.Text("status");
  return status == "ok" || status == "empty";
}

}  // namespace

void Differ::Enter(const Record& record) {
  std::string source = KnownSource(record);
  if (source == block_.source) return;
  block_ = Block();
  block_.source = std::move(source);
}

void Differ::See(const std::string& id) {
  ++block_.sightings;
  if (block_.seen.size() == kMostSeen) return;
  block_.seen.push_back(past_.known().Key(block_.source, id).member);
}

void Differ::Note(const Record& listing) {
  Enter(listing);
  See(listing.Text("id"));
}

bool Differ::Skip(Change change) {
  ++block_.tally[change];
  return false;
}

Result<bool> Differ::Judge(Record& listing) {
  Enter(listing);
  Visit visit{listing, listing.Text("id"), ContentOf(listing),
              IsPinned(listing), ReadAt(listing, now_)};
  See(visit.id);
  if (visit.id.empty()) {
    Leave(visit, Change::kNew, nullptr);
    return true;
  }
  const Recent::Sighting* last = past_.recent().Find(block_.source, visit.id);
  if (last != nullptr && last->change != Change::kClosed &&
      last->content == visit.content) {
    return Skip(Change::kUnchanged);
  }
  const auto found =
      past_.known().Find(past_.known().Key(block_.source, visit.id));
  if (!found) return found.error();
  if (*found && !(*found)->closed && last == nullptr && !visit.pinned &&
      (*found)->content == visit.content) {
    return Skip(Change::kUnchanged);
  }
  visit.names = past_.NamesOf(listing);
  if (*found) return Meet(visit, **found);
  if (last != nullptr && last->is_live()) {
    Leave(visit, Change::kUpdated, nullptr);
    return true;
  }
  return Welcome(visit, Change::kNew, nullptr);
}

// It is known, and not as it is now.
Result<bool> Differ::Meet(Visit& visit, const KnownListing& found) {
  const Recent::Sighting* last = past_.recent().Find(block_.source, visit.id);
  const bool is_closed =
      last != nullptr ? last->change == Change::kClosed : found.closed;
  if (!is_closed && last == nullptr && !visit.pinned && found.content != 0) {
    const Result<bool> repeats = past_.IsRepeat(
        visit.listing, visit.names, visit.at, visit.content, found.content);
    if (!repeats) return repeats;
    if (*repeats) return Skip(Change::kUnchanged);
  }
  PastRecord past;
  const Status read = past_.Read(found.place, past);
  if (!read) return read.error();
  const Record& before = past.record;
  // Hashes may meet.
  if (before.Text("id") != visit.id) {
    return Welcome(visit, Change::kNew, nullptr);
  }
  const bool is_asked_for = visit.pinned && !IsPinned(before);
  visit.pinned = visit.pinned || IsPinned(before);
  if (is_closed) return Welcome(visit, Change::kReopened, &before);
  const bool was_live = last != nullptr
                            ? last->is_live()
                            : !IsRepeated(before) && !before.Get("error");
  if (!was_live) return Welcome(visit, Change::kNew, nullptr);
  const bool is_same = found.content == 0
                           ? ContentOf(before) == visit.content
                           : DifferencesOf(before, visit.listing).empty();
  if (last == nullptr && is_same && !is_asked_for) {
    return Skip(Change::kUnchanged);
  }
  Leave(visit, Change::kUpdated, &before);
  return true;
}

// It was not open before.
Result<bool> Differ::Welcome(Visit& visit, Change change,
                             const Record* before) {
  if (!visit.pinned) {
    const auto original =
        past_.FindOriginal(visit.listing, visit.names, visit.at);
    if (!original) return original.error();
    if (*original) {
      Repeat(visit, **original);
      return true;
    }
  }
  std::string was;
  if (change == Change::kNew) {
    const Result<std::string> closed =
        past_.FindClosed(visit.listing, visit.names);
    if (!closed) return closed.error();
    was = *closed;
    if (!was.empty()) change = Change::kReposted;
  }
  if (change != Change::kReopened && daily_ && IsOfSearch(visit.listing)) {
    const Result<int64_t> today = Today(block_);
    if (!today) return today.error();
    if (*today >= *daily_) {
      ++held_;
      return Skip(Change::kHeld);
    }
  }
  Leave(visit, change, before, was);
  return true;
}

void Differ::Repeat(Visit& visit, const Past::Twin& original) {
  JsonObject change;
  change.Text("status", ChangeName(Change::kDuplicate));
  change.Text("content",
              ContentText(ContentOfRepeat(visit.content, original.content)));
  visit.listing.Set("change", change.str());
  JsonObject outcome;
  outcome.Text("status", "skipped").Text("stage", "diff");
  outcome.Text("rule", "duplicate");
  outcome.Text("value", "same company, title and place");
  outcome.Text("dup_of", original.id);
  visit.listing.Set("outcome", outcome.str());
  ++block_.tally[Change::kDuplicate];
  past_.recent().Put(block_.source, visit.id,
                     {Change::kDuplicate, visit.content});
}

void Differ::Leave(Visit& visit, Change change, const Record* before,
                   const std::string& was) {
  JsonObject json;
  json.Text("status", ChangeName(change));
  json.Text("content", ContentText(visit.content)).Text("was", was);
  if (before != nullptr) {
    const auto differences = DifferencesOf(*before, visit.listing);
    const bool other_pay = std::any_of(
        differences.begin(), differences.end(),
        [](const Difference& each) { return each.key == "salary"; });
    json.Raw("fields", FieldsJson(differences));
    json.Raw("pay", PayJson(*before, other_pay ? FormatTime(visit.at) : ""));
  }
  visit.listing.Set("change", json.str());
  if (visit.pinned) visit.listing.Set("pinned", "true");
  ++block_.tally[change];
  if (visit.id.empty()) return;
  past_.recent().Put(block_.source, visit.id, {change, visit.content});
  past_.PutOriginal(visit.listing, visit.names, visit.at, visit.content);
}

// How many new listings of the block's search have left on this local day.
Result<int64_t> Differ::Today(Block& block) {
  if (!block.today) {
    const auto earlier = today_.find(block.source);
    if (earlier != today_.end()) {
      block.today = earlier->second;
    } else {
      PastRecord last;
      const Result<bool> there = past_.ReadLast(block.source, last);
      if (!there) return there.error();
      const Json diff = last.record.Get("diff");
      const bool is_today =
          *there && diff["day"].AsString() == FormatDay(LocalOf(now_));
      block.today = is_today ? diff["today"].AsInteger().value_or(0) : 0;
    }
  }
  return *block.today + block.tally[Change::kNew] +
         block.tally[Change::kReposted];
}

// Whether all of its listings came by.
bool Differ::IsWhole(const Record& scrape) const {
  const auto listings = scrape.Get("listings").AsInteger();
  return block_.seen.size() == block_.sightings &&
         (!listings || *listings == static_cast<int64_t>(block_.sightings));
}

Status Differ::End(Record& scrape, const Closer::Write& write) {
  Enter(scrape);
  PastRecord last;
  const Result<bool> there = past_.ReadLast(block_.source, last);
  if (!there) return there.error();
  Result<int64_t> today = int64_t{0};
  const bool is_counted =
      daily_ && scrape.Get("search").AsBool().value_or(false);
  if (is_counted) today = Today(block_);
  if (!today) return today.error();

  const bool is_whole = IsGood(scrape) && IsWhole(scrape);
  Closer closer(past_, scrape, std::move(block_.seen),
                *there ? &last.record : nullptr,
                FormatTime(ReadAt(scrape, now_)));
  Status closed = Ok{};
  if (is_whole) {
    closed = closer.Close(write);
  } else {
    closer.Keep();
  }
  if (!closed) return closed;

  past_.PutRead(scrape, now_);
  Tally& tally = block_.tally;
  tally[Change::kClosed] = static_cast<int64_t>(closer.closed());
  tally[Change::kMissing] = static_cast<int64_t>(closer.missing().size());
  JsonObject diff = tally.Counts();
  if (is_counted) {
    diff.Text("day", FormatDay(LocalOf(now_))).Integer("today", *today);
    today_[block_.source] = *today;
  }
  scrape.Set("diff", diff.str());
  const std::string missing = closer.missing().ToJson();
  if (missing.empty()) {
    scrape.Remove("missing");
  } else {
    scrape.Set("missing", missing);
  }
  block_ = Block();
  return Ok{};
}

}  // namespace jobutils
