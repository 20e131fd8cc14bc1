#include "net/host_queues.h"

namespace jobutils {

void HostQueues::Push(std::unique_ptr<HttpJob> job) {
  Host& host = hosts_[job->host];
  host.waiting.push_back(std::move(job));
  Line(host);
}

std::unique_ptr<HttpJob> HostQueues::Pop() {
  if (turns_.empty()) return nullptr;
  Host& host = *turns_.front();
  turns_.pop_front();
  host.in_turns = false;
  std::unique_ptr<HttpJob> job = std::move(host.waiting.front());
  host.waiting.pop_front();
  ++host.out;
  Line(host);
  return job;
}

void HostQueues::Release(const std::string& name) {
  const auto found = hosts_.find(name);
  Host& host = found->second;
  --host.out;
  if (host.out == 0 && host.waiting.empty()) {
    hosts_.erase(found);
  } else {
    Line(host);
  }
}

void HostQueues::Line(Host& host) {
  if (host.in_turns || host.waiting.empty() || host.out >= limit_) return;
  host.in_turns = true;
  turns_.push_back(&host);
}

}  // namespace jobutils
