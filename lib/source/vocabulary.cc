#include "source/vocabulary.h"

#include <span>

namespace jobutils {
namespace {

struct Row {
  std::string_view words;
  std::string_view means;
};

constexpr Row kEmployment[] = {
    {"full time", "full_time"},
    {"fulltime", "full_time"},
    {"vollzeit", "full_time"},
    {"temps plein", "full_time"},
    {"tiempo completo", "full_time"},
    {"part time", "part_time"},
    {"parttime", "part_time"},
    {"teilzeit", "part_time"},
    {"temps partiel", "part_time"},
    {"tiempo parcial", "part_time"},
    {"contract", "contract"},
    {"contractor", "contract"},
    {"freelance", "contract"},
    {"freelancer", "contract"},
    {"intern", "internship"},
    {"internship", "internship"},
    {"trainee", "internship"},
    {"traineeship", "internship"},
    {"praktikum", "internship"},
    {"temporary", "temporary"},
    {"temp", "temporary"},
    {"fixed term", "temporary"},
    {"seasonal", "temporary"},
};

constexpr Row kWorkplace[] = {
    {"remote", "remote"}, {"telecommute", "remote"}, {"hybrid", "hybrid"},
    {"onsite", "onsite"}, {"on site", "onsite"},     {"in office", "onsite"},
};

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsWordByte(char c) {
  return IsLower(c) || IsUpper(c) || (c >= '0' && c <= '9') || (c & 0x80);
}

std::string FirstNamed(std::string_view text, std::span<const Row> rows) {
  const std::string padded = ' ' + PlainWords(text.substr(0, 200)) + ' ';
  size_t best = padded.npos;
  std::string_view means;
  for (const Row& row : rows) {
    const size_t at = padded.find(' ' + std::string(row.words) + ' ');
    if (at >= best) continue;
    best = at;
    means = row.means;
  }
  return std::string(means);
}

}  // namespace

std::string PlainWords(std::string_view text) {
  std::string words;
  char before = 0;
  for (const char c : text) {
    if (IsWordByte(c)) {
      const bool begins =
          !IsWordByte(before) || (IsLower(before) && IsUpper(c));
      if (begins && !words.empty()) words += ' ';
      words += IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    before = c;
  }
  return words;
}

std::string EmploymentOf(std::string_view text) {
  return FirstNamed(text, kEmployment);
}

std::string WorkplaceOf(std::string_view text) {
  return FirstNamed(text, kWorkplace);
}

}  // namespace jobutils
