// JSON Resume to Profile.

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "base/file.h"
#include "base/visible.h"
#include "profile/date.h"
#include "profile/profile.h"
#include "record/json.h"
#include "record/scanner.h"

namespace jobutils {
namespace {

using Keys = std::initializer_list<std::string_view>;

// A value, and what a message calls it ("work.0").
struct Node {
  Json json;
  std::string path;
};

class Reader {
 public:
  Reader(std::string_view text, const std::string& file)
      : text_(text), file_(file) {}

  // The first failure, if there was one.
  Status Finish() const {
    if (error_.empty()) return Ok{};
    return UsageError(error_);
  }

  Node Object(const Node& of, std::string_view key) {
    return Checked(Member(of, key), Json::Type::kObject, "an object");
  }

  std::vector<Node> Objects(const Node& of, std::string_view key) {
    std::vector<Node> objects;
    for (Node& item : Items(of, key)) {
      item = Checked(std::move(item), Json::Type::kObject, "an object");
      if (item.json) objects.push_back(std::move(item));
    }
    return objects;
  }

  // The first of `keys` that is there: later ones are names of older schemas.
  std::string Text(const Node& of, Keys keys) {
    for (const std::string_view key : keys) {
      const Node member = Member(of, key);
      if (member.json) return TextOf(member);
    }
    return "";
  }

  std::string Date(const Node& of, Keys keys) {
    for (const std::string_view key : keys) {
      const Node member = Member(of, key);
      if (!member.json) continue;
      std::string date = TextOf(member);
      if (!date.empty() && !MonthOf(date)) {
        Fail(member, "a date such as '2019-04'; no key while it goes on");
      }
      return date;
    }
    return "";
  }

  std::vector<std::string> Texts(const Node& of, std::string_view key) {
    std::vector<std::string> texts;
    for (const Node& item : Items(of, key)) {
      std::string text = TextOf(item);
      if (!text.empty()) texts.push_back(std::move(text));
    }
    return texts;
  }

  std::vector<std::string> SomeOf(const Node& of, std::string_view key,
                                  const std::vector<std::string>& values) {
    std::vector<std::string> texts = Texts(of, key);
    for (size_t i = 0; i < texts.size(); ++i) {
      if (std::find(values.begin(), values.end(), texts[i]) != values.end()) {
        continue;
      }
      std::string expected;
      for (const std::string& value : values) {
        expected += (expected.empty() ? "'" : ", '") + value + "'";
      }
      Fail(Member(of, key), "some of " + expected);
    }
    return texts;
  }

  std::optional<double> Amount(const Node& of, std::string_view key) {
    const Node member = Member(of, key);
    if (!member.json) return std::nullopt;
    const std::optional<double> number = member.json.AsNumber();
    if (!number || *number < 0) Fail(member, "a number, 0 or more");
    return number;
  }

 private:
  static Node Member(const Node& of, std::string_view key) {
    std::string path = of.path.empty() ? "" : of.path + ".";
    return {of.json[key], path.append(key)};
  }

  std::vector<Node> Items(const Node& of, std::string_view key) {
    const Node list = Checked(Member(of, key), Json::Type::kArray, "an array");
    std::vector<Node> items;
    for (const Json item : list.json.Items()) {
      items.push_back({item, list.path + "." + std::to_string(items.size())});
    }
    return items;
  }

  // The node if it has the type, else an absent one.
  Node Checked(Node node, Json::Type type, const char* expected) {
    if (node.json && node.json.type() != type) {
      Fail(node, expected);
      node.json = Json();
    }
    return node;
  }

  // A number stands for its digits ("score": 3.5).
  std::string TextOf(const Node& node) {
    if (!node.json) return "";
    if (node.json.type() == Json::Type::kNumber) {
      return std::string(node.json.raw());
    }
    const std::optional<std::string> text = node.json.AsString();
    if (!text) {
      Fail(node, "a string");
      return "";
    }
    const size_t begin = text->find_first_not_of(" \t\r\n");
    if (begin == text->npos) return "";
    return text->substr(begin, text->find_last_not_of(" \t\r\n") + 1 - begin);
  }

  void Fail(const Node& node, const std::string& expected) {
    if (!error_.empty()) return;
    constexpr size_t kMostShown = 60;
    const std::string_view raw = node.json.raw();
    const auto line = 1 + std::count(text_.data(), raw.data(), '\n');
    error_ = "'" + file_ + "' line " + std::to_string(line) + ": bad '" +
             node.path + "', expected " + expected;
    if (raw.size() <= kMostShown) error_ += ", not " + Visible(raw);
  }

  std::string_view text_;
  const std::string& file_;
  std::string error_;
};

void ReadBasics(Reader& reader, const Node& root, Profile& profile) {
  const Node basics = reader.Object(root, "basics");
  profile.name = reader.Text(basics, {"name"});
  profile.label = reader.Text(basics, {"label"});
  profile.email = reader.Text(basics, {"email"});
  profile.phone = reader.Text(basics, {"phone"});
  profile.url = reader.Text(basics, {"url", "website"});
  profile.summary = reader.Text(basics, {"summary"});
  const Node place = reader.Object(basics, "location");
  profile.address = reader.Text(place, {"address"});
  profile.postal_code = reader.Text(place, {"postalCode"});
  profile.city = reader.Text(place, {"city"});
  profile.region = reader.Text(place, {"region"});
  profile.country_code = reader.Text(place, {"countryCode"});
  for (const Node& link : reader.Objects(basics, "profiles")) {
    profile.links.push_back({reader.Text(link, {"network"}),
                             reader.Text(link, {"username"}),
                             reader.Text(link, {"url"})});
  }
}

void ReadWork(Reader& reader, const Node& root, std::string_view key,
              std::vector<Profile::Work>& out) {
  for (const Node& node : reader.Objects(root, key)) {
    Profile::Work& work = out.emplace_back();
    work.name = reader.Text(node, {"name", "organization", "company"});
    work.position = reader.Text(node, {"position"});
    work.location = reader.Text(node, {"location"});
    work.url = reader.Text(node, {"url", "website"});
    work.start = reader.Date(node, {"startDate"});
    work.end = reader.Date(node, {"endDate"});
    work.description = reader.Text(node, {"description"});
    work.summary = reader.Text(node, {"summary"});
    work.highlights = reader.Texts(node, "highlights");
  }
}

void ReadEducation(Reader& reader, const Node& root, Profile& profile) {
  for (const Node& node : reader.Objects(root, "education")) {
    Profile::Education& education = profile.education.emplace_back();
    education.institution = reader.Text(node, {"institution"});
    education.area = reader.Text(node, {"area"});
    education.study_type = reader.Text(node, {"studyType"});
    education.score = reader.Text(node, {"score", "gpa"});
    education.url = reader.Text(node, {"url"});
    education.start = reader.Date(node, {"startDate"});
    education.end = reader.Date(node, {"endDate"});
    education.courses = reader.Texts(node, "courses");
  }
}

void ReadGroups(Reader& reader, const Node& root, std::string_view key,
                std::vector<Profile::SkillGroup>& out) {
  for (const Node& node : reader.Objects(root, key)) {
    out.push_back({reader.Text(node, {"name"}), reader.Text(node, {"level"}),
                   reader.Texts(node, "keywords")});
  }
}

void ReadCertificates(Reader& reader, const Node& root, std::string_view key,
                      std::vector<Profile::Certificate>& out) {
  for (const Node& node : reader.Objects(root, key)) {
    out.push_back({reader.Text(node, {"name", "title"}),
                   reader.Text(node, {"issuer", "awarder", "publisher"}),
                   reader.Date(node, {"date", "releaseDate"}),
                   reader.Text(node, {"url", "website"}),
                   reader.Text(node, {"summary"})});
  }
}

void ReadProjects(Reader& reader, const Node& root, Profile& profile) {
  for (const Node& node : reader.Objects(root, "projects")) {
    Profile::Project& project = profile.projects.emplace_back();
    project.name = reader.Text(node, {"name"});
    project.entity = reader.Text(node, {"entity"});
    project.description = reader.Text(node, {"description"});
    project.url = reader.Text(node, {"url"});
    project.start = reader.Date(node, {"startDate"});
    project.end = reader.Date(node, {"endDate"});
    project.highlights = reader.Texts(node, "highlights");
    project.keywords = reader.Texts(node, "keywords");
    project.roles = reader.Texts(node, "roles");
  }
}

void ReadPreferences(Reader& reader, const Node& root,
                     Profile::Preferences& out) {
  const Node node = reader.Object(root, "preferences");
  out.titles = reader.Texts(node, "titles");
  out.workplace =
      reader.SomeOf(node, "workplace", {"remote", "hybrid", "onsite"});
  out.employment = reader.SomeOf(
      node, "employment",
      {"full_time", "part_time", "contract", "internship", "temporary"});
  out.places = reader.Texts(node, "places");
  const Node pay = reader.Object(node, "pay");
  out.pay = reader.Amount(pay, "min");
  out.currency = reader.Text(pay, {"currency"});
  out.period = reader.Text(pay, {"period"});
  out.start = reader.Date(node, {"start"});
  out.notice = reader.Text(node, {"notice"});
}

Error NoResume(const std::string& file, const std::string& why) {
  return UsageError("'" + file + "' is no JSON Resume: " + why);
}

}  // namespace

Result<Profile> ParseProfile(std::string_view json, const std::string& file) {
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
  const ScanError flaw = ScanJson(json, nullptr);
  if (flaw.message != nullptr) {
    const auto line =
        1 + std::count(json.begin(), json.begin() + flaw.at, '\n');
    return NoResume(file, "line " + std::to_string(line) + ": " + flaw.message);
  }
  json.remove_prefix(json.find_first_not_of(" \t\r\n"));
  json = json.substr(0, json.find_last_not_of(" \t\r\n") + 1);
  const Node root = {Json(json), ""};
  const Keys sections = {"basics", "work", "education", "skills", "projects"};
  if (std::none_of(sections.begin(), sections.end(), [&](auto key) {
        return static_cast<bool>(root.json[key]);
      })) {
    return NoResume(file,
                    "expected an object with 'basics', 'work', 'education', "
                    "'skills' or 'projects'");
  }
  Reader reader(json, file);
  Profile profile;
  ReadBasics(reader, root, profile);
  ReadWork(reader, root, "work", profile.work);
  ReadWork(reader, root, "volunteer", profile.volunteer);
  ReadEducation(reader, root, profile);
  ReadGroups(reader, root, "skills", profile.skills);
  for (const Node& node : reader.Objects(root, "languages")) {
    profile.languages.push_back({reader.Text(node, {"language", "name"}),
                                 reader.Text(node, {"fluency", "level"})});
  }
  ReadCertificates(reader, root, "certificates", profile.certificates);
  ReadCertificates(reader, root, "awards", profile.awards);
  ReadCertificates(reader, root, "publications", profile.publications);
  ReadProjects(reader, root, profile);
  ReadGroups(reader, root, "interests", profile.interests);
  ReadPreferences(reader, root, profile.preferences);
  const Status read = reader.Finish();
  if (!read) return read.error();
  return profile;
}

Result<Profile> ReadProfile(const std::string& path) {
  const Result<std::string> json = ReadFile(path, kMostProfileBytes);
  if (!json) return json.error();
  return ParseProfile(*json, path);
}

Result<std::optional<Profile>> FindProfile(const std::string& named,
                                           const std::string& workspace) {
  std::string path = named;
  if (path.empty() && !workspace.empty()) {
    path = workspace == "." ? "profile.json" : workspace + "/profile.json";
    if (!FileExists(path)) path.clear();
  }
  if (path.empty()) return std::optional<Profile>();
  Result<Profile> profile = ReadProfile(path);
  if (!profile) return profile.error();
  return std::optional<Profile>(std::move(*profile));
}

}  // namespace jobutils
