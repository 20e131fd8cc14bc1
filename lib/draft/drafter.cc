#include "draft/drafter.h"

#include <algorithm>

#include "html/html.h"
#include "record/json.h"
#include "text/words.h"

namespace jobutils {
namespace {

constexpr size_t kToldClaims = 3;
constexpr size_t kReadBytes = 64 << 10;

// No blanks at a line's end, at most one empty line in a row, none at the ends.
std::string Tidy(std::string_view text) {
  std::string tidy;
  size_t empty = 0;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const size_t last = line.find_last_not_of(" \t\r");
    line = line.substr(0, last == line.npos ? 0 : last + 1);
    if (line.empty()) {
      ++empty;
      continue;
    }
    if (empty > 0 && !tidy.empty()) tidy += '\n';
    empty = 0;
    (tidy += line) += '\n';
  }
  return tidy;
}

std::string TellOf(const std::vector<Untruth>& untruths) {
  std::string message;
  for (const Untruth& untruth : untruths) {
    if (&untruth - untruths.data() == kToldClaims) break;
    if (!message.empty()) message += ", ";
    ((message += untruth.kind) += " '") += untruth.claim;
    message += '\'';
  }
  if (untruths.size() > kToldClaims) {
    message +=
        " and " + std::to_string(untruths.size() - kToldClaims) + " more";
  }
  const bool several = untruths.size() > 1;
  return message + (several ? " are" : " is") + " not what the profile says, " +
         (several ? "first in '" : "in '") +
         FoldSpace(untruths.front().sentence) + "'";
}

}  // namespace

std::string Draft::Json() const {
  return JsonObject()
      .Text("language", language)
      .Text("template", from)
      .Text("subject", subject)
      .Text("mail", mail)
      .Text("letter", letter)
      .str();
}

Drafter::Drafter(const Profile& profile, DraftOptions options)
    : options_(std::move(options)),
      views_(profile, options_.lexicon.skills, options_.now),
      gate_(profile, options_.lexicon, options_.now) {}

std::string Drafter::LanguageOf(const Record& listing) const {
  if (!options_.language.empty()) return options_.language;
  const Json extracted = listing.Get("extract")["language"];
  if (extracted) return extracted.AsString().value_or("");
  const std::string text = listing.Text("description").substr(0, kReadBytes);
  return stop_words_.DetectLanguage(Words(text));
}

Result<Draft> Drafter::Write(const Record& listing) const {
  Draft draft;
  draft.language = options_.templates.Chosen(LanguageOf(listing));
  const LetterTemplates& templates = options_.templates.For(draft.language);
  draft.from = templates.from;
  const View view = views_.For(listing, draft.language);
  if (templates.mail) {
    const std::string mail = Tidy(templates.mail->Render(view));
    const size_t line = std::min(mail.find('\n'), mail.size());
    const size_t begin = std::min(mail.find(' '), line);
    draft.subject = FoldSpace(mail.substr(begin, line - begin));
    draft.mail = Tidy(mail.substr(line));
  }
  if (templates.letter) draft.letter = Tidy(templates.letter->Render(view));
  for (const std::string* text : {&draft.subject, &draft.mail, &draft.letter}) {
    const std::vector<Untruth> untruths = gate_.Check(*text, listing);
    if (!untruths.empty()) return UsageError(TellOf(untruths));
  }
  return draft;
}

}  // namespace jobutils
