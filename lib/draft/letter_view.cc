#include "draft/letter_view.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "draft/listing_names.h"
#include "draft/today.h"
#include "html/html.h"

namespace jobutils {
namespace {

constexpr size_t kDeeds = 3;
constexpr size_t kSkills = 6;
// Of any other list: no letter shows more.
constexpr size_t kRows = 24;

constexpr const char* kEvidence[] = {"text", "where", "period", "last"};
constexpr const char* kSkillFields[] = {"skill", "last"};
constexpr const char* kSchools[] = {"degree", "area", "school", "graduated"};
constexpr const char* kLanguages[] = {"language", "fluency", "last"};
constexpr const char* kCertificates[] = {"certificate", "issuer"};
constexpr const char* kLinks[] = {"link"};

constexpr TemplateName kNames[] = {
    {"title"},
    {"company"},
    {"place"},
    {"listing_url"},
    {"name"},
    {"label"},
    {"email"},
    {"phone"},
    {"url"},
    {"address"},
    {"city"},
    {"today"},
    {"years"},
    {"employer"},
    {"position"},
    {"since"},
    {"last_employer"},
    {"last_position"},
    {"last_period"},
    {"skill_list"},
    {"start"},
    {"notice"},
    {"skills", kSkillFields},
    {"evidence", kEvidence},
    {"education", kSchools},
    {"languages", kLanguages},
    {"certificates", kCertificates},
    {"links", kLinks},
};

// One line, and nothing in it that acts.
std::string Line(std::string_view text) {
  std::string safe;
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = DecodeUtf8(text, pos);
    AppendUtf8(safe, IsUnsafe(c) ? U' ' : c);
  }
  return FoldSpace(safe);
}

void Put(View& view, const char* name, std::string_view text) {
  std::string line = Line(text);
  if (!line.empty()) view.texts[name] = std::move(line);
}

// The next row of a list; null when it is full or `name` is empty.
View* AddRow(View& view, const char* list, const std::string& name) {
  if (name.empty()) return nullptr;
  std::vector<View>& rows = view.lists[list];
  rows.reserve(kRows);
  return rows.size() < kRows ? &rows.emplace_back() : nullptr;
}

std::string YearOf(const std::string& date) { return date.substr(0, 4); }

// "2019–2023", "since 2021"; "" unknown.
std::string PeriodOf(const std::string& start, const std::string& end,
                     const std::string& language) {
  if (start.empty()) return YearOf(end);
  if (end.empty()) {
    return (language == "de" ? "seit " : "since ") + YearOf(start);
  }
  if (YearOf(start) == YearOf(end)) return YearOf(start);
  return YearOf(start) + "\u2013" + YearOf(end);
}

std::string Joined(const std::vector<std::string>& items,
                   const std::string& language) {
  std::string list;
  for (size_t i = 0; i < items.size(); ++i) {
    if (i > 0 && i + 1 == items.size()) {
      list += language == "de" ? " und " : " and ";
    } else if (i > 0) {
      list += ", ";
    }
    list += items[i];
  }
  return list;
}

}  // namespace

std::span<const TemplateName> LetterNames() { return kNames; }

LetterViews::LetterViews(const Profile& profile, Skills skills, Time now)
    : profile_(profile),
      skills_(std::move(skills)),
      now_(now),
      known_(SkillsOf(profile, skills_)),
      deeds_(DeedsOf(profile, skills_, known_)) {}

View LetterViews::For(const Record& listing,
                      const std::string& language) const {
  View view;
  AddListing(listing, view);
  AddPerson(language, view);
  AddWork(language, view);
  AddEducation(language, view);
  const Wanted wanted = WantedBy(listing, skills_);
  std::vector<std::string> shared;
  for (const Asked& each : wanted.skills) {
    const auto same = [&](const KnownSkill& known) {
      return known.skill == each.skill;
    };
    const auto known = std::find_if(known_.begin(), known_.end(), same);
    if (!each.asked || known == known_.end() || shared.size() == kSkills) {
      continue;
    }
    // Rows have English names.
    shared.push_back(language == "en" ? known->name : each.name);
  }
  Put(view, "skill_list", Joined(shared, language));
  for (const std::string& skill : shared) {
    View& row = view.lists["skills"].emplace_back();
    Put(row, "skill", skill);
    if (skill == shared.back()) Put(row, "last", "1");
  }
  const std::vector<const Deed*> best = BestDeeds(deeds_, wanted, kDeeds);
  for (const Deed* deed : best) {
    View& row = view.lists["evidence"].emplace_back();
    Put(row, "text", deed->text);
    Put(row, "where", deed->where);
    Put(row, "period", PeriodOf(deed->start, deed->end, language));
    if (deed == best.back()) Put(row, "last", "1");
  }
  return view;
}

void LetterViews::AddListing(const Record& listing, View& view) const {
  Put(view, "title", TitleWithoutGenders(Line(listing.Text("title"))));
  Put(view, "company", listing.Get("company")["name"].AsString().value_or(""));
  Put(view, "place", listing.Get("locations").At(0).AsString().value_or(""));
  Put(view, "listing_url", listing.Text("url"));
}

void LetterViews::AddPerson(const std::string& language, View& view) const {
  Put(view, "name", profile_.name);
  Put(view, "label", profile_.label);
  Put(view, "email", profile_.email);
  Put(view, "phone", profile_.phone);
  Put(view, "url", profile_.url);
  Put(view, "address", profile_.address);
  Put(view, "city", profile_.city);
  Put(view, "today", DateInWords(FormatDay(now_), language));
  const auto whole = [](double years) {
    return static_cast<int>(years + 1.0 / 12);
  };
  const int years = whole(YearsOfWork(profile_, now_));
  // Whether work beside studies counts is for the person to say.
  if (years > 1 && years == whole(YearsOfWorkAlone(profile_, now_))) {
    Put(view, "years", std::to_string(years));
  }
  Put(view, "start", DateInWords(profile_.preferences.start, language));
  Put(view, "notice", profile_.preferences.notice);
  for (const Profile::Link& link : profile_.links) {
    if (View* row = AddRow(view, "links", link.url)) {
      Put(*row, "link", link.url);
    }
  }
  View* last = nullptr;
  for (const Profile::Language& each : profile_.languages) {
    View* row = AddRow(view, "languages", each.language);
    if (row == nullptr) continue;
    Put(*row, "language", each.language);
    Put(*row, "fluency", each.fluency);
    last = row;
  }
  if (last != nullptr) Put(*last, "last", "1");
}

// What goes on (employer, position, since), else what was last.
void LetterViews::AddWork(const std::string& language, View& view) const {
  const Profile::Work* last = nullptr;
  for (const Profile::Work& work : profile_.work) {
    if (work.name.empty() || work.position.empty() || work.start.empty()) {
      continue;
    }
    if (work.end.empty()) {
      last = &work;
      break;
    }
    if (last == nullptr || work.end > last->end) last = &work;
  }
  if (last == nullptr) return;
  if (last->end.empty()) {
    Put(view, "employer", last->name);
    Put(view, "position", last->position);
    Put(view, "since", YearOf(last->start));
  } else {
    Put(view, "last_employer", last->name);
    Put(view, "last_position", last->position);
    Put(view, "last_period", PeriodOf(last->start, last->end, language));
  }
}

void LetterViews::AddEducation(const std::string& language, View& view) const {
  for (const Profile::Education& each : profile_.education) {
    View* row = AddRow(view, "education", each.institution);
    if (row == nullptr) continue;
    Put(*row, "degree", each.study_type);
    Put(*row, "area", each.area);
    Put(*row, "school", each.institution);
    Put(*row, "graduated", PeriodOf(each.start, each.end, language));
  }
  for (const Profile::Certificate& each : profile_.certificates) {
    View* row = AddRow(view, "certificates", each.name);
    if (row == nullptr) continue;
    Put(*row, "certificate", each.name);
    Put(*row, "issuer", each.issuer);
  }
}

}  // namespace jobutils
