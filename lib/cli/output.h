// Buffered standard output that knows how it failed.

#ifndef JOBUTILS_CLI_OUTPUT_H_
#define JOBUTILS_CLI_OUTPUT_H_

#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/filter.h"

namespace jobutils {

class StdOutput : public Output {
 public:
  // `stage` is what errors are signed with.
  explicit StdOutput(std::string stage) : stage_(std::move(stage)) {}

  void Write(const Record& record) override;
  void WriteLine(std::string_view line) override;
  void WriteText(std::string_view text) override;
  void Fail(Record& record, std::string_view code, std::string_view message,
            bool retry) override;
  void CountFailure() override { ++failures_; }
  bool closed() const override { return closed_ || failed(); }

  const std::string& stage() const { return stage_; }
  size_t failures() const { return failures_; }
  void Flush() override;
  // The write error, if there was one that is not a closed pipe.
  bool failed() const { return !error_.ok(); }
  // Flushes and closes; the error of any write.
  Status Close();

 private:
  void FlushIfFull();
  void Send(std::string_view bytes);

  std::string stage_;
  std::string buffer_;
  size_t failures_ = 0;
  bool closed_ = false;
  Status error_ = Ok{};
};

}  // namespace jobutils

#endif  // JOBUTILS_CLI_OUTPUT_H_
