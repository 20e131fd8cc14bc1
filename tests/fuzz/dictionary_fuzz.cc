// Any bytes as words, skills, places and a data file: places in the text are in
// it and in their order, and every error names its line.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/data_files.h"
#include "text/dictionary_builder.h"
#include "text/places.h"
#include "text/skills.h"
#include "text/stop_words.h"
#include "text/titles.h"

namespace {

using jobutils::DataFile;

void Check(bool holds) {
  if (!holds) std::abort();
}

template <typename Hits>
void CheckOrder(const Hits& hits, size_t size) {
  size_t end = 0;
  for (const auto& hit : hits) {
    Check(end <= hit.begin && hit.begin < hit.end && hit.end <= size);
    end = hit.end;
  }
}

void CheckRows(DataFile file, std::string_view text) {
  const jobutils::DataFormat& format = jobutils::FormatOf(file);
  const auto rows = jobutils::ParseRows(format.columns, text, "f");
  if (!rows) {
    Check(rows.error().message.starts_with("f:"));
    return;
  }
  for (const jobutils::DataRow& row : *rows) {
    if (row.cells.size() != format.columns.size()) return;
  }
  const auto checked =
      jobutils::CheckRows(format, *rows, [](auto) { return true; });
  if (checked) (void)jobutils::BuildTables(format, *rows);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const jobutils::Words words(text);
  CheckOrder(words.all(), size);
  for (const jobutils::Word& word : words.all()) {
    Check(word.hash ==
          jobutils::HashWord(text.substr(word.begin, word.end - word.begin)));
  }
  CheckOrder(jobutils::Skills().Find(text), size);
  CheckOrder(jobutils::Titles().LevelsInTitle(words), size);
  for (const jobutils::Place& place : jobutils::Places().Parse(text)) {
    Check(place.begin <= place.end && place.end <= size);
  }
  jobutils::StopWords().DetectLanguage(words);
  for (const char* head : {"name\tcategory\taliases\timplies\trule\n",
                           "name\tkind\tcountry\taliases\tzone\n"}) {
    CheckRows(head[5] == 'c' ? DataFile::kSkills : DataFile::kPlaces,
              std::string(head).append(text));
  }
  return 0;
}
