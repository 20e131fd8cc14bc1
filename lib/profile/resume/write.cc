// Profile to JSON Resume.

#include "profile/resume/resume.h"
#include "record/json.h"
#include "record/record.h"

namespace jobutils {
namespace {

std::string Array(const std::vector<std::string>& texts) {
  JsonArray array;
  for (const std::string& text : texts) {
    if (!text.empty()) array.Text(text);
  }
  return array.empty() ? "" : array.str();
}

std::string Object(const JsonObject& object) {
  return object.empty() ? "" : object.str();
}

// An array of what `write` makes of each, "" when there is none.
template <typename T, typename Write>
std::string Objects(const std::vector<T>& items, Write write) {
  JsonArray array;
  for (const T& item : items) array.Raw(Object(write(item)));
  return array.empty() ? "" : array.str();
}

std::string Basics(const Profile& profile) {
  JsonObject place;
  place.Text("address", profile.address)
      .Text("postalCode", profile.postal_code)
      .Text("city", profile.city)
      .Text("region", profile.region)
      .Text("countryCode", profile.country_code);
  const auto link = [](const Profile::Link& from) {
    return JsonObject()
        .Text("network", from.network)
        .Text("username", from.username)
        .Text("url", from.url);
  };
  JsonObject basics;
  basics.Text("name", profile.name)
      .Text("label", profile.label)
      .Text("email", profile.email)
      .Text("phone", profile.phone)
      .Text("url", profile.url)
      .Text("summary", profile.summary)
      .Raw("location", Object(place))
      .Raw("profiles", Objects(profile.links, link));
  return Object(basics);
}

std::string Work(const std::vector<Profile::Work>& all, const char* employer) {
  return Objects(all, [employer](const Profile::Work& work) {
    return JsonObject()
        .Text(employer, work.name)
        .Text("position", work.position)
        .Text("location", work.location)
        .Text("url", work.url)
        .Text("description", work.description)
        .Text("startDate", work.start)
        .Text("endDate", work.end)
        .Text("summary", work.summary)
        .Raw("highlights", Array(work.highlights));
  });
}

std::string Education(const Profile& profile) {
  return Objects(profile.education, [](const Profile::Education& education) {
    return JsonObject()
        .Text("institution", education.institution)
        .Text("area", education.area)
        .Text("studyType", education.study_type)
        .Text("score", education.score)
        .Text("url", education.url)
        .Text("startDate", education.start)
        .Text("endDate", education.end)
        .Raw("courses", Array(education.courses));
  });
}

std::string Groups(const std::vector<Profile::SkillGroup>& groups) {
  return Objects(groups, [](const Profile::SkillGroup& group) {
    return JsonObject()
        .Text("name", group.name)
        .Text("level", group.level)
        .Raw("keywords", Array(group.keywords));
  });
}

// The three of a kind differ in what they call the same things.
std::string Certificates(const std::vector<Profile::Certificate>& all,
                         const char* name, const char* issuer,
                         const char* date) {
  return Objects(all, [=](const Profile::Certificate& certificate) {
    return JsonObject()
        .Text(name, certificate.name)
        .Text(issuer, certificate.issuer)
        .Text(date, certificate.date)
        .Text("url", certificate.url)
        .Text("summary", certificate.summary);
  });
}

std::string Projects(const Profile& profile) {
  return Objects(profile.projects, [](const Profile::Project& project) {
    return JsonObject()
        .Text("name", project.name)
        .Text("entity", project.entity)
        .Text("description", project.description)
        .Text("url", project.url)
        .Text("startDate", project.start)
        .Text("endDate", project.end)
        .Raw("highlights", Array(project.highlights))
        .Raw("keywords", Array(project.keywords))
        .Raw("roles", Array(project.roles));
  });
}

std::string Languages(const Profile& profile) {
  return Objects(profile.languages, [](const Profile::Language& language) {
    return JsonObject()
        .Text("language", language.language)
        .Text("fluency", language.fluency);
  });
}

bool HoldsObjects(Json json) {
  for (const Json item : json.Items()) {
    if (item.type() != Json::Type::kString) return true;
  }
  return false;
}

// Two blanks a level; arrays of texts on one line.
void AppendIndented(Json json, size_t depth, std::string& out) {
  std::string indent(2 * depth + 3, ' ');
  indent[0] = '\n';
  const char* separator = "";
  if (json.type() == Json::Type::kObject) {
    out += '{';
    for (const auto& [key, member] : json.Members()) {
      ((((out += separator) += indent) += '"') += key) += "\": ";
      AppendIndented(member, depth + 1, out);
      separator = ",";
    }
  } else if (json.type() == Json::Type::kArray && HoldsObjects(json)) {
    out += '[';
    for (const Json item : json.Items()) {
      (out += separator) += indent;
      AppendIndented(item, depth + 1, out);
      separator = ",";
    }
  } else if (json.type() == Json::Type::kArray) {
    out += '[';
    for (const Json item : json.Items()) {
      (out += separator) += item.raw();
      separator = ", ";
    }
    out += ']';
    return;
  } else {
    out += json.raw();
    return;
  }
  indent.resize(indent.size() - 2);
  out += indent;
  out += json.type() == Json::Type::kObject ? '}' : ']';
}

std::string Preferences(const Profile::Preferences& preferences) {
  JsonObject pay;
  if (preferences.pay) pay.Number("min", *preferences.pay);
  pay.Text("currency", preferences.currency).Text("period", preferences.period);
  JsonObject object;
  object.Raw("titles", Array(preferences.titles))
      .Raw("workplace", Array(preferences.workplace))
      .Raw("employment", Array(preferences.employment))
      .Raw("places", Array(preferences.places))
      .Raw("pay", Object(pay))
      .Text("start", preferences.start)
      .Text("notice", preferences.notice);
  return Object(object);
}

std::string Indented(const Profile& profile) {
  JsonObject root;
  root.Raw("basics", Basics(profile))
      .Raw("work", Work(profile.work, "name"))
      .Raw("volunteer", Work(profile.volunteer, "organization"))
      .Raw("education", Education(profile))
      .Raw("awards", Certificates(profile.awards, "title", "awarder", "date"))
      .Raw("certificates",
           Certificates(profile.certificates, "name", "issuer", "date"))
      .Raw("publications", Certificates(profile.publications, "name",
                                        "publisher", "releaseDate"))
      .Raw("skills", Groups(profile.skills))
      .Raw("languages", Languages(profile))
      .Raw("interests", Groups(profile.interests))
      .Raw("projects", Projects(profile))
      .Raw("preferences", Preferences(profile.preferences));
  std::string out;
  AppendIndented(Json(root.str()), 0, out);
  return out;
}

}  // namespace

std::string JsonOf(const Resume& resume) {
  if (resume.json.empty()) return Indented(resume.profile) + "\n";
  // A record keeps the bytes of what is not set.
  Record record;
  std::string out;
  if (!record.Parse(resume.json)) return out;
  if (resume.wished) {
    record.Set("preferences", Preferences(resume.profile.preferences));
  }
  record.AppendTo(out);
  return out + "\n";
}

}  // namespace jobutils
