#include "report/listing_card.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/utf8.h"
#include "base/visible.h"
#include "report/listing_facts.h"
#include "report/markup.h"
#include "table/format.h"

namespace jobutils {
namespace {

constexpr size_t kMostParts = 60;    // of a score
constexpr size_t kMostRemarks = 20;  // of a match
constexpr size_t kMostData = 30;     // bytes of what is sorted by
constexpr size_t kMostWhy = 3;       // in the line that is always seen

struct Reason {
  double points;
  std::string because;  // HTML
};

std::string Signed(double points) {
  if (points == 0) return "0";
  return (points < 0 ? "−" : "+") + JsonNumber(std::abs(points));
}

std::vector<Reason> ReasonsOf(const Record& listing) {
  std::vector<Reason> reasons;
  for (const Json part : listing.Get("score")["parts"].Items()) {
    if (reasons.size() == kMostParts) break;
    std::string because = Shown(part["because"]);
    if (because.empty()) because = Shown(part["rule"]);
    reasons.push_back(
        {part["points"].AsNumber().value_or(0), std::move(because)});
  }
  return reasons;
}

std::string Points(const Reason& reason) {
  const char* look = reason.points < 0 ? "minus" : "plus";
  return "<b class=\"" + std::string(look) + "\">" + Signed(reason.points) +
         "</b> " + reason.because;
}

// "" with nothing in it.
std::string Element(const std::string& name, std::string_view look,
                    std::string_view html) {
  if (html.empty()) return "";
  std::string element = "<" + name;
  if (!look.empty()) element.append(" class=\"").append(look).append("\"");
  element.append(">").append(html).append("</").append(name);
  return element.append(">\n");
}

std::string Why(const Record& listing, std::vector<Reason> reasons) {
  const bool based =
      listing.Get("score")["parts"].At(0)["rule"].AsString() == "base";
  if (based && !reasons.empty()) reasons.erase(reasons.begin());
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const Reason& a, const Reason& b) {
                     return std::abs(a.points) > std::abs(b.points);
                   });
  std::string html;
  for (size_t i = 0; i < std::min(reasons.size(), kMostWhy); ++i) {
    html += "<li>" + Points(reasons[i]) + "</li>";
  }
  return Element("ul", "why", html);
}

std::string ScoreParts(const std::vector<Reason>& reasons,
                       const std::string& total) {
  if (reasons.empty()) return "";
  std::string html = "<div><h4>Score</h4>\n<ul class=\"parts\">\n";
  for (const Reason& reason : reasons) {
    html += "<li>" + Points(reason) + "</li>\n";
  }
  return html + "<li class=\"sum\"><b>" + total + "</b> in all</li>\n" +
         "</ul></div>\n";
}

std::string Remarks(Json remarks, const char* heading, const char* look) {
  std::string items;
  size_t count = 0;
  for (const Json remark : remarks.Items()) {
    if (++count > kMostRemarks) break;
    items += "<li>" + Shown(remark["text"]);
    const std::string quote = Shown(remark["quote"]);
    if (!quote.empty()) items += " <q>" + quote + "</q>";
    items += "</li>\n";
  }
  if (items.empty()) return "";
  std::string html = "<div><h4>";
  html.append(heading).append("</h4>\n<ul class=\"").append(look);
  return html.append("\">\n").append(items).append("</ul></div>\n");
}

std::string Folded(std::string_view look, std::string_view summary,
                   std::string_view html) {
  if (html.empty()) return "";
  std::string details = "<details class=\"";
  details.append(look).append("\"><summary>").append(summary);
  details.append("</summary>\n").append(html);
  return details.append("</details>\n");
}

std::string Draft(Json draft) {
  std::string html;
  const std::string subject = Shown(draft["subject"]);
  if (!subject.empty()) html += "<p><b>" + subject + "</b></p>\n";
  for (const char* part : {"mail", "letter"}) {
    const std::string text = ShownLines(draft[part].AsString().value_or(""));
    if (text.empty()) continue;
    html.append("<h4>").append(part[0] == 'm' ? "Mail" : "Letter");
    html.append("</h4>\n<pre>").append(text).append("</pre>\n");
  }
  return html;
}

std::string Figure(const char* name, const std::string& value,
                   const char* look) {
  if (value.empty()) return "";
  return "<div class=\"" + std::string(look) + "\"><dt>" + name + "</dt><dd>" +
         value + "</dd></div>";
}

std::string Data(const char* name, const std::string& value) {
  if (value.empty()) return "";
  return " data-" + std::string(name) + "=\"" +
         Escaped(Visible(CutUtf8(value, kMostData))) + "\"";
}

}  // namespace

std::string ListingCard(const Record& listing, std::string_view change,
                        Time now) {
  const Json score = listing.Get("score");
  const Json match = listing.Get("match");
  const std::string total = ColumnOf(listing, "score", now, 6);
  const std::string figures =
      Figure("score", total,
             score["passed"].AsBool() == false ? "low" : "high") +
      Figure("match", ColumnOf(listing, "match", now, 6), "second");
  const auto number = [](Json value) {
    const auto is = value.AsNumber();
    return is ? JsonNumber(*is) : std::string();
  };

  std::string html =
      figures.empty() ? "<li class=\"job plain\"" : "<li class=\"job\"";
  html += Data("score", number(score["total"])) +
          Data("match", number(match["score"])) +
          Data("posted", listing.Text("posted_at")) + ">\n" +
          Element("dl", "", figures);
  html += "<h3>" + TitleOf(listing);
  if (!change.empty()) html.append(" ").append(Badge("news", change));
  html += "</h3>\n" + Element("p", "facts", FactsOf(listing, now));

  const std::vector<Reason> reasons = ReasonsOf(listing);
  const std::string gaps = Remarks(match["gaps"], "Gaps", "gaps");
  const std::string folded =
      Folded("reasons", gaps.empty() ? "All reasons" : "All reasons, gaps",
             ScoreParts(reasons, total) +
                 Remarks(match["reasons"], "Match", "fits") + gaps) +
      Folded("draft", "Draft", Draft(listing.Get("draft")));
  return html + Why(listing, reasons) + Element("div", "more", folded) +
         "</li>\n";
}

}  // namespace jobutils
