#include "log/stages.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "base/file.h"
#include "journal/head.h"
#include "journal/segment.h"

namespace jobutils {
namespace {

// Folders in `state` with a segment in them, by name.
Result<std::vector<std::string>> FindStages(const std::string& state) {
  std::vector<std::string> stages;
  const std::unique_ptr<DIR, int (*)(DIR*)> open(opendir(state.c_str()),
                                                 closedir);
  if (!open && errno == ENOENT) return stages;
  if (!open) return IoError(SystemMessage("cannot open", state, errno));
  while (const dirent* entry = readdir(open.get())) {
    const std::string name = entry->d_name;
    if (name.starts_with('.')) continue;
    const std::string folder = FolderOf(state, name);
    if (!DirectoryExists(folder)) continue;
    // One that cannot be listed is somebody's trouble: it is not hidden.
    const Result<std::vector<uint64_t>> segments = ListSegments(folder);
    if (!segments || !segments->empty()) stages.push_back(name);
  }
  std::sort(stages.begin(), stages.end());
  return stages;
}

struct Link {
  std::string stage;
  Inputs in;
};

bool ReadsAny(const Link& link, const std::vector<Link>& of) {
  return std::any_of(of.begin(), of.end(), [&](const Link& other) {
    return &other != &link && link.in.count(other.stage) > 0;
  });
}

}  // namespace

std::string FolderOf(const std::string& state, const std::string& stage) {
  return state + '/' + stage;
}

Result<std::vector<std::string>> ListStages(const std::string& state) {
  const Result<std::vector<std::string>> found = FindStages(state);
  if (!found) return found;
  std::vector<Link> left;
  for (const std::string& stage : *found) {
    const auto head = ReadHead(FolderOf(state, stage));
    left.push_back({stage, head && *head ? (*head)->commit.in : Inputs()});
  }
  std::vector<std::string> stages;
  while (!left.empty()) {
    auto next = std::find_if(left.begin(), left.end(), [&](const Link& link) {
      return !ReadsAny(link, left);
    });
    if (next == left.end()) next = left.begin();  // they read each other
    stages.push_back(next->stage);
    left.erase(next);
  }
  return stages;
}

Result<std::vector<std::string>> PickStages(
    const std::string& state, const std::vector<std::string>& names) {
  Result<std::vector<std::string>> known = ListStages(state);
  if (!known || names.empty()) return known;
  for (const std::string& name : names) {
    if (std::count(known->begin(), known->end(), name) > 0) continue;
    std::string message = "no stage '" + name + "' in '" + state + "'";
    if (!known->empty()) {
      message += ", expected one of";
      for (const std::string& stage : *known) message += " '" + stage + "'";
    }
    return UsageError(std::move(message));
  }
  return names;
}

Result<std::vector<Consumer>> ConsumersOf(const std::string& state,
                                          const std::string& stage) {
  const Result<std::vector<std::string>> stages = FindStages(state);
  if (!stages) return stages.error();
  std::vector<Consumer> consumers;
  for (const std::string& name : *stages) {
    const auto head = ReadHead(FolderOf(state, name));
    if (!head) return head.error();
    if (!*head) continue;
    const Inputs& in = (*head)->commit.in;
    const auto found = in.find(stage);
    if (found != in.end()) consumers.push_back({name, found->second});
  }
  return consumers;
}

bool IsLocked(const std::string& folder, const std::string& name) {
  const Fd fd(open((folder + '/' + name).c_str(), O_RDONLY | O_CLOEXEC));
  // Shared, so that two who ask do not see each other.
  return fd.valid() && flock(fd.get(), LOCK_SH | LOCK_NB) != 0 &&
         errno == EWOULDBLOCK;
}

}  // namespace jobutils
