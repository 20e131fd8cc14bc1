// Run at build time: a data file as the constants of a .cc.
//
//   compile skills.tsv skills.cc
//
// Each name of a time zone is looked up in zones.tsv beside the file.

#include <cstdio>
#include <string>
#include <unordered_set>

#include "base/file.h"
#include "text/data_files.h"
#include "text/dictionary_builder.h"

namespace jobutils {
namespace {

Result<std::vector<DataRow>> ReadRows(const DataFormat& format,
                                      const std::string& path) {
  const Result<std::string> text = ReadFile(path);
  if (!text) return text.error();
  return ParseRows(format.columns, *text, path);
}

// "stop_words.tsv" as "kStopWords".
std::string ConstantOf(std::string_view file) {
  std::string name = "k";
  bool capital = true;
  for (const char c : file.substr(0, file.find('.'))) {
    if (c != '_') name += capital ? static_cast<char>(c - 'a' + 'A') : c;
    capital = c == '_';
  }
  return name;
}

template <typename Items, typename Write>
void AppendArray(std::string& code, const char* type, const char* name,
                 const Items& items, Write write) {
  code += std::string("constexpr ") + type + " " + name + "[] = {";
  size_t count = 0;
  for (const auto& item : items) {
    code += count++ % 4 == 0 ? "\n" : " ";
    code += write(item) + ",";
  }
  code += "};\n";
}

void AppendText(std::string& code, const std::string& text) {
  code += "constexpr char kText[] =";
  for (size_t i = 0; i < text.size(); ++i) {
    if (i % 64 == 0) code += i == 0 ? "\n\"" : "\"\n\"";
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x80 || byte < ' ' || byte == '?') {
      char octal[8];
      std::snprintf(octal, sizeof octal, "\\%03o", byte);
      code += octal;
    } else {
      if (byte == '"' || byte == '\\') code += '\\';
      code += text[i];
    }
  }
  code += text.empty() ? " \"\";\n" : "\";\n";
}

std::string CodeOf(const DataFormat& format, const OwnedTables& tables) {
  using Tables = DictionaryTables;
  const auto number = [](auto value) { return std::to_string(value) + "u"; };
  const auto braces = [&](auto... values) {
    std::string row;
    for (const uint64_t value : {static_cast<uint64_t>(values)...}) {
      row += row.empty() ? '{' : ',';
      row += number(value);
    }
    return row += '}';
  };
  std::string code =
      "#include \"text/built_in_data.h\"\n\n"
      "namespace jobutils::built_in {\nnamespace {\n\n";
  AppendArray(code, "uint64_t", "kFilter", tables.filter, number);
  AppendArray(code, "DictionaryTables::Edge", "kEdges", tables.edges,
              [&](const Tables::Edge& e) { return braces(e.key, e.node); });
  AppendArray(code, "uint32_t", "kNodes", tables.nodes, number);
  AppendArray(code, "DictionaryTables::Phrase", "kPhrases", tables.phrases,
              [&](const Tables::Phrase& p) {
                return braces(p.begin, p.size, p.before, p.behind, p.row,
                              p.rules);
              });
  AppendArray(code, "uint32_t", "kCells", tables.cells, number);
  AppendText(code, tables.text);
  code += "\n}  // namespace\n\nextern constexpr DictionaryTables " +
          ConstantOf(format.name) +
          " = {\n    kFilter, kEdges, kNodes, kPhrases, kCells, " +
          number(format.columns.size()) +
          ",\n    {kText, sizeof kText - 1}};\n\n"
          "}  // namespace jobutils::built_in\n";
  return code;
}

Result<std::string> Compile(const std::string& path) {
  const size_t slash = path.rfind('/') + 1;
  const std::string folder = path.substr(0, slash);
  for (const DataFormat& format : DataFormats()) {
    if (path.substr(slash) != format.name) continue;
    const Result<std::vector<DataRow>> rows = ReadRows(format, path);
    if (!rows) return rows.error();
    const Result<std::vector<DataRow>> zones =
        ReadRows(FormatOf(DataFile::kZones), folder + "zones.tsv");
    if (!zones) return zones.error();
    std::unordered_set<std::string_view> names;
    for (const DataRow& zone : *zones) names.insert(zone.cells[0]);
    const Status checked = CheckRows(
        format, *rows,
        [&](std::string_view zone) { return names.contains(zone); });
    if (!checked) return checked.error();
    const auto tables = BuildTables(format, *rows);
    if (!tables) return tables.error();
    return CodeOf(format, **tables);
  }
  return UsageError("'" + path + "' is no data file that this tool knows");
}

Status Run(const std::string& input, const std::string& output) {
  const Result<std::string> code = Compile(input);
  if (!code) return code.error();
  FILE* file = std::fopen(output.c_str(), "w");
  bool written = file != nullptr &&
                 std::fwrite(code->data(), 1, code->size(), file) ==
                     code->size();
  if (file != nullptr) written = std::fclose(file) == 0 && written;
  if (!written) return IoError("cannot write '" + output + "'");
  return Ok{};
}

}  // namespace
}  // namespace jobutils

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: compile FILE.tsv FILE.cc\n");
    return 2;
  }
  const jobutils::Status done = jobutils::Run(argv[1], argv[2]);
  if (done) return 0;
  std::fprintf(stderr, "compile: %s\n", done.error().message.c_str());
  return 1;
}
