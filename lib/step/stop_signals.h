// Being asked to stop: SIGTERM and SIGINT, once and twice.

#ifndef JOBUTILS_STEP_STOP_SIGNALS_H_
#define JOBUTILS_STEP_STOP_SIGNALS_H_

namespace jobutils {

// Takes SIGTERM, SIGINT and SIGCHLD as long as it lives. One that is made while
// another lives has part in what that one takes.
class StopSignals {
 public:
  StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;
  ~StopSignals();

  // How often a stop was asked for since there is one: 1 is to finish the
  // batch, 2 to drop it.
  int count() const;
  // Can be read when a signal has come, the end of a child too, since Drain.
  int fd() const;
  void Drain();
};

}  // namespace jobutils

#endif  // JOBUTILS_STEP_STOP_SIGNALS_H_
