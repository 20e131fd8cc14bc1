#include "profile/resume/pdf.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <limits>
#include <memory>

namespace jobutils {
namespace {

constexpr int kMostPages = 100;
constexpr size_t kMostText = 4 << 20;

Error Bad(const std::string& file, const std::string& why) {
  return UsageError("cannot read '" + file + "': " + why);
}

}  // namespace

bool IsPdf(std::string_view bytes) {
  // Readers allow for bytes in front of the mark.
  return bytes.substr(0, 1024).find("%PDF-") != bytes.npos;
}

Result<std::string> PdfText(std::string_view bytes, const std::string& file) {
  if (bytes.size() > std::numeric_limits<int>::max()) {
    return Bad(file, "larger than 2 GiB");
  }
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(),
                                            static_cast<int>(bytes.size())));
  if (document == nullptr) {
    return Bad(file, "the PDF is broken, expected one that a viewer opens");
  }
  if (document->is_locked()) {
    return Bad(file,
               "the PDF is encrypted, expected one that opens without a "
               "password");
  }
  const int pages = document->pages();
  if (pages > kMostPages) {
    return Bad(file, "the PDF has " + std::to_string(pages) +
                         " pages, expected a r\u00e9sum\u00e9 of 100 at most");
  }
  std::string text;
  for (int i = 0; i < pages; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (page == nullptr) continue;
    const poppler::byte_array utf8 =
        page->text(poppler::rectf(), poppler::page::physical_layout).to_utf8();
    text.append(utf8.data(), utf8.size());
    text += '\f';
    if (text.size() > kMostText) {
      return Bad(file, "the PDF has more than 4 MiB of text");
    }
  }
  if (text.find_first_not_of(" \t\r\n\f") == text.npos) {
    return Bad(file,
               "the PDF has no text, only pictures, expected one that was "
               "written, not scanned");
  }
  return text;
}

}  // namespace jobutils
