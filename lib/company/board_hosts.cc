#include "company/board_hosts.h"

#include <algorithm>
#include <array>

namespace jobutils {
namespace {

// In order. One without a dot stands for every top-level domain ("indeed.de").
constexpr std::array kHosts = std::to_array<std::string_view>({
    "adzuna",
    "angel.co",
    "applytojob.com",
    "arbeitnow.com",
    "arbeitsagentur.de",
    "ashbyhq.com",
    "avature.net",
    "bamboohr.co.uk",
    "bamboohr.com",
    "bayt.com",
    "breezy.hr",
    "builtin.com",
    "careerbuilder.com",
    "careers-page.com",
    "comeet.co",
    "comeet.com",
    "cornerstoneondemand.com",
    "craigslist.org",
    "csod.com",
    "dayforcehcm.com",
    "dice.com",
    "dover.com",
    "dover.io",
    "eightfold.ai",
    "eluta.ca",
    "facebook.com",
    "factorialhr.com",
    "fountain.com",
    "freshteam.com",
    "gem.com",
    "getro.com",
    "github.com",
    "github.io",
    "glassdoor",
    "greenhouse.io",
    "gupy.io",
    "hh.ru",
    "himalayas.app",
    "hirehive.com",
    "hiringroom.com",
    "homerun.co",
    "icims.com",
    "indeed",
    "infojobs.net",
    "instaffo.com",
    "jazz.co",
    "jazzhr.com",
    "jobicy.com",
    "jobindex.dk",
    "jobs.ch",
    "jobs.cz",
    "jobscore.com",
    "jobstreet",
    "jobvite.com",
    "join.com",
    "jooble.org",
    "karriere.at",
    "kenjo.io",
    "kununu.com",
    "lever.co",
    "linkedin.com",
    "lnkd.in",
    "monster",
    "myworkdayjobs.com",
    "myworkdaysite.com",
    "naukri.com",
    "notion.site",
    "notion.so",
    "oraclecloud.com",
    "otta.com",
    "paycomonline.net",
    "paylocity.com",
    "personio.com",
    "personio.de",
    "personio.es",
    "phenompeople.com",
    "pinpointhq.com",
    "polymer.co",
    "pracuj.pl",
    "recruitcrm.io",
    "recruitee.com",
    "reed.co.uk",
    "remoteok.com",
    "remoteok.io",
    "remotive.com",
    "remotive.io",
    "rexx-systems.com",
    "rippling-ats.com",
    "rippling.com",
    "seek.co.nz",
    "seek.com.au",
    "simplyhired.com",
    "smartrecruiters.com",
    "softgarden.io",
    "stellenanzeigen.de",
    "stepstone",
    "successfactors.com",
    "successfactors.eu",
    "talentlyft.com",
    "talents-connect.com",
    "taleo.net",
    "teamtailor.com",
    "themuse.com",
    "totaljobs.com",
    "traffit.com",
    "trakstar.com",
    "twitter.com",
    "ukg.com",
    "ultipro.com",
    "wantedly.com",
    "welcometothejungle.com",
    "wellfound.com",
    "weworkremotely.com",
    "workable.com",
    "workatastartup.com",
    "workday.com",
    "workstream.us",
    "x.com",
    "xing.com",
    "ycombinator.com",
    "ziprecruiter.com",
    "zohorecruit.com",
    "zohorecruit.eu",
});

static_assert(std::is_sorted(kHosts.begin(), kHosts.end()));

bool IsListed(std::string_view name) {
  return std::binary_search(kHosts.begin(), kHosts.end(), name);
}

}  // namespace

bool IsBoardHost(std::string_view host) {
  while (true) {
    const size_t dot = host.find('.');
    if (dot == std::string_view::npos) return false;
    if (IsListed(host) || IsListed(host.substr(0, dot))) return true;
    host.remove_prefix(dot + 1);
  }
}

}  // namespace jobutils
