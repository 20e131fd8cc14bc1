#include "source/expression.h"

#include <algorithm>
#include <utility>

namespace jobutils {
namespace {

// A word of an expression; `quoted` words are never signs.
struct Word {
  std::string text;
  bool quoted = false;
  bool Is(char sign) const {
    return !quoted && text.size() == 1 && text[0] == sign;
  }
};

Result<std::vector<Word>> Words(std::string_view text) {
  std::vector<Word> words;
  for (size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == ' ' || c == '\t' || c == '\n') {
      ++i;
    } else if (c == '|' || c == ',') {
      words.push_back({std::string(1, c)});
      ++i;
    } else if (c == '\'') {
      const size_t end = text.find('\'', i + 1);
      if (end == text.npos) return UsageError("expected a closing quote");
      words.push_back({std::string(text.substr(i + 1, end - i - 1)), true});
      i = end + 1;
    } else {
      const size_t end =
          std::min(text.find_first_of(" \t\n|,'", i), text.size());
      words.push_back({std::string(text.substr(i, end - i))});
      i = end;
    }
  }
  return words;
}

std::string List(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) {
    if (!list.empty()) list += ", ";
    list += name;
  }
  return list;
}

std::string Unknown(std::string_view what, const std::string& name,
                    const std::vector<std::string>& known) {
  std::string message = "unknown " + std::string(what) + " '" + name + "'";
  const std::string near = Nearest(name, known);
  if (!near.empty()) return message + ", did you mean '" + near + "'";
  return message + ", expected one of " + List(known);
}

Result<JsonPath> ParsePath(const std::string& text) {
  auto path = JsonPath::Parse(text);
  if (path) return std::move(*path);
  return UsageError("expected a path like '/location/name', got '" + text +
                    "'");
}

Status AddArgument(Step& step, char kind, const std::string& text,
                   const ValueMaps& maps) {
  if (kind == 't') {
    step.arguments.push_back(text);
  } else if (kind == 'p') {
    auto path = ParsePath(text);
    if (!path.ok()) return path.error();
    step.paths.push_back(std::move(*path));
  } else {
    const auto found = maps.find(text);
    if (found == maps.end()) {
      std::vector<std::string> names;
      for (const auto& [name, map] : maps) names.push_back(name);
      if (names.empty()) return UsageError("no [map." + text + "] in the file");
      return UsageError(Unknown("map", text, names));
    }
    step.map = found->second;
  }
  return Ok{};
}

Result<Step> ParseStep(const std::vector<Word>& words, size_t begin, size_t end,
                       const ValueMaps& maps) {
  if (begin == end) return UsageError("expected a transform behind '|'");
  Step step;
  step.transform = FindTransform(words[begin].text);
  if (step.transform == nullptr) {
    return UsageError(
        Unknown("transform", words[begin].text, TransformNames()));
  }
  const std::string_view kinds = step.transform->arguments;
  const bool repeats = kinds.ends_with('+');
  const size_t least = kinds.size() - (repeats ? 1 : 0);
  const size_t given = end - begin - 1;
  if (given < least || (given > least && !repeats)) {
    return UsageError("expected '" + std::string(step.transform->usage) + "'");
  }
  for (size_t i = 0; i < given; ++i) {
    const char kind = kinds[std::min(i, least - 1)];
    Status added = AddArgument(step, kind, words[begin + 1 + i].text, maps);
    if (!added.ok()) return added.error();
  }
  return step;
}

bool HasText(const Value& value) {
  const auto text = value.Text();
  return text && text->find_first_not_of(" \t\r\n") != text->npos;
}

}  // namespace

Result<Expression> Expression::Parse(std::string_view text,
                                     const ValueMaps& maps) {
  const auto words = Words(text);
  if (!words.ok()) return words.error();
  Expression expression;
  size_t at = 0;
  bool due = true;
  for (; at < words->size() && !(*words)[at].Is('|'); ++at) {
    const Word& word = (*words)[at];
    if (word.Is(',') != due) {
      due = !due;
      if (word.Is(',')) continue;
      auto path = ParsePath(word.text);
      if (!path.ok()) return path.error();
      expression.paths_.push_back(std::move(*path));
    } else {
      return UsageError("expected " +
                        std::string(due ? "a path" : "',' or '|'") + ", got '" +
                        word.text + "'");
    }
  }
  if (due) return UsageError("expected a path like '/location/name'");
  while (at < words->size()) {
    const size_t begin = ++at;
    while (at < words->size() && !(*words)[at].Is('|')) ++at;
    auto step = ParseStep(*words, begin, at, maps);
    if (!step.ok()) return step.error();
    expression.steps_.push_back(std::move(*step));
  }
  return expression;
}

std::vector<Value> Expression::Run(const Scope& scope) const {
  std::vector<Value> values;
  for (const JsonPath& path : paths_) path.Walk(scope, values);
  for (const Step& step : steps_) {
    std::vector<Value> results;
    for (const Value& value : values) {
      step.transform->apply(step, scope, value, results);
    }
    values = std::move(results);
  }
  return values;
}

Field Field::Read(Table& table, std::string_view key, const ValueMaps& maps) {
  Field field;
  for (const std::string& text : table.Strings(key)) {
    auto expression = Expression::Parse(text, maps);
    if (expression.ok()) {
      field.alternatives_.push_back(std::move(*expression));
    } else {
      table.Fail(
          key, "bad '" + std::string(key) + "': " + expression.error().message);
    }
  }
  return field;
}

std::vector<std::string> Field::Texts(const Scope& scope, bool objects) const {
  std::vector<std::string> texts;
  for (const Expression& alternative : alternatives_) {
    for (const Value& value : alternative.Run(scope)) {
      if (!objects && value.json().type() == Json::Type::kObject) continue;
      if (HasText(value)) texts.push_back(*value.Text());
    }
    if (!texts.empty()) break;
  }
  return texts;
}

std::vector<std::string> Field::All(const Scope& scope) const {
  return Texts(scope, true);
}

std::string Field::First(const Scope& scope) const {
  const auto texts = Texts(scope, true);
  return texts.empty() ? "" : texts.front();
}

std::vector<std::string> Field::AllPlain(const Scope& scope) const {
  return Texts(scope, false);
}

std::string Field::FirstPlain(const Scope& scope) const {
  const auto texts = Texts(scope, false);
  return texts.empty() ? "" : texts.front();
}

std::vector<Value> Field::Values(const Scope& scope) const {
  for (const Expression& alternative : alternatives_) {
    auto values = alternative.Run(scope);
    if (!values.empty()) return values;
  }
  return {};
}

}  // namespace jobutils
