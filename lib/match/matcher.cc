#include "match/matcher.h"

#include <algorithm>
#include <cmath>

#include "record/pinned.h"

namespace jobutils {
namespace {

constexpr double kSkillPoints = 55;
constexpr double kRelevancePoints = 30;
constexpr double kRolePoints = 15;
constexpr int kPointsPerYear = 5;
constexpr int kMostYearPoints = 20;
constexpr size_t kMostTitle = 1000;  // bytes in which roles are looked for

// What is no skill is told first.
void Put(std::string text, const Spot& spot, std::vector<Remark>& remarks) {
  remarks.insert(remarks.begin(), {std::move(text), "", spot});
  if (remarks.size() > Match::kMostRemarks) remarks.pop_back();
}

std::string Rounded(double years) {
  return JsonNumber(std::floor(years * 10) / 10);
}

}  // namespace

Matcher::Matcher(const Profile& profile, const Skills& skills, Time now)
    : coverage_(profile, skills),
      relevance_(profile),
      years_(YearsOfWork(profile, now)) {
  const auto add = [&](const std::string& title, std::string told) {
    for (const FamilyHit& hit : titles_.Families(Words(title))) {
      const bool known = std::any_of(
          families_.begin(), families_.end(),
          [&](const Family& family) { return family.name == hit.family; });
      if (!known) families_.push_back({hit.family, told});
    }
  };
  for (const Profile::Work& work : profile.work) {
    add(work.position,
        work.position + (work.name.empty() ? "" : " at " + work.name));
  }
  add(profile.label, "'" + profile.label + "' in the profile");
  for (const std::string& title : profile.preferences.titles) {
    add(title, "'" + title + "' wished for");
  }
}

const Match& Matcher::Judge(const Record& listing) {
  match_ = Match();
  text_.Read(listing);
  const Extract extract(listing.Get("extract"));
  text_.EachStretch([&](const Stretch& stretch) {
    const bool title = stretch.in == TextKey::kTitle;
    relevance_.Add(stretch.words, title ? Relevance::kTitleTimes : 1);
    if (!extract.there) coverage_.Add(stretch);
  });
  coverage_.Add(text_, extract.skills);
  double points = kSkillPoints * coverage_.Close(match_);
  points += kRelevancePoints * relevance_.Close();
  points += kRolePoints * Role(extract);
  points -= Years(extract.experience);
  match_.score = std::clamp(static_cast<int>(std::lround(points)), 0, 100);
  Quote(match_.reasons);
  Quote(match_.gaps);
  return match_;
}

void Matcher::Apply(Record& listing, int min) {
  const Match& match = Judge(listing);
  listing.Set("match", match.Json());
  if (match.score < min && !IsPinned(listing)) {
    listing.SetOutcome("skipped", "match", "low_match",
                       std::to_string(match.score));
  }
}

// 1 when the title names a family of the person's, 0 when it names others, a
// half when it names none.
double Matcher::Role(const Extract& extract) {
  std::string other;
  Spot other_spot;
  // True once the family is one of the person's.
  const auto weigh = [&](const std::string& name, const Spot& spot) {
    for (const Family& family : families_) {
      if (name != family.name) continue;
      Put(name + ": " + family.told, spot, match_.reasons);
      return true;
    }
    if (other.empty()) {
      other = name;
      other_spot = spot;
    }
    return false;
  };
  if (extract.there) {
    for (const Json item : extract.families.Items()) {
      const Extracted value(item);
      const std::optional<Spot> spot = text_.SpotOf(value);
      if (spot && weigh(value.name.AsString().value_or(""), *spot)) return 1;
    }
  } else {
    const std::string_view title = text_.Text(TextKey::kTitle);
    const Words words(title.substr(0, kMostTitle));
    for (const FamilyHit& hit : titles_.Families(words)) {
      const Spot spot = {TextKey::kTitle, hit.begin, hit.end};
      if (weigh(std::string(hit.family), spot)) return 1;
    }
  }
  if (other.empty() || families_.empty()) return 0.5;
  Put(other + ": no such role in the profile", other_spot, match_.gaps);
  return 0;
}

// The points that years of work take.
int Matcher::Years(Json experience) {
  const Extracted asked(experience);
  const std::optional<double> min = asked.min.AsNumber();
  const std::optional<Spot> spot = text_.SpotOf(asked);
  if (!min || !spot) return 0;
  const bool enough = years_ >= *min;
  const std::string text = JsonNumber(*min) + " years asked, " +
                           Rounded(years_) + " years of work in the profile";
  Put(text, *spot, enough ? match_.reasons : match_.gaps);
  if (enough) return 0;
  const double missing = std::ceil(*min - years_);
  return static_cast<int>(
      std::min<double>(kMostYearPoints, missing * kPointsPerYear));
}

void Matcher::Quote(std::vector<Remark>& remarks) const {
  for (Remark& remark : remarks) {
    remark.spot = text_.Around(remark.spot);
    remark.quote = text_.Quote(remark.spot);
  }
}

}  // namespace jobutils
