#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "net/http.h"
#include "record/json.h"
#include "record/record.h"
#include "record/scanner.h"
#include "source/board.h"
#include "source/catalog.h"
#include "source/discover.h"
#include "source/json_ld.h"
#include "source/markup.h"
#include "source/place.h"
#include "source/scraper.h"
#include "source/source_record.h"
#include "source/vocabulary.h"

namespace jobutils {
namespace {

constexpr Time kFetched = 1787227200;  // 2026-08-20T12:00:00Z

// Answers from a table, in order of the calls.
class FakeClient : public HttpClient {
 public:
  void Answer(const std::string& url, std::string body, int status = 200) {
    answers_[url].body = std::move(body);
    answers_[url].status = status;
  }
  HttpAnswer& At(const std::string& url) { return answers_[url]; }

  void Fetch(HttpRequest request, HttpCallback done) override {
    asked.push_back(request);
    queue_.emplace_back(std::move(request), std::move(done));
  }
  size_t pending() const override { return queue_.size(); }
  Status Run(int) override {
    if (queue_.empty()) return Ok{};
    auto [request, done] = std::move(queue_.front());
    queue_.pop_front();
    HttpAnswer answer;
    const auto found = answers_.find(request.url);
    if (found == answers_.end()) {
      answer.failure = HttpFailure::kNoExchange;
    } else {
      answer = found->second;
    }
    if (answer.final_url.empty()) answer.final_url = request.url;
    answer.fetched_at = kFetched;
    done(std::move(answer));
    return Ok{};
  }

  std::vector<HttpRequest> asked;

 private:
  std::map<std::string, HttpAnswer> answers_;
  std::deque<std::pair<HttpRequest, HttpCallback>> queue_;
};

class Lines : public ScrapeSink {
 public:
  void Line(std::string_view line, bool is_failed) override {
    EXPECT_EQ(ScanJson(line, nullptr).message, nullptr) << line;
    lines.emplace_back(line);
    failed.push_back(is_failed);
  }
  void Ended(std::string_view line, bool is_failed,
             const std::string& summary) override {
    Line(line, is_failed);
    summaries.push_back(summary);
  }
  void Described(Record& record) override { Keep(record); }
  void NotDescribed(Record& record, const Listing::Flaw& flaw) override {
    code = flaw.code;
    Keep(record);
  }

  Json operator[](size_t index) const { return Json(lines.at(index)); }
  // The scrape record.
  Json Last() const { return Json(lines.back()); }
  std::string Text(size_t index, const char* pointer) const {
    return (*this)[index].Pointer(pointer).AsString().value_or("(none)");
  }
  std::string Status() const {
    const std::string reason = Last()["reason"].AsString().value_or("");
    return Last()["status"].AsString().value_or("") +
           (reason.empty() ? "" : " " + reason);
  }
  size_t listings() const { return lines.size() - 1; }

  std::vector<std::string> lines;
  std::vector<std::string> summaries;
  std::vector<bool> failed;
  std::string code;

 private:
  void Keep(Record& record) {
    lines.emplace_back();
    record.AppendTo(lines.back());
  }
};

class Scraping : public testing::Test {
 protected:
  Scraping() : catalog(*Catalog::Load({})) {}

  Source Find(const std::string& type, const std::string& board,
              const std::string& url = "") {
    const Definition* definition = catalog.Find(type);
    EXPECT_NE(definition, nullptr) << type;
    std::string why;
    auto source = catalog.Locate(*definition, board, url, why);
    EXPECT_TRUE(source) << why;
    return *source;
  }
  void Run(Scraper& scraper) {
    while (client.pending() > 0) ASSERT_TRUE(client.Run(-1).ok());
    EXPECT_EQ(scraper.active(), 0u);
  }
  const Lines& Scrape(Source source, bool details = false) {
    out = Lines();
    Scraper scraper(client, out, details);
    scraper.Scrape(std::move(source));
    Run(scraper);
    return out;
  }
  // A definition of the test's own.
  Source Own(const std::string& toml) {
    auto parsed = ParseDefinition(toml, "own.toml");
    EXPECT_TRUE(parsed.ok()) << (parsed.ok() ? "" : parsed.error().message);
    own = std::make_unique<Definition>(*parsed);
    std::string why;
    return *catalog.Locate(*own, "acme", "", why);
  }
  const Lines& Greenhouse(const std::string& body, int status = 200) {
    client.Answer(kGreenhouse, body, status);
    return Scrape(Find("greenhouse", "acme"));
  }
  const Lines& Ashby(const std::string& job) {
    client.Answer(
        "https://api.ashbyhq.com/posting-api/job-board/acme"
        "?includeCompensation=true",
        R"({"jobs":[)" + job + "]}");
    return Scrape(Find("ashby", "acme"));
  }
  const Lines& Page(const std::string& html) {
    client.Answer("https://jobs.example.com/1", html);
    return Scrape(Find("jsonld", "", "https://jobs.example.com/1"));
  }
  const Lines& Posting(const std::string& members) {
    return Page(R"(<script type="application/ld+json">{"@context":)"
                R"("https://schema.org","@type":"JobPosting","title":"T")" +
                members + "}</script>");
  }

  static constexpr const char* kGreenhouse =
      "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true"
      "&pay_transparency=true";

  Catalog catalog;
  FakeClient client;
  Lines out;
  std::unique_ptr<Definition> own;
};

// --- definitions -----------------------------------------------------------

std::string DefinitionError(const std::string& toml) {
  const auto parsed = ParseDefinition(toml, "x.toml");
  return parsed.ok() ? "" : parsed.error().message;
}

constexpr const char* kLeast =
    "type = \"x\"\n[request]\nurl = \"https://x.example/{board}\"\n";

TEST(Definition, EveryBuiltInOneParses) {
  Catalog catalog = *Catalog::Load({});
  EXPECT_GE(catalog.Types().size(), 7u);
  for (const std::string& type : catalog.Types()) {
    ASSERT_NE(catalog.Find(type), nullptr) << type;
    EXPECT_EQ(catalog.Find(type)->type, type);
  }
  EXPECT_EQ(catalog.Find("nothing"), nullptr);
}

TEST(Definition, LeastOne) { EXPECT_EQ(DefinitionError(kLeast), ""); }

TEST(Definition, ErrorsNameFileLineAndWhatWasExpected) {
  const std::string least = kLeast;
  std::string error = DefinitionError(least + "[fields]\ntitel = \"/t\"\n");
  EXPECT_NE(error.find("x.toml:5"), error.npos) << error;
  EXPECT_NE(error.find("title"), error.npos) << error;

  error = DefinitionError(least + "[fields]\ntitle = \"/t | htlm\"\n");
  EXPECT_NE(error.find("x.toml:5"), error.npos) << error;
  EXPECT_NE(error.find("did you mean 'html'"), error.npos) << error;

  error = DefinitionError(least + "[fields]\ntitle = \"/t | zzzzzzz\"\n");
  EXPECT_NE(error.find("expected one of"), error.npos) << error;
  error = DefinitionError(least + "[fields]\ntitle = \"title\"\n");
  EXPECT_NE(error.find("expected a path"), error.npos) << error;
  error = DefinitionError(least + "[fields]\ntitle = \"/a | split\"\n");
  EXPECT_NE(error.find("split CHARACTERS"), error.npos) << error;
  error = DefinitionError(least + "[fields]\ntitle = \"/a | map x\"\n");
  EXPECT_NE(error.find("map"), error.npos) << error;
  error = DefinitionError(least + "[fields]\ntitle = \"/a | split 'x\"\n");
  EXPECT_NE(error.find("closing quote"), error.npos) << error;
  error = DefinitionError(least + "[page]\nkind = \"pages\"\n");
  EXPECT_NE(error.find("x.toml:5"), error.npos) << error;
  error = DefinitionError("format = \"xml\"\n" + least);
  EXPECT_NE(error.find("x.toml:1"), error.npos) << error;
  error = DefinitionError(least + "[match]\nurls = [\"(\"]\n");
  EXPECT_NE(error.find("regular expression"), error.npos) << error;
  error = DefinitionError(least + "[match]\nurls = [\"^x\"]\n");
  EXPECT_NE(error.find("?P<board>"), error.npos) << error;
  error = DefinitionError(least + "[items]\npath = \"jobs\"\n");
  EXPECT_NE(error.find("x.toml:5: 'path' must begin with '/'"), error.npos)
      << error;
  error =
      DefinitionError("type = \"x\"\n[request]\nurl = \"https://{bord}\"\n");
  EXPECT_NE(error.find("x.toml:3"), error.npos) << error;
  EXPECT_NE(error.find("did you mean '{board}'?"), error.npos) << error;
  EXPECT_NE(DefinitionError("type = \"x\"\n"), "");
  EXPECT_NE(DefinitionError(""), "");
}

TEST(Definition, VariablesAndPointersAreChecked) {
  const std::string least = kLeast;
  const std::pair<const char*, const char*> cases[] = {
      {"[fields]\nurl = \"/id | template 'https://x/{bord}'\"\n",
       "x.toml:5: bad 'url': unknown variable '{bord}', did you mean "
       "'{board}'?"},
      {"[fields]\ncompany = \"{bord}\"\n",
       "x.toml:5: bad 'company': unknown variable '{bord}', did you mean "
       "'{board}'?"},
      {"[fields]\ncompany = \"{next}\"\n",
       "x.toml:5: bad 'company': unknown variable '{next}', expected one of "
       "{board}, {page}, {url}"},
      {"[fields]\ntitle = \"/~3\"\n",
       "x.toml:5: bad 'title': expected '~0' or '~1' for each '~', got '/~3'"},
      {"[fields]\ntitle = \"/a~\"\n",
       "x.toml:5: bad 'title': expected '~0' or '~1' for each '~', got '/a~'"},
      {"[fields]\ntitle = \". | join ' ' /a /~2\"\n",
       "x.toml:5: bad 'title': expected '~0' or '~1' for each '~', got '/~2'"},
      {"[items]\npath = \"/~3\"\n",
       "x.toml:5: bad 'path': expected '~0' or '~1' for each '~', got '/~3'"},
      {"[detail]\nurl = \"https://x/{od}\"\n",
       "x.toml:5: unknown variable '{od}', did you mean '{id}'?"},
      {"[detail]\nurl = \"https://x/{next}\"\n",
       "x.toml:5: unknown variable '{next}', expected one of {board}, {id}, "
       "{url}"},
      {"[detail]\nurl = \"https://x/{id}\"\nmethod = \"POST\"\n"
       "body = '{\"a\":{idd}}'\n",
       "x.toml:7: unknown variable '{idd}', did you mean '{id}'?"},
      {"[detail]\nurl = \"https://x/{id}\"\nheaders = { referer = "
       "\"{ur}\" }\n",
       "x.toml:6: unknown variable '{ur}', did you mean '{url}'?"},
      {"[detail]\nurl = \"https://x/{id}\"\npath = \"offer\"\n",
       "x.toml:6: 'path' must begin with '/', as in '/jobs'"},
  };
  for (const auto& [toml, expected] : cases) {
    EXPECT_EQ(DefinitionError(least + toml), expected) << toml;
  }
  EXPECT_EQ(DefinitionError(
                "type = \"x\"\n[match]\nurls = ['(?P<board>a)(?P<lang>b)']\n"
                "[request]\nurl = \"https://x/{lang}\"\nmethod = \"POST\"\n"
                "body = '{\"a\":{\"b\":{next},\"c\":{}}, q { id }}'\n"
                "[items]\npath = \"/a b~0~1\"\n"
                "[fields]\ntitle = \"{lang}\"\n"),
            "");
}

TEST(Definition, FoldersOverrideAndAreParsedAtOnce) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "definitions";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "a.toml") << kLeast;
  std::ofstream(folder / "lever.toml")
      << "type = \"lever\"\nname = \"mine\"\n[request]\nurl = \"{url}\"\n";
  Result<Catalog> catalog = Catalog::Load({folder.string()});
  ASSERT_TRUE(catalog.ok());
  EXPECT_NE(catalog->Find("x"), nullptr);
  EXPECT_EQ(catalog->Find("lever")->name, "mine");

  std::ofstream(folder / "b.toml") << "type = \"b\"\nfoo = 1\n";
  catalog = Catalog::Load({folder.string()});
  ASSERT_FALSE(catalog.ok());
  EXPECT_EQ(catalog.error().exit, ExitCode::kUsage);
  EXPECT_NE(catalog.error().message.find("b.toml:"), std::string::npos);
  EXPECT_FALSE(Catalog::Load({(folder / "none").string()}).ok());
}

// --- matching --------------------------------------------------------------

TEST(Match, KnowsTheUrlsOfEachType) {
  Catalog catalog = *Catalog::Load({});
  const std::pair<const char*, const char*> cases[] = {
      {"https://boards.greenhouse.io/Acme", "greenhouse:acme"},
      {"https://job-boards.greenhouse.io/acme/jobs/123", "greenhouse:acme"},
      {"https://job-boards.eu.greenhouse.io/acme", "greenhouse:acme"},
      {"https://boards.greenhouse.io/embed/job_board/js?for=acme",
       "greenhouse:acme"},
      {"https://boards.greenhouse.io/embed/job_app?token=1&for=acme",
       "greenhouse:acme"},
      {"https://boards-api.greenhouse.io/v1/boards/acme/jobs",
       "greenhouse:acme"},
      {"https://jobs.lever.co/Acme/0b1c", "lever:Acme"},
      {"https://jobs.eu.lever.co/acme", "lever:acme"},
      {"https://api.lever.co/v0/postings/acme?mode=json", "lever:acme"},
      {"https://jobs.ashbyhq.com/Acme%20Labs", "ashby:Acme Labs"},
      {"https://jobs.ashbyhq.com/acme/embed", "ashby:acme"},
      {"https://careers.smartrecruiters.com/Acme1", "smartrecruiters:Acme1"},
      {"https://jobs.smartrecruiters.com/Acme1/7439-x",
       "smartrecruiters:Acme1"},
      {"https://acme.recruitee.com/o/engineer", "recruitee:acme"},
      {"https://jobs.acme.example/api/offers", "recruitee:jobs.acme.example"},
      {"https://apply.workable.com/acme/j/ABC/", "workable:acme"},
      {"https://acme.workable.com/", "workable:acme"},
      {"https://apply.workable.com/j/74172297A5", ""},
      {"https://boards.greenhouse.io/embed/job_board/js", ""},
      {"https://www.example.com/careers", ""},
      {"https://evil.example/?u=https://jobs.lever.co/acme", ""},
      {"https://jobs.lever.co/..%2f..%2fadmin", ""},
      {"https://jobs.ashbyhq.com/%00", ""},
  };
  for (const auto& [url, id] : cases) {
    const auto source = catalog.Recognise(url);
    EXPECT_EQ(source ? source->Id() : "", id) << url;
  }
}

TEST_F(Scraping, RegionsAndOwnDomainsComeFromTheUrl) {
  Scrape(Find("lever", "acme", "https://jobs.eu.lever.co/acme"));
  Scrape(Find("lever", "acme"));
  Scrape(Find("recruitee", "", "https://jobs.acme.example/api/offers"));
  Scrape(Find("recruitee", "acme"));
  // A URL of another board says nothing about this one.
  Scrape(Find("lever", "acme", "https://jobs.eu.lever.co/other"));
  EXPECT_EQ(client.asked[0].url,
            "https://api.eu.lever.co/v0/postings/acme?mode=json");
  EXPECT_EQ(client.asked[1].url,
            "https://api.lever.co/v0/postings/acme?mode=json");
  EXPECT_EQ(client.asked[2].url, "https://jobs.acme.example/api/offers");
  EXPECT_EQ(client.asked[3].url, "https://acme.recruitee.com/api/offers");
  EXPECT_EQ(client.asked[4].url, client.asked[1].url);
}

TEST_F(Scraping, HostileBoardsAreRefusedOrEncoded) {
  for (const char* board : {"../x", "a/b", "a?b", "", "..", "a\nb", "a#b"}) {
    std::string why;
    for (const char* type : {"greenhouse", "lever", "ashby", "workable"}) {
      EXPECT_FALSE(catalog.Locate(*catalog.Find(type), board, "", why))
          << type << ' ' << board;
      EXPECT_NE(why, "");
    }
  }
  Scrape(Find("ashby", "Ä &x"));
  EXPECT_EQ(client.asked[0].url,
            "https://api.ashbyhq.com/posting-api/job-board/%C3%84%20%26x"
            "?includeCompensation=true");
}

// --- transforms ------------------------------------------------------------

std::vector<std::string> Eval(const std::string& expression,
                              const std::string& json) {
  Names names;
  names.maps["m"] = std::make_shared<ValueMap>(
      ValueMap{{"full time", "full_time"}, {"true", "yes"}});
  names.variables = {"board"};
  const auto parsed = Expression::Parse(expression, names);
  if (!parsed.ok()) return {parsed.error().message};
  const Variables variables = {{"board", "a b"}};
  Scope scope;
  scope.here = scope.item = scope.document = Json(json);
  scope.variables = &variables;
  scope.now = kFetched;
  std::vector<std::string> texts;
  for (const Value& value : parsed->Run(scope)) {
    texts.push_back(value.Text().value_or("(none)"));
  }
  return texts;
}
using Texts = std::vector<std::string>;

TEST(Expression, PathsGoThroughArraysAndObjects) {
  EXPECT_EQ(Eval("/a/b", R"({"a":{"b":1}})"), Texts({"1"}));
  EXPECT_EQ(Eval("/a/b", R"({"a":[{"b":1},{"b":"x"},{},null,[{"b":2}]]})"),
            Texts({"1", "x", "2"}));
  EXPECT_EQ(Eval("/a, /b", R"({"b":[2,3],"a":1})"), Texts({"1", "2", "3"}));
  EXPECT_EQ(Eval("/a", R"({"a":null})"), Texts());
  EXPECT_EQ(Eval("/a/b/c", R"({"a":{"b":"text"}})"), Texts());
  EXPECT_EQ(Eval("/a", R"({"a":{"name":["x"]}})"), Texts({"x"}));
  EXPECT_EQ(Eval("/a", R"({"a":12345678901234567890123})"),
            Texts({"12345678901234567890123"}));
  EXPECT_EQ(Eval("/a~1b", R"({"a/b":1})"), Texts({"1"}));
  EXPECT_EQ(Eval("{board}", "{}"), Texts({"a b"}));
}

TEST(Expression, EachTransform) {
  const auto on = [](const std::string& transform, const std::string& value) {
    return Eval("/v | " + transform, "{\"v\":" + value + "}");
  };
  EXPECT_EQ(on("unescape", R"("R&amp;amp;D")"), Texts({"R&amp;D"}));
  EXPECT_EQ(on("line", R"(" R&amp;D \u00a0 x ")"), Texts({"R&D x"}));
  EXPECT_EQ(on("html", R"("<p>a</p><ul><li>b</li></ul>")").size(), 1u);
  EXPECT_EQ(on("date", R"("2026-08-11 20:45:29 UTC")"),
            Texts({"2026-08-11T20:45:29Z"}));
  EXPECT_EQ(on("date", R"("soon")"), Texts());
  EXPECT_EQ(on("epoch_ms", "1764205361939"), Texts({"2025-11-27T01:02:41Z"}));
  EXPECT_EQ(on("epoch_s", R"("1764205361")"), Texts({"2025-11-27T01:02:41Z"}));
  EXPECT_EQ(on("epoch_s", "0"), Texts());
  EXPECT_EQ(on("cents", "2404"), Texts({"24.04"}));
  EXPECT_EQ(on("split ';|'", R"("a; b |c;;")"), Texts({"a", "b", "c"}));
  EXPECT_EQ(on("join ', ' /a /b /c", R"({"a":"x","b":"","c":"X"})"),
            Texts({"x"}));
  EXPECT_EQ(on("join ', ' /a /b", R"([{"a":"x","b":"y"},{"b":"z"},7])"),
            Texts({"x, y", "z"}));
  EXPECT_EQ(on("where /t Salary | join '' /n",
               R"([{"t":"salary","n":1},{"t":"Bonus","n":2},{"n":3}])"),
            Texts({"1"}));
  EXPECT_EQ(on("unless /t true | join '' /n",
               R"([{"t":true,"n":1},{"t":false,"n":2},{"n":3}])"),
            Texts({"2", "3"}));
  EXPECT_EQ(on("except 'Remote job'", R"(["remote  job","Berlin"])"),
            Texts({"Berlin"}));
  EXPECT_EQ(on("map m", R"(["FullTime","FULL_TIME","x",true,null])"),
            Texts({"full_time", "full_time", "yes"}));
  EXPECT_EQ(on("employment", R"("Intern")"), Texts({"internship"}));
  EXPECT_EQ(on("workplace", R"("unspecified")"), Texts());
  EXPECT_EQ(on("place", R"({"address":{"addressLocality":"Ulm"}})"),
            Texts({"Ulm"}));
  EXPECT_EQ(on("template 'https://x.example/{board}/{value}'", R"("1/2")"),
            Texts({"https://x.example/a%20b/1%2F2"}));
}

TEST(Vocabulary, Words) {
  EXPECT_EQ(EmploymentOf("FullTime"), "full_time");
  EXPECT_EQ(EmploymentOf("Permanent, Full-time"), "full_time");
  EXPECT_EQ(EmploymentOf("fulltime_permanent"), "full_time");
  EXPECT_EQ(EmploymentOf("PART_TIME"), "part_time");
  EXPECT_EQ(EmploymentOf("CONTRACTOR"), "contract");
  EXPECT_EQ(EmploymentOf("Internal transfer"), "");
  EXPECT_EQ(EmploymentOf("Regular"), "");
  EXPECT_EQ(WorkplaceOf("OnSite"), "onsite");
  EXPECT_EQ(WorkplaceOf("on-site"), "onsite");
  EXPECT_EQ(WorkplaceOf("TELECOMMUTE"), "remote");
  EXPECT_EQ(WorkplaceOf(""), "");
}

TEST(Place, SchemaOrg) {
  EXPECT_EQ(PlaceText(Json(R"({"address":{"addressLocality":"Sunnyvale",)"
                           R"("addressCountry":{"name":["USA","USA"]}}})")),
            "Sunnyvale, USA");
  EXPECT_EQ(PlaceText(Json(R"({"name":"Bellevue, WA","address":)"
                           R"({"addressLocality":"Sunnyvale"}})")),
            "Bellevue, WA");
  EXPECT_EQ(PlaceText(Json(R"({"@type":"Country","name":"India"})")), "India");
  EXPECT_EQ(PlaceText(Json(R"({"address":"Main St, Ulm"})")), "Main St, Ulm");
  EXPECT_EQ(PlaceText(Json(R"({"address":null})")), "");
  EXPECT_EQ(CleanPlace(" Ulm ,  , Germany, "), "Ulm, Germany");
}

TEST(Markup, LinesLoseTagsAndReferencesAndNothingElse) {
  const std::pair<const char*, const char*> cases[] = {
      {"&amp;amp;amp;", "&"},
      {"R&amp;amp;D", "R&D"},
      {"&lt;b&gt;Lead&lt;/b&gt;", "Lead"},
      {"&amp;lt;b&amp;gt;", ""},
      {"<b>Big</b> &lt;T&gt;", "Big <T>"},
      {"Dev<br/>Ops", "Dev Ops"},
      {"<SPAN Class='x>y'>Dev</span>", "Dev"},
      {"<x-y style=\"a\">Dev", "Dev"},
      {"Dev<script>x()</script><!-- y -->", "Dev"},
      {"C++ <Senior>", "C++ <Senior>"},
      {"a < b, c > d", "a < b, c > d"},
      {"a <b or c> d", "a <b or c> d"},
      {"List<T> <3 <", "List<T> <3 <"},
      {"R&D AT&T &c Q&A; R&amp;D", "R&D AT&T &c Q&A; R&D"},
      {"x?a=1&amp;copy=2", "x?a=1&copy=2"},
      {" a \n b ", "a b"},
  };
  for (const auto& [text, line] : cases)
    EXPECT_EQ(LineText(text), line) << text;
  EXPECT_EQ(ReadableText("<p>x?a=1&amp;copy=2</p>"), "x?a=1&copy=2");
}

TEST(Markup, WhatIsEscapedTwiceIsDecodedAndTalkOfTagsIsKept) {
  EXPECT_EQ(ReadableText("<p>a&amp;nbsp;b &amp;amp; c</p>"), "a b & c");
  EXPECT_EQ(ReadableText("<p>&lt;b&gt;bold&lt;/b&gt; x</p>"), "bold x");
  EXPECT_EQ(ReadableText("<p>uses &lt;div&gt; well</p>"), "uses <div> well");
  EXPECT_EQ(MarkupText("&lt;p&gt;a&lt;/p&gt;"), "a");
  EXPECT_EQ(MarkupText("one\n\n\n two&nbsp;x "), "one\n\ntwo x");
  EXPECT_EQ(MarkupText("<p>cut of"), "cut of");
  EXPECT_EQ(MarkupText(""), "");
  EXPECT_EQ(LineText("<b>Big</b> &lt;T&gt;"), "Big <T>");
}

// --- boards ----------------------------------------------------------------

TEST_F(Scraping, GreenhouseWhole) {
  Greenhouse(R"({"jobs":[{"id":4012345678,"title":" R&amp;D\u00a0Lead ",
    "absolute_url":"https://JOBS.example.com/x?gh_jid=1&utm_source=a#top",
    "company_name":"Acme ","location":{"name":"Berlin; Remote |Paris"},
    "departments":[{"name":"Lab"}],"first_published":
    "2026-07-16T11:55:32-04:00","updated_at":"2026-07-29T08:50:01-04:00",
    "application_deadline":"2026-09-01","content":
    "&lt;p&gt;Tom &amp;amp; Ann&lt;/p&gt;&lt;p&gt;cut &lt;/p&g",
    "pay_input_ranges":[{"min_cents":8000000,"max_cents":9000050,
    "currency_type":"EUR","title":"Annual Salary"},{"min_cents":7000000,
    "max_cents":8500000,"currency_type":"EUR","title":"annual"}]}],
    "meta":{"total":1}})");
  EXPECT_EQ(
      out.lines[0],
      R"({"kind":"listing","id":"greenhouse:acme:4012345678",)"
      R"("url":"https://jobs.example.com/x?gh_jid=1",)"
      R"("title":"R&D Lead","company":{"name":"Acme"},"department":"Lab",)"
      R"("locations":["Berlin","Remote","Paris"],)"
      R"("salary":{"min":70000,"max":90000.5,"currency":"EUR",)"
      R"("period":"year","source":"structured"},)"
      R"("posted_at":"2026-07-16T15:55:32Z",)"
      R"("updated_at":"2026-07-29T12:50:01Z","closes_at":"2026-09-01",)"
      R"("description":"Tom & Ann\n\ncut",)"
      R"("source":{"type":"greenhouse","board":"acme",)"
      R"("fetched_at":"2026-08-20T12:00:00Z"}})");
  EXPECT_EQ(out.Status(), "ok");
  EXPECT_EQ(out.Last()["listings"].AsInteger(), 1);
  EXPECT_EQ(out.Last()["requests"].AsInteger(), 1);
  EXPECT_FALSE(out.failed[0]);
  EXPECT_FALSE(out.failed[1]);
}

TEST_F(Scraping, StatusesSayWhatWasWrong) {
  const struct {
    int status;
    const char* body;
    const char* expected;
  } cases[] = {
      {200, "\xef\xbb\xbf{\"jobs\":[]}", "empty"},
      {200, R"({"jobs":[)", "broken cut_off"},
      {200, R"({"jobs":[{"id":1,"title":"cut)", "broken cut_off"},
      {200, R"({"jobs":[1,,2]})", "broken bad_json"},
      {200, R"({"error":"no"})", "broken shape"},
      {200, R"({"jobs":{"a":1}})", "broken shape"},
      {200, R"({"jobs":["a","b"]})", "broken shape"},
      {200, "<!doctype html><title>Oops</title>", "broken not_json"},
      {200, "", "broken not_json"},
      {200, "hello", "broken not_json"},
      {404, "", "gone not_found"},
      {410, "", "gone gone"},
      {429, "", "throttled rate_limited"},
      {401, "", "blocked unauthorized"},
      {403, "", "blocked forbidden"},
      {999, "", "blocked denied"},
      {500, "", "broken http_status"},
      {302, "", "broken http_status"},
      {200, "<script src='/cdn-cgi/challenge-platform/x'></script>",
       "blocked bot_wall"},
  };
  for (const auto& [status, body, expected] : cases) {
    Greenhouse(body, status);
    EXPECT_EQ(out.Status(), expected) << body;
    EXPECT_EQ(out.listings(), 0u);
    const bool fine = std::string(expected) == "empty";
    EXPECT_EQ(out.failed.back(), !fine);
    EXPECT_EQ(static_cast<bool>(out.Last()["message"]), !fine);
  }
  Greenhouse("<title>Oops</title>");
  EXPECT_EQ(out.Text(0, "/message"), "expected JSON, got HTML: 'Oops'");
  client.At(kGreenhouse).headers = {{"retry-after", "60"}};
  Greenhouse("", 503);
  EXPECT_EQ(out.Status(), "throttled unavailable");
  EXPECT_EQ(out.Text(0, "/retry_after"), "2026-08-20T12:01:00Z");
  client.At(kGreenhouse).headers = {
      {"retry-after", "Thu, 20 Aug 2026 13:30:00 GMT"}};
  Greenhouse("", 429);
  EXPECT_EQ(out.Text(0, "/retry_after"), "2026-08-20T13:30:00Z");
  client.At(kGreenhouse).headers = {{"retry-after", "-1"}};
  Greenhouse("", 429);
  EXPECT_FALSE(out.Last()["retry_after"]);
  client.At(kGreenhouse).failure = HttpFailure::kTls;
  Greenhouse("");
  EXPECT_EQ(out.Status(), "broken tls");
}

TEST_F(Scraping, IncompleteListingsAreErrorsAndCount) {
  Greenhouse(R"({"jobs":[{"id":1,"absolute_url":"https://x.example/1"},
    {"id":2,"title":"T"},{"id":3,"title":"","absolute_url":"javascript:x"},
    {"absolute_url":"https://x.example/4","title":"T"},null]})");
  ASSERT_EQ(out.listings(), 5u);
  EXPECT_EQ(out.Text(0, "/error/code"), "no_title");
  EXPECT_EQ(out.Text(1, "/error/code"), "no_url");
  EXPECT_EQ(out.Text(2, "/error/code"), "no_title");
  EXPECT_FALSE(out[3]["error"]);
  EXPECT_EQ(out.Text(3, "/id"),
            "greenhouse:acme:" + HashId("https://x.example/4"));
  EXPECT_EQ(out.Text(4, "/error/code"), "no_title");
  EXPECT_EQ(out.Last()["errors"].AsInteger(), 4);
  EXPECT_EQ(out.failed,
            std::vector<bool>({true, true, true, false, true, false}));
}

TEST_F(Scraping, RowsOfOneIdFold) {
  Greenhouse(R"({"jobs":[
    {"id":1,"title":"A","absolute_url":"https://x.example/1",
     "location":{"name":"Ulm"}},
    {"id":"1","title":"B","absolute_url":"https://x.example/2",
     "location":{"name":"Bonn;Ulm"},"company_name":"Acme"}],
    "meta":{"total":2}})");
  ASSERT_EQ(out.listings(), 1u);
  EXPECT_EQ(out[0]["locations"].raw(), R"(["Ulm","Bonn"])");
  EXPECT_EQ(out.Text(0, "/title"), "A");
  EXPECT_EQ(out.Text(0, "/company/name"), "Acme");
  EXPECT_EQ(out.Status(), "ok");
}

TEST_F(Scraping, PlainFieldsHoldNoMarkupWhateverTheDefinitionSays) {
  Greenhouse(R"({"jobs":[{"id":1,"title":"&amp;amp;amp; &lt;b&gt;T",
    "absolute_url":"https://x.example/1","company_name":"A &amp;amp; B",
    "departments":[{"name":"<i>R&amp;D</i>"}],
    "location":{"name":"K&amp;ouml;ln;Ulm"}}]})");
  EXPECT_EQ(out.Text(0, "/title"), "& T");
  EXPECT_EQ(out.Text(0, "/company/name"), "A & B");
  EXPECT_EQ(out.Text(0, "/department"), "R&D");
  EXPECT_EQ(out[0]["locations"].raw(), "[\"K\xc3\xb6ln\",\"Ulm\"]");
  Posting(R"(,"name":"x","jobLocation":{"address":"&amp;lt;b&amp;gt;Ulm"})");
  EXPECT_EQ(out[0]["locations"].raw(), R"(["Ulm"])");
  client.Answer("https://x.example/acme",
                R"([{"t":"<b>A</b> &amp;amp; B","w":"On-site","e":"Full-time"},
                    {"t":"C","w":"moon","e":"moon"}])");
  Scrape(Own(std::string(kLeast) +
             "[fields]\ntitle = \"/t\"\n"
             "workplace = \"/w\"\nemployment = \"/e\"\n"));
  EXPECT_EQ(out.Text(0, "/title"), "A & B");
  EXPECT_EQ(out.Text(0, "/workplace"), "onsite");
  EXPECT_EQ(out.Text(0, "/employment"), "full_time");
  EXPECT_FALSE(out[1]["workplace"]);
  EXPECT_FALSE(out[1]["employment"]);
}

TEST_F(Scraping, IdsAreComparedAsPublished) {
  const auto job = [](const std::string& id) {
    return R"({"absolute_url":"https://x.example","title":"T","id":)" + id +
           "}";
  };
  const std::string longest(1001, 'i');
  Greenhouse(R"({"jobs":[)" + job(R"("a\u0000b")") + ',' + job(R"("ab")") +
             ',' + job(R"("a b")") + ',' + job(R"("a  b")") + ',' +
             job(R"("ab")") + ',' + job("\" \"") + ',' +
             job('"' + longest + "1\"") + ',' + job('"' + longest + "2\"") +
             "]}");
  ASSERT_EQ(out.listings(), 7u);
  const std::string type = "greenhouse:acme:";
  EXPECT_EQ(out[0]["id"].raw(), '"' + type + R"(a\u0000b")");
  EXPECT_EQ(out.Text(1, "/id"), type + "ab");
  EXPECT_EQ(out.Text(2, "/id"), type + "a b");
  EXPECT_EQ(out.Text(3, "/id"), type + "a  b");
  EXPECT_EQ(out.Text(4, "/id"), type + HashId("https://x.example/"));
  EXPECT_EQ(out.Text(5, "/id"), type + HashId(longest + "1"));
  EXPECT_EQ(out.Text(6, "/id"), type + HashId(longest + "2"));
}

TEST_F(Scraping, PlacesThatDoNotFitAreSaid) {
  const auto scrape = [this](int count, size_t length) -> const Lines& {
    std::string places;
    for (int i = 0; i < count; ++i) {
      std::string place = std::to_string(i);
      place.insert(0, length - place.size(), 'p');
      places += (i == 0 ? "" : ";") + place;
    }
    return Greenhouse(R"({"jobs":[{"id":1,"title":"A","absolute_url":)"
                      R"("https://x.example/1","location":{"name":")" +
                      places + "\"}}]}");
  };
  const auto count = [this] {
    size_t places = 0;
    for (const Json place : out[0]["locations"].Items()) {
      EXPECT_TRUE(place);
      ++places;
    }
    return places;
  };
  scrape(3000, 20);
  EXPECT_EQ(out.Status(), "ok");
  EXPECT_EQ(count(), 3000u);
  EXPECT_FALSE(out[0]["error"]);
  scrape(30000, 20);
  EXPECT_EQ(out.Text(0, "/error/code"), "many_places");
  EXPECT_EQ(count(), Places::kMaxBytes / 23);
  EXPECT_EQ(out.Last()["errors"].AsInteger(), 1);
}

TEST_F(Scraping, BoardsAreBoundedInRows) {
  const auto board = [](size_t count) {
    std::string jobs = "{\"jobs\":[";
    for (size_t i = 0; i < count; ++i) {
      jobs += (i == 0 ? "{\"id\":" : ",{\"id\":") + std::to_string(i) + '}';
    }
    return jobs + "]}";
  };
  Greenhouse(board(kMaxRows));
  EXPECT_EQ(out.Status(), "ok");
  EXPECT_EQ(out.listings(), kMaxRows);
  Greenhouse(board(kMaxRows + 1));
  EXPECT_EQ(out.Status(), "truncated row_limit");
  EXPECT_EQ(out.listings(), kMaxRows);
}

TEST(Board, KeepsNoMoreOfALongTextThanTheRecordHas) {
  Catalog catalog = *Catalog::Load({});
  std::string why;
  Source source = *catalog.Locate(*catalog.Find("workable"), "acme", "", why);
  source.variables["page"] = "https://x.example/";
  HttpAnswer answer;
  answer.body = R"({"name":")" + std::string(1 << 20, 'n') + R"(","jobs":[)" +
                R"({"id":"1","title":")" + std::string(1 << 20, 't') +
                R"("},{"id":"2"}]})";
  Document page;
  ASSERT_FALSE(page.ReadList(std::move(answer), Format::kJson, "/jobs"));
  Board board(source);
  EXPECT_EQ(board.Add(page, kFetched), 2u);
  for (const Listing& listing : board.listings()) {
    EXPECT_EQ(listing.company, std::string(1000, 'n'));
    EXPECT_LE(listing.company.capacity(), 2000u);
    EXPECT_LE(listing.title.capacity(), 2000u);
  }
}

// Each look at "$/name" steps over all jobs: done once a job, this took a
// minute.
TEST_F(Scraping, WhatStandsAboveIsLookedUpOnce) {
  const size_t count = 20000;
  std::string body = R"({"jobs":[)";
  for (size_t i = 0; i < count; ++i) {
    if (i > 0) body += ',';
    body += R"({"title":"T","id":)" + std::to_string(i) +
            R"(,"description":")" + std::string(300, 'd') + "\"}";
  }
  client.Answer(
      "https://apply.workable.com/api/v1/widget/accounts/acme?details=true",
      body + R"(],"name":"Acme"})");
  const auto start = std::chrono::steady_clock::now();
  Scrape(Find("workable", "acme"));
  EXPECT_EQ(out.listings(), count);
  EXPECT_EQ(out.Text(count - 1, "/company/name"), "Acme");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST_F(Scraping, PartsOfADescriptionTakeLinearTime) {
  const size_t count = 80000;
  std::string lists;
  for (size_t i = 0; i < count; ++i) {
    if (i > 0) lists += ',';
    lists += R"({"content":"<li>)" + std::to_string(i / 2) + "\"}";
  }
  client.Answer("https://api.lever.co/v0/postings/acme?mode=json",
                R"([{"id":"1","text":"T","hostedUrl":"https://x.example",)"
                R"("lists":[)" +
                    lists + "]}]");
  const auto start = std::chrono::steady_clock::now();
  Scrape(Find("lever", "acme"));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
  const std::string text = out.Text(0, "/description");
  EXPECT_EQ(text.substr(0, 13), "- 0\n\n- 1\n\n- 2");
  EXPECT_EQ(std::count(text.begin(), text.end(), '-'), 40000);
}

TEST_F(Scraping, TooLongDescriptionsAreLeftOut) {
  Greenhouse(R"({"jobs":[{"id":1,"title":"A","absolute_url":)"
             R"("https://x.example/1","content":")" +
             std::string(5 << 20, 'x') + "\"}]}");
  ASSERT_EQ(out.listings(), 1u);
  EXPECT_EQ(out.Text(0, "/error/code"), "too_long");
  EXPECT_FALSE(out[0]["description"]);
}

TEST_F(Scraping, GreenhousePayInTwoCurrenciesIsTheFirst) {
  Greenhouse(R"({"jobs":[{"id":1,"title":"A","absolute_url":
    "https://x.example/1","pay_input_ranges":[
    {"min_cents":"100","max_cents":null,"currency_type":"EUR"},
    {"min_cents":5,"max_cents":9,"currency_type":"USD"}]}]})");
  EXPECT_EQ(out[0]["salary"].raw(),
            R"({"min":1,"currency":"EUR","source":"structured"})");
}

TEST_F(Scraping, LeverTextInThreePlaces) {
  client.Answer("https://api.lever.co/v0/postings/acme?mode=json",
                R"([{"id":"a-1","text":"Dev","hostedUrl":
    "https://jobs.lever.co/acme/a-1","createdAt":1764205361939,
    "categories":{"commitment":"Full Time","location":"Ulm","team":"Core",
    "allLocations":["Ulm","Bonn"]},"workplaceType":"unspecified",
    "description":"<div>One</div>","lists":[{"text":"You&#39;ll do",
    "content":"<li>a</li><li>b</li>"},{"text":"Empty","content":""}],
    "additional":"<p>Last</p>","salaryRange":{"min":90000,"max":"120000",
    "currency":"USD","interval":"per-year-salary"}}])");
  Scrape(Find("lever", "acme"));
  EXPECT_EQ(out.Text(0, "/description"), "One\n\nYou'll do\n- a\n- b\n\nLast");
  EXPECT_EQ(out[0]["locations"].raw(), R"(["Ulm","Bonn"])");
  EXPECT_FALSE(out[0]["workplace"]);
  EXPECT_EQ(out.Text(0, "/employment"), "full_time");
  EXPECT_EQ(out[0]["salary"].raw(),
            R"({"min":90000,"max":120000,"currency":"USD","period":"year",)"
            R"("source":"structured"})");
}

constexpr const char* kAshbyHead =
    R"({"id":"1","title":"T","jobUrl":"https://jobs.ashbyhq.com/acme/1",)"
    R"("isListed":false,)";

TEST_F(Scraping, AshbyPlacesAndWorkplace) {
  Ashby(std::string(kAshbyHead) +
        R"("location":"Ulm","secondaryLocations":[{"location":"Bonn",
        "address":null}],"address":null,"workplaceType":"Hybrid",
        "isRemote":true,"employmentType":"FullTime"})");
  EXPECT_EQ(out.listings(), 1u);
  EXPECT_EQ(out[0]["locations"].raw(), R"(["Ulm","Bonn"])");
  EXPECT_EQ(out.Text(0, "/workplace"), "hybrid");
  EXPECT_EQ(out.Text(0, "/employment"), "full_time");
  Ashby(std::string(kAshbyHead) + R"("isRemote":true,"workplaceType":null})");
  EXPECT_EQ(out.Text(0, "/workplace"), "remote");
  Ashby(std::string(kAshbyHead) + R"("isRemote":null})");
  EXPECT_FALSE(out[0]["workplace"]);
}

TEST_F(Scraping, AshbyPay) {
  const auto pay = [this](const std::string& compensation) {
    Ashby(std::string(kAshbyHead) + R"("compensation":)" + compensation + "}");
    return std::string(out[0]["salary"].raw());
  };
  EXPECT_EQ(pay(R"({"summaryComponents":[{"compensationType":"Bonus",
                "minValue":1,"maxValue":2},{"compensationType":"Salary",
                "interval":"1 YEAR","currencyCode":"CAD","minValue":123025,
                "maxValue":123025.5}],
                "compensationTierSummary":"CA$123K"})"),
            R"({"min":123025,"max":123025.5,"currency":"CAD",)"
            R"("period":"year","source":"structured"})");
  EXPECT_EQ(pay(R"({"summaryComponents":[{"compensationType":"Salary",
                "interval":"NONE","currencyCode":null,"minValue":0,
                "maxValue":123000}]})"),
            R"({"min":0,"max":123000,"source":"structured"})");
  EXPECT_EQ(pay(R"({"summaryComponents":[],"compensationTierSummary":
                "$170K – $210K • Offers Equity"})"),
            R"({"min":170000,"max":210000,"currency":"USD",)"
            R"("source":"summary"})");
  EXPECT_EQ(pay(R"({"compensationTiers":[{"components":[],
                "tierSummary":"€60K – €80K"}]})"),
            R"({"min":60000,"max":80000,"currency":"EUR",)"
            R"("source":"summary"})");
  EXPECT_EQ(pay(R"({"summaryComponents":null,"compensationTiers":[]})"), "");
  EXPECT_EQ(pay("null"), "");
}

TEST_F(Scraping, PeriodsThatAreNoneOfOursAreUnknown) {
  const auto pay = [this](const std::string& interval) {
    Ashby(std::string(kAshbyHead) +
          R"("compensation":{"summaryComponents":[{"minValue":1,)"
          R"("compensationType":"Salary","interval":")" +
          interval + "\"}]}}");
    return out.Text(0, "/salary/period");
  };
  EXPECT_EQ(pay("1 WEEK"), "week");
  EXPECT_EQ(pay("2 WEEK"), "(none)");
  EXPECT_EQ(pay("bi-week-salary"), "(none)");
  EXPECT_EQ(pay("semi-month-salary"), "(none)");
  EXPECT_EQ(pay("per-hour-wage"), "hour");
  EXPECT_EQ(pay("Level 2 annual pay"), "year");
}

TEST_F(Scraping, SmartRecruitersPagesAndDetails) {
  const std::string api =
      "https://api.smartrecruiters.com/v1/companies/Acme1/postings";
  const auto item = [](const char* id) {
    return std::string(R"({"id":")") + id +
           R"(","name":"N","company":{"name":"Acme"},"location":{"city":"Ulm",)"
           R"("country":"de","remote":true,"hybrid":false},)"
           R"("typeOfEmployment":{"label":"Full-time"},"department":{}})";
  };
  client.Answer(
      api + "?limit=100&offset=0",
      R"({"totalFound":3,"content":[)" + item("1") + "," + item("2") + "]}");
  client.Answer(
      api + "?limit=100&offset=2",
      R"({"totalFound":3,"content":[)" + item("2") + "," + item("3") + "]}");
  client.Answer(api + "/1",
                R"({"jobAd":{"sections":{"companyDescription":{"title":"We",
    "text":"<p>a</p>"},"jobDescription":{"title":"Job","text":"<p>b</p>"},
    "qualifications":{"title":"Q","text":""}}},
    "applyUrl":"https://x.example/apply"})");
  client.Answer(api + "/2", "", 429);
  client.Answer(api + "/3", R"({"jobAd":null})");
  Scrape(Find("smartrecruiters", "Acme1"), true);
  ASSERT_EQ(out.listings(), 3u);
  EXPECT_EQ(out.Status(), "ok");
  EXPECT_EQ(out.Text(0, "/description"), "We\na\n\nJob\nb");
  EXPECT_EQ(out.Text(0, "/apply_url"), "https://x.example/apply");
  EXPECT_EQ(out.Text(0, "/url"), "https://jobs.smartrecruiters.com/Acme1/1");
  EXPECT_EQ(out.Text(0, "/workplace"), "remote");
  EXPECT_EQ(out[0]["locations"].raw(), R"(["Ulm, de"])");
  EXPECT_EQ(out.Text(1, "/error/code"), "detail_rate_limited");
  EXPECT_EQ(out[1].Pointer("/error/retry").AsBool(), true);
  EXPECT_EQ(out.Text(2, "/error/code"), "detail_no_text");
  EXPECT_EQ(out.Last()["requests"].AsInteger(), 5);
  EXPECT_EQ(out.Last()["errors"].AsInteger(), 2);
}

TEST_F(Scraping, DetailsOfOneSourceDoNotBlockItsHost) {
  std::string jobs;
  for (int i = 0; i < 50; ++i) {
    if (i > 0) jobs += ',';
    jobs += R"({"name":"N","id":)" + std::to_string(i) + '}';
  }
  client.Answer(
      "https://api.smartrecruiters.com/v1/companies/Acme1/postings"
      "?limit=100&offset=0",
      R"({"totalFound":50,"content":[)" + jobs + "]}");
  Scraper scraper(client, out, true);
  scraper.Scrape(Find("smartrecruiters", "Acme1"));
  ASSERT_TRUE(client.Run(-1).ok());
  EXPECT_EQ(client.pending(), 8u);
  Run(scraper);
  EXPECT_EQ(out.listings(), 50u);
  EXPECT_EQ(out.Last()["requests"].AsInteger(), 51);
}

TEST_F(Scraping, ALaterPageThatFailsTruncates) {
  const std::string api =
      "https://api.smartrecruiters.com/v1/companies/Acme1/postings";
  client.Answer(api + "?limit=100&offset=0",
                R"({"totalFound":3,"content":[{"id":"1","name":"N"}]})");
  client.Answer(api + "?limit=100&offset=1", "", 500);
  Scrape(Find("smartrecruiters", "Acme1"));
  EXPECT_EQ(out.Status(), "truncated http_status");
  EXPECT_EQ(out.listings(), 1u);
  EXPECT_TRUE(out.failed.back());
}

TEST_F(Scraping, ARepeatFromAnEarlierPageIsNotOneMore) {
  const std::string api =
      "https://api.smartrecruiters.com/v1/companies/Acme1/postings";
  const std::string page =
      R"({"totalFound":2,"content":[{"id":"1","name":"N"}]})";
  client.Answer(api + "?limit=100&offset=0", page);
  client.Answer(api + "?limit=100&offset=1", page);
  Scrape(Find("smartrecruiters", "Acme1"));
  EXPECT_EQ(out.Status(), "truncated missing");
  EXPECT_EQ(out.listings(), 1u);
}

TEST_F(Scraping, RecruiteePayAndFlags) {
  client.Answer("https://acme.recruitee.com/api/offers",
                R"({"offers":[{"id":1,"title":"T","careers_url":
    "https://acme.recruitee.com/o/t","location":"Remote job","locations":[],
    "remote":true,"on_site":false,"hybrid":false,"salary":{"min":"75.00",
    "max":"95.5","period":"year","currency":"EUR"},"description":"<p>a</p>",
    "requirements":"<p>b</p>","employment_type_code":"parttime",
    "published_at":"2026-08-11 20:45:29 UTC","close_at":null},
    {"id":2,"title":"T","careers_url":"https://acme.recruitee.com/o/u",
    "salary":{"min":null,"max":null,"period":null,"currency":null}}]})");
  Scrape(Find("recruitee", "acme"));
  EXPECT_EQ(out[0]["salary"].raw(),
            R"({"min":75,"max":95.5,"currency":"EUR","period":"year",)"
            R"("source":"structured"})");
  EXPECT_FALSE(out[0]["locations"]);
  EXPECT_EQ(out.Text(0, "/workplace"), "remote");
  EXPECT_EQ(out.Text(0, "/description"), "a\n\nb");
  EXPECT_EQ(out.Text(0, "/posted_at"), "2026-08-11T20:45:29Z");
  EXPECT_FALSE(out[1]["salary"]);
}

TEST_F(Scraping, WorkableCompanyStandsAbove) {
  client.Answer(
      "https://apply.workable.com/api/v1/widget/accounts/acme"
      "?details=true",
      R"({"name":"Acme","jobs":[{"shortcode":"A1","title":"T",
    "url":"https://apply.workable.com/j/A1","telecommuting":true,
    "published_on":"2026-08-05","locations":[{"country":"Italy","city":"Rome",
    "hidden":true},{"country":"Spain","city":"","region":"Aragon",
    "hidden":false}],"description":"<p>x"}]})");
  Scrape(Find("workable", "acme"));
  EXPECT_EQ(out.Text(0, "/company/name"), "Acme");
  EXPECT_EQ(out[0]["locations"].raw(), R"(["Aragon, Spain"])");
  EXPECT_EQ(out.Text(0, "/posted_at"), "2026-08-05");
  EXPECT_EQ(out.Text(0, "/workplace"), "remote");
  client.Answer(
      "https://apply.workable.com/api/v1/widget/accounts/acme"
      "?details=true",
      R"({"jobs":[{"shortcode":"A1","title":"T","remote":true,"type":"full",
    "state":"published","location":{"city":"Ulm","country":"Germany"},
    "department":["Core"]},{"shortcode":"A2","title":"T","remote":true,
    "workplace":"hybrid","type":"other"}]})");
  Scrape(Find("workable", "acme"));
  EXPECT_EQ(out.Text(0, "/workplace"), "remote");
  EXPECT_EQ(out.Text(0, "/employment"), "full_time");
  EXPECT_EQ(out.Text(0, "/department"), "Core");
  EXPECT_EQ(out[0]["locations"].raw(), R"(["Ulm, Germany"])");
  EXPECT_EQ(out.Text(1, "/workplace"), "hybrid");
  EXPECT_FALSE(out[1]["employment"]);
}

// --- JSON-LD ---------------------------------------------------------------

TEST_F(Scraping, JsonLdShapes) {
  Posting(R"(,"identifier":{"@type":"PropertyValue","name":"Acme","value":7},
    "hiringOrganization":"Acme","datePosted":"2026-08-01","employmentType":
    ["OTHER","PART_TIME"],"jobLocation":[{"address":{"addressLocality":"Ulm",
    "addressCountry":"DE"}},{"address":"Bonn"}],"jobLocationType":
    "TELECOMMUTE","applicantLocationRequirements":{"name":"Germany"},
    "description":"&lt;p&gt;One&lt;/p&gt;","responsibilities":"One",
    "qualifications":"Two","baseSalary":{"currency":"EUR","value":
    {"minValue":"50,000","maxValue":60000,"unitText":"YEAR"}})");
  EXPECT_EQ(out.Text(0, "/id"), "jsonld:jobs.example.com/1:7");
  EXPECT_EQ(out.Text(0, "/url"), "https://jobs.example.com/1");
  EXPECT_EQ(out.Text(0, "/company/name"), "Acme");
  EXPECT_EQ(out.Text(0, "/employment"), "part_time");
  EXPECT_EQ(out.Text(0, "/workplace"), "remote");
  EXPECT_EQ(out[0]["locations"].raw(), R"(["Ulm, DE","Bonn","Germany"])");
  EXPECT_EQ(out.Text(0, "/description"), "One\n\nTwo");
  EXPECT_EQ(out[0]["salary"].raw(),
            R"({"min":50000,"max":60000,"currency":"EUR","period":"year",)"
            R"("source":"structured"})");

  Posting(R"(,"baseSalary":70000,"salaryCurrency":"USD","url":"/j/2",
    "identifier":{"name":"Acme"})");
  EXPECT_EQ(out[0]["salary"].raw(), R"({"min":70000,"max":70000,)"
                                    R"("currency":"USD",)"
                                    R"("source":"structured"})");
  EXPECT_EQ(out.Text(0, "/url"), "https://jobs.example.com/j/2");
  EXPECT_EQ(out.Text(0, "/id"), "jsonld:jobs.example.com/1:" +
                                    HashId("https://jobs.example.com/j/2"));
}

TEST_F(Scraping, JsonLdIsFoundWhereverItStands) {
  Page(R"(<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},
    {"@type":["Thing","http://schema.org/JobPosting"],"title":"A","url":"/a",
    "identifier":"co"}]}</script><script type="application/ld+json">
    [[{"@type":"ItemList","itemListElement":[{"item":{"@type":"JobPosting",
    "title":"B","url":"/b","identifier":"co",}}]}]];</script>
    <script type="application/ld+json">{"@type":"JobPosting","title":"C
    D","identifier":"own"}</script>)");
  ASSERT_EQ(out.listings(), 3u);
  EXPECT_EQ(out.Status(), "ok");
  // An id that different jobs share is none.
  EXPECT_EQ(out.Text(0, "/id"), "jsonld:jobs.example.com/1:" +
                                    HashId("https://jobs.example.com/a"));
  EXPECT_EQ(out.Text(2, "/title"), "C D");
  EXPECT_EQ(out.Text(2, "/id"), "jsonld:jobs.example.com/1:own");
}

TEST_F(Scraping, JsonLdPagesWithout) {
  Page("<p>hello</p>");
  EXPECT_EQ(out.Status(), "broken no_jobposting");
  Page(R"(<script type="application/ld+json">{"@type":"WebSite"}</script>)");
  EXPECT_EQ(out.Status(), "broken no_jobposting");
  Page(R"(<script type="application/ld+json"> </script>)");
  EXPECT_EQ(out.Status(), "empty");
  Page(R"(<script type="application/ld+json">{"@type":"ItemList",)"
       R"("itemListElement":[]}</script>)");
  EXPECT_EQ(out.Status(), "empty");
  Page(R"(<script type="application/ld+json">{"@type":</script>)");
  EXPECT_EQ(out.Status(), "broken bad_json");
}

TEST_F(Scraping, ABrokenBlockBesideAGoodOneIsALoss) {
  const std::string good =
      R"(<script type="application/ld+json">{"@type":"JobPosting",)"
      R"("title":"T","url":"/a"}</script>)";
  const auto with = [&](const std::string& block) {
    Page(good + R"(<script type="application/ld+json">)" + block + "</script>");
    EXPECT_EQ(out.listings(), 1u);
    return out.Status();
  };
  EXPECT_EQ(with(R"({"@type":"JobPosting",)"), "truncated bad_json");
  EXPECT_EQ(with(R"({"@type":"JobPosting","title":"a" "b"})"),
            "truncated bad_json");
  EXPECT_EQ(with(R"({"@type":"WebSite","name":"a" "b"})"), "ok");
}

TEST(JsonLd, HostileNestingIsBounded) {
  std::string deep;
  for (int i = 0; i < 900; ++i) deep += R"({"a":)";
  deep += R"({"@type":"JobPosting"})" + std::string(900, '}');
  ASSERT_EQ(ScanJson(deep, nullptr).message, nullptr);
  std::vector<Json> found;
  FindTyped(Json(deep), "JobPosting", found);
  EXPECT_TRUE(found.empty());
}

// --- pages -----------------------------------------------------------------

constexpr const char* kPaged = R"(
type = "x"
[request]
url = "https://x.example/{board}?p={next}"
[items]
path = "/jobs"
[identity]
id = "/id"
[fields]
title = "/id"
url = "/id | template 'https://x.example/j/{value}'"
)";

TEST_F(Scraping, PagesUntilShortOrNothingNew) {
  const auto source =
      Own(std::string(kPaged) + "[page]\nkind = \"page\"\nsize = 2\n");
  client.Answer("https://x.example/acme?p=1",
                R"({"jobs":[{"id":1},{"id":2}]})");
  client.Answer("https://x.example/acme?p=2", R"({"jobs":[{"id":3}]})");
  Scrape(source);
  EXPECT_EQ(out.Status(), "ok");
  EXPECT_EQ(out.listings(), 3u);
  client.Answer("https://x.example/acme?p=2",
                R"({"jobs":[{"id":2},{"id":1}]})");
  Scrape(source);
  EXPECT_EQ(out.Status(), "ok");
  EXPECT_EQ(out.listings(), 2u);
}

TEST_F(Scraping, EndlessPagesStop) {
  const auto source =
      Own(std::string(kPaged) + "[page]\nkind = \"page\"\nmax = 2\n");
  client.Answer("https://x.example/acme?p=1", R"({"jobs":[{"id":1}]})");
  client.Answer("https://x.example/acme?p=2", R"({"jobs":[{"id":2}]})");
  client.Answer("https://x.example/acme?p=3", R"({"jobs":[{"id":3}]})");
  Scrape(source);
  EXPECT_EQ(out.Status(), "truncated page_limit");
  EXPECT_EQ(out.listings(), 2u);
}

TEST_F(Scraping, CursorsAndBodies) {
  std::string toml =
      std::string(kPaged) + "[page]\nkind = \"cursor\"\nnext = \"$/next\"\n";
  toml.replace(toml.find("url = "), 0,
               "method = \"POST\"\nbody = '{\"a\":{\"t\":\"{next}\"}}'\n");
  const auto source = Own(toml);
  client.Answer("https://x.example/acme?p=",
                R"({"jobs":[{"id":1}],"next":"a\"&b"})");
  client.Answer("https://x.example/acme?p=a%22%26b",
                R"({"jobs":[{"id":2}],"next":null})");
  Scrape(source);
  EXPECT_EQ(out.Status(), "ok");
  EXPECT_EQ(out.listings(), 2u);
  EXPECT_EQ(client.asked[0].body, R"({"a":{"t":""}})");
  EXPECT_EQ(client.asked[1].body, R"({"a":{"t":"a\"&b"}})");
}

TEST_F(Scraping, LinksAreFollowedOnTheSameHostOnly) {
  const auto source = Own(std::string(kPaged) + "[page]\nkind = \"link\"\n");
  client.Answer("https://x.example/acme?p=", R"({"jobs":[{"id":1}]})");
  client.At("https://x.example/acme?p=").headers = {
      {"link", "</acme?q=0>; rel=\"prev\", </acme?q=2>; rel=\"next\""}};
  client.Answer("https://x.example/acme?q=2", R"({"jobs":[{"id":2}]})");
  client.At("https://x.example/acme?q=2").headers = {
      {"link", "<https://other.example/>; rel=\"next\""}};
  Scrape(source);
  EXPECT_EQ(out.Status(), "truncated next_elsewhere");
  EXPECT_EQ(out.Last()["message"].AsString(),
            "next page is at another place: 'https://other.example/'");
  EXPECT_EQ(out.listings(), 2u);
  EXPECT_EQ(client.asked.size(), 2u);
}

TEST_F(Scraping, NextPagesThatAreNotFollowedAreALoss) {
  const auto source =
      Own(std::string(kPaged) + "[page]\nkind = \"link\"\nnext = \"$/next\"\n");
  const auto next = [&](const std::string& url) {
    client.Answer("https://x.example/acme?p=",
                  R"({"jobs":[{"id":1}],"next":)" + url + "}");
    Scrape(source);
    return out.Status();
  };
  EXPECT_EQ(next(R"("file:///etc/passwd")"), "truncated next_elsewhere");
  EXPECT_EQ(next(R"("http://x.example/acme?p=2")"), "truncated next_elsewhere");
  EXPECT_EQ(next(R"("https://u:p@x.example/")"), "truncated next_elsewhere");
  EXPECT_EQ(next("null"), "ok");
  EXPECT_EQ(next(R"("")"), "ok");
  EXPECT_EQ(next(R"("?p=")"), "ok");
  EXPECT_EQ(client.asked.size(), 7u);  // what names itself is asked once more
}

TEST_F(Scraping, HeadersHaveVariables) {
  Scrape(Own(std::string(kLeast) +
             "headers = { referer = \"https://x.example/{board}\" }\n"));
  EXPECT_EQ(client.asked[0].headers[0].second, "https://x.example/acme");
}

TEST_F(Scraping, TotalsTellWhatIsMissing) {
  Greenhouse(R"({"jobs":[{"id":1,"title":"T","absolute_url":)"
             R"("https://x.example"}],"meta":{"total":37}})");
  EXPECT_EQ(out.Status(), "truncated missing");
  EXPECT_EQ(out.listings(), 1u);
}

// --- details of records, sources of records --------------------------------

TEST_F(Scraping, OneBoardIsFetchedOnce) {
  client.Answer(kGreenhouse, R"({"jobs":[]})");
  Scraper scraper(client, out, false);
  EXPECT_TRUE(scraper.Scrape(Find("greenhouse", "acme")));
  EXPECT_FALSE(scraper.Scrape(
      Find("greenhouse", "acme", "https://www.example.com/careers")));
  Run(scraper);
  EXPECT_EQ(client.asked.size(), 1u);
  EXPECT_EQ(out.summaries,
            std::vector<std::string>{"greenhouse:acme is empty, 0 listings"});
}

TEST_F(Scraping, DatesAreCanonicalWhateverTheDefinitionSays) {
  const std::string least = kLeast;
  client.Answer("https://x.example/acme",
                R"([{"id":1,"a":"11 August 2026","b":"1785801600"}])");
  Scrape(Own(least + "[identity]\nid = \"/id\"\n[fields]\nposted_at = \"/a\"\n"
                     "closes_at = \"/b\"\n"));
  EXPECT_EQ(out.Text(0, "/posted_at"), "2026-08-11");
  EXPECT_EQ(out.Text(0, "/closes_at"), "(none)");
}

TEST_F(Scraping, DescribesARecordAndKeepsItsBytes) {
  const std::string line =
      R"({"kind":"listing", "id":"greenhouse:acme:7","x":1e400,"title":"Mine",)"
      R"("source":{"type":"greenhouse","board":"acme"}})";
  client.Answer(
      "https://boards-api.greenhouse.io/v1/boards/acme/jobs/7"
      "?pay_transparency=true",
      R"({"id":7,"title":"Theirs","content":"&lt;p&gt;Hi"})");
  Record record;
  ASSERT_TRUE(record.Parse(line));
  record.Own();
  Listing::Flaw flaw;
  auto source = SourceOfListing(record, catalog, flaw);
  ASSERT_TRUE(source) << flaw.message;
  Scraper scraper(client, out, false);
  scraper.Describe(*source, std::move(record));
  Run(scraper);
  EXPECT_EQ(out.lines.at(0),
            line.substr(0, line.size() - 1) + R"(,"description":"Hi"})");
  EXPECT_EQ(out.code, "");
}

TEST_F(Scraping, RecordsThatNameNoSource) {
  const auto code = [this](const char* line) {
    Record record;
    EXPECT_TRUE(record.Parse(line));
    Listing::Flaw flaw;
    return SourceOf(record, catalog, flaw) ? "" : flaw.code;
  };
  EXPECT_EQ(code(R"({"type":"greenhose","board":"a"})"), "unknown_type");
  EXPECT_EQ(code(R"({"type":"greenhouse"})"), "bad_board");
  EXPECT_EQ(code(R"({"type":"greenhouse","board":"a/b"})"), "bad_board");
  EXPECT_EQ(code(R"({"type":"jsonld","board":"x.example"})"), "bad_board");
  EXPECT_EQ(code(R"({"board":"a"})"), "no_source");
  EXPECT_EQ(code(R"({"url":"https://x.example/"})"), "unknown_source");
  EXPECT_EQ(code(R"({"url":"https://jobs.lever.co/acme"})"), "");
  EXPECT_EQ(code(R"({"type":"lever","board":"acme","url":7})"), "");
}

TEST_F(Scraping, APageIsASource) {
  const auto id = [this](const std::string& url) {
    return Find("jsonld", "", url).Id();
  };
  EXPECT_EQ(id("https://x.example/jobs?team=1"),
            "jsonld:x.example/jobs?team=1");
  EXPECT_NE(id("https://x.example/" + std::string(200, 'a')),
            id("https://x.example/" + std::string(201, 'a')));
  EXPECT_LT(id("https://x.example/" + std::string(5000, 'a')).size(), 50u);
  EXPECT_EQ(Find("lever", "acme", "https://jobs.lever.co/acme").Id(),
            "lever:acme");
}

TEST_F(Scraping, AListingOfAPageIsOfThatPage) {
  Record record;
  Listing::Flaw flaw;
  record.Parse(R"({"url":"https://x.example/jobs/7","source":{)"
               R"("type":"jsonld","board":"x.example","page":"/jobs"}})");
  EXPECT_EQ(SourceOfListing(record, catalog, flaw)->Id(),
            "jsonld:x.example/jobs");
}

TEST_F(Scraping, ASearchSaysSo) {
  Record record;
  Listing::Flaw flaw;
  record.Parse(R"({"type":"greenhouse","board":"acme",)"
               R"("search":{"query":"welder"}})");
  client.Answer(
      kGreenhouse,
      R"({"jobs":[{"id":1,"title":"T","absolute_url":"https://a.b"}]})");
  Scrape(*SourceOf(record, catalog, flaw));
  EXPECT_EQ(out[0]["source"]["search"].AsBool(), true);
  EXPECT_EQ(out.Last()["search"].AsBool(), true);
  Scrape(Find("greenhouse", "acme"));
  EXPECT_FALSE(out[0]["source"]["search"]);
  EXPECT_FALSE(out.Last()["search"]);
}

class Discovering : public testing::Test {
 protected:
  Discovering() : catalog(*Catalog::Load({})) {}

  std::string Discover(const std::string& line) {
    auto taken = RecordOfLine(line);
    if (!taken) return "malformed";
    Record record = std::move(*taken);
    Discoverer discoverer(client, catalog);
    std::string result;
    bool done = false;
    discoverer.Discover(record, [&](Listing::Flaw flaw) {
      done = true;
      result = flaw.code;
    });
    while (client.pending() > 0) EXPECT_TRUE(client.Run(-1).ok());
    EXPECT_TRUE(done);
    if (!result.empty()) return result;
    return record.Text("id") + ' ' +
           std::string(record.Get("confidence").raw());
  }

  Catalog catalog;
  FakeClient client;
};

TEST_F(Discovering, ByUrlAlone) {
  EXPECT_EQ(Discover("https://jobs.lever.co/acme?utm_source=x"),
            "lever:acme 1");
  EXPECT_EQ(Discover(" boards.greenhouse.io/acme "), "greenhouse:acme 1");
  EXPECT_EQ(Discover("Acme Inc."), "unknown_source");
  EXPECT_EQ(Discover("javascript:alert(1)"), "unknown_source");
  EXPECT_TRUE(client.asked.empty());
}

TEST_F(Discovering, LinesThatNameNobody) {
  EXPECT_EQ(Discover("Acme \xff"), "malformed");
  EXPECT_EQ(Discover(std::string(4 << 20, '\xff')), "malformed");
  EXPECT_EQ(Discover("\xef\xbb\xbf"
                     "Acme"),
            "malformed");
  EXPECT_EQ(Discover(std::string("Ac\0me", 5)), "malformed");
  EXPECT_EQ(Discover("Ac\033[1mme"), "malformed");
  EXPECT_EQ(Discover("\"url\": {"), "malformed");
  EXPECT_EQ(Discover(std::string(2001, 'a')), "malformed");
  EXPECT_EQ(Discover(std::string(2000, 'a')), "unknown_source");
  EXPECT_EQ(RecordOfLine("Acme\tGmbH & Co. KG \r")->Text("company"),
            "Acme GmbH & Co. KG");
  EXPECT_EQ(RecordOfLine("Z\xc3\xbcrich Re")->Text("company"),
            "Z\xc3\xbcrich Re");
}

TEST_F(Discovering, OtherSchemesAreNoCompanies) {
  for (const std::string url :
       {"ftp://x", "file:///etc/passwd", "https://u:p@x.example/"}) {
    Record record = *RecordOfLine(url);
    EXPECT_EQ(record.Text("url"), url);
    EXPECT_FALSE(record.Has("company"));
    Discoverer(client, catalog).Discover(record, [&](Listing::Flaw flaw) {
      EXPECT_EQ(flaw.code, "unknown_source");
      EXPECT_EQ(flaw.message, "not an http(s) URL: '" + url + "'");
    });
  }
  EXPECT_TRUE(client.asked.empty());
}

TEST_F(Discovering, InThePage) {
  const std::string url = "https://www.example.com/careers";
  client.Answer(url,
                "<a href='https://jobs.lever.co/other'>x</a>"
                "<iframe src='//boards.greenhouse.io/embed/job_board"
                "?for=acme'></iframe>");
  EXPECT_EQ(Discover(url), "greenhouse:acme 0.9");
  client.Answer(url,
                "<a href='https://jobs.lever.co/one'>x</a>"
                "<a href='https://jobs.lever.co/two/1'>x</a>"
                "<a href='https://jobs.lever.co/two/2'>x</a>");
  EXPECT_EQ(Discover(url), "lever:two 0.5");
  client.Answer(url, "<a href='https://jobs.lever.co/one'>x</a>");
  EXPECT_EQ(Discover(url), "lever:one 0.8");
  client.Answer(url, R"(<script type="application/ld+json">)"
                     R"({"@type":"JobPosting"}</script>)");
  EXPECT_EQ(Discover(url), "jsonld:www.example.com/careers 0.7");
  client.Answer(url, "<p>nothing</p>");
  EXPECT_EQ(Discover(url), "unknown_source");
  client.Answer(url, "", 404);
  EXPECT_EQ(Discover(url), "fetch_not_found");
}

}  // namespace
}  // namespace jobutils
