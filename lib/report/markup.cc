#include "report/markup.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "base/utf8.h"
#include "base/visible.h"
#include "schedule/local_time.h"
#include "table/hyperlink.h"
#include "table/text_width.h"
#include "text/dates.h"

namespace jobutils {
namespace {

constexpr size_t kMostOfLine = 4096;    // bytes that are looked at
constexpr size_t kMostOfLines = 32768;  // of a letter

std::string Isolated(std::string_view text) {
  return text.empty() ? "" : "<bdi>" + Escaped(text) + "</bdi>";
}

}  // namespace

std::string Escaped(std::string_view text) {
  std::string html;
  html.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

std::string Shown(std::string_view text, int width) {
  const std::string_view begin = CutUtf8(text, kMostOfLine);
  return Isolated(Shorten(CellText(begin), width));
}

std::string Shown(Json value, int width) {
  return Shown(value.AsString().value_or(""), width);
}

std::string ShownLines(std::string_view text) {
  std::string html;
  const std::string_view all = CutUtf8(text, kMostOfLines);
  for (size_t begin = 0; begin < all.size();) {
    const size_t end = std::min(all.find('\n', begin), all.size());
    html += Isolated(Visible(all.substr(begin, end - begin))) + "\n";
    begin = end + 1;
  }
  if (all.size() < text.size()) html += "…\n";
  return html;
}

std::string Link(std::string_view url, std::string_view html) {
  const std::string target = LinkTarget(url);
  if (target.empty()) return std::string(html);
  return "<a href=\"" + Escaped(target) +
         "\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">" +
         std::string(html) + "</a>";
}

std::string Grouped(uint64_t count) {
  std::string digits = std::to_string(count);
  for (size_t i = digits.size(); i > 3;) digits.insert(i -= 3, 1, ',');
  return digits;
}

std::string Counted(uint64_t count, std::string_view noun) {
  return Grouped(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

uint64_t CountOf(Json value) {
  const int64_t count = value.AsInteger().value_or(0);
  return count < 0 ? 0 : static_cast<uint64_t>(count);
}

std::string TimeHtml(Time time) {
  return "<time datetime=\"" + FormatTime(time) + "\">" + FormatLocal(time) +
         "</time>";
}

std::string TimeHtml(Json date) {
  const auto time = TimeOfDate(date.AsString().value_or(""));
  return time ? TimeHtml(*time) : "";
}

std::string ZoneName(Time time) {
  const int64_t minutes = (LocalOf(time) - time) / 60;
  if (minutes == 0) return "UTC";
  char name[40];
  std::snprintf(name, sizeof name, "UTC%c%02d:%02d", minutes < 0 ? '-' : '+',
                static_cast<int>(std::abs(minutes) / 60),
                static_cast<int>(std::abs(minutes) % 60));
  return name;
}

std::string Section(std::string_view id, std::string_view heading,
                    std::string_view html) {
  if (html.empty()) return "";
  std::string section = "<section id=\"";
  section.append(id).append("\">\n<h2>").append(heading).append("</h2>\n");
  return section.append(html).append("</section>\n");
}

std::string Badge(std::string_view look, std::string_view html) {
  std::string badge = "<span class=\"badge ";
  return badge.append(look).append("\">").append(html).append("</span>");
}

}  // namespace jobutils
