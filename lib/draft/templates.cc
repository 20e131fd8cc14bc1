#include "draft/templates.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/file.h"
#include "draft/built_in.h"
#include "draft/letter_view.h"

namespace jobutils {
namespace {

constexpr size_t kMaxBytes = 256 << 10;
constexpr std::string_view kSubject = "Subject: ";
constexpr const char* kTemplateNames[] = {"mail", "letter"};

bool IsLanguageCode(std::string_view name) {
  return name.size() == 2 && std::all_of(name.begin(), name.end(), [](char c) {
           return c >= 'a' && c <= 'z';
         });
}

// The folders in `folder`, by name.
Result<std::vector<std::string>> FoldersIn(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  std::filesystem::directory_iterator entry(folder, error);
  for (; !error && entry != std::filesystem::directory_iterator();
       entry.increment(error)) {
    if (DirectoryExists(entry->path().string())) {
      names.push_back(entry->path().filename().string());
    }
  }
  if (error) {
    return IoError(SystemMessage("cannot read", folder, error.value()));
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

Result<Templates> Templates::Read(const std::string& folder) {
  Templates templates;
  for (const BuiltInTemplate* each = kBuiltInTemplates;
       each->language != nullptr; ++each) {
    const std::string file = std::string("built-in ") + each->language + "/" +
                             each->name + ".mustache";
    Status added =
        templates.Add(each->language, each->name, each->text, file, "built-in");
    if (!added) return added.error();
  }
  if (folder.empty()) return templates;
  const Result<std::vector<std::string>> languages = FoldersIn(folder);
  if (!languages) return languages.error();
  for (const std::string& language : *languages) {
    for (const char* name : kTemplateNames) {
      const std::string file =
          folder + "/" + language + "/" + name + ".mustache";
      if (!FileExists(file)) continue;
      if (!IsLanguageCode(language)) {
        return UsageError("'" + file +
                          "' is not in a folder with the name of a language, "
                          "such as 'en'");
      }
      std::error_code unknown;
      const auto size = std::filesystem::file_size(file, unknown);
      if (!unknown && size > kMaxBytes) {
        return UsageError(file + ": expected at most " +
                          std::to_string(kMaxBytes >> 10) + " KiB");
      }
      const Result<std::string> text = ReadFile(file, kMaxBytes);
      if (!text) return text.error();
      Status added =
          templates.Add(language, name, *text, file, folder + "/" + language);
      if (!added) return added.error();
    }
  }
  return templates;
}

Status Templates::Add(const std::string& language, const std::string& name,
                      const std::string& text, const std::string& file,
                      const std::string& from) {
  Result<Template> parsed = Template::Parse(text, file, LetterNames());
  if (!parsed) return parsed.error();
  const bool mail = name == kTemplateNames[0];
  if (mail && !text.starts_with(kSubject)) {
    return UsageError(file + ":1: expected 'Subject: ' and the subject");
  }
  LetterTemplates& row = languages_[language];
  row.from = from;
  (mail ? row.mail : row.letter) = std::move(*parsed);
  return Ok{};
}

const LetterTemplates& Templates::For(const std::string& language) const {
  return languages_.find(Chosen(language))->second;
}

std::string Templates::Languages() const {
  std::string list;
  for (const auto& row : languages_) list += " '" + row.first + "'";
  return list;
}

}  // namespace jobutils
