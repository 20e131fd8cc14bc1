#include "table/table_writer.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "base/visible.h"
#include "table/hyperlink.h"
#include "table/layout.h"
#include "table/text_width.h"

namespace jobutils {
namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kGreen = "\x1b[32m";
constexpr std::string_view kPlain = "\x1b[0m";

constexpr int kMaxIndent = 8;
constexpr int kMaxLinesBelow = 3;
// No column of a line takes more, marks and all (see CellText).
constexpr size_t kMaxColumnBytes = 130;

std::string Styled(std::string_view style, std::string_view text) {
  if (style.empty() || text.empty()) return std::string(text);
  return std::string(style) + std::string(text) + std::string(kPlain);
}

void Pad(std::string& out, int columns) {
  out.append(static_cast<size_t>(std::max(0, columns)), ' ');
}

}  // namespace

void TableWriter::Add(const Record& record, std::string& out) {
  Row row = RowOf(record);
  if (settled_) {
    AppendRow(row, out);
    return;
  }
  sample_.push_back(std::move(row));
  if (sample_.size() == kSampleRows || sample_bytes_ > kSampleBytes) {
    Settle(out);
  }
}

void TableWriter::Settle(std::string& out) { WriteSample(false, out); }

void TableWriter::Finish(const Summary& summary, std::string& out) {
  if (summary.empty()) return;
  WriteSample(true, out);
  if (settled_) out += '\n';
  out += Visible(summary.Text());
  if (!left_out_.empty()) {
    out += "; no room for ";
    out += Visible(left_out_);
  }
  out += '\n';
}

void TableWriter::WriteSample(bool all_rows_known, std::string& out) {
  if (settled_ || sample_.empty()) return;
  SetWidths(all_rows_known);
  AppendHeadings(out);
  for (const Row& row : sample_) AppendRow(row, out);
  sample_ = {};
  settled_ = true;
}

TableWriter::Row TableWriter::RowOf(const Record& record) {
  Row row;
  row.cells.reserve(columns_.size());
  for (Column& column : columns_) {
    const std::string text = column.Of(record, Form::kShort, now_);
    const int most = look_.width * (column.below ? kMaxLinesBelow : 1);
    const std::string_view begin =
        CutUtf8(text, kMaxColumnBytes * static_cast<size_t>(most));
    row.cells.push_back(Shorten(CellText(begin), most));
    sample_bytes_ += row.cells.back().size();
  }
  if (look_.links) row.link = LinkTarget(record.Text("url"));
  row.live = record.live();
  row.passed = record.Get("score")["passed"].AsBool().value_or(false);
  return row;
}

void TableWriter::SetWidths(bool all_rows_known) {
  std::vector<ColumnNeed> needs;
  std::vector<size_t> shown;
  int whole = -kGap;
  for (size_t i = 0; i < columns_.size(); ++i) {
    Column& column = columns_[i];
    int widest = 0;
    bool numbers = true;
    for (const Row& row : sample_) {
      widest = std::max(widest, TextWidth(row.cells[i]));
      numbers &= row.cells[i].empty() || IsNumber(row.cells[i]);
    }
    column.right |= numbers && widest > 0;
    if (widest == 0 && hide_empty_ && all_rows_known) continue;
    const int natural = std::max(widest, TextWidth(CellText(column.heading)));
    needs.push_back({natural, column.floor, column.weight});
    shown.push_back(i);
    whole += natural + kGap;
  }
  const auto below = std::find_if(shown.begin(), shown.end(), [this](size_t i) {
    return columns_[i].below;
  });
  if (whole > look_.width && shown.size() > 1 && below != shown.end()) {
    below_ = *below;
    needs.erase(needs.begin() + (below - shown.begin()));
    shown.erase(below);
  }
  widths_.assign(columns_.size(), 0);
  const std::vector<int> fitted = FitColumns(needs, look_.width);
  for (size_t i = 0; i < shown.size(); ++i) {
    widths_[shown[i]] = fitted[i];
    if (fitted[i] > 0) {
      if (indent_ == 0) indent_ = std::min(fitted[i], kMaxIndent) + kGap;
      continue;
    }
    if (!left_out_.empty()) left_out_ += ", ";
    left_out_ += columns_[shown[i]].name;
  }
}

template <typename Text, typename Style>
void TableWriter::AppendLine(Text text, Style style, std::string& out) const {
  int owed = 0;  // blanks before the next text, so that none end the line
  for (size_t i = 0; i < columns_.size(); ++i) {
    if (widths_[i] == 0) continue;
    const std::string cell = Shorten(text(i), widths_[i]);
    const int padding = widths_[i] - TextWidth(cell);
    if (columns_[i].right) owed += padding;
    if (!cell.empty()) {
      Pad(out, owed);
      out += style(i, cell);
      owed = 0;
    }
    if (!columns_[i].right) owed += padding;
    owed += kGap;
  }
  out += '\n';
}

void TableWriter::AppendHeadings(std::string& out) const {
  AppendLine([this](size_t i) { return CellText(columns_[i].heading); },
             [this](size_t, std::string_view cell) {
               return Styled(look_.color ? kBold : "", cell);
             },
             out);
}

void TableWriter::AppendRow(const Row& row, std::string& out) const {
  const auto style = [&](size_t i, std::string_view cell) {
    const std::string& name = columns_[i].name;
    std::string_view with;
    if (look_.color) {
      if (!row.live || name == "why") {
        with = kDim;
      } else if (name == "score" && row.passed) {
        with = kGreen;
      }
    }
    const std::string text = Styled(with, cell);
    return name == "title" ? Hyperlink(row.link, text) : text;
  };
  AppendLine([&](size_t i) -> std::string_view { return row.cells[i]; }, style,
             out);
  if (!below_ || row.cells[*below_].empty()) return;
  const int width = look_.width - indent_;
  for (const std::string& line :
       Wrap(row.cells[*below_], width, kMaxLinesBelow)) {
    Pad(out, indent_);
    out += style(*below_, line);
    out += '\n';
  }
}

}  // namespace jobutils
