#include "profile/profile.h"

namespace jobutils {
namespace {

class Collector {
 public:
  explicit Collector(std::string where) : where_(std::move(where)) {}

  Collector& Add(Fact::Kind kind, const char* key, const std::string& text) {
    if (!text.empty()) facts_.push_back({kind, Path(key), text});
    return *this;
  }
  Collector& Add(Fact::Kind kind, const char* key,
                 const std::vector<std::string>& texts) {
    for (size_t i = 0; i < texts.size(); ++i) {
      if (texts[i].empty()) continue;
      facts_.push_back({kind, Path(key) + "." + std::to_string(i), texts[i]});
    }
    return *this;
  }
  void MoveTo(std::vector<Fact>& out) {
    for (Fact& fact : facts_) out.push_back(std::move(fact));
  }

 private:
  std::string Path(const char* key) const { return where_ + "." + key; }
  std::string where_;
  std::vector<Fact> facts_;
};

void Add(const Profile::Link& link, Collector& out) {
  out.Add(Fact::kLink, "network", link.network)
      .Add(Fact::kLink, "username", link.username)
      .Add(Fact::kLink, "url", link.url);
}

void Add(const Profile::Work& work, Collector& out) {
  out.Add(Fact::kEmployer, "name", work.name)
      .Add(Fact::kTitle, "position", work.position)
      .Add(Fact::kPlace, "location", work.location)
      .Add(Fact::kLink, "url", work.url)
      .Add(Fact::kDate, "startDate", work.start)
      .Add(Fact::kDate, "endDate", work.end)
      .Add(Fact::kText, "description", work.description)
      .Add(Fact::kText, "summary", work.summary)
      .Add(Fact::kText, "highlights", work.highlights);
}

void Add(const Profile::Education& education, Collector& out) {
  out.Add(Fact::kSchool, "institution", education.institution)
      .Add(Fact::kDegree, "area", education.area)
      .Add(Fact::kDegree, "studyType", education.study_type)
      .Add(Fact::kText, "score", education.score)
      .Add(Fact::kLink, "url", education.url)
      .Add(Fact::kDate, "startDate", education.start)
      .Add(Fact::kDate, "endDate", education.end)
      .Add(Fact::kSkill, "courses", education.courses);
}

void Add(const Profile::SkillGroup& group, Collector& out) {
  out.Add(Fact::kSkill, "name", group.name)
      .Add(Fact::kText, "level", group.level)
      .Add(Fact::kSkill, "keywords", group.keywords);
}

void Add(const Profile::Language& language, Collector& out) {
  out.Add(Fact::kLanguage, "language", language.language)
      .Add(Fact::kText, "fluency", language.fluency);
}

void Add(const Profile::Certificate& certificate, Collector& out) {
  out.Add(Fact::kCertificate, "name", certificate.name)
      .Add(Fact::kCertificate, "issuer", certificate.issuer)
      .Add(Fact::kDate, "date", certificate.date)
      .Add(Fact::kLink, "url", certificate.url)
      .Add(Fact::kText, "summary", certificate.summary);
}

void Add(const Profile::Project& project, Collector& out) {
  out.Add(Fact::kProject, "name", project.name)
      .Add(Fact::kEmployer, "entity", project.entity)
      .Add(Fact::kText, "description", project.description)
      .Add(Fact::kLink, "url", project.url)
      .Add(Fact::kDate, "startDate", project.start)
      .Add(Fact::kDate, "endDate", project.end)
      .Add(Fact::kText, "highlights", project.highlights)
      .Add(Fact::kSkill, "keywords", project.keywords)
      .Add(Fact::kTitle, "roles", project.roles);
}

template <typename T>
void AddAll(const char* key, const std::vector<T>& items,
            std::vector<Fact>& facts) {
  for (size_t i = 0; i < items.size(); ++i) {
    Collector out(std::string(key) + "." + std::to_string(i));
    Add(items[i], out);
    out.MoveTo(facts);
  }
}

}  // namespace

std::vector<Fact> FactsOf(const Profile& profile) {
  std::vector<Fact> facts;
  Collector basics("basics");
  basics.Add(Fact::kName, "name", profile.name)
      .Add(Fact::kTitle, "label", profile.label)
      .Add(Fact::kContact, "email", profile.email)
      .Add(Fact::kContact, "phone", profile.phone)
      .Add(Fact::kLink, "url", profile.url)
      .Add(Fact::kText, "summary", profile.summary)
      .Add(Fact::kContact, "location.address", profile.address)
      .Add(Fact::kContact, "location.postalCode", profile.postal_code)
      .Add(Fact::kPlace, "location.city", profile.city)
      .Add(Fact::kPlace, "location.region", profile.region)
      .Add(Fact::kPlace, "location.countryCode", profile.country_code)
      .MoveTo(facts);
  AddAll("basics.profiles", profile.links, facts);
  AddAll("work", profile.work, facts);
  AddAll("volunteer", profile.volunteer, facts);
  AddAll("education", profile.education, facts);
  AddAll("skills", profile.skills, facts);
  AddAll("languages", profile.languages, facts);
  AddAll("certificates", profile.certificates, facts);
  AddAll("awards", profile.awards, facts);
  AddAll("publications", profile.publications, facts);
  AddAll("projects", profile.projects, facts);
  AddAll("interests", profile.interests, facts);
  const Profile::Preferences& wishes = profile.preferences;
  Collector out("preferences");
  out.Add(Fact::kWish, "titles", wishes.titles)
      .Add(Fact::kWish, "workplace", wishes.workplace)
      .Add(Fact::kWish, "employment", wishes.employment)
      .Add(Fact::kWish, "places", wishes.places)
      .Add(Fact::kWish, "start", wishes.start)
      .Add(Fact::kWish, "notice", wishes.notice)
      .MoveTo(facts);
  return facts;
}

}  // namespace jobutils
