#include "match/match.h"

#include "record/json.h"

namespace jobutils {
namespace {

std::string RangeOf(const Spot& spot) {
  std::string range = "[";
  range += std::to_string(spot.begin);
  range += ',';
  range += std::to_string(spot.end);
  return range += ']';
}

std::string Remarks(const std::vector<Remark>& remarks) {
  JsonArray array;
  for (const Remark& remark : remarks) {
    JsonObject object;
    object.Text("text", remark.text);
    if (!remark.quote.empty()) {
      const bool title = remark.spot.in == TextKey::kTitle;
      object.Text("quote", remark.quote)
          .Text("in", title ? "title" : "description")
          .Raw("at", RangeOf(remark.spot));
    }
    array.Raw(object.str());
  }
  return array.str();
}

}  // namespace

std::string Match::Json() const {
  JsonObject skills;
  skills.Integer("required", required).Integer("covered", covered);
  return JsonObject()
      .Integer("score", score)
      .Raw("skills", skills.str())
      .Raw("reasons", Remarks(reasons))
      .Raw("gaps", Remarks(gaps))
      .str();
}

}  // namespace jobutils
