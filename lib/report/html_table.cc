#include "report/html_table.h"

#include <algorithm>

namespace jobutils {

std::string HtmlTable::Html() const {
  if (rows_.empty()) return "";
  std::vector<size_t> shown;
  for (size_t i = 0; i < columns_.size(); ++i) {
    const auto filled = [i](const auto& row) { return !row[i].empty(); };
    if (std::any_of(rows_.begin(), rows_.end(), filled)) shown.push_back(i);
  }
  const auto kind = [this](size_t i) {
    return columns_[i].number ? " class=\"number\"" : "";
  };
  std::string html = "<table>\n<thead><tr>";
  for (const size_t i : shown) {
    html.append("<th scope=\"col\"").append(kind(i)).append(">");
    html.append(columns_[i].heading).append("</th>");
  }
  html += "</tr></thead>\n<tbody>\n";
  for (const auto& row : rows_) {
    html += "<tr>";
    for (const size_t i : shown) {
      html.append("<td").append(kind(i)).append(" data-label=\"");
      html.append(columns_[i].heading).append("\">");
      html.append(row[i]).append("</td>");
    }
    html += "</tr>\n";
  }
  return html + "</tbody>\n</table>\n";
}

}  // namespace jobutils
