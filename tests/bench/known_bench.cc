// What it costs to know listings.
//
//   bench-known fill FOLDER COUNT   appends COUNT listings to the journal
//   bench-known build FOLDER        builds the index anew
//   bench-known add FOLDER COUNT    what a run does: opens the index, which
//                                   learns what the run before appended, looks
//                                   COUNT new listings up, appends them
//
// The last two print milliseconds and the peak of memory in KiB; `add` also
// what of its time the append took.

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "journal/batch.h"
#include "journal/writer.h"
#include "known/known.h"

namespace {

using jobutils::JournalBatch;
using jobutils::JournalWriter;
using jobutils::Known;
using Clock = std::chrono::steady_clock;

constexpr uint64_t kBoards = 10000;

double Since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin)
      .count();
}

void Check(bool ok, const std::string& what) {
  if (ok) return;
  std::fprintf(stderr, "bench-known: %s\n", what.c_str());
  std::exit(3);
}

template <typename T>
T Must(jobutils::Result<T> result) {
  if (!result) Check(false, result.error().message);
  return std::move(*result);
}

struct Listing {
  std::string source;
  std::string id;
  std::string title;
  std::string line;
};

// 200 bytes or so.
Listing Make(uint64_t number) {
  char text[200];
  Listing listing;
  std::snprintf(text, sizeof text, "board%05d",
                static_cast<int>(number % kBoards));
  const std::string board = text;
  listing.source = "lever:" + board;
  std::snprintf(text, sizeof text, "%s:%016llx", listing.source.c_str(),
                static_cast<unsigned long long>(number));
  listing.id = text;
  std::snprintf(text, sizeof text, "engineer %016llx",
                static_cast<unsigned long long>(number * 0x9E3779B97F4A7C15u));
  listing.title = text;
  listing.line = "{\"kind\":\"listing\",\"id\":\"" + listing.id +
                 "\",\"title\":\"" + listing.title +
                 "\",\"source\":{\"type\":\"lever\",\"board\":\"" + board +
                 "\"},\"change\":{\"status\":\"new\",\"content\":\"" +
                 listing.title.substr(9) + "\"}}";
  return listing;
}

jobutils::TwinNames Titles() {
  return {"1",
          [](const jobutils::Record& record, std::vector<std::string>& names) {
            names.push_back(record.Text("title"));
          }};
}

void Append(const std::string& folder, const std::vector<Listing>& listings) {
  JournalWriter writer = Must(JournalWriter::Open(folder, {}));
  JournalBatch batch;
  for (const Listing& listing : listings) Must(batch.Add(listing.line));
  Must(writer.Append(batch, {}));
}

void Fill(const std::string& folder, uint64_t count) {
  JournalWriter writer = Must(JournalWriter::Open(folder, {}));
  JournalBatch batch;
  for (uint64_t i = 0; i < count; ++i) {
    if (batch.full()) Must(writer.Append(batch, {}));
    Must(batch.Add(Make(i).line));
  }
  Must(writer.Append(batch, {}));
}

long PeakKib() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    long peak;
    if (word == "VmHWM:" && status >> peak) return peak;
  }
  return 0;
}

bool IsKnown(Known& known, const Listing& listing) {
  const auto found = Must(known.Find(known.Key(listing.source, listing.id)));
  const auto twins = Must(known.Twins(listing.title));
  Check(found.has_value() == (twins.size() == 1), "known by half");
  return found.has_value();
}

// Prints what the append took, too.
void Add(const std::string& folder, const std::vector<Listing>& listings) {
  const Clock::time_point begin = Clock::now();
  Known known = Must(Known::Open(folder, Titles()));
  for (const Listing& listing : listings) {
    Check(!IsKnown(known, listing), "known already");
  }
  const double looked_up = Since(begin);
  Append(folder, listings);
  const double appended = Since(begin);
  std::printf("%.2f %ld %.2f\n", appended, PeakKib(), appended - looked_up);
  Check(IsKnown(known, Make(7)), "not known any more");
}

void Build(const std::string& folder) {
  std::remove((folder + "/known.index").c_str());
  const Clock::time_point begin = Clock::now();
  Must(Known::Open(folder, Titles()));
  std::printf("%.2f %ld\n", Since(begin), PeakKib());
}

}  // namespace

int main(int argc, char** argv) {
  Check(argc >= 3, "usage: bench-known fill|build|add FOLDER [COUNT]");
  const std::string what = argv[1];
  const std::string folder = argv[2];
  const uint64_t count =
      argc > 3 ? std::strtoull(argv[3], nullptr, 10) : uint64_t{0};
  if (what == "fill") {
    Fill(folder, count);
  } else if (what == "build") {
    Build(folder);
  } else {
    // Above all that Fill makes.
    std::mt19937_64 random(std::random_device{}());
    std::vector<Listing> listings;
    for (uint64_t i = 0; i < count; ++i) {
      listings.push_back(Make(random() | uint64_t{1} << 63));
    }
    Add(folder, listings);
  }
}
