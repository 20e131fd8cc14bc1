// The body of an answer, read as its definition says.

#ifndef JOBUTILS_SOURCE_DOCUMENT_H_
#define JOBUTILS_SOURCE_DOCUMENT_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/http.h"
#include "record/json.h"
#include "source/definition.h"
#include "source/verdict.h"

namespace jobutils {

// The most listings that a source may have.
constexpr size_t kMaxRows = 100'000;

// Views point into it, so it stays where it is.
class Document {
 public:
  Document() = default;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  // Reads a list: items() are the elements of the array at `path`, or the
  // objects of @type `path`. A JSON text may begin with a BOM and come as any
  // content type. Of more than kMaxRows items there is one too many.
  std::optional<Trouble> ReadList(HttpAnswer answer, Format format,
                                  const std::string& path);

  // Reads one listing's own answer: items() holds the object at `path`, or
  // all objects of @type `path`.
  std::optional<Trouble> ReadOne(HttpAnswer answer, Format format,
                                 const std::string& path);

  const std::vector<Json>& items() const { return items_; }
  // What of the page could not be read, though items() could.
  const std::optional<Trouble>& loss() const { return loss_; }
  Json root() const { return root_; }
  const HttpAnswer& answer() const { return answer_; }

 private:
  std::optional<Trouble> ReadJson();
  std::optional<Trouble> ReadPage(const std::string& type);

  HttpAnswer answer_;
  std::vector<std::string> blocks_;
  Json root_;
  std::vector<Json> items_;
  std::optional<Trouble> loss_;
};

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_DOCUMENT_H_
