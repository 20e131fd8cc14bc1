#include "profile/resume/pdf.h"

#include <fcntl.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <limits>
#include <memory>
#include <utility>

#include "base/file.h"

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

namespace {

Result<std::string> ReadText(std::string_view bytes, const std::string& file) {
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

// A page may ask poppler for any amount of memory and time.
void LimitSelf() {
  constexpr rlim_t kMostMemory = rlim_t{1} << 30;
  constexpr rlim_t kMostSeconds = 60;
  const auto limit = [](auto what, rlim_t most) {
    const rlimit both = {most, most};
    setrlimit(what, &both);
  };
  rlim_t pages = 0;  // in use, of this process
  if (std::ifstream("/proc/self/statm") >> pages) {
    limit(RLIMIT_AS, pages * static_cast<rlim_t>(getpagesize()) + kMostMemory);
  }
  limit(RLIMIT_CPU, kMostSeconds);
  limit(RLIMIT_CORE, 0);
}

// What the child sends: a sign, and behind it a text or a message.
constexpr char kText = '+';
constexpr char kMessage = '-';

// An exception ends the child, not a frame of its parent's.
[[noreturn]] void SendText(std::string_view bytes, const std::string& file,
                           int out) noexcept {
  LimitSelf();
  if (const int null = open("/dev/null", O_WRONLY); null >= 0) {
    dup2(null, STDERR_FILENO);
  }
  const Result<std::string> text = ReadText(bytes, file);
  const std::string answer =
      text ? kText + *text : kMessage + text.error().message;
  _exit(WriteAll(out, answer, "pipe") ? 0 : 1);
}

}  // namespace

Result<std::string> PdfText(std::string_view bytes, const std::string& file) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) {
    return IoError(SystemMessage("cannot read", file, errno));
  }
  const Fd in(ends[0]);
  Fd out(ends[1]);
  const pid_t child = fork();
  if (child < 0) return IoError(SystemMessage("cannot read", file, errno));
  if (child == 0) SendText(bytes, file, out.get());
  out = Fd();
  std::string answer;
  char block[1 << 16];
  for (ssize_t got; (got = read(in.get(), block, sizeof block)) != 0;) {
    if (got < 0 && errno != EINTR) break;
    if (got > 0) answer.append(block, static_cast<size_t>(got));
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (status != 0 || answer.empty()) {
    return Bad(file,
               "the PDF is broken, or takes more than 1 GiB of memory or a "
               "minute to read");
  }
  const bool is_text = answer[0] == kText;
  answer.erase(0, 1);
  if (!is_text) return UsageError(std::move(answer));
  return answer;
}

}  // namespace jobutils
