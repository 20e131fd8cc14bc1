#include "record/key_path.h"

#include <cstddef>

#include "base/utf8.h"

namespace jobutils {
namespace {

Error BadPath(std::string_view text, std::string_view why) {
  return UsageError("bad key '" + CleanUtf8(text) + "': " + std::string(why) +
                    "; expected a path like 'salary.max' or '/salary/max'");
}

// "~1" to "/", "~0" to "~"; false for any other "~".
bool Unescape(std::string_view token, std::string* out) {
  for (size_t i = 0; i < token.size(); ++i) {
    if (token[i] != '~') {
      out->push_back(token[i]);
      continue;
    }
    if (++i == token.size() || (token[i] != '0' && token[i] != '1')) {
      return false;
    }
    out->push_back(token[i] == '0' ? '~' : '/');
  }
  return true;
}

void AppendToken(std::string_view part, std::string* pointer) {
  pointer->push_back('/');
  for (char c : part) {
    if (c == '~') {
      pointer->append("~0");
    } else if (c == '/') {
      pointer->append("~1");
    } else {
      pointer->push_back(c);
    }
  }
}

}  // namespace

Result<KeyPath> KeyPath::Parse(std::string_view text) {
  if (text.empty()) return BadPath(text, "it is empty");
  if (FindBadUtf8(text) != std::string_view::npos) {
    return BadPath(text, "it is not UTF-8");
  }
  KeyPath path;
  path.text_ = text;
  if (text[0] == '/') {
    size_t end = text.find('/', 1);
    if (end == std::string_view::npos) end = text.size();
    path.rest_ = text.substr(end);
    std::string unescaped;
    if (!Unescape(text.substr(1, end - 1), &path.key_) ||
        !Unescape(path.rest_, &unescaped)) {
      return BadPath(text, "'~' is not followed by 0 or 1");
    }
    return path;
  }
  for (size_t begin = 0; begin <= text.size();) {
    size_t end = text.find('.', begin);
    if (end == std::string_view::npos) end = text.size();
    std::string_view part = text.substr(begin, end - begin);
    if (part.empty()) return BadPath(text, "a part of it is empty");
    if (begin == 0) {
      path.key_ = part;
    } else {
      AppendToken(part, &path.rest_);
    }
    begin = end + 1;
  }
  return path;
}

Json KeyPath::Find(const Record& record) const {
  Json value = record.Get(key_);
  return rest_.empty() ? value : value.Pointer(rest_);
}

}  // namespace jobutils
