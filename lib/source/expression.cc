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

Result<JsonPath> ParsePath(const std::string& text, const Names& names) {
  auto path = JsonPath::Parse(text);
  if (!path && text.find('~') != text.npos) {
    return UsageError("expected '~0' or '~1' for each '~', got '" + text + "'");
  }
  if (!path) {
    return UsageError("expected a path like '/location/name', got '" + text +
                      "'");
  }
  const std::string& name = path->variable();
  if (!name.empty() && names.variables.count(name) == 0) {
    return UsageError(UnknownVariable(name, names.variables));
  }
  return std::move(*path);
}

Status AddArgument(Step& step, char kind, const std::string& text,
                   const Names& names) {
  if (kind == 'p') {
    auto path = ParsePath(text, names);
    if (!path.ok()) return path.error();
    step.paths.push_back(std::move(*path));
  } else if (kind == 'm') {
    const auto found = names.maps.find(text);
    if (found == names.maps.end()) {
      std::vector<std::string> known;
      for (const auto& [name, map] : names.maps) known.push_back(name);
      if (known.empty()) return UsageError("no [map." + text + "] in the file");
      return UsageError(Unknown("map", text, known));
    }
    step.map = found->second;
  } else {
    step.arguments.push_back(text);
    if (kind == 't') return Ok{};
    std::set<std::string> known = names.variables;
    known.insert("value");
    for (const std::string& name : TemplateNames(text)) {
      if (known.count(name) > 0) continue;
      return UsageError(UnknownVariable(name, known));
    }
  }
  return Ok{};
}

Result<Step> ParseStep(const std::vector<Word>& words, size_t begin, size_t end,
                       const Names& names) {
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
    Status added = AddArgument(step, kind, words[begin + 1 + i].text, names);
    if (!added.ok()) return added.error();
  }
  return step;
}

}  // namespace

std::string UnknownVariable(const std::string& name,
                            const std::set<std::string>& known) {
  const std::vector<std::string> names(known.begin(), known.end());
  const std::string near = Nearest(name, names);
  std::string message = "unknown variable '{" + name + "}', ";
  if (!near.empty()) return message + "did you mean '{" + near + "}'?";
  message += "expected one of ";
  for (const std::string& one : names) {
    message += '{' + one + (one == names.back() ? "}" : "}, ");
  }
  return message;
}

Result<Expression> Expression::Parse(std::string_view text,
                                     const Names& names) {
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
      auto path = ParsePath(word.text, names);
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
    auto step = ParseStep(*words, begin, at, names);
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
      if (results.size() >= kMaxValues) break;
      step.transform->apply(step, scope, value, results);
    }
    values = std::move(results);
  }
  return values;
}

char Expression::start() const {
  char start = '$';
  const auto widen = [&start](const JsonPath& path, bool inside) {
    if (!path.variable().empty()) return;
    if (path.start() == '.' && !inside) start = '.';
    if (path.start() == '@' && start == '$') start = '@';
  };
  for (const JsonPath& path : paths_) widen(path, false);
  for (const Step& step : steps_) {
    for (const JsonPath& path : step.paths) widen(path, true);
  }
  return start;
}

Field Field::Read(Table& table, std::string_view key, const Names& names) {
  Field field;
  for (const std::string& text : table.Strings(key)) {
    auto expression = Expression::Parse(text, names);
    if (expression.ok()) {
      field.alternatives_.push_back(std::move(*expression));
    } else {
      table.Fail(
          key, "bad '" + std::string(key) + "': " + expression.error().message);
    }
  }
  return field;
}

const std::vector<std::string>& Field::Texts(
    const Scope& scope, Kind kind, std::vector<std::string>& room) const {
  const size_t limit = kind == Kind::kLine ? kMaxLineBytes : std::string::npos;
  for (const Expression& alternative : alternatives_) {
    const char start = scope.memo == nullptr ? '.' : alternative.start();
    std::vector<std::string>* texts = &room;
    if (start != '.') {
      auto& memo = start == '$' ? scope.memo->document : scope.memo->item;
      const auto [at, added] = memo.try_emplace(&alternative);
      if (!added && !at->second.empty()) return at->second;
      if (!added) continue;
      texts = &at->second;
    }
    for (const Value& value : alternative.Run(scope)) {
      const bool object = value.json().type() == Json::Type::kObject;
      if (object && kind == Kind::kPlain) continue;
      auto text = value.Text(limit);
      const bool any = text && text->find_first_not_of(" \t\r\n") != text->npos;
      if (any) texts->push_back(std::move(*text));
    }
    if (!texts->empty()) return *texts;
  }
  return room;
}

std::vector<std::string> Field::All(const Scope& scope) const {
  std::vector<std::string> room;
  return Texts(scope, Kind::kLine, room);
}

std::string Field::First(const Scope& scope) const {
  std::vector<std::string> room;
  const auto& texts = Texts(scope, Kind::kLine, room);
  return texts.empty() ? "" : texts.front();
}

std::vector<std::string> Field::AllWhole(const Scope& scope) const {
  std::vector<std::string> room;
  return Texts(scope, Kind::kWhole, room);
}

std::vector<std::string> Field::AllPlain(const Scope& scope) const {
  std::vector<std::string> room;
  return Texts(scope, Kind::kPlain, room);
}

std::string Field::FirstPlain(const Scope& scope) const {
  std::vector<std::string> room;
  const auto& texts = Texts(scope, Kind::kPlain, room);
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
