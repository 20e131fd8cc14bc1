#include "text/dictionary.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/utf8.h"
#include "text/currency.h"
#include "text/degrees.h"
#include "text/letters.h"
#include "text/pattern_set.h"
#include "text/pay_in_text.h"
#include "text/places.h"
#include "text/read_text.h"
#include "text/scan.h"
#include "text/skills.h"
#include "text/stop_words.h"
#include "text/titles.h"

namespace jobutils {
namespace {

using Names = std::vector<std::string>;

std::string Join(const Names& names) {
  std::string joined;
  for (const std::string& name : names) {
    if (!joined.empty()) joined += " | ";
    joined += name;
  }
  return joined;
}

// A workspace with one file in its data/.
class Folder {
 public:
  Folder(const std::string& name, const std::string& text) {
    path_ = std::filesystem::temp_directory_path() /
            ("dictionary_test." + std::to_string(getpid()));
    std::filesystem::create_directories(path_ / "data");
    std::ofstream(path_ / "data" / name) << text;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string workspace() const { return path_.string(); }
  std::string path() const { return workspace() + "/data"; }

 private:
  std::filesystem::path path_;
};

// The words of a text, one code point after another.
Names SlowWords(const std::string& text) {
  Names words;
  std::string word;
  const auto close = [&] {
    if (!word.empty()) words.push_back(word);
    word.clear();
  };
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = DecodeUtf8(text, pos);
    if (IsWordChar(c)) {
      AppendUtf8(word, c);
    } else {
      close();
      if (c >= 0x4E00 && c < 0xA000) AppendUtf8(words.emplace_back(), c);
    }
  }
  close();
  return words;
}

Names WordsOf(const std::string& text) {
  const Words words(text);
  Names list;
  for (size_t i = 0; i < words.size(); ++i) {
    list.emplace_back(words.Text(i));
    EXPECT_EQ(words[i].hash, HashWord(words.Text(i)));
  }
  return list;
}

TEST(Words, AreRunsOfLettersAndDigits) {
  EXPECT_EQ(Join(WordsOf("It's C++20, naïve\u00a0Größe 東京x.")),
            "It | s | C | 20 | naïve | Größe | 東 | 京 | x");
  EXPECT_TRUE(WordsOf("").empty());
  EXPECT_TRUE(WordsOf(" .,-\n\u2022").empty());
}

TEST(Words, AreTheSameAtAnyPlaceAndLength) {
  std::mt19937 random(1);
  const Names pieces = {"a", "Zq", "0",      " ",      "-",  ".",
                        "é", "Ü",  "\u00a0", "\u2014", "語", "longerword"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (size_t i = random() % 90; i > 0; --i) {
      text += pieces[random() % pieces.size()];
    }
    ASSERT_EQ(WordsOf(text), SlowWords(text)) << text;
    const Words words(text);
    for (size_t i = 0; i < words.size(); ++i) {
      ASSERT_EQ(words[i].hash, HashWord(words.Text(i))) << text;
    }
  }
}

TEST(Words, HashWithoutCase) {
  EXPECT_EQ(HashWord("Kubernetes"), HashWord("KUBERNETES"));
  EXPECT_EQ(HashWord("MÜNCHEN"), HashWord("münchen"));
  EXPECT_NE(HashWord("ab"), HashWord("ba"));
  EXPECT_NE(HashWord("12345678"), HashWord("1234567"));
  EXPECT_NE(HashWord("abcdefghi"), HashWord("abcdefghj"));
  EXPECT_NE(HashWord("abcdefghabcdefgh"), HashWord("abcdefghabcdefg"));
  const std::string lengthy = "Donaudampfschifffahrtsgesellschaft";
  EXPECT_EQ(HashWord(lengthy), HashWord(FoldText(lengthy)));
  EXPECT_NE(HashWord(lengthy), HashWord(lengthy + "en"));
}

TEST(ReadText, UnescapesAsMuchAsIsRead) {
  const auto read = [](const std::string& json) {
    std::string text = "before";
    ReadText(Json(json), text);
    return text;
  };
  EXPECT_EQ(read("\"a\\nb \\u00e4\""), "a\nb ä");
  EXPECT_EQ(read("7"), "");
  EXPECT_EQ(read(""), "");
  for (const std::string piece : {"\\u00e4 ", "\\u00e4", "ä", "\\n", "x y "}) {
    std::string json = "\"";
    while (json.size() < 4 * kMostText) json += piece;
    const std::string text = read(json + '"');
    EXPECT_LE(text.size(), kMostText) << piece;
    EXPECT_GT(text.size() + 4, kMostText) << piece;
    EXPECT_EQ(FindBadUtf8(text), text.npos) << piece;
  }
}

TEST(FindDigit, FindsTheFirst) {
  std::mt19937 random(2);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (size_t i = random() % 40; i > 0; --i) {
      text += "/:aZ \xB5\xFF\x7F"[random() % 8];
    }
    if (!text.empty()) text[random() % text.size()] = '0' + random() % 10;
    const size_t from = random() % (text.size() + 1);
    const size_t first = text.find_first_of("0123456789", from);
    ASSERT_EQ(FindDigit(text, from), std::min(first, text.size())) << text;
  }
}

// "name" of each skill, in the order of the text.
Names SkillsIn(const std::string& text) {
  const Skills skills;
  Names names;
  uint32_t end = 0;
  for (const SkillHit& hit : skills.Find(text)) {
    names.emplace_back(skills.Name(hit.skill));
    EXPECT_LE(end, hit.begin);
    EXPECT_LT(hit.begin, hit.end);
    EXPECT_LE(hit.end, text.size());
    EXPECT_GT(hit.sure, 0);
    EXPECT_LT(hit.sure, 1);
    end = hit.end;
  }
  return names;
}

bool Has(const std::string& text, const std::string& skill) {
  for (const std::string& name : SkillsIn(text)) {
    if (name == skill) return true;
  }
  return false;
}

TEST(Skills, AreWholeWordsInAnyCase) {
  EXPECT_TRUE(Has("kubernetes", "Kubernetes"));
  EXPECT_TRUE(Has("KUBERNETES!", "Kubernetes"));
  EXPECT_FALSE(Has("kubernetesx", "Kubernetes"));
  EXPECT_TRUE(Has("Java-Entwickler", "Java"));
  EXPECT_FALSE(Has("Javakenntnisse", "Java"));
  EXPECT_FALSE(Has("JavaScript", "Java"));
}

TEST(Skills, TakeTheLongestPhrase) {
  EXPECT_EQ(Join(SkillsIn("Google Cloud Platform")), "Google Cloud");
  const Skills skills;
  const auto hits = skills.Find("on Google Cloud Platform.");
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].begin, 3u);
  EXPECT_EQ(hits[0].end, 24u);
  EXPECT_FALSE(Has("React Native", "React"));
}

TEST(Skills, AreFoundAtAnyPlace) {
  std::string text;
  for (int words = 0; words < 600; ++words) {
    EXPECT_EQ(Join(SkillsIn(text + "machine learning")), "Machine Learning");
    text += "und ";
  }
}

TEST(Skills, IgnoreWhatKindOfGapJoinsWords) {
  for (const char* text :
       {"machine learning", "machine-learning", "machine\u00a0learning",
        "machine \u2013 learning", "machine\nlearning", "machine   learning"}) {
    EXPECT_TRUE(Has(text, "Machine Learning")) << text;
  }
  EXPECT_FALSE(Has("React\n- Native tongue", "React Native"));
  EXPECT_FALSE(Has("React\n\nNative tongue", "React Native"));
}

TEST(Skills, TellSignsApart) {
  EXPECT_EQ(Join(SkillsIn("C++, C#, C")), "C++ | C# | C");
  EXPECT_EQ(Join(SkillsIn("C/C++")), "C | C++");
  EXPECT_EQ(Join(SkillsIn("C++20 and C#12")), "C++ | C#");
  EXPECT_TRUE(Has("ASP.NET", "ASP.NET"));
  EXPECT_TRUE(Has(".NET", ".NET"));
  EXPECT_FALSE(Has("example.net", ".NET"));
  EXPECT_TRUE(Has("Node.js", "Node.js"));
  EXPECT_FALSE(Has("node. js", "Node.js"));
  EXPECT_FALSE(Has("C+++", "C++"));
  EXPECT_FALSE(Has("Python++", "Python"));
  EXPECT_TRUE(Has("Python+SQL", "Python"));
  EXPECT_FALSE(Has("Python# ", "Python"));
  EXPECT_FALSE(Has("Python, C.R.", "C"));
}

TEST(Skills, TellWordsFromSkills) {
  EXPECT_FALSE(Has("our go to market plan", "Go"));
  EXPECT_FALSE(Has("Go to our site", "Go"));
  EXPECT_TRUE(Has("experience with Go", "Go"));
  EXPECT_TRUE(Has("Go developer", "Go"));
  EXPECT_TRUE(Has("Senior Go Engineer", "Go"));
  EXPECT_TRUE(Has("Python, Go", "Go"));
  EXPECT_TRUE(Has("Go / Python", "Go"));
  EXPECT_TRUE(Has("We code in Rust.", "Rust"));
  EXPECT_TRUE(Has("Languages: Go, Rust and Swift", "Swift"));
  EXPECT_TRUE(Has("- Python\n- Go\n- SQL", "Go"));
  EXPECT_TRUE(Has("golang", "Go"));
  EXPECT_FALSE(Has("R&D", "R"));
  EXPECT_FALSE(Has("the R&D team, Python", "R"));
  EXPECT_TRUE(Has("Python or R", "R"));
  EXPECT_FALSE(Has("C-level executives", "C"));
  EXPECT_FALSE(Has("our Series C", "C"));
  EXPECT_FALSE(Has("you excel at sales", "Excel"));
  EXPECT_FALSE(Has("Excel at what you do", "Excel"));
  EXPECT_TRUE(Has("Word and Excel", "Excel"));
  EXPECT_FALSE(Has("the rest of the team", "REST"));
  EXPECT_TRUE(Has("REST APIs", "REST"));
  EXPECT_FALSE(Has("a swift reply", "Swift"));
  EXPECT_FALSE(Has("a node in the graph", "Node.js"));
}

TEST(Skills, AreNotInLinks) {
  EXPECT_FALSE(Has("see https://jobs.example/python/go", "Python"));
  EXPECT_FALSE(Has("mail python@jobs.example", "Python"));
  EXPECT_TRUE(Has("HTML/CSS/JavaScript", "JavaScript"));
}

TEST(Skills, AreLookedUpInAnyCase) {
  const Skills skills;
  ASSERT_TRUE(skills.Lookup("go"));
  EXPECT_EQ(skills.Name(*skills.Lookup("go")), "Go");
  EXPECT_EQ(skills.Name(*skills.Lookup(" golang ")), "Go");
  EXPECT_EQ(skills.Name(*skills.Lookup("c++")), "C++");
  EXPECT_EQ(skills.Name(*skills.Lookup("c")), "C");
  EXPECT_EQ(skills.Name(*skills.Lookup(".net")), ".NET");
  EXPECT_EQ(skills.Name(*skills.Lookup("google-cloud platform")),
            "Google Cloud");
  EXPECT_FALSE(skills.Lookup("google cloud platform engineer"));
  EXPECT_FALSE(skills.Lookup("google cloud,"));
  EXPECT_FALSE(skills.Lookup(""));
}

TEST(Skills, ImplyOneWay) {
  const Skills skills;
  const auto implied = [&](const char* name, const char* other) {
    for (const uint32_t row : skills.Implied(*skills.Lookup(name))) {
      if (skills.Name(row) == other) return true;
    }
    return false;
  };
  EXPECT_TRUE(implied("Kubeflow", "Kubernetes"));
  EXPECT_TRUE(implied("Keras", "Machine Learning"));
  EXPECT_TRUE(implied("Keras", "Artificial Intelligence"));
  EXPECT_FALSE(implied("Kubernetes", "Kubeflow"));
  EXPECT_FALSE(implied("Keras", "Keras"));
}

// "city/region/countries+remote" of each place.
std::string PlacesIn(const std::string& text) {
  const Places places;
  Names list;
  for (const Place& place : places.Parse(text)) {
    EXPECT_LE(place.end, text.size());
    std::string line(place.city);
    if (!place.region.empty()) (line += '/') += place.region;
    if (place.countries.size() == 1) {
      (line += ':') += place.countries[0];
    }
    if (place.remote) line += "+remote";
    list.push_back(line);
  }
  return Join(list);
}

TEST(Places, AreParsed) {
  EXPECT_EQ(PlacesIn("Berlin, Germany"), "Berlin:DE");
  EXPECT_EQ(PlacesIn("Germany, Berlin"), "Berlin:DE");
  EXPECT_EQ(PlacesIn("München"), "Munich:DE");
  EXPECT_EQ(PlacesIn("MÜNCHEN"), "Munich:DE");
  EXPECT_EQ(PlacesIn("Remote - US"), ":US+remote");
  EXPECT_EQ(PlacesIn("Remote"), "+remote");
  EXPECT_EQ(PlacesIn("San Francisco, California, United States"),
            "San Francisco/California:US");
  EXPECT_EQ(PlacesIn("San Francisco, CA"), "San Francisco/California:US");
  EXPECT_EQ(PlacesIn("New York, NY or London"), "New York:US | London:GB");
  EXPECT_EQ(PlacesIn("EMEA"), "/EMEA");
  EXPECT_EQ(PlacesIn("London, EMEA"), "London:GB");
  EXPECT_EQ(PlacesIn("Germany, Austria"), ":DE | :AT");
  EXPECT_EQ(PlacesIn("Berlin; Munich | Hamburg"),
            "Berlin:DE | Munich:DE | Hamburg:DE");
  EXPECT_EQ(PlacesIn("US, New York, NY, Boston, MA"),
            "New York:US | Boston/Massachusetts:US");
  EXPECT_EQ(PlacesIn("Remote (Germany, Austria)"), ":DE+remote | :AT+remote");
  EXPECT_EQ(PlacesIn("Remote; Berlin"), "+remote | Berlin:DE");
  EXPECT_EQ(PlacesIn("Nowhere at all"), "");
  EXPECT_EQ(PlacesIn(""), "");
}

TEST(Places, AreToldFromWords) {
  EXPECT_EQ(PlacesIn("Portland, OR"), "Portland:US");
  EXPECT_EQ(PlacesIn("Portland or Seattle"), "Portland:US | Seattle:US");
  EXPECT_EQ(PlacesIn("join us"), "");
  EXPECT_EQ(PlacesIn("Berlin, DE"), "Berlin:DE");
  EXPECT_EQ(PlacesIn("Wilmington, DE"), "Wilmington:US");
  EXPECT_EQ(PlacesIn("London, ON"), "London/Ontario:CA");
  EXPECT_EQ(PlacesIn("Toronto, CA"), "Toronto:CA");
  EXPECT_EQ(PlacesIn("Somewhere, FR"), ":FR");
  EXPECT_EQ(PlacesIn("Manchester, TX"), "Manchester/Texas:US");
  EXPECT_EQ(PlacesIn("Nice"), "Nice:FR");
  EXPECT_EQ(PlacesIn("Nice, France"), "Nice:FR");
  EXPECT_EQ(PlacesIn("Nice to have"), "");
  EXPECT_EQ(PlacesIn("Remote (not US), Berlin"), "Berlin:DE+remote");
  EXPECT_EQ(PlacesIn("Germany, excluding Munich and Berlin"), ":DE");
}

TEST(Places, ContainOthers) {
  const Places places;
  const auto in = [&](const char* outer, const char* inner) {
    return places.Contains(places.Parse(outer).at(0),
                           places.Parse(inner).at(0));
  };
  EXPECT_TRUE(in("Germany", "Berlin"));
  EXPECT_TRUE(in("EU", "Berlin"));
  EXPECT_TRUE(in("EU", "Germany"));
  EXPECT_TRUE(in("Berlin", "Berlin, Germany"));
  EXPECT_TRUE(in("EMEA", "DACH"));
  EXPECT_TRUE(in("California", "San Francisco, CA"));
  EXPECT_FALSE(in("Berlin", "Germany"));
  EXPECT_FALSE(in("Germany", "EU"));
  EXPECT_FALSE(in("EU", "London"));
  EXPECT_FALSE(in("Texas", "San Francisco, CA"));
  EXPECT_FALSE(in("Remote", "Berlin"));
  EXPECT_FALSE(in("Berlin", "Munich"));
}

TEST(Places, KnowTheirClocks) {
  const Places places;
  const Time summer = *ParseTime("2026-08-20T12:00:00Z");
  const Time winter = *ParseTime("2026-01-20T12:00:00Z");
  const auto at = [&](const char* name, Time now) {
    return places.OffsetsAt(*places.Lookup(name), now);
  };
  EXPECT_EQ(at("Berlin", summer)->west, 2);
  EXPECT_EQ(at("Berlin", winter)->west, 1);
  EXPECT_EQ(at("Dublin", summer)->west, 1);
  EXPECT_EQ(at("Dublin", winter)->west, 0);
  EXPECT_EQ(at("Sydney", summer)->west, 10);
  EXPECT_EQ(at("Sydney", winter)->west, 11);
  EXPECT_EQ(at("India", winter)->east, 5.5);
  EXPECT_EQ(at("New York", *ParseTime("2026-03-08T06:59:59Z"))->west, -5);
  EXPECT_EQ(at("New York", *ParseTime("2026-03-08T07:00:00Z"))->west, -4);
  EXPECT_EQ(at("New York", *ParseTime("2026-11-01T05:59:59Z"))->west, -4);
  EXPECT_EQ(at("New York", *ParseTime("2026-11-01T06:00:00Z"))->west, -5);
  EXPECT_LT(at("United States", summer)->west,
            at("United States", summer)->east);
  EXPECT_FALSE(places.OffsetsAt(Place(), summer));
}

std::string TitleOf(const std::string& title) {
  const Titles titles;
  const Words words(title);
  Names list;
  for (const LevelHit& hit : titles.LevelsInTitle(words)) {
    list.emplace_back(LevelName(hit.level));
  }
  for (const FamilyHit& hit : titles.Families(words)) {
    list.emplace_back(hit.family);
  }
  return Join(list);
}

TEST(Titles, HaveLevelsAndFamilies) {
  EXPECT_EQ(TitleOf("Senior Software Engineer"),
            "senior | software_engineering");
  EXPECT_EQ(TitleOf("Sales Engineer"), "sales");
  EXPECT_EQ(TitleOf("Product Manager"), "product");
  EXPECT_EQ(TitleOf("Senior Product Manager"), "senior | product");
  EXPECT_EQ(TitleOf("Software Engineer II"), "mid | software_engineering");
  EXPECT_EQ(TitleOf("Staff Nurse"), "nursing");
  EXPECT_EQ(TitleOf("Junior-Softwareentwickler (m/w/d)"),
            "junior | software_engineering");
  EXPECT_EQ(TitleOf(""), "");
}

TEST(Titles, LevelsHaveAnOrder) {
  EXPECT_LT(Level::kIntern, Level::kEntry);
  EXPECT_LT(Level::kSenior, Level::kStaff);
  EXPECT_FALSE(Leads(Level::kPrincipal));
  EXPECT_TRUE(Leads(Level::kVp));
  EXPECT_EQ(LevelOf("staff"), Level::kStaff);
  EXPECT_FALSE(LevelOf("none"));
}

TEST(Degrees, AreFound) {
  const Degrees degrees;
  const auto one = [&](const std::string& text) -> std::string {
    const auto hits = degrees.Find(Words(text));
    return hits.empty() ? "" : std::string(DegreeName(hits[0].degree));
  };
  EXPECT_EQ(one("a bachelor's degree in physics"), "bachelor");
  EXPECT_EQ(one("a Bachelor\u2019s degree"), "bachelor");
  EXPECT_EQ(one("PhD"), "doctorate");
  EXPECT_EQ(one("no degree required"), "none");
  EXPECT_EQ(one("by degrees"), "");
}

TEST(StopWords, TellTheLanguage) {
  const StopWords words;
  const auto language = [&](const std::string& text) {
    return words.DetectLanguage(Words(text));
  };
  EXPECT_EQ(language("You will work with the team and own the roadmap for our "
                     "platform."),
            "en");
  EXPECT_EQ(language("Du arbeitest mit dem Team an der Plattform und bist für "
                     "die Planung zuständig."),
            "de");
  EXPECT_EQ(language("Vous travaillez avec l'équipe sur la plateforme et vous "
                     "êtes en charge de la planification dans le groupe."),
            "fr");
  EXPECT_EQ(language("Trabajarás con el equipo en la plataforma y serás "
                     "responsable de la planificación para los clientes."),
            "es");
  EXPECT_EQ(language("Je werkt met het team aan het platform en bent "
                     "verantwoordelijk voor de planning van een project."),
            "nl");
  EXPECT_EQ(language(""), "");
  EXPECT_EQ(language("Python SQL Docker"), "");
  EXPECT_EQ(language("東京でエンジニアを募集しています"), "");
  EXPECT_TRUE(words.Has("the", "en"));
  EXPECT_TRUE(words.Has("Und", "de"));
  EXPECT_FALSE(words.Has("und", "en"));
  EXPECT_FALSE(words.Has("platform"));
}

TEST(Patterns, AreFoundAllAtOnce) {
  static constexpr NamedPattern kPatterns[] = {
      {"visa", R"(\bvisa\s+sponsorship\b)"},
      {"years", R"((\d+)\+?\s+years?)"},
      {"empty", "x*"}};
  PatternSet set(std::span(kPatterns, 2));
  const std::string text = "5+ years, Visa\nSponsorship, 3 years";
  Names list;
  for (const PatternMatch& match : set.Matches(text)) {
    list.push_back(std::string(set.Name(match.index)) + "=" +
                   text.substr(match.begin, match.end - match.begin));
  }
  EXPECT_EQ(Join(list),
            "visa=Visa\nSponsorship | years=5+ years | years=3 years");
  EXPECT_EQ(set.Groups(1, "12 years").at(1), "12");
  EXPECT_TRUE(set.Groups(1, "many years").empty());
  EXPECT_TRUE(set.Matches("").empty());
  PatternSet empty(std::span(kPatterns, 3));
  EXPECT_EQ(empty.Matches("axxb").size(), 4u);
}

Result<Dictionary> RowsOf(DataFile file, const std::string& workspace) {
  const Result<DataSet> data = DataSet::Of(workspace, {file});
  if (!data) return data.error();
  return (*data)[file];
}

TEST(Overrides, AddReplaceAndRemoveRows) {
  const Folder folder("skills.tsv",
                      "# mine\nname\tcategory\taliases\timplies\trule\r\n"
                      "Zorbing\tsports\tzorb;zorbs\tPython\t\r\n"
                      "Kubernetes\tcloud\tkube\t\t\n"
                      "Java\t-\n");
  const auto data = DataSet::Of(folder.workspace(), {DataFile::kSkills});
  ASSERT_TRUE(data) << data.error().message;
  const Skills skills(*data);
  ASSERT_TRUE(skills.Lookup("zorbs"));
  EXPECT_EQ(skills.Category(*skills.Lookup("zorbs")), "sports");
  EXPECT_EQ(skills.Implied(*skills.Lookup("zorbing")).at(0),
            *skills.Lookup("Python"));
  EXPECT_TRUE(skills.Lookup("kube"));
  EXPECT_FALSE(skills.Lookup("k8s"));
  EXPECT_FALSE(skills.Lookup("Java"));
  EXPECT_TRUE(skills.Lookup("C++"));
  const Dictionary& other = BuiltIn(DataFile::kSkills);
  EXPECT_EQ(skills.size(), other.size());
  EXPECT_EQ(&(*data)[DataFile::kTitles], &BuiltIn(DataFile::kTitles));
}

TEST(Overrides, OfContextTellSkillsAndPlaces) {
  const Folder folder("context.tsv",
                      "phrase\tsays\n"
                      "tame\tbefore_skill\n"
                      "go to\t-\n"
                      "from the shed\tremote\n");
  const auto data = DataSet::Of(folder.workspace(), {DataFile::kContext});
  ASSERT_TRUE(data) << data.error().message;
  EXPECT_TRUE(Skills().Find("You tame Go all day").empty());
  EXPECT_EQ(Skills(*data).Find("You tame Go all day").size(), 1u);
  EXPECT_TRUE(Skills().Find("using Go to win").empty());
  EXPECT_EQ(Skills(*data).Find("using Go to win").size(), 1u);
  EXPECT_TRUE(Places().Parse("From the shed").empty());
  EXPECT_EQ(Places(*data).Parse("From the shed").size(), 1u);
}

TEST(Overrides, OfZonesMoveTheClocksOfPlaces) {
  const Folder folder("zones.tsv", "zone\trule\nEurope/Berlin\t<+07>-7\n");
  const auto data =
      DataSet::Of(folder.workspace(), {DataFile::kPlaces, DataFile::kZones});
  ASSERT_TRUE(data) << data.error().message;
  const Places places(*data);
  const auto clocks = places.OffsetsAt(*places.Lookup("Berlin"), 0);
  ASSERT_TRUE(clocks);
  EXPECT_EQ(clocks->west, 7);
}

TEST(Overrides, OfCurrenciesAreReadAsPay) {
  const Folder folder("currencies.tsv",
                      "code\tsymbols\tnames\trule\n"
                      "SOS\t\tshillin\t\n"
                      "USD\tUS$\tUS dollars\t\n"
                      "CAD\t$;C$\tdollars\tcase\n"
                      "INR\t-\n");
  const auto data = DataSet::Of(folder.workspace(), {DataFile::kCurrencies});
  ASSERT_TRUE(data) << data.error().message;
  const Currencies own(*data);
  EXPECT_EQ(Currencies().At("SOS 5", 0).length, 0u);
  EXPECT_EQ(own.At("SOS 5", 0).code, "SOS");
  EXPECT_EQ(own.Before("90,000 Shillin", 14).code, "SOS");
  EXPECT_EQ(own.At("$5", 0).code, "CAD");
  EXPECT_TRUE(own.At("$5", 0).symbol);
  EXPECT_EQ(own.At("US$5", 0).code, "USD");
  EXPECT_EQ(own.Of("rs"), "");
  const auto pay = FindPay("The salary is $90,000 a year.", own);
  ASSERT_TRUE(pay);
  EXPECT_EQ(pay->pay.currency, "CAD");
}

TEST(Overrides, AreTheBuiltInRowsWithoutAFile) {
  const auto rows = RowsOf(DataFile::kSkills, "/nonexistent");
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->size(), BuiltIn(DataFile::kSkills).size());
}

std::string Fault(DataFile file, const std::string& name,
                  const std::string& text) {
  const Folder folder(name, text);
  const auto rows = RowsOf(file, folder.workspace());
  if (rows) return "";
  EXPECT_EQ(rows.error().exit, ExitCode::kUsage);
  const std::string& message = rows.error().message;
  EXPECT_TRUE(message.starts_with(folder.path())) << message;
  return message.substr(folder.path().size() + 1);
}

TEST(Overrides, KnowTheFilesOfTheirFolder) {
  const auto fault = [](const std::string& name) {
    const Folder folder(name, "phrase\tsays\n");
    const auto rows = RowsOf(DataFile::kTitles, folder.workspace());
    return rows ? "" : rows.error().message.substr(folder.path().size() + 2);
  };
  EXPECT_EQ(fault("notes.txt"), "");
  EXPECT_EQ(fault("skillz.tsv"),
            "skillz.tsv' is no table that a workspace may have, did you mean "
            "'skills.tsv'?");
  EXPECT_EQ(fault("context.tsv"), "");
  const Folder folder("x.txt", "");
  std::filesystem::create_directory(folder.path() + "/titles.tsv");
  const auto rows = RowsOf(DataFile::kTitles, folder.workspace());
  ASSERT_FALSE(rows);
  const std::string& message = rows.error().message;
  EXPECT_TRUE(message.ends_with("/titles.tsv' is no regular file")) << message;
}

TEST(Overrides, SayWhatIsWrongAndWhere) {
  const std::string head = "name\tcategory\taliases\timplies\trule\n";
  const auto currency = [&](const std::string& row) {
    return Fault(DataFile::kCurrencies, "currencies.tsv",
                 "code\tsymbols\tnames\trule\n" + row + "\n");
  };
  EXPECT_EQ(currency("ABC\tA1\t\t"),
            "currencies.tsv:2: expected symbols and names of up to 64 bytes "
            "without digits, found 'A1'");
  EXPECT_EQ(currency("ABC\t\teuro\t"),
            "currencies.tsv:2: expected a phrase of one row, found 'euro', "
            "which is also one of 'EUR' (built in; a row of 'EUR' and '-' "
            "removes it)");
  EXPECT_EQ(currency("ABC\t\t\tword"),
            "currencies.tsv:2: expected one of case, field in the column "
            "'rule', found 'word'");
  const auto skills = [&](const std::string& rows) {
    return Fault(DataFile::kSkills, "skills.tsv", rows);
  };
  EXPECT_EQ(skills(""),
            "skills.tsv:1: expected the columns name, category, aliases, "
            "implies, rule, separated by tabs");
  EXPECT_EQ(skills("name\tkind\n"),
            "skills.tsv:1: expected the columns name, category, aliases, "
            "implies, rule, separated by tabs");
  EXPECT_EQ(skills(head + "Zorbing\n"),
            "skills.tsv:2: expected 5 columns separated by tabs (name, "
            "category, aliases, implies, rule), found 1");
  EXPECT_EQ(skills(head + "Zorbing\tsports\n"), "");
  EXPECT_EQ(skills(head + "\tsports\t\t\t\n"),
            "skills.tsv:2: expected a name in the first column");
  EXPECT_EQ(skills(head + "Zorbing\tsports\t\t\tsometimes\n"),
            "skills.tsv:2: expected one of case, context, case;context in the "
            "column 'rule', found 'sometimes'");
  EXPECT_EQ(skills(head + "Zorbing\tsports\t\tZorbs\t\n"),
            "skills.tsv:2: expected the name of another row in the column "
            "'implies', found 'Zorbs'");
  EXPECT_EQ(skills(head + "#\n\nZorbing\tsports\tk8s\t\t\n"),
            "skills.tsv:4: expected a phrase of one row, found 'k8s', which is "
            "also one of 'Kubernetes' (built in; a row of 'Kubernetes' and '-' "
            "removes it)");
  EXPECT_EQ(
      skills(head + "Foo\tx\tbarlang\t\t\nBaz\tx\tbarlang\t\t\n").substr(0, 56),
      "skills.tsv:3: expected a phrase of one row, found 'barla");
  EXPECT_EQ(skills(head + "Qux\tx\tRust\t\t\n"),
            "skills.tsv:2: expected a phrase of one row, found 'Rust', which "
            "is also one of 'Rust' (built in; a row of 'Rust' and '-' removes "
            "it)");
  EXPECT_EQ(skills(head + "Zor" + std::string(1, '\0') + "b\tx\t\t\t\n"),
            "skills.tsv:2: expected no control characters but tabs");
  EXPECT_EQ(skills(head + std::string(1000, 'z') + "\t-\n"),
            "skills.tsv:2: expected the name of a built-in row to remove, "
            "found '" +
                std::string(80, 'z') + "\u2026'");
  EXPECT_EQ(Fault(DataFile::kSignals, "signals.tsv",
                  "phrase\tsignals\nzorb\tremot\n"),
            "signals.tsv:2: expected signals that built-in rows have in the "
            "column 'signals', found 'remot', did you mean 'remote'?");
  EXPECT_EQ(
      Fault(DataFile::kStopWords, "stop_words.tsv",
            "word\tlanguage\nzorb\tklingon\n"),
      "stop_words.tsv:2: expected ISO 639-1 codes like 'de' in the column "
      "'language', found 'klingon'");
  EXPECT_EQ(Fault(DataFile::kPlaces, "places.tsv",
                  "name\tkind\tcountry\taliases\tzone\nZork\tcity\tXX\t\t\n"),
            "places.tsv:2: expected a country of the built-in rows, found "
            "'XX'");
  EXPECT_EQ(skills(head + "Zorbing\t-\n"),
            "skills.tsv:2: expected the name of a built-in row to remove, "
            "found 'Zorbing'");
  EXPECT_EQ(skills(head + "Zorbing\tsports\t...\t\t\n"),
            "skills.tsv:2: expected a phrase with a word in it, found '...'");
  EXPECT_EQ(skills(head + "Z\xff\tsports\t\t\t\n"),
            "skills.tsv:2: expected UTF-8");
  EXPECT_EQ(Fault(DataFile::kPlaces, "places.tsv",
                  "name\tkind\tcountry\taliases\tzone\n"
                  "Zork\tcity\tDE\t\tEurope/Zork\n"),
            "places.tsv:2: expected a zone of zones.tsv in the column 'zone', "
            "found 'Europe/Zork'");
  EXPECT_EQ(Fault(DataFile::kPlaces, "places.tsv",
                  "name\tkind\tcountry\taliases\tzone\nZork\tcity\tde\t\t\n"),
            "places.tsv:2: expected an ISO 3166-1 code like 'DE' in the column "
            "'country', found 'de'");
  EXPECT_EQ(
      Fault(DataFile::kZones, "zones.tsv", "zone\trule\nEurope/Zork\tCET\n"),
      "zones.tsv:2: expected a POSIX TZ rule like "
      "'CET-1CEST,M3.5.0,M10.5.0/3' in the column 'rule', found 'CET'");
}

TEST(Dictionary, TakesHostileText) {
  const Skills skills;
  const Places places;
  constexpr std::string_view junk{"\0\xff\xc3 c++ ,,, \xed\xa0\x80 go\0go", 21};
  std::mt19937 random(2);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (size_t i = random() % 200; i > 0; --i) {
      text += static_cast<char>(
          random() % 4 == 0 ? random() % 256 : junk[random() % junk.size()]);
    }
    for (const SkillHit& hit : skills.Find(text)) {
      ASSERT_LE(hit.end, text.size());
    }
    places.Parse(text);
  }
}

}  // namespace
}  // namespace jobutils
