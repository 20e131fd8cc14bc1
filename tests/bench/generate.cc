// Listings for measurements: the same ones for the same arguments, everywhere.
//
//   generate-listings [--count N] [--bytes SIZE] [--kind NAME] [--seed N]
//
// About 5 KB each and shaped as job-scrape writes them, with what makes real
// ones hard to read: escapes, other scripts, absent keys, pay in many forms.

#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using std::string;
using std::string_view;

// xorshift64*: small, and the same on every machine.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15u | 1) {}
  uint32_t Below(uint32_t bound) {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    uint64_t high = (state_ * 0x2545F4914F6CDD1Du) >> 32;
    return static_cast<uint32_t>(high * bound >> 32);
  }
  bool Chance(uint32_t percent) { return Below(100) < percent; }
  template <size_t N>
  string_view Of(const string_view (&words)[N]) {
    return words[Below(N)];
  }

 private:
  uint64_t state_;
};

constexpr string_view kSeniority[] = {
    "", "", "Junior ", "Senior ", "Senior ", "Staff ", "Lead ", "Principal "};
constexpr string_view kRole[] = {
    "Backend Engineer",    "Frontend Engineer",
    "Data Engineer",       "Site Reliability Engineer",
    "Product Manager",     "Machine Learning Engineer",
    "Account Executive",   "Security Analyst",
    "Technical Writer",    "Customer Success Manager",
    "Embedded Developer",  "Entwickler für C++",
    "Ingénieur logiciel",  "QA Engineer",
    "Solutions Architect", "Product Designer"};
constexpr string_view kTail[] = {"",           "",         "",
                                 ", Payments", " (m/w/d)", " \\u2013 Platform",
                                 " / Remote",  ", Growth"};
constexpr string_view kDepartment[] = {"Engineering", "Data",    "Product",
                                       "Sales",       "R&D",     "Security",
                                       "Operations",  "Customer"};
constexpr string_view kSyllable[] = {"ar",  "bel", "cor", "dyn", "el",  "fin",
                                     "gra", "hel", "in",  "jo",  "kal", "lum",
                                     "mo",  "nor", "or",  "pra", "qui", "ril"};
constexpr string_view kSuffix[] = {
    "", "", " Labs", " GmbH", " \\\"Works\\\"", " Inc.", " & Söhne", " AI"};
constexpr string_view kPlace[] = {
    "Berlin, Germany", "Paris, France",   "New York, NY", "San Francisco, CA",
    "London, UK",      "Zürich, Schweiz", "São Paulo",    "東京",
    "Toronto, Canada", "Remote, EU",      "Bengaluru",    "Kraków, Poland"};
constexpr string_view kWorkplace[] = {"remote", "hybrid", "onsite"};
constexpr string_view kEmployment[] = {"full_time", "full_time", "full_time",
                                       "part_time", "contract",  "internship"};
constexpr string_view kCurrency[] = {"USD", "EUR", "GBP", "INR", "CAD", "PLN"};
constexpr string_view kSkill[] = {
    "C++",   "Python", "Go",         "Rust",      "TypeScript", "PostgreSQL",
    "Kafka", "AWS",    "Kubernetes", "Terraform", "React",      "Linux",
    "gRPC",  "Spark",  "Docker",     "GraphQL",   ".NET",       "Node.js"};
constexpr string_view kHeading[] = {
    "About us", "What you will do", "What we look for", "Nice to have",
    "Benefits", "Über uns",         "Our process"};
constexpr string_view kWord[] = {"we",
                                 "you",
                                 "the",
                                 "our",
                                 "and",
                                 "with",
                                 "of",
                                 "to",
                                 "a",
                                 "in",
                                 "for",
                                 "on",
                                 "team",
                                 "product",
                                 "build",
                                 "design",
                                 "customers",
                                 "systems",
                                 "work",
                                 "data",
                                 "services",
                                 "quality",
                                 "experience",
                                 "years",
                                 "across",
                                 "people",
                                 "from",
                                 "which",
                                 "scale",
                                 "latency",
                                 "own",
                                 "improve",
                                 "reliable",
                                 "tools",
                                 "together",
                                 "partners",
                                 "measure",
                                 "deliver",
                                 "strong",
                                 "written",
                                 "communication",
                                 "curious",
                                 "naïve",
                                 "café",
                                 "für",
                                 "größer",
                                 "you’ll",
                                 "e.g.",
                                 "\\\"ownership\\\"",
                                 "and\\/or",
                                 "it’s",
                                 "end-to-end",
                                 "roadmap",
                                 "review",
                                 "mentor",
                                 "ship",
                                 "support",
                                 "learn",
                                 "share",
                                 "results",
                                 "clear",
                                 "complex",
                                 "problems",
                                 "ideas"};

void AppendNumber(string& out, uint64_t value, int width = 0) {
  char digits[24];
  int n = std::snprintf(digits, sizeof digits, "%0*llu", width,
                        static_cast<unsigned long long>(value));
  out.append(digits, static_cast<size_t>(n));
}

void AppendName(string& out, Random& random) {
  size_t begin = out.size();
  for (uint32_t i = 2 + random.Below(2); i > 0; --i) {
    out += random.Of(kSyllable);
  }
  out[begin] = static_cast<char>(out[begin] - 'a' + 'A');
}

void AppendSentence(string& out, Random& random) {
  size_t begin = out.size();
  for (uint32_t words = 8 + random.Below(14); words > 0; --words) {
    out += random.Chance(7) ? random.Of(kSkill) : random.Of(kWord);
    out += words > 1 ? ' ' : '.';
  }
  if (out[begin] >= 'a' && out[begin] <= 'z') {
    out[begin] = static_cast<char>(out[begin] - 'a' + 'A');
  }
}

// Paragraphs, headings and lists, as HTML comes out of job-scrape.
void AppendDescription(string& out, Random& random) {
  size_t end = out.size() + 1200 + random.Below(3300) + random.Below(3300);
  while (out.size() < end) {
    if (random.Chance(40)) {
      out += random.Of(kHeading);
      out += "\\n\\n";
    }
    if (random.Chance(50)) {
      for (uint32_t items = 3 + random.Below(5); items > 0; --items) {
        out += "- ";
        AppendSentence(out, random);
        out += "\\n";
      }
    } else {
      for (uint32_t i = 2 + random.Below(4); i > 0; --i) {
        AppendSentence(out, random);
        out += i > 1 ? " " : "\\n";
      }
    }
    out += "\\n";
  }
  if (random.Chance(30)) {
    out += "Base salary: $";
    AppendNumber(out, 90 + random.Below(60));
    out += "K – $";
    AppendNumber(out, 150 + random.Below(90));
    out += "K per year.";
  } else {
    out += "Apply today.";
  }
}

void AppendDay(string& out, Random& random) {
  out += "2026-0";
  AppendNumber(out, 6 + random.Below(3));
  out += '-';
  AppendNumber(out, 1 + random.Below(19), 2);
}

void AppendTime(string& out, Random& random) {
  AppendDay(out, random);
  out += 'T';
  AppendNumber(out, random.Below(24), 2);
  out += ':';
  AppendNumber(out, random.Below(60), 2);
  out += ":07Z";
}

void AppendSalary(string& out, Random& random) {
  uint32_t low = 40 + random.Below(120);
  out += "\",\"salary\":{\"min\":";
  AppendNumber(out, uint64_t{low} * 1000);
  if (random.Chance(80)) {
    out += ",\"max\":";
    AppendNumber(out, uint64_t{low + 10 + random.Below(60)} * 1000);
  }
  out += ",\"currency\":\"";
  out += random.Of(kCurrency);
  out += "\",\"period\":\"year\"},\"posted_at\":\"";
}

void AppendListing(string& out, string_view kind, uint64_t serial,
                   Random& random) {
  string board;
  AppendName(board, random);
  board[0] = static_cast<char>(board[0] - 'A' + 'a');
  out += "{\"kind\":\"";
  out += kind;
  out += "\",\"id\":\"greenhouse:";
  out += board;
  out += ':';
  AppendNumber(out, 4000000 + serial);
  out += "\",\"url\":\"https://boards.example.com/";
  out += board;
  out += "/jobs/";
  AppendNumber(out, 4000000 + serial);
  out += "\",\"title\":\"";
  out += random.Of(kSeniority);
  out += random.Of(kRole);
  out += random.Of(kTail);
  if (random.Chance(80)) {
    out += "\",\"department\":\"";
    out += random.Of(kDepartment);
  }
  out += "\",\"company\":{\"name\":\"";
  AppendName(out, random);
  out += random.Of(kSuffix);
  out += "\"},\"locations\":[\"";
  for (uint32_t i = random.Chance(15) ? 3 : 1; i > 0; --i) {
    out += random.Of(kPlace);
    if (i > 1) out += "\",\"";
  }
  out += "\"],\"employment\":\"";
  out += random.Of(kEmployment);
  if (random.Chance(60)) {
    out += "\",\"workplace\":\"";
    out += random.Of(kWorkplace);
  }
  if (random.Chance(45)) {
    AppendSalary(out, random);
  } else {
    out += "\",\"posted_at\":\"";
  }
  random.Chance(70) ? AppendTime(out, random) : AppendDay(out, random);
  out += "\",\"description\":\"";
  AppendDescription(out, random);
  out += "\",\"source\":{\"type\":\"greenhouse\",\"board\":\"";
  out += board;
  out += "\",\"fetched_at\":\"2026-08-20T06:00:00Z\"}}\n";
}

bool WriteAll(string_view data) {
  while (!data.empty()) {
    ssize_t n = write(STDOUT_FILENO, data.data(), data.size());
    if (n < 0) return false;
    data.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}

// "64M": a count with K, M or G (of 1024) behind it, or none.
bool ParseSize(const char* text, uint64_t* size) {
  char* end;
  *size = std::strtoull(text, &end, 10);
  if (end == text) return false;
  const string_view unit = end;
  const size_t power = string_view("KMG").find(unit);
  if (unit.empty()) return true;
  if (unit.size() > 1 || power == string_view::npos) return false;
  *size <<= 10 * (power + 1);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  uint64_t count = UINT64_MAX, bytes = UINT64_MAX, seed = 1;
  string kind = "listing";
  bool understood = argc % 2 == 1 && argc > 1;
  for (int i = 1; understood && i + 1 < argc; i += 2) {
    string_view flag = argv[i];
    if (flag == "--count") {
      understood = ParseSize(argv[i + 1], &count);
    } else if (flag == "--bytes") {
      understood = ParseSize(argv[i + 1], &bytes);
    } else if (flag == "--seed") {
      understood = ParseSize(argv[i + 1], &seed);
    } else if (flag == "--kind") {
      kind = argv[i + 1];
    } else {
      understood = false;
    }
  }
  if (!understood) {
    std::fputs(
        "usage: generate-listings [--count N] [--bytes SIZE] [--kind NAME] "
        "[--seed N]\n"
        "Ends at the first record that reaches either limit.\n",
        stderr);
    return 2;
  }
  Random random(seed);
  string out;
  uint64_t written = 0;
  for (uint64_t serial = 0; serial < count && written + out.size() < bytes;
       ++serial) {
    AppendListing(out, kind, serial, random);
    if (out.size() >= 256 << 10) {
      if (!WriteAll(out)) return 3;
      written += out.size();
      out.clear();
    }
  }
  return WriteAll(out) ? 0 : 3;
}
