#include "hunt/source_answer.h"

#include <utility>

#include "journal/batch.h"

namespace jobutils {
namespace {

// A record is no line that a person writes, and would be passed on.
bool IsAsked(const std::string& line) { return line[0] != '{'; }

void Take(std::string_view output, SourceAnswer& answer) {
  Record& record = answer.source;
  if (record.Parse(output) && record.live() && record.kind() == "source" &&
      record.Has("type")) {
    answer.id = record.Text("id");
  }
  if (!answer.id.empty()) {
    answer.why.clear();
    record.Own();
    return;
  }
  const Json error = record.Get("error");
  if (record.kind() == "source" && error) {
    answer.why = error["code"].AsString().value_or("") + ": " +
                 error["message"].AsString().value_or("");
    answer.retry = error["retry"].AsBool().value_or(false);
  }
  answer.source = Record();
}

}  // namespace

Result<std::vector<SourceAnswer>> AskFor(const std::vector<std::string>& lines,
                                         const LineRunner& discover) {
  std::string asked;
  for (const std::string& line : lines) {
    if (IsAsked(line)) asked += line + '\n';
  }
  Result<std::string> output = std::string();
  if (!asked.empty()) output = discover(asked);
  if (!output) return output.error();
  std::vector<SourceAnswer> answers;
  std::string_view rest = *output;
  for (const std::string& line : lines) {
    SourceAnswer& answer = answers.emplace_back();
    answer.line = line;
    answer.why = "malformed: expected a URL or a name";
    if (!IsAsked(line)) continue;
    const size_t end = rest.find('\n');
    if (end == rest.npos) {
      return IoError("'job-discover' gave fewer records than lines");
    }
    Take(rest.substr(0, end), answer);
    rest.remove_prefix(end + 1);
  }
  if (rest.empty()) return answers;
  return IoError("'job-discover' gave more records than lines");
}

double ConfidenceOf(const Record& source) {
  return source.Get("confidence").AsNumber().value_or(0);
}

}  // namespace jobutils
