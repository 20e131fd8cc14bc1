// What waits for a transfer: one queue a host, the hosts in turn.

#ifndef JOBUTILS_NET_HOST_QUEUES_H_
#define JOBUTILS_NET_HOST_QUEUES_H_

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "net/http.h"

namespace jobutils {

// A request on its way to its answer, through redirects.
struct HttpJob {
  HttpRequest request;  // as it was asked for
  HttpRequest hop;      // as it is sent now
  std::string host;     // of `hop`; "" when it may not be sent at all
  int redirects = 0;
  // Of the whole exchange; set when the first hop starts.
  std::optional<std::chrono::steady_clock::time_point> deadline;
  HttpCallback done;
};

class HostQueues {
 public:
  // `limit`: jobs of one host that may be out at once.
  explicit HostQueues(int limit) : limit_(limit) {}

  void Push(std::unique_ptr<HttpJob> job);

  // The next job of the next host that is below its limit, or null. It counts
  // as out until Release(job->host).
  std::unique_ptr<HttpJob> Pop();
  void Release(const std::string& host);

 private:
  struct Host {
    std::deque<std::unique_ptr<HttpJob>> waiting;
    int out = 0;
    bool in_turns = false;
  };

  // Gives the host a turn when it can use one.
  void Line(Host& host);

  int limit_;
  std::unordered_map<std::string, Host> hosts_;
  std::deque<Host*> turns_;
};

}  // namespace jobutils

#endif  // JOBUTILS_NET_HOST_QUEUES_H_
