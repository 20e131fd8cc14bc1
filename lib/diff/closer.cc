#include "diff/closer.h"

#include <algorithm>
#include <utility>

#include "diff/change.h"
#include "diff/content.h"
#include "diff/tally.h"

namespace jobutils {

Closer::Closer(Past& past, const Record& scrape, std::vector<uint64_t> seen,
               const Record* last, std::string at)
    : past_(past),
      source_(KnownSource(scrape)),
      seen_(std::move(seen)),
      last_(last),
      at_(std::move(at)) {
  std::sort(seen_.begin(), seen_.end());
  if (last_ == nullptr) return;
  ForEachMissing(*last_, [this](const std::string& id, Absence absence) {
    before_.push_back({MemberOf(id), absence});
  });
  std::sort(
      before_.begin(), before_.end(),
      [](const Earlier& a, const Earlier& b) { return a.member < b.member; });
}

bool Closer::WasSeen(uint64_t member) const {
  return std::binary_search(seen_.begin(), seen_.end(), member);
}

uint64_t Closer::MemberOf(const std::string& id) const {
  return past_.known().Key(source_, id).member;
}

const Absence* Closer::Before(uint64_t member) const {
  const auto found = std::lower_bound(
      before_.begin(), before_.end(), member,
      [](const Earlier& each, uint64_t key) { return each.member < key; });
  return found != before_.end() && found->member == member ? &found->absence
                                                           : nullptr;
}

void Closer::Keep() {
  if (last_ == nullptr) return;
  ForEachMissing(*last_, [this](const std::string& id, Absence absence) {
    if (!WasSeen(MemberOf(id))) missing_.Add(id, absence);
  });
}

Status Closer::Close(const Write& write) {
  std::vector<Gone> all;
  size_t lost = 0;
  size_t there = 0;  // when it was read before
  const Status listed =
      past_.known().ForEach(source_, [&](const KnownListing& listing) {
        if (listing.closed) return;
        const bool was_there = Before(listing.key.member) == nullptr;
        there += was_there ? 1 : 0;
        if (WasSeen(listing.key.member)) return;
        lost += was_there ? 1 : 0;
        all.push_back({listing.place, listing.key.member, listing.content});
      });
  if (!listed) return listed;
  std::sort(all.begin(), all.end(),
            [](const Gone& a, const Gone& b) { return a.place < b.place; });
  const int of = IsMassLoss(lost, there) ? kScrapesOfMass : kScrapesToClose;
  for (const Gone& gone : all) {
    const Status settled = Settle(gone, of, write);
    if (!settled) return settled;
  }
  return Ok{};
}

Status Closer::Settle(const Gone& gone, int of, const Write& write) {
  const Absence* before = Before(gone.member);
  const Absence absence = before != nullptr
                              ? Absence{before->times + 1, before->of}
                              : Absence{1, of};
  PastRecord past;
  const Status read = past_.Read(gone.place, past);
  if (!read) return read;
  const std::string id = past.record.Text("id");
  const Recent::Sighting* last = past_.recent().Find(source_, id);
  // A source that is read twice in one run.
  if (last != nullptr && last->change == Change::kClosed) return Ok{};
  if (absence.times < absence.of) {
    missing_.Add(id, absence);
  } else {
    CloseOne(gone, past.record, absence.times, write);
  }
  return Ok{};
}

void Closer::CloseOne(const Gone& gone, Record& record, int times,
                      const Write& write) {
  JsonObject change;
  change.Text("status", ChangeName(Change::kClosed)).Text("at", at_);
  if (gone.content != 0) change.Text("content", ContentText(gone.content));
  change.Raw("pay", PayJson(record, ""));
  record.Set("change", change.str());
  record.Remove("error");
  record.SetOutcome("closed", "diff", "closed.missing",
                    std::to_string(times) + " scrapes");
  write(record);
  ++closed_;
  past_.recent().Put(source_, record.Text("id"), {Change::kClosed, 0});
}

}  // namespace jobutils
