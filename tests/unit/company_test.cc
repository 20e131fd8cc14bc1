#include "company/company.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>

#include "company/board_hosts.h"
#include "company/file_book.h"
#include "company/lookup.h"
#include "company/tiers.h"
#include "net/domain.h"
#include "text/bare_name.h"
#include "text/legal_forms.h"

namespace jobutils {
namespace {

const LegalForms& Forms() {
  static const LegalForms forms;
  return forms;
}

std::string Key(const std::string& name) { return Forms().CompanyKey(name); }

TEST(Company, BareNames) {
  EXPECT_EQ(BareName("  Société  Générale "), "societe generale");
  EXPECT_EQ(BareName("So\u0301cie"), "socie");
  EXPECT_EQ(BareName("STRASSE Straße"), "strasse strasse");
  EXPECT_EQ(BareName("Łódź Ørsted Ærø"), "lodz orsted aero");
  EXPECT_EQ(BareName("İstanbul Iğdır"), "istanbul igdir");
  EXPECT_EQ(BareName("ＡＢＣ　Ｉｎｃ"), "abc inc");
  EXPECT_EQ(BareName("I.B.M."), "ibm");
  EXPECT_EQ(BareName("McDonald’s & Sons"), "mcdonalds and sons");
  EXPECT_EQ(BareName("«Ромашка» Ёлка"), "ромашка елка");
  EXPECT_EQ(BareName("ΑΘΗΝΆ ΣΟΦΌΣ"), "αθηνα σοφοσ");
  EXPECT_EQ(BareName("サイバー・エージェント"), "サイバー エージェント");
  EXPECT_EQ(BareName("㈱トヨタ"), "株 トヨタ");
  EXPECT_EQ(BareName("Foo™ (Bar)\u200b/Baz🚀"), "foo bar baz");
  EXPECT_EQ(BareName("\xff\x01 !? \u202e"), "");
}

TEST(Company, LegalFormsDoNotCount) {
  for (const char* name :
       {"Example Works", "EXAMPLE WORKS GmbH", "Example Works G.m.b.H.",
        "Example Works GmbH & Co. KG", "Example Works, Inc.",
        "Example-Works Inc", "Example Works S.A.", "Example Works B.V.",
        "Example Works Sp. z o.o.", "Example Works Co., Ltd.",
        "Example Works Pty Ltd", "Example Works & Co.",
        "Example Works & Company"}) {
    EXPECT_EQ(Key(name), "example works") << name;
  }
  EXPECT_EQ(Key("Example Works Holding AG"), "example works holding");
  EXPECT_EQ(Key("ООО «Ромашка»"), "ромашка");
  EXPECT_EQ(Key("Ромашка, ООО"), "ромашка");
  EXPECT_EQ(Key("株式会社あおぞら"), "あおぞら");
  EXPECT_EQ(Key("あおぞら株式会社"), "あおぞら");
  EXPECT_EQ(Key("(株)あおぞら"), "あおぞら");
  EXPECT_EQ(Key("あおぞら㈱"), "あおぞら");
  EXPECT_EQ(Key("株洲重工"), "株洲重工");
  EXPECT_EQ(Key("北京蓝天科技有限公司"), "北京蓝天科技");
  EXPECT_EQ(Key("주식회사 하늘"), "하늘");
  EXPECT_EQ(Key("PT Langit Biru Tbk"), "langit biru");
  // A form is no name, but better than none.
  EXPECT_EQ(Key("GmbH"), "gmbh");
  EXPECT_EQ(Key("株式会社"), "株式会社");
  EXPECT_EQ(Key("Inc Limited"), "inc");
  // English forms do not stand at the begin.
  EXPECT_EQ(Key("Limited Edition"), "limited edition");
  EXPECT_EQ(Key(" ... "), "");
}

TEST(Company, LongNamesTakeLinearTime) {
  std::string name;
  for (int i = 0; i < 100000; ++i) name += "Inc. ";
  EXPECT_EQ(Key("x " + name), "x");
  EXPECT_EQ(Key(std::string(1 << 20, 'x')).size(), size_t{1} << 20);
}

TEST(Company, Domains) {
  EXPECT_EQ(DomainOf("https://www.Example.com:8443/jobs?x=1"), "example.com");
  EXPECT_EQ(DomainOf("example.com/jobs"), "example.com");
  EXPECT_EQ(DomainOf("https://me:x@example.com/@jobs"), "example.com");
  EXPECT_EQ(DomainOf("careers.example.co.uk."), "careers.example.co.uk");
  for (const char* none :
       {"", "localhost", "http://localhost/x", "https://127.0.0.1/x",
        "http://[::1]/", "ftp://example.com", "two words.com", "."}) {
    EXPECT_EQ(DomainOf(none), "") << none;
  }
  EXPECT_TRUE(LiesWithin("example.com", "example.com"));
  EXPECT_TRUE(LiesWithin("a.b.example.com", "example.com"));
  EXPECT_FALSE(LiesWithin("badexample.com", "example.com"));
  EXPECT_FALSE(LiesWithin("example.com", "a.example.com"));
  EXPECT_TRUE(IsBoardHost("boards.greenhouse.io"));
  EXPECT_TRUE(IsBoardHost("de.indeed.com"));
  EXPECT_TRUE(IsBoardHost("indeed.de"));
  EXPECT_TRUE(IsBoardHost("example.wd3.myworkdayjobs.com"));
  EXPECT_FALSE(IsBoardHost("careers.example.com"));
  EXPECT_FALSE(IsBoardHost("notlever.co"));
}

std::string Filled(const std::string& listed, const std::string& found = "",
                   const std::string& tier = "") {
  Record record;
  if (!found.empty()) {
    EXPECT_TRUE(record.Parse(found));
  }
  return FillCompany(Json(listed), found.empty() ? nullptr : &record, tier);
}

TEST(Company, WhatTheListingSaysStays) {
  EXPECT_EQ(
      Filled(R"({"name":"Example","founded":1.9e3,"x":[1, 2]})",
             R"({"name":"Example AG","domain":"e.example","founded":1999,)"
             R"("size":{"min":5},"aliases":["E"],"y":1,"about":""})"),
      R"({"name":"Example","founded":1.9e3,"x":[1, 2],)"
      R"("domain":"e.example","size":{"min":5},"completeness":"stub"})");
  EXPECT_EQ(Filled(R"({"name":null,"completeness":"good","tier":"a"})",
                   R"({"name":"E","tier":"c"})", "b"),
            R"({"tier":"a","name":"E","completeness":"stub"})");
  EXPECT_EQ(Filled("{}", R"({"name":"E","tier":"c"})", "b"),
            R"({"name":"E","tier":"b","completeness":"stub"})");
  EXPECT_EQ(Filled("{}"), R"({"completeness":"stub"})");
}

std::string_view Known(const std::string& site, size_t about, size_t culture) {
  // Two bytes a character.
  std::string json = "{" + site + "\"about\":\"";
  while (about-- > 0) json += "ä";
  json += "\",\"culture\":\"";
  while (culture-- > 0) json += "ä";
  json += "\"}";
  return Completeness(Json(json));
}

TEST(Company, CompletenessCountsCharacters) {
  const std::string url = R"("url":"https://e.example",)";
  EXPECT_EQ(Known(url, 51, 0), "minimal");
  EXPECT_EQ(Known(url, 50, 0), "stub");
  EXPECT_EQ(Known(url, 0, 26), "minimal");
  EXPECT_EQ(Known(url, 0, 25), "stub");
  EXPECT_EQ(Known(R"("domain":"e.example",)", 51, 0), "minimal");
  EXPECT_EQ(Known(R"("domain":"",)", 51, 0), "stub");
  EXPECT_EQ(Known("", 100, 100), "stub");
  EXPECT_EQ(Known("", 101, 51), "good");
  EXPECT_EQ(Known(url, 100, 51), "minimal");
  EXPECT_EQ(Known(url, 101, 50), "minimal");
  EXPECT_EQ(Known(url, 101, 51), "good");
}

// A file of companies that goes away with it.
class BookFile {
 public:
  explicit BookFile(const std::string& lines) {
    char path[] = "/tmp/company_test.XXXXXX";
    ::close(::mkstemp(path));
    path_ = path;
    std::ofstream(path_) << lines;
  }
  ~BookFile() { ::unlink(path_.c_str()); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// The value of `about` of whom the book finds for a listing; "" for nobody.
std::string About(const std::string& lines, const std::string& listing) {
  const BookFile file(lines);
  const Result<std::unique_ptr<CompanyBook>> book =
      FileBook::Open(file.path(), Forms());
  if (!book) return book.error().message.substr(file.path().size());
  Result<Table> config = Table::Parse("", "config.toml");
  CompanyLookup lookup(book->get(), CompanyTiers(*config, Forms()), Forms());
  Record record;
  EXPECT_TRUE(record.Parse(listing)) << listing;
  const Status done = lookup.Apply(record);
  if (!done) return done.error().message;
  return record.Get("company")["about"].AsString().value_or("");
}

const char kBook[] =
    R"({"kind":"company","name":"Blue Fern GmbH","aliases":["Bluefern","蓝蕨"],)"
    R"("domain":"bluefern.example","about":"fern"})"
    "\r\n\n"
    R"({"kind":"company","name":"Red Oak","url":"https://www.oak.example/",)"
    R"("about":"oak"})"
    "\n"
    R"({"kind":"company","name":"Red Oak","domain":"redoak.example",)"
    R"("about":"other oak"})"
    "\n"
    R"({"kind":"company","name":"Board","domain":"lever.co","about":"board"})"
    "\n"
    R"({"kind":"company","name":"Elm","about":"old elm"})"
    "\n"
    R"({"kind":"company","name":"elm","domain":"elm.example","about":"elm"})"
    "\n"
    R"({"kind":"company","name":"Dead","about":"dead","error":{}})"
    "\n"
    R"({"kind":"company","name":"Twin One","domain":"twin.example",)"
    R"("about":"one"})"
    "\n"
    R"({"kind":"company","name":"Twin Two","domain":"twin.example",)"
    R"("about":"two"})";

TEST(FileBook, FindsByName) {
  EXPECT_EQ(About(kBook, R"({"company":{"name":"BLUE FERN AG"}})"), "fern");
  EXPECT_EQ(About(kBook, R"({"company":{"name":"bluefern"}})"), "fern");
  EXPECT_EQ(About(kBook, R"({"company":{"name":"蓝蕨有限公司"}})"), "fern");
  EXPECT_EQ(About(kBook, R"({"company":"Blue Fern"})"), "fern");
  EXPECT_EQ(About(kBook, R"({"company":{"name":"Blue"}})"), "");
  EXPECT_EQ(About(kBook, R"({"company":{"name":"Dead"}})"), "");
  EXPECT_EQ(About(kBook, R"({"company":null})"), "");
  // The newer line corrects the older one.
  EXPECT_EQ(About(kBook, R"({"company":{"name":"Elm"}})"), "elm");
}

TEST(FileBook, FindsByDomain) {
  EXPECT_EQ(About(kBook, R"({"url":"https://jobs.bluefern.example/1"})"),
            "fern");
  EXPECT_EQ(About(kBook, R"({"apply_url":"https://bluefern.example/1"})"),
            "fern");
  EXPECT_EQ(About(kBook, R"({"url":"https://notbluefern.example/1"})"), "");
  EXPECT_EQ(About(kBook, R"({"company":{"url":"https://oak.example"}})"),
            "oak");
  // Its own domain says more than its name, its name more than a URL.
  EXPECT_EQ(About(kBook, R"({"company":{"name":"Elm","domain":"oak.example"},)"
                         R"("url":"https://bluefern.example/"})"),
            "oak");
  EXPECT_EQ(About(kBook, R"({"company":{"name":"Elm"},)"
                         R"("url":"https://bluefern.example/"})"),
            "elm");
  EXPECT_EQ(About(kBook, R"({"url":"https://jobs.lever.co/acme/1"})"), "");
  // Companies publish on the pages of others.
  EXPECT_EQ(About(kBook, R"({"company":{"name":"Initech"},)"
                         R"("url":"https://bluefern.example/1"})"),
            "");
  for (const std::string name :
       {"Fern Labs", "Bluefern Berlin", "Blue-Fern Group"}) {
    EXPECT_EQ(About(kBook, R"({"company":{"name":")" + name +
                               R"("},"url":"https://bluefern.example/1"})"),
              "fern")
        << name;
  }
}

TEST(FileBook, WantsARegularFile) {
  const std::string pipe =
      testing::TempDir() + "/company_pipe." + std::to_string(getpid());
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const LegalForms forms;
  const auto book = FileBook::Open(pipe, forms);
  ASSERT_FALSE(book);
  EXPECT_EQ(book.error().message, "'" + pipe + "' is no regular file");
  unlink(pipe.c_str());
}

TEST(FileBook, DoesNotGuess) {
  EXPECT_EQ(About(kBook, R"({"company":{"name":"Red Oak"}})"), "");
  EXPECT_EQ(About(kBook, R"({"company":{"name":"Red Oak"},)"
                         R"("url":"https://careers.redoak.example/1"})"),
            "other oak");
  EXPECT_EQ(About(kBook, R"({"company":{"name":"Red Oak"},)"
                         R"("url":"https://oak.example/1"})"),
            "oak");
  EXPECT_EQ(About(kBook, R"({"url":"https://twin.example/1"})"), "");
  EXPECT_EQ(About(kBook, R"({"company":{"name":"Twin One"},)"
                         R"("url":"https://twin.example/1"})"),
            "one");
}

TEST(FileBook, ABadLineIsNamed) {
  const auto error = [](const std::string& line) {
    return About("\xef\xbb\xbf{\"kind\":\"company\",\"name\":\"A\"}\n\n" + line,
                 "{}");
  };
  EXPECT_EQ(error("{\"kind\":\"company\",\"name\":1}"),
            ":3: expected a string as 'name'");
  EXPECT_EQ(error("{\"a\":tru}").substr(0, 3), ":3:");
  EXPECT_EQ(error("[]").substr(0, 3), ":3:");
  EXPECT_EQ(error("{\"kind\":\"listing\"}"),
            ":3: expected a record of kind 'company'");
  EXPECT_EQ(error("{\"kind\":\"company\",\"name\":\"\"}"),
            ":3: expected a 'name' or a 'domain'");
  EXPECT_EQ(error(R"({"kind":"company","name":"A","aliases":"B"})"),
            ":3: expected an array of strings as 'aliases'");
  EXPECT_EQ(error(R"({"kind":"company","name":"A","aliases":[1]})"),
            ":3: expected an array of strings as 'aliases'");
  EXPECT_EQ(error(R"({"kind":"company","name":"A","founded":"1999"})"),
            ":3: expected a year as 'founded'");
  for (const char* size :
       {"5", R"({"min":5,"max":4})", R"({"min":-1})", R"({"max":"4"})"}) {
    EXPECT_EQ(error(R"({"kind":"company","name":"A","size":)" +
                    std::string(size) + "}"),
              ":3: expected {\"min\":…,\"max\":…} of people as 'size'");
  }
  EXPECT_EQ(error(R"({"kind":"company","name":"A","size":{"min":5,"max":5},)"
                  R"("founded":null})"),
            "");
  EXPECT_EQ(error(std::string(5 << 20, ' ')), ":3: longer than 4 MiB");
}

TEST(FileBook, IsARegularFile) {
  const Result<std::unique_ptr<CompanyBook>> none =
      FileBook::Open("/no/such/file", Forms());
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().exit, ExitCode::kUsage);
  const Result<std::unique_ptr<CompanyBook>> device =
      FileBook::Open("/dev/null", Forms());
  ASSERT_FALSE(device);
  EXPECT_EQ(device.error().message, "'/dev/null' is no regular file");
}

TEST(FileBook, AFileThatChangesIsAnError) {
  const BookFile file("{\"kind\":\"company\",\"name\":\"A\"}\n");
  const Result<std::unique_ptr<CompanyBook>> book =
      FileBook::Open(file.path(), Forms());
  ASSERT_TRUE(book);
  CompanyQuery query;
  query.name = "A";
  const Result<const Record*> found = (*book)->Find(query);
  ASSERT_TRUE(found);
  ASSERT_NE(*found, nullptr);
  EXPECT_EQ((*found)->Text("name"), "A");
  std::ofstream(file.path()) << "";
  const Result<const Record*> gone = (*book)->Find(query);
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().exit, ExitCode::kIncomplete);
}

TEST(CompanyTiers, ByName) {
  Result<Table> config = Table::Parse(
      "top = ['Blue Fern', 'ООО Ромашка']\nfine = 'Elm AG'\n", "config.toml");
  const CompanyTiers tiers(*config, Forms());
  ASSERT_TRUE(config->Finish());
  EXPECT_EQ(tiers.TierOf(Key("BLUE-FERN GmbH")), "top");
  EXPECT_EQ(tiers.TierOf(Key("Ромашка")), "top");
  EXPECT_EQ(tiers.TierOf(Key("elm")), "fine");
  EXPECT_EQ(tiers.TierOf(Key("Oak")), "");
  CompanyLookup lookup(nullptr, tiers, Forms());
  Record record;
  ASSERT_TRUE(record.Parse(R"({"company":{"name":"Elm"},"n":1.50})"));
  ASSERT_TRUE(lookup.Apply(record));
  std::string line;
  record.AppendTo(line);
  EXPECT_EQ(line, R"({"company":{"name":"Elm","tier":"fine",)"
                  R"("completeness":"stub"},"n":1.50})");
}

TEST(CompanyTiers, AreChecked) {
  const auto error = [](const std::string& toml) {
    Result<Table> config = Table::Parse(toml, "config.toml");
    const CompanyTiers tiers(*config, Forms());
    const Status done = config->Finish();
    return done ? std::string() : done.error().message;
  };
  EXPECT_EQ(error("a = ['Elm', 'ELM']"), "");
  EXPECT_EQ(error("a = ['Elm']\nb = ['Elm Inc.']"),
            "config.toml:2: 'Elm Inc.' is in 'a' too: expected one tier for a "
            "company");
  EXPECT_EQ(error("a = [' - ']"),
            "config.toml:1: expected names of companies, not ' - '");
  EXPECT_NE(error("a = 5"), "");
}

}  // namespace
}  // namespace jobutils
