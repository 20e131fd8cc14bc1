#include "draft/template.h"

#include <algorithm>

#include "config/table.h"

namespace jobutils {
namespace {

constexpr size_t kMaxDepth = 32;

std::string_view Trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

}  // namespace

class TemplateParser {
 public:
  TemplateParser(std::string_view text, const std::string& file,
                 std::span<const TemplateName> names)
      : text_(text), file_(file), names_(names) {}

  Result<Template> Parse() {
    size_t pos = 0;
    for (size_t open; (open = text_.find("{{", pos)) != text_.npos;) {
      line_ += std::count(text_.begin() + pos, text_.begin() + open, '\n');
      const bool triple = text_.substr(open, 3) == "{{{";
      const std::string_view closer = triple ? "}}}" : "}}";
      const size_t inside = open + closer.size();
      const size_t close = text_.find(closer, inside);
      if (close == text_.npos) {
        return Fail(triple ? "'}}}' is missing" : "'}}' is missing");
      }
      const std::string_view tag = text_.substr(inside, close - inside);
      size_t text_end = open;
      size_t next = close + closer.size();
      if (!triple && IsBlock(tag)) TakeLine(text_end, next);
      AddText(text_.substr(pos, text_end - pos));
      Status added = AddTag(tag, triple);
      if (!added) return added.error();
      line_ += std::count(text_.begin() + open, text_.begin() + next, '\n');
      pos = next;
    }
    AddText(text_.substr(pos));
    if (!open_.empty()) {
      line_ = open_.back().line;
      return Fail("section '" + template_.parts_[open_.back().part].text +
                  "' is never closed");
    }
    return std::move(template_);
  }

 private:
  struct Open {
    size_t part;
    int64_t line;
    const TemplateName* list;  // whose fields are known inside; or null
  };

  Error Fail(const std::string& message) const {
    return UsageError(file_ + ":" + std::to_string(line_) + ": " + message);
  }

  static bool IsBlock(std::string_view tag) {
    return !tag.empty() &&
           std::string_view("#^/!").find(tag[0]) != std::string_view::npos;
  }

  // Widens [begin, next) around a tag to its whole line if it is alone there.
  void TakeLine(size_t& begin, size_t& next) const {
    size_t first = begin;
    while (first > 0 && (text_[first - 1] == ' ' || text_[first - 1] == '\t')) {
      --first;
    }
    if (first > 0 && text_[first - 1] != '\n') return;
    size_t last = next;
    while (last < text_.size() && text_[last] != '\n') {
      if (text_[last] != ' ' && text_[last] != '\t' && text_[last] != '\r') {
        return;
      }
      ++last;
    }
    begin = first;
    next = std::min(last + 1, text_.size());
  }

  void AddText(std::string_view text) {
    if (text.empty()) return;
    template_.parts_.push_back({Template::Kind::kText, std::string(text)});
  }

  Status AddTag(std::string_view tag, bool triple) {
    const char sign = triple || tag.empty() ? '\0' : tag[0];
    if (sign == '!') return Ok{};
    if (sign == '>') return Fail("partials are not supported");
    if (sign == '=') return Fail("other delimiters are not supported");
    const bool named = sign == '#' || sign == '^' || sign == '/' || sign == '&';
    const std::string name(Trimmed(tag.substr(named ? 1 : 0)));
    if (sign == '/') return Close(name);
    const TemplateName* list = nullptr;
    Status known = Look(name, &list);
    if (!known) return known;
    if (sign == '#' || sign == '^') {
      const bool listed =
          sign == '#' && list != nullptr &&
          std::any_of(open_.begin(), open_.end(),
                      [](const Open& open) { return open.list != nullptr; });
      if (listed) return Fail("list '" + name + "' is inside another list");
      if (open_.size() == kMaxDepth) {
        return Fail("sections are nested too deep");
      }
      open_.push_back(
          {template_.parts_.size(), line_, sign == '#' ? list : nullptr});
      template_.parts_.push_back(
          {sign == '#' ? Template::Kind::kSection : Template::Kind::kInverted,
           name});
      return Ok{};
    }
    if (list != nullptr) {
      return Fail("'" + name + "' is a list, expected '{{#" + name + "}}'");
    }
    template_.parts_.push_back({Template::Kind::kName, name});
    return Ok{};
  }

  Status Close(const std::string& name) {
    if (open_.empty()) return Fail("no section '" + name + "' is open");
    Template::Part& begin = template_.parts_[open_.back().part];
    if (begin.text != name) {
      return Fail("expected '{{/" + begin.text + "}}', not '{{/" + name +
                  "}}'");
    }
    begin.end = template_.parts_.size();
    template_.parts_.push_back({Template::Kind::kEnd, name});
    open_.pop_back();
    return Ok{};
  }

  // An error unless `name` is known here; `*list`: its row, when it is a list.
  Status Look(const std::string& name, const TemplateName** list) const {
    std::vector<std::string> known;
    for (const Open& open : open_) {
      if (open.list == nullptr) continue;
      known.insert(known.end(), open.list->fields.begin(),
                   open.list->fields.end());
    }
    for (const TemplateName& row : names_) {
      known.push_back(row.name);
      if (row.name == name && !row.fields.empty()) *list = &row;
    }
    if (std::find(known.begin(), known.end(), name) != known.end()) return Ok{};
    std::string message = "unknown name '" + name + "', ";
    const std::string near = Nearest(name, known);
    if (!near.empty()) message += "did you mean '" + near + "'? ";
    message += "known are";
    for (const std::string& each : known) message += " '" + each + "'";
    return Fail(message);
  }

  std::string_view text_;
  const std::string& file_;
  std::span<const TemplateName> names_;
  Template template_;
  std::vector<Open> open_;
  int64_t line_ = 1;
};

Result<Template> Template::Parse(std::string_view text, const std::string& file,
                                 std::span<const TemplateName> names) {
  return TemplateParser(text, file, names).Parse();
}

std::string Template::Render(const View& view) const {
  std::string out;
  Render(0, parts_.size(), view, nullptr, out);
  return out;
}

void Template::Render(size_t begin, size_t end, const View& outer,
                      const View* inner, std::string& out) const {
  const auto text = [&](const std::string& name) -> const std::string* {
    for (const View* view : {inner, &outer}) {
      if (view == nullptr) continue;
      const auto found = view->texts.find(name);
      if (found != view->texts.end()) return &found->second;
    }
    return nullptr;
  };
  for (size_t i = begin; i < end && out.size() <= kMaxRendered; ++i) {
    const Part& part = parts_[i];
    if (part.kind == Kind::kText) {
      out += part.text;
    } else if (part.kind == Kind::kName) {
      const std::string* value = text(part.text);
      if (value != nullptr) out += *value;
    } else if (part.kind != Kind::kEnd) {
      const auto list = outer.lists.find(part.text);
      const std::string* value = text(part.text);
      const bool there = list != outer.lists.end()
                             ? !list->second.empty()
                             : value != nullptr && !value->empty();
      if (part.kind == Kind::kInverted) {
        if (!there) Render(i + 1, part.end, outer, inner, out);
      } else if (there && list != outer.lists.end()) {
        for (const View& element : list->second) {
          Render(i + 1, part.end, outer, &element, out);
        }
      } else if (there) {
        Render(i + 1, part.end, outer, inner, out);
      }
      i = part.end;
    }
  }
}

}  // namespace jobutils
