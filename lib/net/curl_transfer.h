// One transfer of libcurl: a job's hop, sent and received within limits.

#ifndef JOBUTILS_NET_CURL_TRANSFER_H_
#define JOBUTILS_NET_CURL_TRANSFER_H_

#include <curl/curl.h>

#include <memory>
#include <string_view>

#include "net/host_queues.h"
#include "net/http.h"

namespace jobutils {

class CurlTransfer {
 public:
  CurlTransfer();
  CurlTransfer(const CurlTransfer&) = delete;
  CurlTransfer& operator=(const CurlTransfer&) = delete;
  ~CurlTransfer();

  CURL* handle() const { return handle_; }

  // Takes the job and sets the handle up for its hop. False when this
  // libcurl cannot do what is asked of it.
  bool Start(std::unique_ptr<HttpJob> job, const HttpOptions& options);

  // The answer of the hop; `code` is how libcurl ended it. The transfer can
  // then be started with another job.
  HttpAnswer Finish(CURLcode code, Time now);
  std::unique_ptr<HttpJob> TakeJob() { return std::move(job_); }

 private:
  static size_t OnHeader(char* data, size_t size, size_t count, void* self);
  static size_t OnBody(char* data, size_t size, size_t count, void* self);
  bool TakeHeaderLine(std::string_view line);
  bool TakeBody(std::string_view bytes);
  bool SetRequest();
  bool SetLimits(const HttpOptions& options);

  CURL* handle_;
  curl_slist* header_lines_ = nullptr;
  std::unique_ptr<HttpJob> job_;
  HttpAnswer answer_;
  size_t max_bytes_ = 0;
  size_t header_bytes_ = 0;
  bool head_ended_ = false;  // what follows are trailers
  bool too_large_ = false;
};

}  // namespace jobutils

#endif  // JOBUTILS_NET_CURL_TRANSFER_H_
