#include "company/file_book.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <optional>
#include <utility>

#include "company/company.h"
#include "net/domain.h"
#include "record/line_reader.h"

namespace jobutils {
namespace {

constexpr std::string_view kBom = "\xef\xbb\xbf";
constexpr uint64_t kMostBytes = uint64_t{1} << 40;
// Of one key, so many records are looked at, the newest first.
constexpr ptrdiff_t kMostNamesakes = 64;

// Names and domains are keys of one index.
std::string NameKey(const std::string& key) { return "n:" + key; }
std::string DomainKey(std::string_view domain) {
  return "d:" + std::string(domain);
}

// "blue fern" as "bluefern".
std::string Joined(std::string key) {
  std::erase(key, ' ');
  return key;
}

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Of two keys, whose words are parted by blanks.
bool SharesWord(const std::string& key, const std::string& other) {
  const std::string words = " " + other + " ";
  for (size_t begin = 0; begin < key.size();) {
    const size_t end = std::min(key.find(' ', begin), key.size());
    std::string word = " ";
    word.append(key, begin, end - begin) += ' ';
    if (Contains(words, word)) return true;
    begin = end + 1;
  }
  return false;
}

uint64_t HashOf(std::string_view key) {
  return std::hash<std::string_view>()(key);
}

}  // namespace

Result<std::unique_ptr<CompanyBook>> FileBook::Open(const std::string& path,
                                                    const LegalForms& forms) {
  // A pipe that nobody writes to is not waited for.
  Fd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat info = {};
  if (!file.valid() || ::fstat(file.get(), &info) != 0) {
    return UsageError(SystemMessage("cannot open", path, errno));
  }
  if (!S_ISREG(info.st_mode)) {
    return UsageError("'" + path + "' is no regular file");
  }
  if (static_cast<uint64_t>(info.st_size) >= kMostBytes) {
    return UsageError("'" + path + "' is larger than 1 TiB");
  }
  std::unique_ptr<FileBook> book(new FileBook(path, std::move(file), forms));
  const Status read = book->ReadIndex();
  if (!read) return read.error();
  return std::unique_ptr<CompanyBook>(std::move(book));
}

Status FileBook::ReadIndex() {
  char begin[kBom.size()];
  const bool bom =
      ::pread(file_.get(), begin, sizeof begin, 0) == ssize_t{sizeof begin} &&
      std::string_view(begin, sizeof begin) == kBom;
  uint64_t offset = bom ? kBom.size() : 0;
  LineReader reader(file_.get(), path_);
  size_t number = 1;
  std::string_view line;
  for (LineReader::Event event;
       (event = reader.Next(&line)) != LineReader::Event::kEnd;) {
    if (event == LineReader::Event::kNeedInput) {
      const Status filled = reader.Fill();
      if (!filled) return filled;
      continue;
    }
    if (event == LineReader::Event::kTooLong) {
      return UsageError(path_ + ":" + std::to_string(number) +
                        ": longer than 4 MiB");
    }
    const Status added = AddLine(line, offset, number);
    if (!added) return added;
    offset += line.size() + 1;
    ++number;
  }
  index_.shrink_to_fit();
  std::sort(index_.begin(), index_.end(), [](const Entry& a, const Entry& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.offset < b.offset;
  });
  return Ok{};
}

Status FileBook::AddLine(std::string_view line, uint64_t offset,
                         size_t number) {
  if (line.find_first_not_of(" \t\r") == std::string_view::npos) return Ok{};
  const std::string fault =
      record_.Parse(line) ? CompanyFault(record_) : record_.why();
  if (!fault.empty()) {
    return UsageError(path_ + ":" + std::to_string(number) + ": " + fault);
  }
  if (!record_.live()) return Ok{};
  for (const std::string& name : NamesOf(record_)) {
    const std::string key = forms_.CompanyKey(name);
    if (!key.empty()) AddKey(NameKey(key), offset, line.size());
  }
  const std::string domain = DomainOfCompany(record_);
  if (!domain.empty()) AddKey(DomainKey(domain), offset, line.size());
  return Ok{};
}

void FileBook::AddKey(const std::string& key, uint64_t offset, size_t length) {
  index_.push_back({HashOf(key), offset, length});
}

Result<const Record*> FileBook::Find(const CompanyQuery& query) {
  const std::string key = forms_.CompanyKey(query.name);
  Result<bool> found = false;
  const Is any = [](const Record&) { return true; };
  for (const std::string& domain : query.own_domains) {
    if (found && !*found) found = FindByDomain(domain, key, any);
  }
  if (found && !*found && !key.empty()) found = FindByName(query, key);
  // Companies publish on the pages of others.
  const Is alike = [&](const Record& company) { return IsAlike(company, key); };
  for (const std::string& domain : query.listing_domains) {
    if (found && !*found) found = FindByDomain(domain, key, alike);
  }
  if (!found) return found.error();
  return *found ? &record_ : nullptr;
}

Result<bool> FileBook::FindByName(const CompanyQuery& query,
                                  const std::string& key) {
  const auto is_at = [](const std::vector<std::string>& hosts,
                        const std::string& domain) {
    return std::any_of(hosts.begin(), hosts.end(), [&](const auto& host) {
      return LiesWithin(host, domain);
    });
  };
  const Is named = [&](const Record& company) { return HasName(company, key); };
  const Result<bool> at_its_domain = FindOne(
      NameKey(key),
      [&](const Record& company) {
        const std::string domain = DomainOfCompany(company);
        return named(company) && !domain.empty() &&
               (is_at(query.own_domains, domain) ||
                is_at(query.listing_domains, domain));
      },
      DomainOfCompany);
  if (!at_its_domain || *at_its_domain) return at_its_domain;
  return FindOne(NameKey(key), named, DomainOfCompany);
}

Result<bool> FileBook::FindByDomain(std::string_view host,
                                    const std::string& key, const Is& may_be) {
  for (std::string_view domain = host;;) {
    const Is there = [&](const Record& company) {
      return DomainOfCompany(company) == domain && may_be(company);
    };
    const Is named = [&](const Record& company) {
      return there(company) && HasName(company, key);
    };
    const Mark name = [&](const Record& company) {
      return forms_.CompanyKey(company.Text("name"));
    };
    Result<bool> found = FindOne(DomainKey(domain), named, name);
    if (found && !*found) found = FindOne(DomainKey(domain), there, name);
    if (!found || *found) return found;
    const size_t dot = domain.find('.');
    if (dot == std::string_view::npos) return false;
    domain.remove_prefix(dot + 1);
  }
}

Result<bool> FileBook::FindOne(const std::string& key, const Is& is,
                               const Mark& mark) {
  const uint64_t hash = HashOf(key);
  const auto [first, last] = std::equal_range(
      index_.begin(), index_.end(), Entry{hash, 0, 0},
      [](const Entry& a, const Entry& b) { return a.hash < b.hash; });
  std::optional<Entry> found;
  std::string found_mark;
  for (auto entry = last; entry != first && last - entry < kMostNamesakes;) {
    const Status read = Read(*--entry);
    if (!read) return read.error();
    if (!is(record_)) continue;
    const std::string its_mark = mark(record_);
    if (!found_mark.empty() && !its_mark.empty() && its_mark != found_mark) {
      return false;
    }
    if (found_mark.empty()) found_mark = its_mark;
    if (!found) found = *entry;
  }
  if (!found) return false;
  const Status read = Read(*found);
  if (!read) return read.error();
  return true;
}

Status FileBook::Read(const Entry& entry) {
  line_.resize(entry.length);
  for (size_t done = 0; done < line_.size();) {
    const ssize_t got =
        ::pread(file_.get(), line_.data() + done, line_.size() - done,
                static_cast<off_t>(entry.offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return IoError(SystemMessage("cannot read", path_, errno));
    if (got == 0) return Changed();
    done += static_cast<size_t>(got);
  }
  const bool as_it_was = record_.Parse(line_) && CompanyFault(record_).empty();
  return as_it_was ? Ok{} : Changed();
}

Status FileBook::Changed() const {
  return IoError("'" + path_ + "' has changed while it was in use");
}

bool FileBook::IsAlike(const Record& company, const std::string& key) const {
  if (key.empty()) return true;
  const std::string joined = Joined(key);
  bool nameless = true;
  for (const std::string& name : NamesOf(company)) {
    const std::string other = forms_.CompanyKey(name);
    if (other.empty()) continue;
    nameless = false;
    if (SharesWord(key, other) || Contains(joined, Joined(other)) ||
        Contains(Joined(other), joined)) {
      return true;
    }
  }
  return nameless || Contains(DomainOfCompany(company), joined);
}

bool FileBook::HasName(const Record& company, const std::string& key) const {
  const std::vector<std::string> names = NamesOf(company);
  return !key.empty() &&
         std::any_of(names.begin(), names.end(), [&](const auto& name) {
           return forms_.CompanyKey(name) == key;
         });
}

}  // namespace jobutils
