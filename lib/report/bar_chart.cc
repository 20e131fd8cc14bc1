#include "report/bar_chart.h"

#include <algorithm>
#include <numeric>

#include "base/visible.h"
#include "report/markup.h"

namespace jobutils {
namespace {

// Of a histogram, in its own units; a unit is a pixel where there is room.
constexpr int kWidth = 320;
constexpr int kTop = 16;  // room for the count above a bar
constexpr int kHeight = 110;
constexpr int kBottom = 18;  // room for the scale
constexpr int kStep = kWidth / Histogram::kBars;

// The inner picture has the counts themselves as its heights.
constexpr std::string_view kBarWidth = "0.84";
constexpr std::string_view kBarGap = ".08";

std::string Number(uint64_t number) { return std::to_string(number); }

std::string Described(std::string_view title, std::string_view told) {
  std::string html = "<title>" + Escaped(Visible(title)) + "</title>";
  if (!told.empty()) html += "<desc>" + Escaped(Visible(told)) + "</desc>";
  return html;
}

std::string Label(int x, int y, std::string_view look, std::string_view text) {
  std::string html = "<text x=\"" + std::to_string(x) + "\" y=\"" +
                     std::to_string(y) + "\" class=\"";
  return html.append(look).append("\">").append(text).append("</text>");
}

}  // namespace

std::string LyingBar(const std::vector<BarPart>& parts, uint64_t whole,
                     std::string_view told) {
  std::string html = "<svg class=\"bar\" role=\"img\" viewBox=\"0 0 " +
                     Number(std::max<uint64_t>(whole, 1)) +
                     " 1\" preserveAspectRatio=\"none\">" + Described(told, "");
  uint64_t begin = 0;
  for (const BarPart& part : parts) {
    if (part.count == 0) continue;
    html.append("<rect class=\"").append(part.look).append("\" x=\"");
    html += Number(begin) + "\" y=\"0\" width=\"" + Number(part.count) +
            "\" height=\"1\"/>";
    begin += part.count;
  }
  return html + "</svg>";
}

void Histogram::Count(double value, size_t part) {
  const double within = std::clamp(value, 0.0, 100.0);
  const auto bar = std::min(static_cast<size_t>(within / 10),
                            static_cast<size_t>(kBars) - 1);
  ++counts_[part * kBars + bar];
}

uint64_t Histogram::total() const {
  return std::accumulate(counts_.begin(), counts_.end(), uint64_t{0});
}

uint64_t Histogram::Of(size_t part) const {
  uint64_t sum = 0;
  for (int bar = 0; bar < kBars; ++bar) sum += At(bar, part);
  return sum;
}

uint64_t Histogram::Sum(int bar) const {
  uint64_t sum = 0;
  for (size_t part = 0; part < looks_.size(); ++part) sum += At(bar, part);
  return sum;
}

std::string Histogram::Svg(std::string_view title,
                           std::string_view told) const {
  if (total() == 0) return "";
  uint64_t highest = 0;
  for (int bar = 0; bar < kBars; ++bar) highest = std::max(highest, Sum(bar));
  std::string html =
      "<svg class=\"histogram\" role=\"img\" viewBox=\"0 0 " +
      std::to_string(kWidth) + " " + std::to_string(kTop + kHeight + kBottom) +
      "\">" + Described(title, told) + "\n<svg y=\"" + std::to_string(kTop) +
      "\" width=\"" + std::to_string(kWidth) + "\" height=\"" +
      std::to_string(kHeight) + "\" viewBox=\"0 0 " + std::to_string(kBars) +
      " " + Number(highest) + "\" preserveAspectRatio=\"none\">\n";
  std::string labels;
  for (int bar = 0; bar < kBars; ++bar) {
    uint64_t top = highest;
    for (size_t part = 0; part < looks_.size(); ++part) {
      const uint64_t count = At(bar, part);
      if (count == 0) continue;
      top -= count;
      html.append("<rect class=\"").append(looks_[part]).append("\" x=\"");
      html.append(std::to_string(bar)).append(kBarGap).append("\" y=\"");
      html.append(Number(top)).append("\" width=\"").append(kBarWidth);
      html.append("\" height=\"").append(Number(count)).append("\"/>\n");
    }
    if (const uint64_t sum = Sum(bar); sum > 0) {
      const auto height = static_cast<int>(
          static_cast<double>(sum) / static_cast<double>(highest) * kHeight);
      labels += Label(bar * kStep + kStep / 2, kTop + kHeight - height - 4,
                      "count", Number(sum));
    }
    labels +=
        Label(bar * kStep + (bar == 0 ? 1 : 0), kTop + kHeight + kBottom - 4,
              bar == 0 ? "scale first" : "scale", std::to_string(bar * 10));
  }
  labels += Label(kWidth, kTop + kHeight + kBottom - 4, "scale last", "100");
  return html + "</svg>\n<path class=\"axis\" d=\"M0 " +
         std::to_string(kTop + kHeight) + "H" + std::to_string(kWidth) +
         "\"/>\n" + labels + "\n</svg>\n";
}

}  // namespace jobutils
