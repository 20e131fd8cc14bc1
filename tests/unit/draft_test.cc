#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "draft/drafter.h"
#include "draft/evidence.h"
#include "draft/letter_view.h"
#include "draft/links.h"
#include "draft/numbers.h"
#include "draft/prose.h"
#include "draft/template.h"
#include "draft/templates.h"
#include "draft/truth.h"

namespace jobutils {
namespace {

constexpr Time kNow = 1787227200;  // 2026-08-20T12:00:00Z

constexpr const char* kInner[] = {"item", "last"};
constexpr TemplateName kNames[] = {{"name"}, {"title"}, {"list", kInner}};

std::string Render(std::string_view text, const View& view) {
  const auto parsed = Template::Parse(text, "t", kNames);
  return parsed ? parsed->Render(view) : "error: " + parsed.error().message;
}

View Example() {
  View view;
  view.texts["title"] = "A & B <c>";
  view.lists["list"].resize(2);
  view.lists["list"][0].texts["item"] = "one";
  view.lists["list"][1].texts["item"] = "two";
  view.lists["list"][1].texts["last"] = "1";
  return view;
}

TEST(Template, FillsNamesWithoutEscaping) {
  const View view = Example();
  EXPECT_EQ(Render("{{title}}, {{{title}}}, {{& title }}.", view),
            "A & B <c>, A & B <c>, A & B <c>.");
  EXPECT_EQ(Render("[{{name}}]", view), "[]");
}

TEST(Template, SectionsOfTextsAndLists) {
  const View view = Example();
  EXPECT_EQ(Render("{{#title}}t{{/title}}{{^title}}no{{/title}}", view), "t");
  EXPECT_EQ(Render("{{#name}}t{{/name}}{{^name}}no{{/name}}", view), "no");
  EXPECT_EQ(Render("{{#list}}{{item}}{{^last}}, {{/last}}{{/list}}", view),
            "one, two");
  EXPECT_EQ(Render("{{#list}}{{title}};{{/list}}", view),
            "A & B <c>;A & B <c>;");
  EXPECT_EQ(Render("{{^list}}none{{/list}}", view), "");
}

TEST(Template, LinesOfSectionsAndCommentsAreNoLines) {
  const View view = Example();
  EXPECT_EQ(Render("a\n{{#list}}\n- {{item}}\n  {{/list}}  \nb\n", view),
            "a\n- one\n- two\nb\n");
  EXPECT_EQ(Render("a\n{{! a\ncomment }}\nb", view), "a\nb");
  EXPECT_EQ(Render("a {{#title}}\n{{/title}}", view), "a \n");
}

TEST(Template, ValuesAreNeverTemplates) {
  View view;
  view.texts["title"] = "{{name}}{{#list}}x{{/list}}{{{";
  view.texts["name"] = "secret";
  EXPECT_EQ(Render("{{title}}", view), "{{name}}{{#list}}x{{/list}}{{{");
}

TEST(Template, ErrorsNameTheLine) {
  const View view;
  EXPECT_EQ(Render("a\nb {{titel}}", view),
            "error: t:2: unknown name 'titel', did you mean 'title'? known are "
            "'name' 'title' 'list'");
  EXPECT_EQ(Render("{{item}}", view).substr(0, 33),
            "error: t:1: unknown name 'item', ");
  EXPECT_EQ(Render("\n{{^name}}{{#list}}{{iten}}", view).substr(0, 66),
            "error: t:2: unknown name 'iten', did you mean 'item'? known are "
            "'i");
  EXPECT_EQ(Render("{{list}}", view),
            "error: t:1: 'list' is a list, expected '{{#list}}'");
  EXPECT_EQ(Render("\n\n{{#name}}", view),
            "error: t:3: section 'name' is never closed");
  EXPECT_EQ(Render("{{#name}}{{/title}}", view),
            "error: t:1: expected '{{/name}}', not '{{/title}}'");
  EXPECT_EQ(Render("{{/name}}", view), "error: t:1: no section 'name' is open");
  EXPECT_EQ(Render("{{name", view), "error: t:1: '}}' is missing");
  EXPECT_EQ(Render("{{>name}}", view),
            "error: t:1: partials are not supported");
  EXPECT_EQ(Render("{{=<% %>=}}", view),
            "error: t:1: other delimiters are not supported");
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "{{#name}}";
  EXPECT_EQ(Render(deep, view), "error: t:1: sections are nested too deep");
  EXPECT_EQ(Render("{{#list}}\n{{#title}}{{#list}}", view),
            "error: t:2: list 'list' is inside another list");
}

TEST(Template, WhatIsRenderedIsBounded) {
  View view = Example();
  view.texts["title"] = std::string(1 << 20, 'a');
  std::string names;
  for (int i = 0; i < 10000; ++i) names += "{{title}}";
  EXPECT_EQ(Render(names, view).size(), size_t{1} << 20);
}

std::vector<double> Values(std::string_view text) {
  std::vector<double> values;
  for (const Number& each : NumbersIn(text, Tokenise(text))) {
    values.push_back(each.value);
  }
  return values;
}

TEST(Numbers, DigitsAndWordsOfTwoLanguages) {
  using Doubles = std::vector<double>;
  EXPECT_EQ(Values("1,000 and 1.000 and 2.5"), (Doubles{1000, 1000, 2.5}));
  EXPECT_EQ(Values("twenty-five, two hundred"), (Doubles{25, 200}));
  EXPECT_EQ(Values("twenty nineteen"), Doubles{2019});
  EXPECT_EQ(Values("fünfundzwanzig, zweihundertzehn, zweitausendneunzehn"),
            (Doubles{25, 210, 2019}));
  EXPECT_EQ(Values("zehnjährige, zehnköpfig, sechsten"), (Doubles{10, 10, 6}));
  EXPECT_EQ(Values("a decade, ein Dutzend"), (Doubles{10, 12}));
  EXPECT_EQ(Values("fuenfzehn, zwoelf, dreissig, zwanzigjaehrige"),
            (Doubles{15, 12, 30, 20}));
  EXPECT_EQ(Values("xv years, xv cars, mix"), Doubles{15});
  EXPECT_EQ(Values("one, eine, Hunderte, zweite, und, often"), Doubles{});
}

TEST(Numbers, WhatIsCounted) {
  const auto unit = [](std::string_view text) {
    return NumbersIn(text, Tokenise(text)).front().unit;
  };
  EXPECT_EQ(unit("10+ years"), "year");
  EXPECT_EQ(unit("8 or more years"), "year");
  EXPECT_EQ(unit("zehnjährige Praxis"), "year");
  EXPECT_EQ(unit("35 percent"), "%");
  EXPECT_EQ(unit("35 %"), "%");
  EXPECT_EQ(unit("drei Monate"), "month");
  EXPECT_EQ(unit("12 services over two years"), "service");
  EXPECT_EQ(unit("from 12 to 3"), "");
}

TEST(Links, FoundWhateverTheirForm) {
  const auto links = [](std::string_view text) {
    std::vector<std::string> found;
    for (const LinkSpan& link : LinksIn(text)) {
      found.emplace_back(text.substr(link.begin, link.end - link.begin));
    }
    return found;
  };
  using Strings = std::vector<std::string>;
  EXPECT_EQ(links("See https://a.example/b. Or (www.c.example), d@e.example!"),
            (Strings{"https://a.example/b", "www.c.example", "d@e.example"}));
  EXPECT_EQ(links("github.com/x and initech.com"),
            (Strings{"github.com/x", "initech.com"}));
  EXPECT_EQ(links("Node.js, ASP.NET core, e.g. C/C++, and/or 3.14, end."),
            Strings{"ASP.NET"});
}

TEST(Prose, UnmaskedShowsWhatTheEyeSees) {
  EXPECT_EQ(Unmasked("Ka\u200bf\u00adka \uff2b\uff41 \U0001d400\u202e\x1b"),
            "Kafka Ka A");
  EXPECT_EQ(Unmasked("\u00b9\u2075, \u246e, \u2169\u2164, 9\u00bd, ha\u017fk"),
            "15, 15, XV, 9.5, hask");
  EXPECT_EQ(Unmasked("**Has**kell, H.a.s.k.e.l.l, M.B.A., P-h-D, **bold** x"),
            "**Haskell, Haskell, MBA., PhD, **bold** x");
  EXPECT_EQ(Unmasked("e.g. this, z.B. das, m/w/d, U.S. mail"),
            "e.g. this, z.B. das, m/w/d, US mail");
  EXPECT_EQ(Unmasked("a\u2019s \u2013 b\u00a0c\n"), "a's - b c\n");
}

TEST(Prose, SentencesEndWhereTheyDo) {
  const auto count = [](std::string_view text) {
    return Sentences(text, Tokenise(text)).size();
  };
  EXPECT_EQ(count("I do. You do! Do we? Yes"), 4u);
  EXPECT_EQ(count("Dr. A. Doe of Acme Inc. knows, e.g. this"), 1u);
  EXPECT_EQ(count("Am 1. Oktober 2026 geht es los"), 1u);
  EXPECT_EQ(count("one line\nstill it\n\nnext\n- point\n- point"), 4u);
}

const Profile& Person() {
  static const Profile profile = *ParseProfile(R"({
    "basics": {"name": "Mara Lindqvist", "label": "Backend developer",
      "email": "mara@lindqvist.example", "phone": "+46 8 5550142",
      "url": "https://lindqvist.example", "location": {"city": "Uppsala"}},
    "work": [
      {"name": "Brightwater", "position": "Senior Backend Developer",
       "startDate": "2021-02",
       "highlights": ["Moved 12 services to Kubernetes",
                      "Rewrote the ledger in Go, which cut 40 minutes to 6"]},
      {"name": "Hollins & Vane", "position": "Software Developer",
       "startDate": "2017-08", "endDate": "2021-01",
       "highlights": ["Built the booking interface in Java"]}],
    "education": [{"institution": "Norrvik University",
      "area": "Computer Science", "studyType": "Bachelor of Science",
      "startDate": "2014-09", "endDate": "2017-06"}],
    "skills": [{"name": "Tools", "keywords": ["Go", "Java", "Kubernetes",
      "PostgreSQL"]}],
    "languages": [{"language": "Swedish", "fluency": "Native"},
      {"language": "English", "fluency": "C1"}]})",
                                               "test");
  return profile;
}

constexpr std::string_view kListing =
    R"({"kind":"listing","id":"1","url":"https://jobs.example/1",)"
    R"("title":"Senior Go Engineer","company":{"name":"Quillfeather"},)"
    R"("locations":["Oslo"],"salary":{"min":70000,"max":80000,"currency":"EUR"},)"
    R"("description":"Go, Kafka and PostgreSQL. Ten years of Kafka."})";

// The claims that are not true, joined.
std::string Untrue(std::string_view draft, std::string_view line = kListing) {
  Record listing;
  EXPECT_TRUE(listing.Parse(line)) << listing.why();
  std::string claims;
  for (const Untruth& each : CheckTruth(draft, Person(), listing, kNow)) {
    if (!claims.empty()) claims += "; ";
    ((claims += each.kind) += ": ") += each.claim;
  }
  return claims;
}

TEST(Truth, WhatTheProfileSaysPasses) {
  EXPECT_EQ(Untrue(""), "");
  EXPECT_EQ(Untrue("I have worked at Brightwater since 2021."), "");
  EXPECT_EQ(Untrue("I know Go, Java and PostgreSQL."), "");
  EXPECT_EQ(Untrue("I hold a Bachelor of Science from Norrvik University."),
            "");
  EXPECT_EQ(Untrue("I have nine years of experience."), "");
  EXPECT_EQ(Untrue("Mail mara@lindqvist.example, call +46 8 5550142."), "");
  EXPECT_EQ(Untrue("Uppsala, 20 August 2026"), "");
}

TEST(Truth, EachKindOfFalsehoodIsNamed) {
  EXPECT_EQ(Untrue("I worked at Initech."), "employer: Initech");
  EXPECT_EQ(Untrue("I know Terraform."), "skill: Terraform");
  EXPECT_EQ(Untrue("I have ten years of experience."), "experience: ten years");
  EXPECT_EQ(Untrue("I moved 13 services."), "number: 13 services");
  EXPECT_EQ(Untrue("I joined Brightwater in March 2021."), "date: March 2021");
  EXPECT_EQ(Untrue("See https://other.example."),
            "link: https://other.example");
  EXPECT_EQ(Untrue("Mail me@other.example."), "e-mail: me@other.example");
  EXPECT_EQ(Untrue("I have a PhD."), "degree: PhD");
  EXPECT_EQ(Untrue("My English is native."), "language: English is native");
}

TEST(Truth, WhatBelongsTogetherStaysTogether) {
  EXPECT_NE(Untrue("I was Senior Backend Developer at Hollins & Vane."), "");
  EXPECT_EQ(Untrue("I was Software Developer at Hollins & Vane."), "");
  EXPECT_NE(Untrue("From 2017 to 2021 I was at Brightwater."), "");
  EXPECT_NE(Untrue("At Hollins & Vane I used Kubernetes."), "");
  EXPECT_NE(Untrue("I have nine years of Go."), "");
  EXPECT_NE(Untrue("Today I work at Hollins & Vane."), "");
}

TEST(Truth, TheListingsWordsAreNotThePersons) {
  EXPECT_NE(Untrue("You are looking for Kafka."), "");
  EXPECT_EQ(Untrue("You are looking for Go."), "");
  EXPECT_EQ(Untrue("You ask for Kafka. I have not used it yet."), "");
  EXPECT_NE(Untrue("I saw that you use Kafka."), "");
  EXPECT_EQ(Untrue("I have not used Kafka yet."), "");
  EXPECT_NE(Untrue("I have used Kafka."), "");
  EXPECT_NE(Untrue("You are looking for Kafka, which I know."), "");
  EXPECT_NE(Untrue("You are looking for Kafka. I know it well."), "");
  EXPECT_NE(Untrue("I have not only used Kafka but run it."), "");
  EXPECT_NE(Untrue("Skills: Kafka"), "");
  EXPECT_NE(Untrue("Sie suchen Kafka. Das kann ich."), "");
  EXPECT_NE(Untrue("Sie suchen Kafka und werden fündig."), "");
}

TEST(Truth, TitleCompanyAndPayOfTheListing) {
  EXPECT_EQ(Untrue("I am applying for the position Senior Go Engineer at "
                   "Quillfeather in Oslo."),
            "");
  EXPECT_NE(Untrue("I am a Senior Go Engineer."), "");
  EXPECT_NE(Untrue("I worked at Quillfeather."), "");
  EXPECT_EQ(Untrue("I would like to work at Quillfeather."), "");
  EXPECT_EQ(Untrue("The pay of EUR 70,000 suits me."), "");
  EXPECT_NE(Untrue("The pay of EUR 90,000 suits me."), "");
}

TEST(Truth, DisguisesDoNotHelp) {
  EXPECT_NE(Untrue("I know Ter\u200braform."), "");
  EXPECT_NE(Untrue("I know \uff34erraform."), "");
  EXPECT_NE(Untrue("I know G\u043e."), "");  // a Cyrillic letter
  EXPECT_NE(Untrue("I worked at\ninitech."), "");
  EXPECT_NE(Untrue("Mail me at mara at initech dot com."), "");
}

TEST(Truth, HostileTextEnds) {
  EXPECT_NE(Untrue(std::string(1 << 20, 'A')), "");
  Untrue(std::string(32 << 10, '\xff'));
  std::string many;
  while (many.size() < (32 << 10)) many += "I know Go at Acme since 2021, ";
  many.resize(32 << 10);
  EXPECT_NE(Untrue(many), "");
}

TEST(Evidence, ShowsWhatIsAskedFirst) {
  const Skills skills;
  const auto deeds = DeedsOf(Person(), skills, SkillsOf(Person(), skills));
  Record listing;
  ASSERT_TRUE(listing.Parse(
      R"({"title":"Developer","description":"Experience with Java."})"));
  const auto best = BestDeeds(deeds, WantedBy(listing, skills), 1);
  ASSERT_EQ(best.size(), 1u);
  EXPECT_EQ(best[0]->text, "Built the booking interface in Java");
  EXPECT_EQ(best[0]->where, "Hollins & Vane");
}

// The skills that a letter names to who has `extract` of "Go, Postgres".
std::string SkillsShown(const std::string& extract,
                        const std::string& language = "de") {
  const std::string line = R"({"title":"E","description":"Go, Postgres",)"
                           R"("extract":{"skills":[)" +
                           extract + "]}}";
  Record listing;
  EXPECT_TRUE(listing.Parse(line)) << line;
  const Profile person = Person();
  const View view = LetterViews(person, Skills(), kNow).For(listing, language);
  const auto list = view.texts.find("skill_list");
  return list == view.texts.end() ? "" : list->second;
}

TEST(LetterViews, SkillsAreThoseAskedForInTheListingsWords) {
  const std::string go =
      R"({"name":"Go","need":"nice","in":"description","at":[0,2],"sure":)";
  EXPECT_EQ(SkillsShown(go + "0.75}"), "");
  EXPECT_EQ(SkillsShown(go + "0.9}"), "Go");
  const std::string sql =
      R"({"name":"PostgreSQL","need":"must","in":"description","sure":0.75,)";
  EXPECT_EQ(SkillsShown(go + "0.9}," + sql + R"("at":[4,12]})"),
            "Postgres und Go");
  EXPECT_EQ(SkillsShown(sql + R"("at":[4,12]})", "en"), "PostgreSQL");
  EXPECT_EQ(SkillsShown(sql + R"("at":[0,2]})"), "PostgreSQL");
  EXPECT_EQ(SkillsShown(sql + R"("at":[4,99]})"), "PostgreSQL");
  EXPECT_EQ(SkillsShown(sql + R"("at":[-4,12]})"), "PostgreSQL");
}

TEST(LetterViews, YearsAreThoseThatNobodyDoubts) {
  Record listing;
  ASSERT_TRUE(listing.Parse(R"({"kind":"listing","title":"E"})"));
  const auto years = [&](const Profile& profile) -> std::string {
    const View view = LetterViews(profile, Skills(), kNow).For(listing, "en");
    const auto found = view.texts.find("years");
    return found == view.texts.end() ? "" : found->second;
  };
  Profile profile;
  profile.work.resize(2);
  profile.work[0].position = "Web developer";
  profile.work[0].start = "2016-01";
  profile.work[0].end = "2019-12";
  profile.work[1].position = "Apprentice electrician";
  profile.work[1].start = "2012-01";
  profile.work[1].end = "2015-12";
  EXPECT_EQ(years(profile), "4");
  profile.education.resize(1);
  profile.education[0].start = "2014-10";
  profile.education[0].end = "2018-03";
  EXPECT_EQ(years(profile), "");
  profile.education[0].end = "2016-01";
  EXPECT_EQ(years(profile), "4");
}

TEST(Drafter, SaysWhereTheUntruthStands) {
  const std::string folder = testing::TempDir() + "draft_test_where";
  std::filesystem::create_directories(folder + "/en");
  const auto said = [&](const std::string& letter) {
    std::ofstream(folder + "/en/letter.mustache") << letter;
    const auto templates = Templates::Read(folder);
    EXPECT_TRUE(templates) << templates.error().message;
    Record listing;
    EXPECT_TRUE(
        listing.Parse(R"({"title":"E","company":{"name":"Elbwerft"}})"));
    const Drafter drafter(Person(), {*templates, Lexicon(), "", kNow});
    const auto draft = drafter.Write(listing);
    return draft ? "" : draft.error().message;
  };
  EXPECT_EQ(said("Moin {{company}},\n"), "");
  EXPECT_EQ(said("I know Go.\n\nZorbex {{company}},\n"),
            "name 'Zorbex' is not what the profile says, in 'Zorbex "
            "Elbwerft,'");
  EXPECT_EQ(said("I know Kafka. I know Rust, Perl, Lua and Erlang.\n"),
            "skill 'Kafka', skill 'Rust', skill 'Perl' and 2 more are not what "
            "the profile says, first in 'I know Kafka.'");
  std::filesystem::remove_all(folder);
}

TEST(Drafter, AHostileListingWritesNoHeader) {
  const auto templates = Templates::Read("");
  ASSERT_TRUE(templates) << templates.error().message;
  const Drafter drafter(Person(), {*templates, Lexicon(), "", kNow});
  Record listing;
  ASSERT_TRUE(listing.Parse(
      R"({"title":"Engineer\r\nBcc: all\u001b[2J {{name}}",)"
      R"("company":{"name":"Acme\n\n{{email}}"},"description":"Go."})"));
  const auto draft = drafter.Write(listing);
  ASSERT_TRUE(draft) << draft.error().message;
  EXPECT_EQ(draft->subject,
            "Application: Engineer Bcc: all [2J {{name}} \u2013 "
            "Mara Lindqvist");
  EXPECT_EQ(draft->mail.find("mara@"), std::string::npos);
  EXPECT_EQ(draft->mail.find('\x1b'), std::string::npos);
}

TEST(Drafter, APlaceAsATraineeIsNoWorkDone) {
  const auto templates = Templates::Read("");
  ASSERT_TRUE(templates);
  const Drafter drafter(Person(), {*templates, Lexicon(), "de", kNow});
  Record listing;
  ASSERT_TRUE(listing.Parse(R"({"title":"Praktikum Datenvisualisierung",)"
                            R"("company":{"name":"Elbwerft Analytics"}})"));
  const auto draft = drafter.Write(listing);
  EXPECT_TRUE(draft) << draft.error().message;
  EXPECT_NE(Untrue("Ich habe ein Praktikum bei Quillfeather gemacht."), "");
}

TEST(Drafter, LanguageOfTheListing) {
  const auto templates = Templates::Read("");
  ASSERT_TRUE(templates);
  const Drafter drafter(Person(), {*templates, Lexicon(), "", kNow});
  const auto language = [&](std::string_view line) {
    Record listing;
    EXPECT_TRUE(listing.Parse(line));
    return drafter.Write(listing)->language;
  };
  EXPECT_EQ(language(R"({"title":"E","extract":{"language":"de"}})"), "de");
  EXPECT_EQ(language(R"({"title":"E","extract":{"language":"fr"}})"), "en");
  EXPECT_EQ(language(R"({"title":"E","description":"Wir suchen für unser Team )"
                     R"(eine Person, die mit uns und den Kunden arbeitet."})"),
            "de");
  EXPECT_EQ(language(R"({"title":"E"})"), "en");
}

TEST(LetterViews, NoListIsLongerThanALetterShows) {
  Profile profile = Person();
  profile.languages.assign(1000, Profile::Language{"English", "C1"});
  Record listing;
  ASSERT_TRUE(listing.Parse(R"({"kind":"listing","title":"E"})"));
  const View view = LetterViews(profile, Skills(), kNow).For(listing, "en");
  const std::vector<View>& rows = view.lists.at("languages");
  ASSERT_EQ(rows.size(), 24u);
  EXPECT_TRUE(rows.back().texts.contains("last"));
  EXPECT_FALSE(rows.front().texts.contains("last"));
}

TEST(Templates, AFileThatIsNoTemplateIsTheUsersError) {
  const std::string folder = testing::TempDir() + "draft_test_names";
  const auto said = [&](const std::string& file) {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder + "/en");
    std::ofstream(folder + "/" + file) << "a";
    const auto read = Templates::Read(folder);
    std::filesystem::remove_all(folder);
    return read ? "" : read.error().message.substr(0, 200);
  };
  EXPECT_EQ(said("en/letter.mustache"), "");
  EXPECT_EQ(said("en/lettr.mustache"),
            "unknown template '" + folder +
                "/en/lettr.mustache', expected 'mail.mustache' or "
                "'letter.mustache'");
  EXPECT_EQ(said("letter.mustache"),
            "'" + folder +
                "/letter.mustache' is not in a folder with the name of a "
                "language, such as 'en'");
  EXPECT_EQ(said("en/README"), "no template in '" + folder +
                                   "', expected such as 'en/letter.mustache'");
}

TEST(Templates, AFileTooLongIsTheUsersError) {
  const std::string folder = testing::TempDir() + "draft_test_templates";
  std::filesystem::create_directories(folder + "/en");
  const std::string file = folder + "/en/letter.mustache";
  std::ofstream(file) << std::string(300 << 10, 'a');
  const auto read = Templates::Read(folder);
  std::filesystem::remove_all(folder);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().exit, ExitCode::kUsage);
  EXPECT_EQ(read.error().message, file + ": expected at most 256 KiB");
}

}  // namespace
}  // namespace jobutils
