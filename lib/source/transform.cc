#include "source/transform.h"

#include <algorithm>
#include <optional>

#include "html/html.h"
#include "net/url.h"
#include "record/json.h"
#include "source/markup.h"
#include "source/place.h"
#include "source/vocabulary.h"
#include "text/dates.h"
#include "text/pay.h"

namespace jobutils {
namespace {

using Values = std::vector<Value>;

constexpr size_t kMaxTemplateBytes = 2000;

void Put(std::string text, Values& out) {
  if (!text.empty()) out.emplace_back(std::move(text));
}

template <std::string (*function)(std::string_view)>
void OfText(const Step&, const Scope&, const Value& value, Values& out) {
  if (const auto text = value.Text()) Put(function(*text), out);
}

// For all that gives no more than a line.
std::optional<std::string> LineOf(const Value& value) {
  return value.Text(kMaxLineBytes);
}

template <std::string (*function)(std::string_view)>
void OfLine(const Step&, const Scope&, const Value& value, Values& out) {
  if (const auto text = LineOf(value)) Put(function(*text), out);
}

void Date(const Step&, const Scope& scope, const Value& value, Values& out) {
  const auto text = LineOf(value);
  if (!text) return;
  if (auto date = ParseDate(*text, scope.now)) Put(*date, out);
}

std::optional<double> NumberOf(const Value& value) {
  if (const auto number = value.json().AsNumber()) return number;
  const auto text = LineOf(value);
  return text ? ParseAmount(*text) : std::nullopt;
}

template <int units>
void Epoch(const Step&, const Scope&, const Value& value, Values& out) {
  const auto number = NumberOf(value);
  if (!number) return;
  if (auto date = DateFromEpoch(*number / units)) Put(*date, out);
}

void Cents(const Step&, const Scope&, const Value& value, Values& out) {
  if (const auto cents = NumberOf(value)) Put(JsonNumber(*cents / 100), out);
}

void Split(const Step& step, const Scope&, const Value& value, Values& out) {
  const auto text = value.Text();
  if (!text) return;
  std::string_view rest = *text;
  while (!rest.empty() && out.size() < kMaxValues) {
    const size_t end =
        std::min(rest.find_first_of(step.arguments[0]), rest.size());
    Put(FoldSpace(rest.substr(0, end)), out);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

Scope Inside(const Scope& scope, const Value& value) {
  Scope inside = scope;
  inside.here = value.json();
  return inside;
}

void Join(const Step& step, const Scope& scope, const Value& value,
          Values& out) {
  const Scope inside = Inside(scope, value);
  std::vector<std::string> parts;
  for (const JsonPath& path : step.paths) {
    const auto text = path.First(inside);
    if (text) AddPlacePart(parts, *text);
  }
  std::string joined;
  for (const std::string& part : parts) {
    if (!joined.empty()) joined += step.arguments[0];
    joined += part;
  }
  Put(std::move(joined), out);
}

bool IsOneOf(std::string_view text, const Step& step) {
  const std::string words = PlainWords(text);
  return std::any_of(
      step.arguments.begin(), step.arguments.end(),
      [&words](const std::string& one) { return PlainWords(one) == words; });
}

template <bool wanted>
void Where(const Step& step, const Scope& scope, const Value& value,
           Values& out) {
  const auto text = step.paths[0].First(Inside(scope, value));
  if ((text && IsOneOf(*text, step)) == wanted) out.push_back(value);
}

void Except(const Step& step, const Scope&, const Value& value, Values& out) {
  const auto text = LineOf(value);
  if (text && !IsOneOf(*text, step)) out.push_back(value);
}

void Map(const Step& step, const Scope&, const Value& value, Values& out) {
  const auto text = LineOf(value);
  if (!text) return;
  const auto found = step.map->find(PlainWords(*text));
  if (found != step.map->end()) Put(found->second, out);
}

void Place(const Step&, const Scope&, const Value& value, Values& out) {
  Put(value.json() ? PlaceText(value.json()) : LineOf(value).value_or(""), out);
}

void Template(const Step& step, const Scope& scope, const Value& value,
              Values& out) {
  const auto text = LineOf(value);
  // What was cut may be the place of another.
  if (!text || text->empty() || text->size() > kMaxTemplateBytes) return;
  Variables variables = *scope.variables;
  variables["value"] = *text;
  Put(ExpandTemplate(step.arguments[0], variables), out);
}

constexpr Transform kTransforms[] = {
    {"unescape", "", "unescape", OfText<DecodeEntities>},
    {"html", "", "html", OfText<ReadableText>},
    {"markup", "", "markup", OfText<MarkupText>},
    {"line", "", "line", OfText<LineText>},
    {"date", "", "date", Date},
    {"epoch_s", "", "epoch_s", Epoch<1>},
    {"epoch_ms", "", "epoch_ms", Epoch<1000>},
    {"cents", "", "cents", Cents},
    {"split", "t", "split CHARACTERS", Split},
    {"join", "tp+", "join SEPARATOR PATH...", Join},
    {"where", "pt+", "where PATH VALUE...", Where<true>},
    {"unless", "pt+", "unless PATH VALUE...", Where<false>},
    {"except", "t+", "except VALUE...", Except},
    {"map", "m", "map NAME", Map},
    {"employment", "", "employment", OfLine<EmploymentOf>},
    {"workplace", "", "workplace", OfLine<WorkplaceOf>},
    {"place", "", "place", Place},
    {"template", "v", "template TEXT", Template},
};

}  // namespace

const Transform* FindTransform(std::string_view name) {
  for (const Transform& transform : kTransforms) {
    if (transform.name == name) return &transform;
  }
  return nullptr;
}

std::vector<std::string> TransformNames() {
  std::vector<std::string> names;
  for (const Transform& transform : kTransforms)
    names.push_back(transform.name);
  return names;
}

std::vector<std::string> TemplateNames(std::string_view text) {
  std::vector<std::string> names;
  for (;;) {
    const size_t open = text.find('{');
    const size_t close = text.find('}', open);
    if (close == text.npos) return names;
    names.emplace_back(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
}

std::string ExpandTemplate(std::string_view text, const Variables& variables) {
  std::string expanded;
  while (!text.empty()) {
    const size_t open = text.find('{');
    const size_t close = text.find('}', open);
    if (close == text.npos) break;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    expanded += text.substr(0, open);
    const auto found = variables.find(name);
    if (found == variables.end()) {
      expanded += text.substr(open, close + 1 - open);
    } else if (name == "url" || name == "page") {
      expanded += found->second;
    } else {
      expanded += PercentEncode(found->second);
    }
    text.remove_prefix(close + 1);
  }
  return expanded += text;
}

}  // namespace jobutils
