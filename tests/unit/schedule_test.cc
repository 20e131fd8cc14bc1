#include "schedule/schedule.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <time.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/table.h"
#include "record/record.h"
#include "schedule/agenda.h"
#include "schedule/cron.h"
#include "schedule/due.h"
#include "schedule/lifecycle.h"
#include "schedule/local_time.h"
#include "schedule/span.h"
#include "schedule/timetable.h"

namespace jobutils {
namespace {

Time At(std::string_view text) {
  const std::optional<Time> time = ParseTime(text);
  EXPECT_TRUE(time) << text;
  return time.value_or(0);
}

void InZone(const char* zone) {
  ::setenv("TZ", zone, 1);
  ::tzset();
}

class ScheduleTest : public testing::Test {
 protected:
  ScheduleTest() { InZone("UTC"); }
};
using LocalTime = ScheduleTest;
using CronTest = ScheduleTest;
using Due = ScheduleTest;
using Lifecycle = ScheduleTest;

// --- local time -----------------------------------------------------------

TEST_F(LocalTime, FollowsTheZone) {
  struct Case {
    const char* zone;
    const char* utc;
    const char* local;
  };
  const Case cases[] = {
      {"UTC", "2026-08-20T12:00:00Z", "2026-08-20 12:00"},
      {"Europe/Berlin", "2026-08-20T12:00:00Z", "2026-08-20 14:00"},
      {"Europe/Berlin", "2026-12-20T12:00:00Z", "2026-12-20 13:00"},
      {"America/New_York", "2026-08-20T02:00:00Z", "2026-08-19 22:00"},
      {"Asia/Kolkata", "2026-08-20T12:00:00Z", "2026-08-20 17:30"},
      {"Australia/Lord_Howe", "2026-08-20T12:00:00Z", "2026-08-20 22:30"},
      {"Australia/Lord_Howe", "2026-12-20T12:00:00Z", "2026-12-20 23:00"},
      {"Europe/Berlin", "1969-12-31T23:30:00Z", "1970-01-01 00:30"},
      {"America/New_York", "1970-01-01T02:00:00Z", "1969-12-31 21:00"},
  };
  for (const Case& c : cases) {
    InZone(c.zone);
    EXPECT_EQ(FormatLocal(At(c.utc)), c.local) << c.zone;
    const Time local = LocalOf(At(c.utc));
    EXPECT_EQ(TimeOfLocal(local), At(c.utc)) << c.zone;
    EXPECT_EQ(DayOf(local) * kDay + SecondOfDay(local), local);
    EXPECT_GE(SecondOfDay(local), 0);
  }
}

TEST_F(LocalTime, WhatIsLeaptOverIsBehindTheLeap) {
  struct Case {
    const char* zone;
    const char* wall;  // as if it were UTC
    const char* utc;
  };
  const Case cases[] = {
      {"Europe/Berlin", "2026-03-29T01:59:59Z", "2026-03-29T00:59:59Z"},
      {"Europe/Berlin", "2026-03-29T02:00:00Z", "2026-03-29T01:00:00Z"},
      {"Europe/Berlin", "2026-03-29T02:59:59Z", "2026-03-29T01:00:00Z"},
      {"Europe/Berlin", "2026-03-29T03:00:00Z", "2026-03-29T01:00:00Z"},
      {"America/New_York", "2026-03-08T02:30:00Z", "2026-03-08T07:00:00Z"},
      {"Australia/Lord_Howe", "2026-10-04T02:15:00Z", "2026-10-03T15:30:00Z"},
      {"Australia/Lord_Howe", "2026-10-04T02:30:00Z", "2026-10-03T15:30:00Z"},
      {"America/Havana", "2026-03-08T00:20:00Z", "2026-03-08T05:00:00Z"},
      // A whole day.
      {"Pacific/Apia", "2011-12-30T09:00:00Z", "2011-12-30T10:00:00Z"},
  };
  for (const Case& c : cases) {
    InZone(c.zone);
    EXPECT_EQ(FormatTime(TimeOfLocal(At(c.wall))), c.utc) << c.zone << c.wall;
  }
}

TEST_F(LocalTime, OfWhatComesTwiceTheFirstCounts) {
  struct Case {
    const char* zone;
    const char* wall;
    const char* utc;
  };
  const Case cases[] = {
      {"Europe/Berlin", "2026-10-25T02:00:00Z", "2026-10-25T00:00:00Z"},
      {"Europe/Berlin", "2026-10-25T02:59:59Z", "2026-10-25T00:59:59Z"},
      {"Europe/Berlin", "2026-10-25T03:00:00Z", "2026-10-25T02:00:00Z"},
      {"America/New_York", "2026-11-01T01:30:00Z", "2026-11-01T05:30:00Z"},
      {"Australia/Lord_Howe", "2026-04-05T01:45:00Z", "2026-04-04T14:45:00Z"},
      {"America/Havana", "2026-11-01T00:30:00Z", "2026-11-01T04:30:00Z"},
  };
  for (const Case& c : cases) {
    InZone(c.zone);
    EXPECT_EQ(FormatTime(TimeOfLocal(At(c.wall))), c.utc) << c.zone << c.wall;
  }
}

// --- spans ----------------------------------------------------------------

TEST_F(ScheduleTest, Spans) {
  EXPECT_EQ(*ParseSpan("30m", 0), 1800);
  EXPECT_EQ(*ParseSpan("6h", 0), 6 * 3600);
  EXPECT_EQ(*ParseSpan("1d", 0), 86400);
  EXPECT_EQ(*ParseSpan("2w", 0), 14 * 86400);
  EXPECT_EQ(*ParseSpan("0d", 0), 0);
  for (const char* bad :
       {"", "6", "h", "6 h", "6H", "-6h", "+6h", "1.5h", "6hh", "0m", "30s",
        "6h30m", "3661d", "99999999999999999999d", "9223372036854775807w",
        "6h\n"}) {
    EXPECT_FALSE(ParseSpan(bad, kMinute)) << bad;
  }
  EXPECT_EQ(ParseSpan("daily", 0).error().message,
            "expected a span such as '30m', '6h' or '1d', not 'daily'");
}

// --- cron -----------------------------------------------------------------

// The next `count` times behind `from`, on the wall.
std::string Nexts(const char* fields, const char* from, int count) {
  const Result<Cron> cron = Cron::Parse(fields);
  if (!cron) return cron.error().message;
  std::string all;
  std::optional<Time> time = At(from);
  while (count-- > 0) {
    time = cron->Next(*time);
    if (!time) return all + "never";
    all += FormatLocal(*time) + (count > 0 ? ", " : "");
  }
  return all;
}

TEST_F(CronTest, Fields) {
  const char* const from = "2026-08-20T12:00:00Z";  // a Thursday
  EXPECT_EQ(Nexts("* * * * *", from, 2), "2026-08-20 12:01, 2026-08-20 12:02");
  EXPECT_EQ(Nexts("0 9 * * *", from, 2), "2026-08-21 09:00, 2026-08-22 09:00");
  EXPECT_EQ(Nexts("0 12 * * *", from, 1), "2026-08-21 12:00");
  EXPECT_EQ(Nexts("*/20 * * * *", from, 3),
            "2026-08-20 12:20, 2026-08-20 12:40, 2026-08-20 13:00");
  EXPECT_EQ(Nexts("5,35 8-18/5 * * *", from, 4),
            "2026-08-20 13:05, 2026-08-20 13:35, 2026-08-20 18:05, "
            "2026-08-20 18:35");
  EXPECT_EQ(Nexts("0 0 * * Mon", from, 2),
            "2026-08-24 00:00, 2026-08-31 00:00");
  EXPECT_EQ(Nexts("0 0 * * mon-FRI", from, 3),
            "2026-08-21 00:00, 2026-08-24 00:00, 2026-08-25 00:00");
  EXPECT_EQ(Nexts("0 0 * * 0", from, 1), "2026-08-23 00:00");
  EXPECT_EQ(Nexts("0 0 * * 7", from, 1), "2026-08-23 00:00");
  EXPECT_EQ(Nexts("0 0 * * fri-sun", from, 4),
            "2026-08-21 00:00, 2026-08-22 00:00, 2026-08-23 00:00, "
            "2026-08-28 00:00");
  EXPECT_EQ(Nexts("0 0 * * sat-7", from, 2),
            "2026-08-22 00:00, 2026-08-23 00:00");
  EXPECT_EQ(Nexts("0 0 1 jan,jul *", from, 2),
            "2027-01-01 00:00, 2027-07-01 00:00");
  EXPECT_EQ(Nexts(" \t0\t0  1 1 * ", from, 1), "2027-01-01 00:00");
}

TEST_F(CronTest, Nicknames) {
  const char* const from = "2026-08-20T12:00:00Z";
  EXPECT_EQ(Nexts("@hourly", from, 1), "2026-08-20 13:00");
  EXPECT_EQ(Nexts("@daily", from, 1), "2026-08-21 00:00");
  EXPECT_EQ(Nexts("@midnight", from, 1), "2026-08-21 00:00");
  EXPECT_EQ(Nexts("@weekly", from, 1), "2026-08-23 00:00");
  EXPECT_EQ(Nexts("@monthly", from, 1), "2026-09-01 00:00");
  EXPECT_EQ(Nexts("@yearly", from, 1), "2027-01-01 00:00");
  EXPECT_EQ(Nexts("@annually", from, 1), "2027-01-01 00:00");
}

TEST_F(CronTest, MonthEndsAndLeapDays) {
  EXPECT_EQ(Nexts("0 0 31 * *", "2026-08-31T12:00:00Z", 3),
            "2026-10-31 00:00, 2026-12-31 00:00, 2027-01-31 00:00");
  EXPECT_EQ(Nexts("0 0 30 * *", "2027-01-30T12:00:00Z", 1), "2027-03-30 00:00");
  EXPECT_EQ(Nexts("0 0 29 2 *", "2026-08-20T12:00:00Z", 2),
            "2028-02-29 00:00, 2032-02-29 00:00");
  // 2100 is no leap year.
  EXPECT_EQ(Nexts("0 0 29 feb *", "2096-03-01T00:00:00Z", 1),
            "2104-02-29 00:00");
  EXPECT_EQ(Nexts("59 23 31 12 *", "2026-12-31T23:58:59Z", 2),
            "2026-12-31 23:59, 2027-12-31 23:59");
  // 29 February on a Sunday, over 2100.
  EXPECT_EQ(Nexts("0 0 29 2 */7", "2088-03-01T00:00:00Z", 1),
            "2128-02-29 00:00");
}

TEST_F(CronTest, EitherDayIsEnoughUnlessOneBeginsWithAStar) {
  const char* const from = "2026-08-20T12:00:00Z";
  EXPECT_EQ(Nexts("0 0 1,15 * fri", from, 4),
            "2026-08-21 00:00, 2026-08-28 00:00, 2026-09-01 00:00, "
            "2026-09-04 00:00");
  EXPECT_EQ(Nexts("0 0 */2 * sat", from, 2),
            "2026-08-29 00:00, 2026-09-05 00:00");
  EXPECT_EQ(Nexts("0 0 13 * */5", from, 2),
            "2026-09-13 00:00, 2026-11-13 00:00");
  // The other day comes.
  EXPECT_EQ(Nexts("0 0 30 2 mon", from, 1), "2027-02-01 00:00");
}

TEST_F(CronTest, WhatIsNoneSaysWhatWasExpected) {
  EXPECT_EQ(Nexts("60 * * * *", "2026-08-20T12:00:00Z", 1),
            "expected a minute from 0 to 59, not '60'");
  EXPECT_EQ(Nexts("* * * foo *", "2026-08-20T12:00:00Z", 1),
            "expected a month from 1 to 12, not 'foo'");
  EXPECT_EQ(Nexts("0 0 30 2 *", "2026-08-20T12:00:00Z", 1),
            "expected a day that some month has, not '0 0 30 2 *'");
  for (const char* bad : {
           "",
           " ",
           "* * * *",
           "* * * * * *",
           "@reboot",
           "@Daily",
           "@",
           "0 0 31 2,4,6,9,11 *",
           "0 0 30-31 feb *",
           "0 0 31 2 */2",
           "0 24 * * *",
           "0 0 0 * *",
           "0 0 32 * *",
           "0 0 * 0 *",
           "0 0 * 13 *",
           "0 0 * * 8",
           "-1 * * * *",
           "+1 * * * *",
           "5-1 * * * *",
           "* 22-6 * * *",
           "*/0 * * * *",
           "*/-1 * * * *",
           "*/60 * * * *",
           "*/99999999999999999999 * * * *",
           "5/10 * * * *",
           "1-5/ * * * *",
           "/5 * * * *",
           "1, * * * *",
           ",1 * * * *",
           "1,,2 * * * *",
           "1--2 * * * *",
           "1- * * * *",
           "- * * * *",
           "** * * * *",
           "*-5 * * * *",
           "? * * * *",
           "0 0 L * *",
           "0 0 * * mon#1",
           "0 0 * * mo",
           "0 0 * * unm",
           "0 0 * * monday",
           "0 0 * * jan",
           "jan 0 * * *",
           "0x1 * * * *",
           "0 0 * * *\n",
           "0 0 * * * root",
       }) {
    EXPECT_FALSE(Cron::Parse(bad)) << bad;
  }
  EXPECT_FALSE(Cron::Parse(std::string(1 << 20, ',')));
  EXPECT_FALSE(Cron::Parse(std::string("0\0 0 * * *", 10)));
  const auto error = Cron::Parse(std::string(5000, 'x')).error();
  EXPECT_LT(error.message.size(), 300u);
}

TEST_F(CronTest, At) {
  const Result<Cron> cron = Cron::ParseAt("09:05");
  ASSERT_TRUE(cron);
  EXPECT_EQ(FormatTime(*cron->Next(At("2026-08-20T12:00:00Z"))),
            "2026-08-21T09:05:00Z");
  for (const char* bad : {"", "9:05", "09:60", "24:00", "09-05", "09:05:00",
                          "0905", "-9:05", "09:-5", " 9:05", "ab:cd"}) {
    EXPECT_FALSE(Cron::ParseAt(bad)) << bad;
  }
}

TEST_F(CronTest, OverALeapOfTheClock) {
  InZone("Europe/Berlin");
  EXPECT_EQ(Nexts("30 2 * * *", "2026-03-28T00:00:00Z", 3),
            "2026-03-28 02:30, 2026-03-29 03:00, 2026-03-30 02:30");
  // What is leapt over and what comes then are one run.
  EXPECT_EQ(Nexts("0,30 1-3 * * *", "2026-03-29T00:10:00Z", 3),
            "2026-03-29 01:30, 2026-03-29 03:00, 2026-03-29 03:30");
  EXPECT_EQ(Nexts("0 * * * *", "2026-03-29T00:00:00Z", 3),
            "2026-03-29 03:00, 2026-03-29 04:00, 2026-03-29 05:00");
  InZone("America/New_York");
  EXPECT_EQ(Nexts("15 2 * * sun", "2026-03-07T12:00:00Z", 2),
            "2026-03-08 03:00, 2026-03-15 02:15");
  InZone("Australia/Lord_Howe");
  EXPECT_EQ(Nexts("10 2 * * *", "2026-10-03T00:00:00Z", 2),
            "2026-10-04 02:30, 2026-10-05 02:10");
  InZone("Pacific/Apia");
  EXPECT_EQ(Nexts("0 9 * * *", "2011-12-29T20:00:00Z", 2),
            "2011-12-31 00:00, 2011-12-31 09:00");
}

TEST_F(CronTest, OverAnHourThatComesTwice) {
  InZone("Europe/Berlin");
  const Result<Cron> cron = Cron::Parse("30 2 * * *");
  const std::optional<Time> first = cron->Next(At("2026-10-24T12:00:00Z"));
  EXPECT_EQ(FormatTime(*first), "2026-10-25T00:30:00Z");
  EXPECT_EQ(FormatTime(*cron->Next(*first)), "2026-10-26T01:30:00Z");
  // Also when it is asked between the two, or in the second hour.
  EXPECT_EQ(FormatTime(*cron->Next(At("2026-10-25T00:45:00Z"))),
            "2026-10-26T01:30:00Z");
  EXPECT_EQ(FormatTime(*cron->Next(At("2026-10-25T01:10:00Z"))),
            "2026-10-26T01:30:00Z");
  InZone("Australia/Lord_Howe");
  EXPECT_EQ(
      FormatTime(*Cron::Parse("45 1 * * *")->Next(At("2026-04-04T14:45:00Z"))),
      "2026-04-05T15:15:00Z");
}

// Each minute of the wall counts once, when it or what lies behind it first
// comes: the same, by going through all minutes.
TEST_F(CronTest, AgreesWithAClockThatIsWatched) {
  struct Case {
    const char* zone;
    const char* begin;
  };
  const Case cases[] = {
      {"UTC", "2026-02-27T00:00:00Z"},
      {"Europe/Berlin", "2026-03-28T00:00:00Z"},
      {"Europe/Berlin", "2026-10-24T00:00:00Z"},
      {"America/New_York", "2026-03-07T00:00:00Z"},
      {"America/New_York", "2026-10-31T00:00:00Z"},
      {"Asia/Kolkata", "2026-03-28T00:00:00Z"},
      {"Australia/Lord_Howe", "2026-04-03T12:00:00Z"},
      {"Australia/Lord_Howe", "2026-10-02T12:00:00Z"},
      {"America/Havana", "2026-03-07T00:00:00Z"},
      {"America/Havana", "2026-10-31T00:00:00Z"},
      {"Pacific/Apia", "2011-12-29T00:00:00Z"},
      {"Africa/Casablanca", "2026-02-14T00:00:00Z"},
  };
  using Fits = std::function<bool(int hour, int minute)>;
  const std::pair<const char*, Fits> crons[] = {
      {"*/7 * * * *", [](int, int m) { return m % 7 == 0; }},
      {"0 * * * *", [](int, int m) { return m == 0; }},
      {"30 2 * * *", [](int h, int m) { return h == 2 && m == 30; }},
      {"15,45 0-3 * * *",
       [](int h, int m) { return h <= 3 && (m == 15 || m == 45); }},
      {"59 23 * * *", [](int h, int m) { return h == 23 && m == 59; }},
  };
  for (const Case& c : cases) {
    InZone(c.zone);
    for (const auto& [text, fits] : crons) {
      const Result<Cron> cron = Cron::Parse(text);
      const Time begin = At(c.begin);
      Time last = begin;  // found by Next
      Time seen = LocalOf(begin);
      for (Time now = begin + 60; now < begin + 4 * kDay; now += 60) {
        bool comes = false;
        for (; seen < LocalOf(now); seen += 60) {
          const auto minute = static_cast<int>(SecondOfDay(seen + 60) / 60);
          comes |= fits(minute / 60, minute % 60);
        }
        if (!comes) continue;
        last = *cron->Next(last);
        ASSERT_EQ(FormatTime(last), FormatTime(now)) << c.zone << ' ' << text;
      }
    }
  }
}

// --- schedules and policies -----------------------------------------------

std::string ScheduleError(const std::string& json) {
  Record record;
  const std::string line = R"({"schedule":)" + json + "}";
  EXPECT_TRUE(record.Parse(line)) << line;
  const Result<Schedule> schedule = ParseSchedule(record.Get("schedule"));
  return schedule ? "" : schedule.error().message;
}

TEST_F(ScheduleTest, BadSchedulesNameTheKey) {
  EXPECT_EQ(ScheduleError("{}"), "");
  EXPECT_EQ(ScheduleError("null"), "");
  EXPECT_EQ(ScheduleError(R"({"every":null,"at":"09:00"})"), "");
  EXPECT_EQ(ScheduleError(R"({"every":"6h","after":"a","cooldown":"1d"})"), "");
  EXPECT_EQ(ScheduleError("\"6h\""), "schedule: expected an object");
  EXPECT_EQ(ScheduleError("[]"), "schedule: expected an object");
  EXPECT_EQ(ScheduleError(R"({"every":6})"), "schedule.every: expected a text");
  EXPECT_EQ(ScheduleError(R"({"every":"0m"})"),
            "schedule.every: expected a span such as '30m', '6h' or '1d', not "
            "'0m'");
  EXPECT_EQ(ScheduleError(R"({"every":"6h","at":"09:00"})"),
            "schedule.at: expected only one of 'every', 'at' and 'cron'");
  EXPECT_EQ(ScheduleError(R"({"every":"6h","every":"6h"})"),
            "schedule.every: expected only one of 'every', 'at' and 'cron'");
  EXPECT_EQ(ScheduleError(R"({"evry":"6h"})"),
            "schedule.evry: unknown key, did you mean 'every'?");
  EXPECT_EQ(ScheduleError(R"({"weekday":"mon"})"),
            "schedule.weekday: unknown key, expected one of 'every', 'at', "
            "'cron', 'after' and 'cooldown'");
  EXPECT_EQ(ScheduleError(R"({"after":""})"),
            "schedule.after: expected the id of a source");
  EXPECT_LT(ScheduleError("{\"" + std::string(5000, 'k') + "\":1}").size(),
            300u);
  EXPECT_LT(
      ScheduleError(R"({"cron":")" + std::string(5000, '*') + "\"}").size(),
      300u);
}

Result<Policy> ReadPolicy(const std::string& toml) {
  Result<Table> table = Table::Parse(toml, "config.toml");
  if (!table) return table.error();
  Policy policy = Policy::Read(*table);
  const Status known = table->Finish();
  if (!known) return known.error();
  return policy;
}

TEST_F(ScheduleTest, Policies) {
  const Policy plain = *ReadPolicy("");
  EXPECT_EQ(plain.fallback.text, "at 09:00");
  EXPECT_EQ(plain.cooldown, 0);
  EXPECT_EQ(plain.search_cooldown, 30 * kDay);
  EXPECT_EQ(plain.strikes, 5);
  const Policy set = *ReadPolicy(
      "cron = '@hourly'\ncooldown = '1h'\nstrikes = 2\n"
      "search.cooldown = '7d'\nbackoff = {first = '10m', most = '2h'}\n");
  EXPECT_EQ(set.fallback.text, "cron @hourly");
  EXPECT_EQ(set.cooldown, kHour);
  EXPECT_EQ(set.search_cooldown, 7 * kDay);
  EXPECT_EQ(set.strikes, 2);
  EXPECT_EQ(DelayAfter(0, set), 10 * kMinute);
  EXPECT_EQ(DelayAfter(1, set), 10 * kMinute);
  EXPECT_EQ(DelayAfter(3, set), 40 * kMinute);
  EXPECT_EQ(DelayAfter(5, set), 2 * kHour);
  EXPECT_EQ(DelayAfter(1'000'000'000, set), 2 * kHour);
  EXPECT_EQ(ReadPolicy("\nevery = '1x'").error().message,
            "config.toml:2: expected a span such as '30m', '6h' or '1d', not "
            "'1x'");
  EXPECT_EQ(ReadPolicy("every = '1d'\nat = '09:00'").error().message,
            "config.toml:2: expected only one of 'every', 'at' and 'cron'");
  EXPECT_FALSE(ReadPolicy("backoff.first = '2d'"));
  EXPECT_FALSE(ReadPolicy("strikes = 0"));
  EXPECT_FALSE(ReadPolicy("search.cooldwon = '1d'"));
}

// --- due ------------------------------------------------------------------

constexpr std::string_view kNow = "2026-08-20T12:00:00Z";

// "due", "due.cooldown 2026-…", or the error of the record.
std::string Judged(const std::string& members, std::string_view now = kNow,
                   const std::string& toml = "") {
  Record record;
  const std::string line = R"({"kind":"source","id":"a:b")" +
                           (members.empty() ? "" : "," + members) + "}";
  EXPECT_TRUE(record.Parse(line)) << line;
  const Result<DueSource> source = ReadSource(record, At(now));
  if (!source) return source.error().message;
  const auto rest = Judge(*source, *ReadPolicy(toml), At(now));
  return rest ? rest->rule + ' ' + rest->Value() : "due";
}

TEST_F(Due, OneThatNeverRanRunsAtOnceOrAtItsOwnTime) {
  EXPECT_EQ(Judged(""), "due");
  EXPECT_EQ(Judged(R"("created_at":"2026-08-20T11:00:00Z")"), "due");
  EXPECT_EQ(Judged(R"("schedule":{"every":"7d"})"), "due");
  EXPECT_EQ(Judged(R"("schedule":{"at":"09:00"})"), "due");
  const std::string at = R"("schedule":{"at":"09:00"},"created_at":)";
  EXPECT_EQ(Judged(at + R"("2026-08-20T11:00:00Z")"),
            "due.schedule 2026-08-21T09:00:00Z");
  EXPECT_EQ(Judged(at + R"("2026-08-20T08:00:00Z")"), "due");
}

TEST_F(Due, SchedulesCountFromTheLastRunInWholeMinutes) {
  const std::string ran = R"("state":{"last_run":"2026-08-20T06:00:59Z"},)";
  EXPECT_EQ(Judged(ran + R"("schedule":{"every":"6h"})"), "due");
  EXPECT_EQ(Judged(ran + R"("schedule":{"every":"361m"})"),
            "due.schedule 2026-08-20T12:01:00Z");
  EXPECT_EQ(Judged(ran + R"("schedule":{"cron":"0 */6 * * *"})"), "due");
  EXPECT_EQ(Judged(ran + R"("schedule":{"cron":"1 */6 * * *"})"), "due");
  EXPECT_EQ(Judged(ran + R"("schedule":{"cron":"0 */7 * * *"})"), "due");
  EXPECT_EQ(Judged(ran + R"("schedule":{"cron":"0 13 * * *"})"),
            "due.schedule 2026-08-20T13:00:00Z");
  // By [due], which says 09:00 unless set.
  EXPECT_EQ(Judged(ran + R"("n":1)"), "due");
  EXPECT_EQ(Judged(R"("state":{"last_run":"2026-08-20T09:00:03Z"})"),
            "due.schedule 2026-08-21T09:00:00Z");
  EXPECT_EQ(Judged(ran + R"("n":1)", kNow, "every = '12h'"),
            "due.schedule 2026-08-20T18:00:00Z");
}

TEST_F(Due, LocalTimeOfTheSchedule) {
  const std::string at =
      R"("schedule":{"at":"02:30"},"state":{"last_run":"2026-03-28T02:00:00Z"})";
  InZone("Europe/Berlin");
  EXPECT_EQ(Judged(at, "2026-03-29T00:59:00Z"),
            "due.schedule 2026-03-29T01:00:00Z");
  EXPECT_EQ(Judged(at, "2026-03-29T01:00:00Z"), "due");
  InZone("Asia/Kolkata");
  EXPECT_EQ(Judged(at, "2026-03-28T20:00:00Z"),
            "due.schedule 2026-03-28T21:00:00Z");
}

TEST_F(Due, Cooldowns) {
  const std::string ok =
      R"("state":{"status":"completed","last_run":"2026-08-01T12:00:00Z",)"
      R"("last_success":"2026-08-01T12:03:20Z"})";
  EXPECT_EQ(Judged(ok), "due");
  EXPECT_EQ(Judged(ok + R"(,"search":{"query":"welder"})"),
            "due.cooldown 2026-08-31T12:03:00Z");
  EXPECT_EQ(Judged(ok + R"(,"search":{},"schedule":{"cooldown":"1d"})"), "due");
  EXPECT_EQ(Judged(ok + R"(,"search":{},"schedule":{"cooldown":"0d"})"), "due");
  EXPECT_EQ(Judged(ok + R"(,"schedule":{"cooldown":"60d"})"),
            "due.cooldown 2026-09-30T12:03:00Z");
  EXPECT_EQ(Judged(ok, kNow, "cooldown = '20d'"),
            "due.cooldown 2026-08-21T12:03:00Z");
  EXPECT_EQ(Judged(ok + R"(,"search":{})", kNow, "search.cooldown = '7d'"),
            "due");
  // The later of two reasons is named.
  EXPECT_EQ(Judged(ok + R"(,"search":{},"schedule":{"every":"90d"})"),
            "due.schedule 2026-10-30T12:00:00Z");
}

TEST_F(Due, FailuresBackOffAndStrikesDisable) {
  const auto failed = [](const std::string& counts, const char* more = "") {
    return Judged(R"("state":{"status":"failed","reason":"broken: shape",)"
                  R"("last_run":"2026-08-20T09:00:00Z",)" +
                      counts + "}" + more,
                  kNow);
  };
  // Tried again before the schedule would.
  EXPECT_EQ(failed(R"("failures":1)"), "due");
  EXPECT_EQ(failed(R"("failures":3,"strikes":3)"),
            "due.backoff 2026-08-20T13:00:00Z");
  EXPECT_EQ(failed(R"("failures":900)"), "due.backoff 2026-08-21T09:00:00Z");
  // Not before the back-off, whatever the schedule.
  EXPECT_EQ(failed(R"("failures":3)", R"(,"schedule":{"every":"5m"})"),
            "due.backoff 2026-08-20T13:00:00Z");
  EXPECT_EQ(failed(R"("failures":9,"strikes":5)"),
            "due.disabled broken: shape");
  // Told to wait.
  EXPECT_EQ(failed(R"("retry_after":"2026-08-20T12:00:01Z")"),
            "due.throttled 2026-08-20T12:00:01Z");
  EXPECT_EQ(failed(R"("retry_after":"2026-08-20T11:59:00Z")"), "due");
  // A run that died.
  EXPECT_EQ(Judged(R"("state":{"status":"running",)"
                   R"("last_run":"2026-08-20T11:30:00Z"})"),
            "due.running 2026-08-20T12:30:00Z");
  EXPECT_EQ(Judged(R"("state":{"status":"running",)"
                   R"("last_run":"2026-08-20T10:30:00Z"})"),
            "due");
}

TEST_F(Due, StatusesThatRest) {
  for (const char* status :
       {"added", "paused", "stopped", "disabled", "archived"}) {
    const std::string named = status;
    EXPECT_EQ(Judged(R"("state":{"status":")" + named + R"(","reason":"r"})"),
              "due." + named + " r");
  }
  for (const char* status :
       {"confirmed", "scheduled", "running", "completed", "failed"}) {
    const std::string named = status;
    EXPECT_EQ(Judged(R"("state":{"status":")" + named + "\"}"), "due");
  }
}

TEST_F(Due, HostileRecords) {
  EXPECT_EQ(Judged(R"("state":[])"), "state: expected an object");
  EXPECT_EQ(Judged(R"("state":{"status":"gone"})"),
            "state.status: expected a status such as 'confirmed' or 'paused'");
  EXPECT_EQ(Judged(R"("state":{"status":7})"),
            "state.status: expected a status such as 'confirmed' or 'paused'");
  EXPECT_EQ(Judged(R"("state":{"last_run":"yesterday"})"),
            "state.last_run: expected a time such as '2026-08-20T05:30:00Z'");
  EXPECT_EQ(Judged(R"("state":{"failures":-1})"),
            "state.failures: expected a whole number of 0 or more");
  EXPECT_EQ(Judged(R"("state":{"failures":1e3})"),
            "state.failures: expected a whole number of 0 or more");
  EXPECT_EQ(Judged(R"("state":{"strikes":9223372036854775807})"),
            "state.strikes: expected a whole number of 0 or more");
  EXPECT_EQ(Judged(R"("created_at":"2026-08-20")"),
            "created_at: expected a time such as '2026-08-20T05:30:00Z'");
  EXPECT_EQ(Judged(R"("schedule":{"after":"a:b"})"),
            "schedule.after: expected another source");
  EXPECT_EQ(Judged(R"("state":null,"schedule":null,"created_at":null)"), "due");
  // A clock was wrong.
  EXPECT_EQ(Judged(R"("state":{"last_run":"9999-12-31T23:59:59Z"})"), "due");
  // Nor does a time long ago take long.
  EXPECT_EQ(Judged(R"("state":{"last_run":"0000-01-01T00:00:00Z"},)"
                   R"("schedule":{"cron":"0 0 29 2 *"})"),
            "due");
  EXPECT_EQ(Judged(R"("state":{"last_run":"9999-12-31T23:00:00Z"},)"
                   R"("schedule":{"every":"3660d"})",
                   "9999-12-31T23:59:00Z"),
            "due.schedule 9999-12-31T23:59:59Z");
}

// --- all together ---------------------------------------------------------

struct Stream {
  Agenda agenda;

  void Take(const std::string& line) {
    Record record;
    EXPECT_TRUE(record.Parse(line)) << line;
    const Result<DueSource> source = ReadSource(record, At(kNow));
    ASSERT_TRUE(source) << source.error().message;
    agenda.Count(*source);
    if (!Judge(*source, *ReadPolicy(""), At(kNow)))
      agenda.Keep(*source, record);
  }

  std::string Settled() {
    std::string all;
    for (const Agenda::Entry& entry : agenda.Settle()) {
      all += entry.source.id;
      if (entry.rest) {
        all += ' ' + entry.rest->rule + ' ' + entry.rest->Value();
      }
      all += "; ";
    }
    return all;
  }
};

constexpr const char* kFour[] = {
    R"({"id":"d","state":{"last_run":"2026-08-18T09:00:00Z"}})",
    R"({"id":"c","state":{"last_run":"2026-08-17T09:00:00Z"}})",
    R"({"id":"a"})",
    R"({"id":"b"})",
};

TEST_F(Due, OldestFirst) {
  Stream stream{Agenda(At(kNow), {}, {})};
  for (const char* line : kFour) stream.Take(line);
  EXPECT_EQ(stream.Settled(), "a; b; c; d; ");
  EXPECT_EQ(stream.Settled(), "");
}

TEST_F(Due, CapsOfARunAndOfADay) {
  Stream run{Agenda(At(kNow), 3, {})};
  for (const char* line : kFour) run.Take(line);
  EXPECT_EQ(run.Settled(), "a; b; c; d due.cap 2026-08-20T12:00:00Z; ");
  Stream none{Agenda(At(kNow), 0, {})};
  none.Take(kFour[2]);
  EXPECT_EQ(none.Settled(), "a due.cap 2026-08-20T12:00:00Z; ");

  const std::string today =
      R"({"id":"t","state":{"last_run":"2026-08-20T10:00:00Z",)"
      R"("runs_today":2}})";
  Stream day{Agenda(At(kNow), 3, 4)};
  day.Take(today);
  day.Take(R"({"id":"y","state":{"last_run":"2026-08-19T23:59:00Z",)"
           R"("runs_today":9}})");
  for (const char* line : kFour) day.Take(line);
  EXPECT_EQ(day.Settled(),
            "a; b; c due.daily 2026-08-21T00:00:00Z; "
            "d due.daily 2026-08-21T00:00:00Z; "
            "y due.daily 2026-08-21T00:00:00Z; ");
  // The day is that of the zone.
  InZone("America/New_York");
  Stream there{Agenda(At(kNow), {}, 3)};
  there.Take(today);
  for (const char* line : kFour) there.Take(line);
  EXPECT_EQ(there.Settled(),
            "a; b due.daily 2026-08-21T04:00:00Z; "
            "c due.daily 2026-08-21T04:00:00Z; "
            "d due.daily 2026-08-21T04:00:00Z; ");
}

TEST_F(Due, AfterAnotherSource) {
  Stream stream{Agenda(At(kNow), {}, {})};
  stream.Take(R"({"id":"w","schedule":{"after":"done"}})");
  stream.Take(R"({"id":"done","state":{"last_run":"2026-08-20T09:00:00Z",)"
              R"("last_success":"2026-08-20T09:00:00Z"}})");
  stream.Take(R"({"id":"x","schedule":{"after":"done"},)"
              R"("state":{"last_run":"2026-08-20T09:00:00Z"}})");
  stream.Take(R"({"id":"y","schedule":{"after":"done"},)"
              R"("state":{"last_run":"2026-08-19T09:00:00Z"}})");
  stream.Take(R"({"id":"z","schedule":{"after":"nobody"}})");
  EXPECT_EQ(stream.Settled(), "x due.after done; z due.after nobody; w; y; ");
}

TEST_F(Due, TimetablesShowHostileTextAndAlign) {
  InZone("Europe/Berlin");
  Timetable table;
  EXPECT_EQ(table.Text(), "");
  const Policy policy = *ReadPolicy("");
  DueSource source;
  source.state.reason = "closed\x1b[2J";
  table.Add(source, "b\xc3\xb6rse\n", Rest{"due.paused", {}, "r"}, policy);
  source.state.last_run = At("2026-08-20T07:00:00Z");
  table.Add(source, std::string(5000, 'x'),
            Rest{"due.schedule", At("2026-08-21T07:00:00Z"), ""}, policy);
  table.Add(source, "a", std::nullopt, policy);
  const std::string x59(59, 'x');
  EXPECT_EQ(table.Text(),
            "NEXT              LAST              SOURCE" +
                std::string(56, ' ') + "WHY\n" +
                "now               2026-08-20 09:00  a" + std::string(61, ' ') +
                "at 09:00\n" + "2026-08-21 09:00  2026-08-20 09:00  " + x59 +
                "…  at 09:00\n" + "-                 never             börse " +
                std::string(56, ' ') + "paused: closed\\u{1b}[2J\n" +
                "\n3 sources; 1 due\n");
}

// --- lifecycle ------------------------------------------------------------

SourceChange Change(SourceEvent event, std::string_view at = kNow,
                    const char* reason = "") {
  SourceChange change;
  change.event = event;
  change.at = At(at);
  change.reason = reason;
  return change;
}

// The state behind a row of events, or the first error.
std::string After(const std::vector<const char*>& events) {
  std::optional<SourceState> state;
  for (const char* name : events) {
    const auto event = EventNamed(name);
    EXPECT_TRUE(event) << name;
    const auto next = Advance(state, Change(*event), 5);
    if (!next) return next.error().message;
    state = *next;
  }
  return StatusName(state->status);
}

TEST_F(Lifecycle, ALife) {
  EXPECT_EQ(After({"added"}), "added");
  EXPECT_EQ(After({"added", "confirmed"}), "confirmed");
  EXPECT_EQ(After({"added", "confirmed", "scheduled"}), "scheduled");
  EXPECT_EQ(After({"added", "confirmed", "running"}), "running");
  EXPECT_EQ(After({"added", "confirmed", "scheduled", "running", "completed"}),
            "completed");
  EXPECT_EQ(After({"added", "confirmed", "running", "failed", "scheduled",
                   "running", "running", "completed", "running"}),
            "running");
  EXPECT_EQ(After({"added", "confirmed", "paused", "resumed"}), "scheduled");
  EXPECT_EQ(After({"added", "confirmed", "paused", "stopped", "resumed"}),
            "scheduled");
  EXPECT_EQ(After({"added", "confirmed", "running", "paused", "completed"}),
            "paused");
  EXPECT_EQ(After({"added", "confirmed", "running", "stopped", "failed"}),
            "stopped");
  EXPECT_EQ(After({"added", "confirmed", "running", "scheduled", "running"}),
            "running");
  EXPECT_EQ(After({"added", "archived"}), "archived");
  EXPECT_EQ(After({"added", "archived", "added"}), "added");
}

TEST_F(Lifecycle, WhatMakesNoSense) {
  EXPECT_EQ(After({"confirmed"}),
            "a source that is 'unknown' cannot be 'confirmed', expected "
            "'added'");
  EXPECT_EQ(After({"added", "added"}),
            "a source that is 'added' cannot be 'added', expected 'confirmed', "
            "'archived'");
  EXPECT_EQ(After({"added", "archived", "paused"}),
            "a source that is 'archived' cannot be 'paused', expected 'added'");
  const std::vector<std::vector<const char*>> senseless = {
      {"added", "running"},
      {"added", "confirmed", "confirmed"},
      {"added", "confirmed", "completed"},
      {"added", "confirmed", "resumed"},
      {"added", "confirmed", "paused", "paused"},
      {"added", "confirmed", "paused", "running"},
      {"added", "confirmed", "stopped", "paused"},
      {"added", "confirmed", "running", "completed", "completed"},
      {"added", "confirmed", "archived", "resumed"},
  };
  for (const auto& events : senseless) {
    EXPECT_NE(After(events).find(" cannot be "), std::string::npos)
        << events.back();
  }
}

// The change that a scrape record makes to a source that runs.
SourceState Ran(const std::string& scrape, SourceState state = {}) {
  Record record;
  EXPECT_TRUE(record.Parse(scrape)) << scrape;
  const auto begun = Advance(state, Change(SourceEvent::kRunning), 3);
  EXPECT_TRUE(begun);
  const Result<SourceChange> change = ChangeOf(record, At(kNow));
  EXPECT_TRUE(change);
  const auto next = Advance(*begun, *change, 3);
  EXPECT_TRUE(next);
  return *next;
}

TEST_F(Lifecycle, WhatARunComesTo) {
  for (const char* status : {"ok", "empty", "truncated"}) {
    SourceState before;
    before.failures = before.strikes = 2;
    before.status = SourceStatus::kFailed;
    before.reason = "gone";
    EXPECT_EQ(StateJson(Ran(R"({"status":")" + std::string(status) +
                                R"(","reason":"missing"})",
                            before)),
              R"({"status":"completed","last_run":"2026-08-20T12:00:00Z",)"
              R"("last_success":"2026-08-20T12:00:00Z","runs_today":1})");
  }
  EXPECT_EQ(StateJson(Ran(R"({"status":"broken","reason":"shape",)"
                          R"("message":"no array"})")),
            R"x({"status":"failed","reason":"broken: shape (no array)",)x"
            R"("last_run":"2026-08-20T12:00:00Z","failures":1,"strikes":1,)"
            R"("runs_today":1})");
  for (const char* reason : {"unauthorized", "forbidden", "bot_wall"}) {
    const SourceState state =
        Ran(R"({"status":"blocked","reason":")" + std::string(reason) + "\"}");
    EXPECT_EQ(state.status, SourceStatus::kDisabled);
    EXPECT_EQ(state.reason, std::string("blocked: ") + reason);
  }
}

TEST_F(Lifecycle, Throttling) {
  const SourceState told =
      Ran(R"({"status":"throttled","reason":"rate_limited",)"
          R"("retry_after":"2026-08-20T12:10:00Z"})");
  EXPECT_EQ(told.status, SourceStatus::kFailed);
  EXPECT_EQ(told.strikes, 0);
  EXPECT_EQ(told.failures, 0);
  EXPECT_EQ(told.retry_after, At("2026-08-20T12:10:00Z"));
  const SourceState untold =
      Ran(R"({"status":"throttled","reason":"rate_limited"})", told);
  EXPECT_EQ(untold.strikes, 0);
  EXPECT_EQ(untold.failures, 1);
  EXPECT_FALSE(untold.retry_after);
  EXPECT_EQ(Ran(R"({"status":"throttled","retry_after":)"
                R"("9999-01-01T00:00:00Z"})")
                .retry_after,
            At("2026-09-19T12:00:00Z"));
  EXPECT_FALSE(
      Ran(R"({"status":"throttled","retry_after":"soon"})").retry_after);
}

TEST_F(Lifecycle, StrikesDisableAndResumingForgivesThem) {
  const std::string gone = R"({"status":"gone","reason":"not_found"})";
  SourceState state = Ran(gone, Ran(gone));
  EXPECT_EQ(state.status, SourceStatus::kFailed);
  // The network is nobody's fault.
  for (const char* reason : {"resolve", "connect", "timeout", "transfer"}) {
    state =
        Ran(R"({"status":"broken","reason":")" + std::string(reason) + "\"}",
            state);
  }
  EXPECT_EQ(state.strikes, 2);
  EXPECT_EQ(state.failures, 6);
  state = Ran(gone, state);
  EXPECT_EQ(state.status, SourceStatus::kDisabled);
  EXPECT_EQ(state.reason, "gone: not_found");
  const SourceState resumed = *Advance(state, Change(SourceEvent::kResumed), 3);
  EXPECT_EQ(StateJson(resumed),
            R"({"status":"scheduled","last_run":"2026-08-20T12:00:00Z",)"
            R"("runs_today":7})");
}

TEST_F(Lifecycle, ASuccessIsOfTheTimeWhenTheRunBegan) {
  SourceState state;
  state = *Advance(state, Change(SourceEvent::kRunning), 5);
  state = *Advance(state,
                   Change(SourceEvent::kCompleted, "2026-08-20T12:40:00Z"), 5);
  EXPECT_EQ(state.last_success, At(kNow));
}

SourceState Completed(const SourceState& state) {
  return *Advance(state, Change(SourceEvent::kCompleted), 5);
}

TEST_F(Lifecycle, ARunThatDiedDidNotHappen) {
  const SourceState before = Ran(R"({"status":"broken","reason":"resolve"})");
  const Time later = At("2026-08-20T14:00:00Z");
  const auto begin = [&](const SourceState& state) {
    return *Advance(state,
                    Change(SourceEvent::kRunning, "2026-08-20T14:00:00Z"), 5);
  };
  SourceState state = begin(before);
  EXPECT_EQ(state.last_run, before.last_run);
  EXPECT_EQ(RunsOn(state, later), 2);
  state = *Advance(state, Interrupted(state, later), 5);
  EXPECT_EQ(StateJson(state),
            R"({"status":"scheduled","reason":"broken: resolve",)"
            R"("last_run":"2026-08-20T12:00:00Z","failures":1,"runs_today":1,)"
            R"("interruptions":1})");
  EXPECT_EQ(StateJson(Completed(begin(state))),
            StateJson(Completed(begin(before))));
}

TEST_F(Lifecycle, TheThirdRunInARowThatDiedIsAStrike) {
  SourceState state;
  const Time now = At(kNow);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(state.strikes, 0);
    state = *Advance(state, Change(SourceEvent::kRunning), 5);
    state = *Advance(state, Interrupted(state, now), 5);
  }
  EXPECT_EQ(
      StateJson(state),
      R"({"status":"failed","reason":"interrupted, the third time in a row",)"
      R"("last_run":"2026-08-20T12:00:00Z","failures":1,"strikes":1,)"
      R"("runs_today":1})");
}

TEST_F(Lifecycle, RunsOfADayAreCounted) {
  SourceState state;
  const auto run = [&](const char* at) {
    state = *Advance(state, Change(SourceEvent::kRunning, at), 5);
    EXPECT_EQ(RunsOn(state, At(at)), RunsOn(Completed(state), At(at)));
    state = Completed(state);
    return state.runs_today;
  };
  InZone("Asia/Kolkata");
  EXPECT_EQ(run("2026-08-20T12:00:00Z"), 1);
  EXPECT_EQ(run("2026-08-20T18:29:00Z"), 2);
  EXPECT_EQ(run("2026-08-20T18:30:00Z"), 1);
}

TEST_F(Lifecycle, StatesReadBack) {
  const std::string json =
      R"({"status":"paused","reason":"\u001bx","last_run":)"
      R"("2026-08-20T12:00:00Z","last_success":"2026-08-19T12:00:00Z",)"
      R"("began":"2026-08-20T12:30:00Z",)"
      R"("retry_after":"2026-08-21T12:00:00Z","failures":2,"strikes":1,)"
      R"("runs_today":3,"interruptions":1})";
  const Result<SourceState> state = ParseState(Json(json));
  ASSERT_TRUE(state);
  EXPECT_EQ(StateJson(*state), json);
  EXPECT_EQ(StateJson(SourceState{}), R"({"status":"confirmed"})");
}

TEST_F(Lifecycle, ARecordThatIsNoScrape) {
  Record record;
  ASSERT_TRUE(record.Parse(R"({"status":"fine"})"));
  EXPECT_EQ(ChangeOf(record, 0).error().message,
            "expected the status of a scrape, such as 'ok', not 'fine'");
  EXPECT_FALSE(EventNamed("exploded"));
  EXPECT_FALSE(EventNamed(""));
}

}  // namespace
}  // namespace jobutils
