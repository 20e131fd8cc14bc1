#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "base/file.h"
#include "net/base64.h"
#include "net/exchange.h"
#include "net/exchange_file.h"
#include "net/host_queues.h"
#include "net/http.h"
#include "net/request.h"
#include "net/url.h"
#include "record/json.h"
#include "record/scanner.h"

namespace jobutils {
namespace {

// A server of tests/fixtures/http_server.py, for as long as this lives.
class Server {
 public:
  explicit Server(std::vector<std::string> arguments = {}) {
    const std::string fixtures =
        (std::filesystem::path(__FILE__).parent_path().parent_path() /
         "fixtures")
            .string();
    arguments.insert(arguments.begin(),
                     {"python3", fixtures + "/http_server.py"});
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);

    int ends[2];
    if (pipe(ends) != 0) std::abort();
    pid_ = fork();
    if (pid_ == 0) {
      dup2(ends[1], STDOUT_FILENO);
      close(ends[0]);
      close(ends[1]);
      execvp(argv[0], argv.data());
      _exit(127);
    }
    close(ends[1]);
    std::string line;
    char c;
    while (read(ends[0], &c, 1) == 1 && c != '\n') line += c;
    close(ends[0]);
    port_ = line;
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() {
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
  }

  std::string Url(const std::string& path,
                  const std::string& host = "127.0.0.1") const {
    return "http://" + host + ":" + port_ + path;
  }
  const std::string& port() const { return port_; }

 private:
  pid_t pid_;
  std::string port_;
};

const Server& TheServer() {
  static const Server server;
  return server;
}

std::unique_ptr<HttpClient> MakeClient(const HttpOptions& options) {
  auto client = HttpClient::Make(options);
  EXPECT_TRUE(client.ok()) << client.error().message;
  return std::move(*client);
}

void RunAll(HttpClient& client) {
  while (client.pending() > 0) {
    const Status status = client.Run(-1);
    ASSERT_TRUE(status.ok()) << status.error().message;
  }
}

HttpAnswer Fetch(HttpClient& client, const HttpRequest& request) {
  HttpAnswer result;
  int calls = 0;
  client.Fetch(request, [&](HttpAnswer answer) {
    result = std::move(answer);
    ++calls;
  });
  RunAll(client);
  EXPECT_EQ(calls, 1);
  return result;
}

HttpRequest Get(const std::string& url) {
  HttpRequest request;
  request.url = url;
  return request;
}

HttpAnswer Fetch(const std::string& path, const HttpOptions& options = {}) {
  return Fetch(*MakeClient(options), Get(TheServer().Url(path)));
}

// The answer's failure by name, or its status.
std::string Ending(const HttpAnswer& answer) {
  return answer.failure == HttpFailure::kNone ? std::to_string(answer.status)
                                              : HttpFailureName(answer.failure);
}

int64_t StatOf(const Server& server, const char* key) {
  HttpOptions options;
  const HttpAnswer answer =
      Fetch(*MakeClient(options), Get(server.Url("/stats")));
  return Json(answer.body)[key].AsInteger().value_or(-1);
}

class TempFile {
 public:
  TempFile() {
    path_ = testing::TempDir() + "jobutils-net-XXXXXX";
    close(mkstemp(path_.data()));
  }
  ~TempFile() { std::filesystem::remove(path_); }
  const std::string& path() const { return path_; }
  std::string Read() const { return *ReadFile(path_); }
  void Write(std::string_view text) const {
    std::ofstream(path_, std::ios::trunc) << text;
  }

 private:
  std::string path_;
};

bool Same(const HttpAnswer& a, const HttpAnswer& b) {
  return a.failure == b.failure && a.detail == b.detail &&
         a.status == b.status && a.final_url == b.final_url &&
         a.headers == b.headers && a.body == b.body &&
         a.fetched_at == b.fetched_at;
}

class Environment : public testing::Environment {
 public:
  void SetUp() override {
    setenv("no_proxy", "*", 1);
    setenv("JOBUTILS_NOW", "2026-08-11T20:45:29Z", 1);
    signal(SIGPIPE, SIG_IGN);
  }
};
[[maybe_unused]] const auto* const kEnvironment =
    testing::AddGlobalTestEnvironment(new Environment);

// ---- url

TEST(ParseUrlTest, TakesApart) {
  const auto url = ParseUrl("HTTPS://Jobs.Example.COM:8443/A/b?x=1&y#frag");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->scheme, "https");
  EXPECT_EQ(url->host, "jobs.example.com");
  EXPECT_EQ(url->port, 8443);
  EXPECT_EQ(url->path, "/A/b");
  EXPECT_EQ(url->query, "x=1&y");
  EXPECT_EQ(url->Origin(), "https://jobs.example.com:8443");
  EXPECT_EQ(url->Text(), "https://jobs.example.com:8443/A/b?x=1&y");
}

TEST(ParseUrlTest, TakesWhatIsUnusualAndRight) {
  EXPECT_EQ(ParseUrl("http://example.com")->path, "/");
  EXPECT_EQ(ParseUrl("http://example.com?q")->query, "q");
  EXPECT_EQ(ParseUrl("http://example.com:80/")->port, 0);
  EXPECT_EQ(ParseUrl("https://example.com:00443/")->port, 0);
  EXPECT_EQ(ParseUrl("http://example.com:443/")->port, 443);
  EXPECT_EQ(ParseUrl("http://example.com:/")->port, 0);
  EXPECT_EQ(ParseUrl("http://[2001:DB8::1]:81/")->host, "[2001:db8::1]");
  EXPECT_EQ(ParseUrl("http://[::1]/")->port, 0);
  EXPECT_EQ(ParseUrl("http://bücher.example/")->host, "bücher.example");
  EXPECT_EQ(ParseUrl("http://example.com/a@b:c")->path, "/a@b:c");
}

TEST(ParseUrlTest, RefusesWhatMustNotBeSent) {
  const std::string bad[] = {
      "",
      "example.com",
      "//example.com/",
      "/jobs",
      "ftp://example.com/",
      "file:///etc/passwd",
      "javascript:alert(1)",
      "http:example.com",
      "http://",
      "http:///jobs",
      "http://?x",
      "http://:80/",
      "http://user@example.com/",
      "http://user:secret@example.com/",
      "http://good.example\\@evil.example/",
      "http://example.com:65536/",
      "http://example.com:0/",
      "http://example.com:-1/",
      "http://example.com:8x/",
      "http://example.com:99999999999999999999/",
      "http://exa mple.com/",
      "http://example.com/a b",
      " http://example.com/",
      "http://example.com/\r\nHost: evil.example",
      "http://example.com/\x7f",
      std::string("http://example.com/\0", 20),
      "http://example%2ecom/",
      "http://[::1/",
      "http://[]/",
      "http://[::1]x/",
      "http://...",
      "http://ex\xE2\x80\xAE.example/",
      "http://example.com/\xff",
  };
  for (const std::string& text : bad) EXPECT_FALSE(ParseUrl(text)) << text;
}

TEST(CanonicalUrlTest, BringsSpellingsTogether) {
  const std::map<std::string, std::string> cases = {
      {"HTTP://Example.COM:80", "http://example.com/"},
      {"https://example.com/Jobs/1#apply", "https://example.com/Jobs/1"},
      {"\n https://example.com/ \t", "https://example.com/"},
      {"https://example.com/jo\nbs", "https://example.com/jobs"},
      {"https://example.com/a b", "https://example.com/a%20b"},
      {"https://example.com/é", "https://example.com/%C3%A9"},
      {"https://example.com/%c3%a9", "https://example.com/%c3%a9"},
      {"https://example.com/?", "https://example.com/"},
      {"https://example.com/?b=2&a=1", "https://example.com/?b=2&a=1"},
      {"https://example.com/?utm_source=x", "https://example.com/"},
      {"https://example.com/?a=1&utm_source=x&gh_jid=7&gh_src=y&fbclid=z",
       "https://example.com/?a=1&gh_jid=7"},
      {"https://example.com/?lever-source%5B%5D=x&lever-source[]=y&id=1",
       "https://example.com/?id=1"},
      {"https://example.com/?ref=1&source=2&utm=3",
       "https://example.com/?ref=1&source=2&utm=3"},
      {"https://example.com/?q=\"<x>\"",
       "https://example.com/?q=%22%3Cx%3E%22"},
      {"mailto:jobs@example.com", ""},
      {"https://user:pw@example.com/", ""},
      {"", ""},
  };
  for (const auto& [text, want] : cases) EXPECT_EQ(CanonicalUrl(text), want);
}

TEST(CanonicalUrlTest, IsItsOwnCanonicalForm) {
  for (const char* text :
       {"http://a.example/?&&a=1&utm_x&&", "https://a.example:81/x?%zz=%",
        "https://[::1]/\xff\x01 y"}) {
    const std::string once = CanonicalUrl(text);
    EXPECT_EQ(CanonicalUrl(once), once);
    EXPECT_TRUE(ParseUrl(once)) << once;
  }
}

TEST(CanonicalUrlTest, TimeGrowsWithTheLengthOnly) {
  std::string url = "https://example.com/?";
  for (int i = 0; i < 200000; ++i) url += "a&utm_x=1&";
  EXPECT_GT(CanonicalUrl(url).size(), 200000u);
  std::string dots = "https://example.com";
  for (int i = 0; i < 200000; ++i) dots += "/a/..";
  EXPECT_EQ(ResolveUrl("https://example.com/", dots), "https://example.com/");
}

// RFC 3986, section 5.4, but for what is no http(s) URL.
TEST(ResolveUrlTest, FollowsTheExamplesOfTheStandard) {
  const std::map<std::string, std::string> cases = {
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g/"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q"},
      {"g#s", "http://a/b/c/g"},
      {";x", "http://a/b/c/;x"},
      {"g;x?y#s", "http://a/b/c/g;x?y"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {"..g", "http://a/b/c/..g"},
      {"./../g", "http://a/b/g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/./h", "http://a/b/c/g/h"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"https://h/x/../y", "https://h/y"},
      {" g h ", "http://a/b/c/g%20h"},
      {"mailto:x@example.com", ""},
      {"java\nscript:alert(1)", ""},
      {"//user@evil/", ""},
      {"http:g", ""},
  };
  for (const auto& [reference, want] : cases) {
    EXPECT_EQ(ResolveUrl("http://a/b/c/d;p?q", reference), want) << reference;
  }
  EXPECT_EQ(ResolveUrl("http://a", "g"), "http://a/g");
  EXPECT_EQ(ResolveUrl("no url", "g"), "");
}

TEST(PercentTest, GoesThereAndBack) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  EXPECT_EQ(PercentDecode(PercentEncode(bytes)), bytes);
  EXPECT_EQ(PercentEncode("a/b c~é"), "a%2Fb%20c~%C3%A9");
  EXPECT_EQ(PercentDecode("%zz%4%41%"), "%zz%4A%");
}

TEST(Base64Test, GoesThereAndBack) {
  EXPECT_EQ(Base64Encode(""), "");
  EXPECT_EQ(Base64Encode("f"), "Zg==");
  EXPECT_EQ(Base64Encode("fo"), "Zm8=");
  EXPECT_EQ(Base64Encode("foo"), "Zm9v");
  EXPECT_EQ(Base64Encode("foobar"), "Zm9vYmFy");
  std::string bytes;
  for (int i = 0; i < 1000; ++i) {
    EXPECT_EQ(Base64Decode(Base64Encode(bytes)), bytes);
    bytes += static_cast<char>(i * 7);
  }
  for (const char* bad : {"Z", "Zg", "Zg=", "Zh==", "Zm9v=", "Zg==Zg==", "====",
                          "Zm 9", "Zm9v\n", "Zm-_"}) {
    EXPECT_FALSE(Base64Decode(bad)) << bad;
  }
}

// ---- requests

TEST(CheckRequestTest, RefusesHeadersThatEndTheirLine) {
  HttpRequest request = Get("https://example.com/");
  request.headers = {{"Accept", "text/html"}, {"X-Empty", ""}};
  EXPECT_TRUE(CheckRequest(request));
  request.headers = {{"Accept", "x\r\nX-Evil: 1"}};
  EXPECT_FALSE(CheckRequest(request));
  request.headers = {{"X Evil", "1"}};
  EXPECT_FALSE(CheckRequest(request));
  request.headers = {{"", "1"}};
  EXPECT_FALSE(CheckRequest(request));
  request = Get("https://example.com/");
  request.method = "GET / HTTP/1.1\r\nX:";
  EXPECT_FALSE(CheckRequest(request));
}

HttpAnswer Redirect(int status, const std::string& location) {
  HttpAnswer answer;
  answer.status = status;
  answer.headers = {{"location", location}};
  return answer;
}

TEST(FollowRedirectTest, NeverLeavesHttpsNorTheWeb) {
  const HttpRequest request = Get("https://a.example/x");
  const auto to = [&](const char* place) {
    const auto next = FollowRedirect(request, Redirect(302, place));
    return next ? next->url : "";
  };
  EXPECT_EQ(to("y"), "https://a.example/y");
  EXPECT_EQ(to("//b.example/"), "https://b.example/");
  EXPECT_EQ(to("http://a.example/x"), "");
  EXPECT_EQ(to("HTTP://a.example/x"), "");
  EXPECT_EQ(to("file:///etc/passwd"), "");
  EXPECT_EQ(to("https://user@a.example/"), "");
  EXPECT_TRUE(FollowRedirect(Get("http://a.example/"),
                             Redirect(301, "https://a.example/")));
}

TEST(FollowRedirectTest, SaysWhyNotAndRepeatsNoSecret) {
  const auto why = [&](const char* place) {
    return FollowRedirect(Get("https://a.example/x"), Redirect(302, place))
        .error()
        .message;
  };
  EXPECT_EQ(why("http://a.example/"), "redirect from https to http");
  EXPECT_EQ(why("file:///etc/passwd"), "redirect to another scheme: 'file'");
  EXPECT_EQ(why("GOPHER://u:secret@x/"),
            "redirect to another scheme: 'gopher'");
  EXPECT_EQ(why("javascript:alert(1)"),
            "redirect to another scheme: 'javascript'");
  EXPECT_EQ(why("https://u:secret@a.example/"), "redirect with credentials");
  EXPECT_EQ(why("//u:secret@a.example?x"), "redirect with credentials");
  EXPECT_EQ(why("https://a.example:99999/@"), "redirect to no valid URL");
  EXPECT_EQ(why("https:///"), "redirect to no valid URL");
}

TEST(FollowRedirectTest, TakesNoSecretToAnotherOrigin) {
  HttpRequest request = Get("https://a.example/x");
  request.headers = {{"Authorization", "s"}, {"X-Key", "s"}, {"Accept", "*"}};
  const auto same = FollowRedirect(request, Redirect(302, "/y"));
  EXPECT_EQ(same->headers, request.headers);
  for (const char* place : {"https://b.example/", "https://a.example:8443/"}) {
    const auto other = FollowRedirect(request, Redirect(302, place));
    ASSERT_EQ(other->headers.size(), 1u) << place;
    EXPECT_EQ(other->headers[0].first, "Accept");
  }
}

TEST(FollowRedirectTest, KeepsOrDropsTheBodyAsTheStatusSays) {
  HttpRequest request = Get("https://a.example/");
  request.method = "POST";
  request.body = "{}";
  request.headers = {{"Content-Type", "application/json"}, {"X", "1"}};
  for (const int status : {301, 302, 303}) {
    const auto next = FollowRedirect(request, Redirect(status, "/y"));
    EXPECT_EQ(next->method, "GET") << status;
    EXPECT_EQ(next->body, "");
    EXPECT_EQ(next->headers.size(), 1u);
  }
  for (const int status : {307, 308}) {
    const auto next = FollowRedirect(request, Redirect(status, "/y"));
    EXPECT_EQ(next->method, "POST") << status;
    EXPECT_EQ(next->body, "{}");
  }
  request.method = "HEAD";
  EXPECT_EQ(FollowRedirect(request, Redirect(303, "/y"))->method, "HEAD");
}

std::unique_ptr<HttpJob> Job(const std::string& host, const std::string& name) {
  auto job = std::make_unique<HttpJob>();
  job->host = host;
  job->request.url = name;
  return job;
}

TEST(HostQueuesTest, TakesHostsInTurnAndKeepsTheirLimit) {
  HostQueues queues(2);
  for (const char* name : {"a1", "a2", "a3", "a4", "b1", "c1"}) {
    queues.Push(Job(std::string(1, name[0]), name));
  }
  std::string order;
  while (auto job = queues.Pop()) order += job->request.url + " ";
  EXPECT_EQ(order, "a1 b1 c1 a2 ");
  queues.Release("b");
  EXPECT_EQ(queues.Pop(), nullptr);
  queues.Release("a");
  EXPECT_EQ(queues.Pop()->request.url, "a3");
  EXPECT_EQ(queues.Pop(), nullptr);
  queues.Release("c");
  queues.Push(Job("c", "c2"));
  EXPECT_EQ(queues.Pop()->request.url, "c2");
}

// ---- network

TEST(NetworkTest, BringsAnAnswer) {
  const HttpAnswer answer = Fetch("/status/200");
  EXPECT_EQ(Ending(answer), "200");
  EXPECT_EQ(answer.body, "status 200\n");
  EXPECT_EQ(answer.final_url, TheServer().Url("/status/200"));
  EXPECT_EQ(answer.Header("content-type"), "text/plain");
  EXPECT_EQ(answer.Header("no-such"), "");
  EXPECT_EQ(FormatTime(answer.fetched_at), "2026-08-11T20:45:29Z");
}

TEST(NetworkTest, AnyStatusIsAnAnswer) {
  EXPECT_EQ(Ending(Fetch("/status/404")), "404");
  EXPECT_EQ(Ending(Fetch("/status/500")), "500");
  EXPECT_EQ(Ending(Fetch("/status/999")), "999");
  EXPECT_EQ(Fetch("/status/404").body, "status 404\n");
  EXPECT_EQ(Fetch("/status/429").Header("retry-after"), "7");
  EXPECT_EQ(Ending(Fetch("/status/204")), "204");
  EXPECT_EQ(Ending(Fetch("/status/304")), "304");
}

TEST(NetworkTest, SendsWhatWasAsked) {
  auto client = MakeClient({});
  HttpRequest request = Get(TheServer().Url("/echo?a=1"));
  request.method = "POST";
  request.headers = {{"Content-Type", "application/json"}, {"X-Empty", ""}};
  request.body = "{\"offset\":0}";
  const HttpAnswer answer = Fetch(*client, request);
  const Json echo(answer.body);
  EXPECT_EQ(echo["method"].AsString(), "POST");
  EXPECT_EQ(echo["path"].AsString(), "/echo?a=1");
  EXPECT_EQ(echo["body"].AsString(), request.body);
  const Json headers = echo["headers"];
  EXPECT_EQ(headers["content-type"].AsString(), "application/json");
  EXPECT_EQ(headers["x-empty"].AsString(), "");
  EXPECT_EQ(headers["user-agent"].AsString()->substr(0, 9), "jobutils/");
  EXPECT_NE(headers["accept-encoding"].AsString()->find("gzip"),
            std::string::npos);
  EXPECT_FALSE(headers["expect"]);
  EXPECT_FALSE(headers["cookie"]);
  EXPECT_FALSE(headers["authorization"]);

  // The handle that sent a body now sends none.
  const HttpAnswer plain = Fetch(*client, Get(TheServer().Url("/echo")));
  EXPECT_EQ(Json(plain.body)["method"].AsString(), "GET");
  EXPECT_EQ(Json(plain.body)["body"].AsString(), "");
  EXPECT_FALSE(Json(plain.body)["headers"]["content-type"]);
}

TEST(NetworkTest, OtherMethodsAndAgents) {
  HttpOptions options;
  options.user_agent = "tester/1";
  auto client = MakeClient(options);
  HttpRequest request = Get(TheServer().Url("/echo"));
  request.method = "PUT";
  request.body = std::string(100000, 'x');
  HttpAnswer answer = Fetch(*client, request);
  EXPECT_EQ(Json(answer.body)["method"].AsString(), "PUT");
  EXPECT_EQ(Json(answer.body)["body"].AsString(), request.body);
  EXPECT_EQ(Json(answer.body)["headers"]["user-agent"].AsString(), "tester/1");
  request.method = "HEAD";
  request.body = "";
  answer = Fetch(*client, request);
  EXPECT_EQ(Ending(answer), "200");
  EXPECT_EQ(answer.body, "");
  request.method = "POST";
  answer = Fetch(*client, request);
  EXPECT_EQ(Json(answer.body)["method"].AsString(), "POST");
}

TEST(NetworkTest, ReadsOddHeaders) {
  const HttpAnswer answer = Fetch("/headers-odd");
  const std::vector<std::pair<std::string, std::string>> want = {
      {"x-mixed", "blanks"}, {"x-empty", ""},  {"x-latin", "caf\uFFFD"},
      {"x-twice", "1"},      {"x-twice", "2"}, {"content-length", "3"}};
  EXPECT_EQ(answer.headers, want);
  const HttpAnswer late = Fetch("/early-hints");
  EXPECT_EQ(late.status, 200);
  EXPECT_EQ(late.Header("x-early"), "");
  EXPECT_EQ(late.Header("x-late"), "1");
}

TEST(NetworkTest, DecodesBodies) {
  EXPECT_EQ(Fetch("/gzip").body, "unpacked\n");
  const HttpAnswer chunked = Fetch("/chunked");
  EXPECT_EQ(chunked.body, "one two three");
  EXPECT_EQ(chunked.Header("x-trailer"), "");
  EXPECT_EQ(Fetch("/latin1").body, "caf\xe9\n");
  EXPECT_EQ(Fetch("/nul").body, std::string("a\0b\n", 4));
}

TEST(NetworkTest, BrokenTransfersAreNoAnswers) {
  for (const char* path : {"/cut", "/cut-chunked", "/bad-gzip", "/reset",
                           "/empty-reply", "/no-http"}) {
    const HttpAnswer answer = Fetch(path);
    EXPECT_EQ(Ending(answer), "transfer") << path;
    EXPECT_EQ(answer.status, 0) << path;
    EXPECT_EQ(answer.body, "") << path;
    EXPECT_TRUE(answer.headers.empty()) << path;
    EXPECT_EQ(answer.final_url, TheServer().Url(path));
  }
}

TEST(NetworkTest, BodiesAreBounded) {
  HttpOptions options;
  options.max_bytes = 1000000;
  EXPECT_EQ(Fetch("/big/1000000", options).body.size(), 1000000u);
  EXPECT_EQ(Ending(Fetch("/big/1000001", options)), "too_large");
  EXPECT_EQ(Ending(Fetch("/gzip-bomb", options)), "too_large");
  options.max_bytes = 0;
  EXPECT_EQ(Ending(Fetch("/big/0", options)), "200");
  EXPECT_EQ(Ending(Fetch("/big/1", options)), "too_large");
}

TEST(NetworkTest, HeadersAreBounded) {
  EXPECT_EQ(Ending(Fetch("/headers-many")), "too_large");
  EXPECT_EQ(Ending(Fetch("/headers-huge")), "too_large");
}

TEST(NetworkTest, TimeIsBounded) {
  HttpOptions options;
  options.timeout_seconds = 1;
  options.parallel_per_host = 8;
  auto client = MakeClient(options);
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::string> endings;
  for (const char* path : {"/hang", "/silent", "/slow/100"}) {
    client->Fetch(Get(TheServer().Url(path)), [&](HttpAnswer answer) {
      endings.push_back(Ending(answer));
    });
  }
  RunAll(*client);
  EXPECT_EQ(endings, std::vector<std::string>(3, "timeout"));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(NetworkTest, TimeIsOfTheWholeExchange) {
  HttpOptions options;
  options.timeout_seconds = 1;
  // Each hop alone is in time.
  EXPECT_EQ(Ending(Fetch("/wait/0.7", options)), "200");
  EXPECT_EQ(Ending(Fetch("/redirect-to?wait=0.7&url=/wait/0.7", options)),
            "timeout");
  options.timeout_seconds = 3;
  EXPECT_EQ(Ending(Fetch("/redirect-to?wait=0.7&url=/wait/0.7", options)),
            "200");
}

TEST(NetworkTest, SlowIsNotDead) { EXPECT_EQ(Fetch("/slow/3").body, "..."); }

TEST(NetworkTest, FollowsRedirectsUpToTheLimit) {
  HttpOptions options;
  options.max_redirects = 3;
  const HttpAnswer answer = Fetch("/redirect/3", options);
  EXPECT_EQ(answer.body, "arrived\n");
  EXPECT_EQ(answer.final_url, TheServer().Url("/redirect/0"));
  EXPECT_EQ(answer.Header("location"), "");
  EXPECT_EQ(Ending(Fetch("/redirect/4", options)), "redirects");
  options.max_redirects = 0;
  EXPECT_EQ(Ending(Fetch("/redirect/0", options)), "200");
  EXPECT_EQ(Ending(Fetch("/redirect/1", options)), "redirects");
  EXPECT_EQ(Fetch("/redirect/9").detail, "");
  EXPECT_EQ(Ending(Fetch("/redirect-to?url=file:///etc/passwd")), "redirects");
  EXPECT_EQ(Fetch("/redirect-to?url=file:///etc/passwd").detail,
            "redirect to another scheme: 'file'");
  EXPECT_EQ(Ending(Fetch("/redirect-to?url=http://u:p@127.0.0.1/")),
            "redirects");
  EXPECT_EQ(Ending(Fetch("/redirect-to?url=")), "302");
}

TEST(NetworkTest, RedirectsDoNotWaitForAPoll) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(Ending(Fetch("/redirect/5")), "200");
  EXPECT_LT(std::chrono::steady_clock::now() - start,
            std::chrono::milliseconds(900));
}

TEST(NetworkTest, SecretsStayWithTheirOrigin) {
  HttpRequest request =
      Get(TheServer().Url("/redirect-to?url=" + PercentEncode(TheServer().Url(
                                                    "/echo", "localhost"))));
  request.headers = {{"Authorization", "Bearer secret"}, {"Accept", "x/y"}};
  const HttpAnswer answer = Fetch(*MakeClient({}), request);
  EXPECT_EQ(answer.body.find("secret"), std::string::npos) << answer.body;
  EXPECT_EQ(Json(answer.body)["headers"]["accept"].AsString(), "x/y");
}

TEST(NetworkTest, SaysWhyNoAnswerCame) {
  auto client = MakeClient({});
  EXPECT_EQ(Ending(Fetch(*client, Get("http://127.0.0.1:1/"))), "connect");
  EXPECT_EQ(Ending(Fetch(*client, Get("http://no-such-host.invalid/"))),
            "resolve");
  EXPECT_EQ(Ending(Fetch(*client, Get("ftp://127.0.0.1/"))), "bad_url");
  EXPECT_EQ(Ending(Fetch(*client, Get("file:///etc/passwd"))), "bad_url");
  EXPECT_EQ(Ending(Fetch(*client, Get("http://u@127.0.0.1/"))), "bad_url");
  EXPECT_EQ(Ending(Fetch(*client, Get(""))), "bad_url");
  EXPECT_EQ(
      Ending(Fetch(*client, Get("https://127.0.0.1:" + TheServer().port()))),
      "tls");
}

TEST(NetworkTest, CertificatesAreVerified) {
  // A certificate that nobody signed, and its key, made for this run.
  const std::string pem = testing::TempDir() + "self-signed.pem";
  const std::string make =
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 "
      "-nodes -days 2 -subj /CN=localhost -keyout - -out - >'" +
      pem + "' 2>/dev/null";
  ASSERT_EQ(std::system(make.c_str()), 0);
  const Server server({"--tls", pem});
  EXPECT_EQ(Ending(Fetch(*MakeClient({}),
                         Get("https://127.0.0.1:" + server.port() + "/echo"))),
            "tls");
}

TEST(NetworkTest, ConnectionsAreUsedAgain) {
  const Server server;
  HttpOptions options;
  options.parallel_per_host = 2;
  auto client = MakeClient(options);
  int answers = 0;
  for (int i = 0; i < 50; ++i) {
    client->Fetch(Get(server.Url("/status/200")),
                  [&](HttpAnswer answer) { answers += answer.status == 200; });
  }
  EXPECT_EQ(client->pending(), 50u);
  RunAll(*client);
  EXPECT_EQ(answers, 50);
  EXPECT_LE(StatOf(server, "connections"), 3);  // with the one that asks
}

TEST(NetworkTest, KeepsTheLimits) {
  const Server server;
  HttpOptions options;
  options.parallel_per_host = 3;
  options.parallel = 5;
  auto client = MakeClient(options);
  int answers = 0;
  for (int i = 0; i < 12; ++i) {
    client->Fetch(Get(server.Url("/wait/0.1")),
                  [&](HttpAnswer answer) { answers += answer.status == 200; });
  }
  RunAll(*client);
  EXPECT_EQ(answers, 12);
  EXPECT_EQ(StatOf(server, "most_waiting"), 3);

  const Server second;
  options.parallel_per_host = 3;
  client = MakeClient(options);
  for (int i = 0; i < 12; ++i) {
    const char* host = i % 2 ? "localhost" : "127.0.0.1";
    client->Fetch(Get(second.Url("/wait/0.1", host)), [](HttpAnswer) {});
  }
  RunAll(*client);
  EXPECT_EQ(StatOf(second, "most_waiting"), 5);
}

TEST(NetworkTest, ASlowHostDoesNotHoldTheOthers) {
  HttpOptions options;
  options.parallel = 2;
  options.parallel_per_host = 1;
  auto client = MakeClient(options);
  std::string order;
  for (int i = 0; i < 3; ++i) {
    client->Fetch(Get(TheServer().Url("/wait/0.5")),
                  [&](HttpAnswer) { order += 's'; });
  }
  for (int i = 0; i < 3; ++i) {
    client->Fetch(Get(TheServer().Url("/status/200", "localhost")),
                  [&](HttpAnswer) { order += 'f'; });
  }
  RunAll(*client);
  EXPECT_EQ(order, "fffsss");
}

TEST(NetworkTest, CallbacksMayFetch) {
  auto client = MakeClient({});
  int left = 5;
  std::string log;
  HttpCallback next = [&](HttpAnswer answer) {
    log += Ending(answer) + " ";
    if (--left > 0)
      client->Fetch(Get(left % 2 ? "bad" : TheServer().Url("/gzip")), next);
  };
  client->Fetch(Get(TheServer().Url("/gzip")), next);
  RunAll(*client);
  EXPECT_EQ(log, "200 200 bad_url 200 bad_url ");
}

TEST(NetworkTest, RunReturnsWhenInputCanBeRead) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  auto client = MakeClient({});
  int calls = 0;
  client->Fetch(Get(TheServer().Url("/wait/3")), [&](HttpAnswer) { ++calls; });
  std::thread writer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    EXPECT_EQ(write(ends[1], "x", 1), 1);
  });
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(client->Run(ends[0]).ok());
  writer.join();
  EXPECT_EQ(calls, 0);
  EXPECT_EQ(client->pending(), 1u);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
  char c;
  EXPECT_EQ(read(ends[0], &c, 1), 1);
  close(ends[1]);  // the end of input can be read, too
  EXPECT_TRUE(client->Run(ends[0]).ok());
  EXPECT_EQ(calls, 0);
  close(ends[0]);
}

TEST(NetworkTest, RunWithoutRequestsReturnsAtOnce) {
  EXPECT_TRUE(MakeClient({})->Run(-1).ok());
}

TEST(NetworkTest, DestructionCallsNobody) {
  int calls = 0;
  {
    HttpOptions options;
    options.parallel_per_host = 1;
    auto client = MakeClient(options);
    for (const char* path : {"/gzip", "/hang", "/gzip"}) {
      client->Fetch(Get(TheServer().Url(path)), [&](HttpAnswer) { ++calls; });
    }
    EXPECT_TRUE(client->Run(-1).ok());
    EXPECT_EQ(calls, 1);
    client->Fetch(Get("bad"), [&](HttpAnswer) { ++calls; });
  }
  EXPECT_EQ(calls, 1);
}

// ---- exchanges

TEST(ExchangeTest, KeyIsMethodUrlAndBody) {
  HttpRequest request = Get("https://example.com/");
  const std::string key = ExchangeKey(request);
  request.headers = {{"Authorization", "secret"}};
  EXPECT_EQ(ExchangeKey(request), key);
  request.body = "x";
  EXPECT_NE(ExchangeKey(request), key);
  request.body = "";
  request.method = "POST";
  EXPECT_NE(ExchangeKey(request), key);
}

TEST(ExchangeTest, LineIsAsDocumented) {
  HttpRequest request = Get("https://example.com/a");
  request.headers = {{"Authorization", "secret"}};
  HttpAnswer answer;
  answer.status = 200;
  answer.final_url = request.url;
  answer.fetched_at = *ParseTime("2026-08-11T20:45:29Z");
  answer.headers = {{"content-type", "text/plain"}, {"x", ""}};
  answer.body = "a\n\x1b[31m";
  EXPECT_EQ(
      ExchangeLine(request, answer),
      R"({"kind":"exchange","method":"GET","url":"https://example.com/a",)"
      R"("fetched_at":"2026-08-11T20:45:29Z","status":200,)"
      R"("headers":[["content-type","text/plain"],["x",""]],)"
      R"("body":"a\n\u001b[31m"})");
  request.method = "POST";
  request.body = "abc";
  answer = HttpAnswer::Failed(HttpFailure::kTimeout, "https://example.com/b",
                              answer.fetched_at);
  EXPECT_EQ(
      ExchangeLine(request, answer),
      R"({"kind":"exchange","method":"POST","url":"https://example.com/a",)"
      R"("body_sha256":)"
      R"("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",)"
      R"("fetched_at":"2026-08-11T20:45:29Z","failure":"timeout",)"
      R"("final_url":"https://example.com/b"})");
}

TEST(ExchangeTest, LinesComeBackAsTheyWere) {
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  for (const std::string& body :
       {std::string(), std::string("plain"), all, std::string("\0", 1),
        std::string("\uFEFF{\"a\":\"\\u0000\"}\u202E\u0085\x7f"),
        std::string("\xff"), std::string(100000, '\n')}) {
    HttpRequest request = Get("https://example.com/é?\"\\");
    HttpAnswer answer;
    answer.status = 999;
    answer.final_url = "https://example.com/";
    answer.headers = {{"a", ""}, {"a", "\u0085\"\\"}};
    answer.body = body;
    const std::string line = ExchangeLine(request, answer);
    EXPECT_EQ(ScanJson(line, nullptr).message, nullptr);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    const auto exchange = ParseExchange(line);
    ASSERT_TRUE(exchange.ok()) << exchange.error().message;
    EXPECT_EQ(exchange->key, ExchangeKey(request));
    EXPECT_TRUE(Same(exchange->answer, answer)) << line.substr(0, 200);
  }
}

TEST(ExchangeTest, RefusesWhatIsNone) {
  const std::string good =
      R"({"kind":"exchange","method":"GET","url":"http://a/","status":200,)"
      R"("fetched_at":"2026-08-11T20:45:29Z","later":[{}])";
  EXPECT_TRUE(ParseExchange(good + "}").ok());
  const std::map<std::string, std::string> cases = {
      {"", "unexpected"},
      {"garbage", "at byte 0"},
      {"[]", "'kind'"},
      {R"({"kind":"listing"})", "'kind'"},
      {R"({"kind":"exchange"})", "'method'"},
      {R"({"kind":"exchange","method":"GET"})", "'url'"},
      {good + R"(,"url":7})", "'url'"},
      {good + R"(,"body_sha256":7})", "'body_sha256'"},
      {good + R"(,"fetched_at":"now"})", "'fetched_at'"},
      {good + R"(,"status":"200"})", "'status'"},
      {good + R"(,"status":99})", "'status'"},
      {good + R"(,"status":1e3})", "'status'"},
      {good + R"(,"failure":"tired"})", "'failure'"},
      {good + R"(,"failure":"no_exchange"})", "'failure'"},
      {good + R"(,"failure":null})", "'failure'"},
      {good + R"(,"failure":"none"})", "'failure'"},
      {good + R"(,"final_url":[]})", "'final_url'"},
      {good + R"(,"headers":{}})", "'headers'"},
      {good + R"(,"headers":[["a"]]})", "'headers'"},
      {good + R"(,"headers":["ab"]})", "'headers'"},
      {good + R"(,"body":{}})", "'body'"},
      {good + R"(,"body_base64":1})", "'body_base64'"},
      {good + R"(,"body_base64":"x"})", "'body_base64'"},
  };
  for (const auto& [line, what] : cases) {
    const auto exchange = ParseExchange(line);
    ASSERT_FALSE(exchange.ok()) << line;
    EXPECT_EQ(exchange.error().exit, ExitCode::kUsage);
    if (!line.empty()) {
      EXPECT_NE(exchange.error().message.find(what), std::string::npos)
          << exchange.error().message;
    }
  }
}

TEST(ExchangeFileTest, OfflineYieldsTheSameBytes) {
  const TempFile file;
  std::map<std::string, HttpAnswer> live;
  const std::vector<std::string> paths = {
      "/status/404",
      "/gzip",
      "/latin1",
      "/nul",
      "/cut",
      "/big/0",
      "/redirect/2",
      "/redirect/9",
      "/silent",
      "/headers-odd",
      "/headers-many",
      "/redirect-to?url=http://" + std::string(300, 'a'),
      "/redirect-to?url=gopher://x/"};
  HttpOptions options;
  options.exchanges = file.path();
  options.timeout_seconds = 1;
  {
    const Server server;
    auto client = MakeClient(options);
    for (const std::string& path : paths) {
      const std::string url = server.Url(path);
      client->Fetch(Get(url),
                    [&, url](HttpAnswer answer) { live[url] = answer; });
    }
    RunAll(*client);
  }  // no server any more
  setenv("JOBUTILS_NOW", "2030-01-01T00:00:00Z", 1);
  options.offline = true;
  auto client = MakeClient(options);
  std::vector<std::string> asked, answered;
  for (const auto& [url, answer] : live) {
    asked.push_back(url);
    client->Fetch(Get(url), [&, url = url](HttpAnswer again) {
      EXPECT_TRUE(Same(again, live[url])) << url;
      answered.push_back(url);
    });
  }
  EXPECT_EQ(client->pending(), paths.size());
  RunAll(*client);
  EXPECT_EQ(answered, asked);
}

TEST(ExchangeFileTest, OfflineWithoutAnExchange) {
  const TempFile file;
  HttpOptions options;
  options.offline = true;
  options.exchanges = file.path();
  auto client = MakeClient(options);
  EXPECT_EQ(Ending(Fetch(*client, Get(TheServer().Url("/gzip")))),
            "no_exchange");
  EXPECT_EQ(Ending(Fetch(*client, Get("gopher://a/"))), "bad_url");
  options.exchanges = file.path() + ".missing";
  EXPECT_EQ(HttpClient::Make(options).error().exit, ExitCode::kUsage);
  options.exchanges = "";
  EXPECT_EQ(HttpClient::Make(options).error().exit, ExitCode::kUsage);
}

std::string Line(const std::string& url, const std::string& body) {
  HttpAnswer answer;
  answer.status = 200;
  answer.final_url = url;
  answer.body = body;
  return ExchangeLine(Get(url), answer);
}

std::string FindBody(const ExchangeIndex& index, const std::string& url) {
  const auto found = index.Find(Get(url));
  if (!found.ok()) return found.error().message;
  return *found ? (*found)->body : "none";
}

TEST(ExchangeFileTest, TheLastOfAKeyWins) {
  const TempFile file;
  file.Write(Line("http://a/", "1") + "\n" + Line("http://b/", "2") + "\n\n" +
             Line("http://a/", "3"));  // no LF
  const auto index = ExchangeIndex::Open(file.path());
  ASSERT_TRUE(index.ok()) << index.error().message;
  EXPECT_EQ(FindBody(*index, "http://a/"), "3");
  EXPECT_EQ(FindBody(*index, "http://b/"), "2");
  EXPECT_EQ(FindBody(*index, "http://c/"), "none");
}

TEST(ExchangeFileTest, LinesMayBeLongerThanABlock) {
  const TempFile file;
  const std::string long_body(5 << 20, 'x');
  file.Write(Line("http://a/", "1") + "\n" + Line("http://b/", long_body) +
             "\n" + Line("http://c/", "3") + "\n");
  const auto index = ExchangeIndex::Open(file.path());
  ASSERT_TRUE(index.ok());
  EXPECT_EQ(FindBody(*index, "http://b/"), long_body);
  EXPECT_EQ(FindBody(*index, "http://c/"), "3");
}

TEST(ExchangeFileTest, GarbageIsAnErrorThatNamesTheLine) {
  const TempFile file;
  for (const char* garbage : {"garbage\n", "garbage", "{\"kind\":\n", "{}"}) {
    file.Write(Line("http://a/", "1") + "\n" + garbage);
    const auto index = ExchangeIndex::Open(file.path());
    ASSERT_FALSE(index.ok()) << garbage;
    EXPECT_EQ(index.error().exit, ExitCode::kUsage);
    EXPECT_EQ(index.error().message.find(file.path() + ":2: not an exchange"),
              0u)
        << index.error().message;
  }
}

TEST(ExchangeFileTest, WhatAKilledWriterBeganIsCutOff) {
  const TempFile file;
  const std::string whole = Line("http://a/", "1") + "\n";
  const std::string next = Line("http://b/", std::string(9000, 'x'));
  for (const size_t size : {size_t{1}, size_t{60}, next.size() - 1}) {
    file.Write(whole + next.substr(0, size));
    const auto index = ExchangeIndex::Open(file.path());
    ASSERT_TRUE(index.ok()) << index.error().message;
    EXPECT_EQ(FindBody(*index, "http://a/"), "1");
    EXPECT_EQ(FindBody(*index, "http://b/"), "none");

    auto writer = ExchangeWriter::Open(file.path());
    ASSERT_TRUE(writer.ok());
    HttpAnswer answer;
    answer.status = 200;
    answer.final_url = "http://c/";
    answer.body = "3";
    ASSERT_TRUE(writer->Append(Get("http://c/"), answer).ok());
    EXPECT_EQ(file.Read(), whole + Line("http://c/", "3") + "\n");
  }
}

TEST(ExchangeFileTest, ALastLineWithoutLfIsKept) {
  const TempFile file;
  file.Write(Line("http://a/", "1"));
  auto writer = ExchangeWriter::Open(file.path());
  HttpAnswer answer;
  answer.status = 200;
  answer.final_url = "http://c/";
  ASSERT_TRUE(writer->Append(Get("http://c/"), answer).ok());
  EXPECT_EQ(file.Read(),
            Line("http://a/", "1") + "\n" + Line("http://c/", "") + "\n");
}

TEST(ExchangeFileTest, ManyWritersLoseNothing) {
  const TempFile file;
  std::vector<pid_t> children;
  for (int child = 0; child < 4; ++child) {
    const pid_t pid = fork();
    if (pid == 0) {
      auto writer = ExchangeWriter::Open(file.path());
      for (int i = 0; i < 50; ++i) {
        HttpAnswer answer;
        answer.status = 200;
        answer.body = std::string(10000, 'x');
        const std::string url =
            "http://a/" + std::to_string(child) + "/" + std::to_string(i);
        if (!writer->Append(Get(url), answer)) _exit(1);
      }
      _exit(0);
    }
    children.push_back(pid);
  }
  for (const pid_t pid : children) {
    int status = 1;
    waitpid(pid, &status, 0);
    EXPECT_EQ(status, 0);
  }
  const auto index = ExchangeIndex::Open(file.path());
  ASSERT_TRUE(index.ok()) << index.error().message;
  for (int i = 0; i < 200; ++i) {
    const std::string url =
        "http://a/" + std::to_string(i / 50) + "/" + std::to_string(i % 50);
    EXPECT_EQ(FindBody(*index, url).size(), 10000u) << url;
  }
}

TEST(ExchangeFileTest, AFileThatCannotBeWrittenEndsTheRun) {
  HttpOptions options;
  options.exchanges = "/dev/full";
  if (!FileExists(options.exchanges)) GTEST_SKIP();
  auto client = MakeClient(options);
  int calls = 0;
  client->Fetch(Get(TheServer().Url("/gzip")), [&](HttpAnswer) { ++calls; });
  const Status status = client->Run(-1);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().exit, ExitCode::kIncomplete);
  EXPECT_EQ(calls, 0);
  options.exchanges = "/no/such/folder/x";
  EXPECT_FALSE(HttpClient::Make(options).ok());
}

TEST(ExchangeFileTest, AFileThatChangedIsNoticed) {
  const TempFile file;
  file.Write(Line("http://a/", "1") + "\n");
  const auto index = ExchangeIndex::Open(file.path());
  ASSERT_TRUE(index.ok());
  ASSERT_EQ(truncate(file.path().c_str(), 10), 0);
  EXPECT_FALSE(index->Find(Get("http://a/")).ok());
}

TEST(ExchangeFileTest, IsCreatedForItsOwnerOnly) {
  const TempFile file;
  std::filesystem::remove(file.path());
  ASSERT_TRUE(ExchangeWriter::Open(file.path()).ok());
  struct stat info;
  ASSERT_EQ(stat(file.path().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST(ExchangeFileTest, HoldsNoSecrets) {
  const TempFile file;
  HttpOptions options;
  options.exchanges = file.path();
  HttpRequest request = Get(TheServer().Url("/headers-odd"));
  request.headers = {{"Authorization", "Bearer secret"}};
  Fetch(*MakeClient(options), request);
  EXPECT_EQ(file.Read().find("secret"), std::string::npos) << file.Read();
}

}  // namespace
}  // namespace jobutils
