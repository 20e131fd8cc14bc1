// Result<T>: a value, or the Error that stands in its place.

#ifndef JOBUTILS_BASE_RESULT_H_
#define JOBUTILS_BASE_RESULT_H_

#include <string>
#include <utility>
#include <variant>

namespace jobutils {

// How an executable ends. jobutils(7), EXIT STATUS.
enum class ExitCode : int {
  kDone = 0,
  kRecordErrors = 1,  // done, but some records or sources failed
  kUsage = 2,         // usage or configuration; nothing was read
  kIncomplete = 3,    // input/output, network or lock; try again
};

// `message` is one line for a person: lower case, no full stop, what failed
// first, the subject in quotes. `exit` is how the process should end if the
// error reaches main.
struct Error {
  ExitCode exit = ExitCode::kUsage;
  std::string message;
};

inline Error UsageError(std::string message) {
  return {ExitCode::kUsage, std::move(message)};
}
inline Error IoError(std::string message) {
  return {ExitCode::kIncomplete, std::move(message)};
}

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Value access; only when ok().
  T& operator*() { return std::get<0>(state_); }
  const T& operator*() const { return std::get<0>(state_); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }

  // Only when !ok().
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

// Success without a value.
struct Ok {};
using Status = Result<Ok>;

}  // namespace jobutils

#endif  // JOBUTILS_BASE_RESULT_H_
