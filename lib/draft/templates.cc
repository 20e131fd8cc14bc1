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
constexpr std::string_view kEnding = ".mustache";
constexpr std::string_view kMail = "mail";
constexpr std::string_view kLetter = "letter";

bool IsLanguageCode(std::string_view name) {
  return name.size() == 2 && std::all_of(name.begin(), name.end(), [](char c) {
           return c >= 'a' && c <= 'z';
         });
}

// What is in `folder`, by name.
Result<std::vector<std::string>> NamesIn(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  std::filesystem::directory_iterator entry(folder, error);
  for (; !error && entry != std::filesystem::directory_iterator();
       entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  if (error) {
    return IoError(SystemMessage("cannot read", folder, error.value()));
  }
  std::sort(names.begin(), names.end());
  return names;
}

// The files in `folder` and in the folders in it that look like templates:
// "de/letter.mustache".
Result<std::vector<std::string>> FilesIn(const std::string& folder) {
  std::vector<std::string> files;
  const Result<std::vector<std::string>> names = NamesIn(folder);
  if (!names) return names.error();
  for (const std::string& name : *names) {
    if (name.ends_with(kEnding)) {
      files.push_back(name);
    } else if (DirectoryExists(folder + "/" + name)) {
      const Result<std::vector<std::string>> inner =
          NamesIn(folder + "/" + name);
      if (!inner) return inner.error();
      for (const std::string& each : *inner) {
        if (each.ends_with(kEnding)) files.push_back(name + "/" + each);
      }
    }
  }
  return files;
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
  const Result<std::vector<std::string>> files = FilesIn(folder);
  if (!files) return files.error();
  for (const std::string& each : *files) {
    Status added = templates.AddFile(folder, each);
    if (!added) return added.error();
  }
  if (files->empty()) {
    return UsageError("no template in '" + folder +
                      "', expected such as 'en/letter.mustache'");
  }
  return templates;
}

Status Templates::AddFile(const std::string& folder, const std::string& path) {
  const std::string file = folder + "/" + path;
  const size_t slash = path.find('/');
  const std::string language = slash == path.npos ? "" : path.substr(0, slash);
  if (!IsLanguageCode(language)) {
    return UsageError("'" + file +
                      "' is not in a folder with the name of a language, "
                      "such as 'en'");
  }
  const std::string name =
      path.substr(slash + 1, path.size() - slash - 1 - kEnding.size());
  if (name != kMail && name != kLetter) {
    return UsageError("unknown template '" + file +
                      "', expected 'mail.mustache' or 'letter.mustache'");
  }
  std::error_code unknown;
  const auto size = std::filesystem::file_size(file, unknown);
  if (!unknown && size > kMaxBytes) {
    return UsageError(file + ": expected at most " +
                      std::to_string(kMaxBytes >> 10) + " KiB");
  }
  const Result<std::string> text = ReadFile(file, kMaxBytes);
  if (!text) return text.error();
  return Add(language, name, *text, file, folder + "/" + language);
}

Status Templates::Add(const std::string& language, const std::string& name,
                      const std::string& text, const std::string& file,
                      const std::string& from) {
  Result<Template> parsed = Template::Parse(text, file, LetterNames());
  if (!parsed) return parsed.error();
  const bool mail = name == kMail;
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
