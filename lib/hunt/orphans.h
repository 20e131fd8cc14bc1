// What a hunt leaves behind that is killed.

#ifndef JOBUTILS_HUNT_ORPHANS_H_
#define JOBUTILS_HUNT_ORPHANS_H_

#include <sys/types.h>

#include "base/file.h"

namespace jobutils {

// As long as this process lives, nothing. When it dies, however it dies, the
// processes of a group are told to end, and killed when they have not after
// some seconds. Until then the locks that this process held stay held, so that
// the next hunt finds its workspace quiet.
class OrphanWatch {
 public:
  // To be made before the group is, so that there is hardly a moment without.
  // Nothing is watched when there are no processes to be had.
  OrphanWatch();
  OrphanWatch(const OrphanWatch&) = delete;
  OrphanWatch& operator=(const OrphanWatch&) = delete;
  ~OrphanWatch();

  // Which group it is; once.
  void Watch(pid_t group);

 private:
  pid_t watcher_ = -1;
  Fd alive_;
};

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_ORPHANS_H_
