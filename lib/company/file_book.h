// Companies in a file of NDJSON.

#ifndef JOBUTILS_COMPANY_FILE_BOOK_H_
#define JOBUTILS_COMPANY_FILE_BOOK_H_

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "company/book.h"
#include "text/legal_forms.h"

namespace jobutils {

// The file is read once, to check each line and to index it: 16 bytes for each
// name, alias and domain (up to three times that meanwhile), whatever else the
// records hold. A company is then read from its place in the file, which must
// not change.
//
// Of records with one name, the last counts (a newer line corrects an older
// one), unless their domains differ; then the listing's domain must decide.
// The same with one domain and different names. Records that are not live are
// passed over.
class FileBook : public CompanyBook {
 public:
  // `forms` outlives the book. A bad line is a usage error "file:line: what
  // was expected"; the file must be a regular one.
  static Result<std::unique_ptr<CompanyBook>> Open(const std::string& path,
                                                   const LegalForms& forms);

  Result<const Record*> Find(const CompanyQuery& query) override;

 private:
  // One key of a line. 16 bytes: files of up to 1 TiB, lines of up to 16 MiB.
  struct Entry {
    uint64_t hash;
    uint64_t offset : 40;
    uint64_t length : 24;
  };
  FileBook(std::string path, Fd file, const LegalForms& forms)
      : path_(std::move(path)), file_(std::move(file)), forms_(forms) {}

  Status ReadIndex();
  Status AddLine(std::string_view line, uint64_t offset, size_t number);
  void AddKey(const std::string& key, uint64_t offset, size_t length);

  using Is = std::function<bool(const Record& company)>;
  using Mark = std::function<std::string(const Record& company)>;
  // Leaves in record_ the last of the records under `key` that `is` takes. True
  // when there is one, and no other that it takes has another mark; one without
  // a mark ("") may be any of them.
  Result<bool> FindOne(const std::string& key, const Is& is, const Mark& mark);
  Result<bool> FindByName(const CompanyQuery& query, const std::string& key);
  Result<bool> FindByDomain(std::string_view host, const std::string& key,
                            const Is& may_be);
  Status Read(const Entry& entry);
  Status Changed() const;

  // Whether a name of it, or its domain, shares something with `key`; true when
  // either has no name.
  bool IsAlike(const Record& company, const std::string& key) const;
  bool HasName(const Record& company, const std::string& key) const;

  std::string path_;
  Fd file_;
  const LegalForms& forms_;
  std::vector<Entry> index_;  // by hash, then by offset
  std::string line_;
  Record record_;
};

}  // namespace jobutils

#endif  // JOBUTILS_COMPANY_FILE_BOOK_H_
