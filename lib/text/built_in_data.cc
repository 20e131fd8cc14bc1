#include "text/built_in_data.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "config/table.h"
#include "text/data_files.h"
#include "text/dictionary.h"
#include "text/dictionary_builder.h"

namespace jobutils {
namespace {

constexpr size_t kMostBytes = 64 << 20;  // of a data file

std::vector<DataRow> RowsOf(const Dictionary& rows, size_t columns) {
  std::vector<DataRow> copies(rows.size());
  for (uint32_t row = 0; row < rows.size(); ++row) {
    for (size_t column = 0; column < columns; ++column) {
      copies[row].cells.emplace_back(rows.Column(row, column));
    }
  }
  return copies;
}

// Whether each table in the folder is one that is read: one that is not was
// misnamed.
Status CheckFolder(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<std::string> names;
  for (const DataFormat& format : DataFormats())
    names.emplace_back(format.name);
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (!name.ends_with(".tsv")) continue;
    const std::string path = folder + "/" + name;
    if (std::ranges::find(names, name) == names.end()) {
      const std::string nearest = Nearest(name, names);
      return UsageError("'" + path + "' is no table that a workspace may have" +
                        (nearest.empty()
                             ? std::string()
                             : ", did you mean '" + nearest + "'?"));
    }
    std::error_code ignored;
    if (!entry->is_regular_file(ignored)) {
      return UsageError("'" + path + "' is no regular file");
    }
  }
  if (!error || error.value() == ENOENT || error.value() == ENOTDIR)
    return Ok{};
  return IoError(SystemMessage("cannot read", folder, error.value()));
}

// The built-in rows with the changes of the folder's file, if there is one.
Result<Dictionary> WithOverrides(DataFile file, const std::string& folder) {
  const DataFormat& format = FormatOf(file);
  const std::string path = folder + "/" + std::string(format.name);
  if (!FileExists(path)) return BuiltIn(file);
  const Result<std::string> text = ReadFile(path, kMostBytes);
  if (!text) return text.error();
  Result<std::vector<DataRow>> changes = ParseRows(format.columns, *text, path);
  if (!changes) return changes.error();
  const Result<std::vector<DataRow>> rows = MergeRows(
      RowsOf(BuiltIn(file), format.columns.size()), std::move(*changes));
  if (!rows) return rows.error();
  Dictionary zones = BuiltIn(DataFile::kZones);
  if (file == DataFile::kPlaces) {
    const Result<Dictionary> own = WithOverrides(DataFile::kZones, folder);
    if (!own) return own.error();
    zones = *own;
  }
  const Status checked = CheckRows(format, *rows, [&](std::string_view zone) {
    return zones.Lookup(zone).has_value();
  });
  if (!checked) return checked.error();
  const auto tables = BuildTables(format, *rows);
  if (!tables) return tables.error();
  return Dictionary(
      std::shared_ptr<const DictionaryTables>(*tables, &(*tables)->view));
}

}  // namespace

const Dictionary& BuiltIn(DataFile file) {
  // In the order of DataFile.
  static const auto& all = *new std::vector<Dictionary>{
      Dictionary(built_in::kSkills),      Dictionary(built_in::kTitles),
      Dictionary(built_in::kSeniorities), Dictionary(built_in::kPlaces),
      Dictionary(built_in::kZones),       Dictionary(built_in::kDegrees),
      Dictionary(built_in::kCurrencies),  Dictionary(built_in::kLegalForms),
      Dictionary(built_in::kStopWords),   Dictionary(built_in::kContext),
      Dictionary(built_in::kSignals)};
  return all[static_cast<size_t>(file)];
}

Result<DataSet> DataSet::Of(const std::string& workspace,
                            const std::vector<DataFile>& files) {
  DataSet data;
  if (workspace.empty()) return data;
  const std::string folder = workspace + "/data";
  const Status checked = CheckFolder(folder);
  if (!checked) return checked.error();
  for (const DataFile file : files) {
    Result<Dictionary> rows = WithOverrides(file, folder);
    if (!rows) return rows.error();
    data.own_.emplace_back(file, std::move(*rows));
  }
  return data;
}

const Dictionary& DataSet::operator[](DataFile file) const {
  for (const auto& [of, rows] : own_) {
    if (of == file) return rows;
  }
  return BuiltIn(file);
}

}  // namespace jobutils
