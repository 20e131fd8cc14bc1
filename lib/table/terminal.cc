#include "table/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace jobutils {
namespace {

std::string_view Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

int WindowWidth() {
  for (int fd : {STDOUT_FILENO, STDERR_FILENO}) {
    winsize size{};
    if (::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
      return size.ws_col;
    }
  }
  return 0;
}

bool Decide(std::string_view when, bool automatic) {
  return when == "always" || (when == "auto" && automatic);
}

}  // namespace

bool SomebodyWatches() { return ::isatty(STDOUT_FILENO) == 1; }

Look LookOf(std::string_view color, std::string_view links, int width) {
  const std::string_view term = Environment("TERM");
  const bool able = SomebodyWatches() && !term.empty() && term != "dumb";
  Look look;
  look.color = Decide(color, able && Environment("NO_COLOR").empty());
  // The Linux console shows the sequence instead of hiding it.
  look.links = Decide(links, able && look.color && term != "linux");
  if (width == 0) width = std::atoi(Environment("COLUMNS").data());
  if (width <= 0) width = WindowWidth();
  if (width > 0) look.width = std::clamp(width, kMinWidth, kMaxWidth);
  return look;
}

}  // namespace jobutils
