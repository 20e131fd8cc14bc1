#include "net/curl_transfer.h"

#include <algorithm>
#include <new>

#include "base/utf8.h"
#include "base/version.h"
#include "net/curl_failure.h"

namespace jobutils {
namespace {

// Of one answer's head. Browsers allow 256 KiB at most.
constexpr size_t kMaxHeaderBytes = 128 << 10;
constexpr long kConnectMs = 15'000;
// Fewer bytes a second for so long is a stall. Some boards think for long
// before their first byte.
constexpr long kStallBytes = 16;
constexpr long kStallSeconds = 30;
constexpr long kBufferBytes = 64 << 10;

std::string_view TrimBlanks(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::string LowerText(std::string_view text) {
  std::string out = CleanUtf8(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c |= 0x20;
  }
  return out;
}

void AppendLine(curl_slist*& list, const std::string& line) {
  curl_slist* longer = curl_slist_append(list, line.c_str());
  if (!longer) throw std::bad_alloc();
  list = longer;
}

}  // namespace

CurlTransfer::CurlTransfer() : handle_(curl_easy_init()) {
  if (!handle_) throw std::bad_alloc();
}

CurlTransfer::~CurlTransfer() {
  // A look-up that is under way is left to itself, not waited for.
  curl_easy_setopt(handle_, CURLOPT_QUICK_EXIT, 1L);
  curl_easy_cleanup(handle_);
  curl_slist_free_all(header_lines_);
}

bool CurlTransfer::Start(std::unique_ptr<HttpJob> job,
                         const HttpOptions& options) {
  job_ = std::move(job);
  answer_ = HttpAnswer();
  max_bytes_ = options.max_bytes;
  header_bytes_ = 0;
  head_ended_ = too_large_ = false;
  curl_easy_reset(handle_);
  const std::string agent = options.user_agent.empty()
                                ? std::string("jobutils/") + kVersion
                                : options.user_agent;
  return curl_easy_setopt(handle_, CURLOPT_USERAGENT, agent.c_str()) ==
             CURLE_OK &&
         SetRequest() && SetLimits(options);
}

bool CurlTransfer::SetRequest() {
  const HttpRequest& hop = job_->hop;
  bool ok = true;
  const auto set = [&](CURLoption option, auto value) {
    ok = curl_easy_setopt(handle_, option, value) == CURLE_OK && ok;
  };
  set(CURLOPT_URL, hop.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(CURLOPT_FOLLOWLOCATION, 0L);  // each hop waits for its host's turn
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  set(CURLOPT_ACCEPT_ENCODING, "");  // all that this libcurl can decode
  // For https: rather wait for a connection that can be shared.
  set(CURLOPT_PIPEWAIT, hop.url.starts_with("https:") ? 1L : 0L);

  if (hop.method == "HEAD") {
    set(CURLOPT_NOBODY, 1L);
  } else if (!hop.body.empty() || hop.method == "POST") {
    set(CURLOPT_POSTFIELDS, hop.body.data());
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(hop.body.size()));
  }
  if (hop.method != "HEAD") set(CURLOPT_CUSTOMREQUEST, hop.method.c_str());

  curl_slist_free_all(std::exchange(header_lines_, nullptr));
  // What libcurl would add to a request with a body on its own: a wait, and a
  // type that nobody named.
  AppendLine(header_lines_, "Expect:");
  bool typed = false;
  for (const auto& [name, value] : hop.headers) {
    typed = typed || LowerText(name) == "content-type";
    AppendLine(header_lines_, value.empty() ? name + ";" : name + ": " + value);
  }
  if (!typed) AppendLine(header_lines_, "Content-Type:");
  set(CURLOPT_HTTPHEADER, header_lines_);
  return ok;
}

bool CurlTransfer::SetLimits(const HttpOptions& options) {
  using std::chrono::milliseconds;
  using std::chrono::steady_clock;
  if (!job_->deadline) {
    job_->deadline =
        steady_clock::now() + std::chrono::seconds(options.timeout_seconds);
  }
  const auto left = std::chrono::duration_cast<milliseconds>(
      *job_->deadline - steady_clock::now());
  // 0 would be no limit at all.
  const long left_ms = std::max<long>(1, static_cast<long>(left.count()));

  bool ok = true;
  const auto set = [&](CURLoption option, auto value) {
    ok = curl_easy_setopt(handle_, option, value) == CURLE_OK && ok;
  };
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_TIMEOUT_MS, left_ms);
  set(CURLOPT_CONNECTTIMEOUT_MS, std::min(left_ms, kConnectMs));
  set(CURLOPT_LOW_SPEED_LIMIT, kStallBytes);
  set(CURLOPT_LOW_SPEED_TIME, kStallSeconds);
  set(CURLOPT_HEADERFUNCTION, &CurlTransfer::OnHeader);
  set(CURLOPT_HEADERDATA, this);
  set(CURLOPT_WRITEFUNCTION, &CurlTransfer::OnBody);
  set(CURLOPT_WRITEDATA, this);
  // Refused when the handle still has the buffer of a transfer that failed
  // early, which is as large.
  curl_easy_setopt(handle_, CURLOPT_BUFFERSIZE, kBufferBytes);
  return ok;
}

HttpAnswer CurlTransfer::Finish(CURLcode code, Time now) {
  long status = 0;
  curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
  HttpFailure failure = FailureOfCurl(code);
  if (too_large_) failure = HttpFailure::kTooLarge;
  if (failure == HttpFailure::kNone && status == 0) {
    failure = HttpFailure::kTransfer;
  }
  if (failure != HttpFailure::kNone) {
    return HttpAnswer::Failed(failure, job_->hop.url, now);
  }
  answer_.status = static_cast<int>(status);
  answer_.final_url = job_->hop.url;
  answer_.fetched_at = now;
  return std::move(answer_);
}

size_t CurlTransfer::OnHeader(char* data, size_t size, size_t count,
                              void* self) {
  auto* transfer = static_cast<CurlTransfer*>(self);
  return transfer->TakeHeaderLine({data, size * count}) ? size * count : 0;
}

size_t CurlTransfer::OnBody(char* data, size_t size, size_t count, void* self) {
  auto* transfer = static_cast<CurlTransfer*>(self);
  return transfer->TakeBody({data, size * count}) ? size * count : 0;
}

bool CurlTransfer::TakeHeaderLine(std::string_view line) {
  header_bytes_ += line.size();
  if (header_bytes_ > kMaxHeaderBytes) {
    too_large_ = true;
    return false;
  }
  if (line.starts_with("HTTP/")) {  // a 1xx may stand before the answer
    answer_.headers.clear();
    head_ended_ = false;
    return true;
  }
  if (head_ended_) return true;
  if (TrimBlanks(line).empty()) {
    head_ended_ = true;
    return true;
  }
  const size_t colon = line.find(':');
  if (colon == line.npos) return true;
  std::string name = LowerText(TrimBlanks(line.substr(0, colon)));
  if (name.starts_with("set-cookie")) return true;
  answer_.headers.emplace_back(std::move(name),
                               CleanUtf8(TrimBlanks(line.substr(colon + 1))));
  return true;
}

bool CurlTransfer::TakeBody(std::string_view bytes) {
  if (bytes.size() > max_bytes_ - answer_.body.size()) {
    too_large_ = true;
    return false;
  }
  answer_.body += bytes;
  return true;
}

}  // namespace jobutils
