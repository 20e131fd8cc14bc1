// Times by the clock on the wall, as crontab(5) writes them.

#ifndef JOBUTILS_SCHEDULE_CRON_H_
#define JOBUTILS_SCHEDULE_CRON_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace jobutils {

class Cron {
 public:
  // Five fields: minute 0-59, hour 0-23, day of the month 1-31, month 1-12 or
  // jan-dec, day of the week 0-7 or sun-sat; each "*", a value, a range, a list
  // of these, "*" and ranges with a step. Or @hourly, @daily, @midnight,
  // @weekly, @monthly, @yearly, @annually. Where neither day begins with '*'
  // one that fits is enough, else both must. An error says what was expected,
  // also when no day can ever fit (30 February).
  static Result<Cron> Parse(std::string_view text);
  // Every day at "09:00"; every hour at ":30".
  static Result<Cron> ParseAt(std::string_view text);

  // The first time behind `time`. Each time on the wall counts once: what the
  // clock leaps over comes right behind the leap, of what comes twice the first
  // counts.
  // nullopt: not in the next 45 years, which is no date that Parse lets pass.
  std::optional<Time> Next(Time time) const;

 private:
  Cron() = default;
  bool CanFit() const;
  bool FitsDay(int64_t day, unsigned day_of_month) const;
  std::optional<Time> Find(Time time) const;

  uint64_t minutes_ = 0;  // a bit a value
  uint64_t hours_ = 0;
  uint64_t days_ = 0;
  uint64_t months_ = 0;
  uint64_t weekdays_ = 0;  // 0 Sunday
  bool either_ = false;    // one of the two days is enough
  // What Next was asked last, and said: very many sources ran together.
  mutable std::optional<Time> asked_;
  mutable std::optional<Time> said_;
};

}  // namespace jobutils

#endif  // JOBUTILS_SCHEDULE_CRON_H_
