#!/usr/bin/env bats
# job-hunt source, and sources.txt, with what job-discover makes of lines.

load helper

setup() {
  sandbox
  touch config.toml
  cp -r "$fixtures/definitions" .
  export JOBUTILS_OFFLINE=1 JOBUTILS_EXCHANGES=$fixtures/exchanges.ndjson
}

lever=https://jobs.lever.co

source_of() { job-hunt source list --all --json | jq -c "select(.id == \"$1\")"; }

# statuses: "lever:a confirmed", a line each.
statuses() {
  job-hunt source list --json | jq -r '"\(.id) \(.state.status)"'
}

@test "add finds out which board a URL is, and prints its id" {
  run --separate-stderr job-hunt source add $lever/a "$lever/b?x=1"
  [[ $status == 0 && $output == $'lever:a\nlever:b' && -z $stderr ]]
  [[ $(statuses) == $'lever:a confirmed\nlever:b confirmed' ]]
  source_of lever:a | jq -e '.created_at == "2026-08-20T12:00:00Z" and
    .next_run_at == "2026-08-20T12:00:00Z" and .origin == "command" and
    .event == {name: "confirmed", at: "2026-08-20T12:00:00Z"}'
}

@test "what is there is said, and left as it is" {
  job-hunt source add $lever/a
  job-hunt source pause lever:a
  run --separate-stderr job-hunt source add $lever/a
  [[ $status == 0 && $output == lever:a ]]
  [[ $stderr == "job-hunt: 'lever:a' is there already, 'paused', and was left"* ]]
  [[ $(job-log cat sources | wc -l) == 1 ]]
  [[ -z $(job-hunt source add -q $lever/a 2>&1 >/dev/null) ]]
}

@test "what is no board exits 1 with why, and nothing is added" {
  run --separate-stderr job-hunt source add 'Acme GmbH' $lever/a
  [[ $status == 1 && $output == lever:a ]]
  [[ $stderr == "job-hunt: 'Acme GmbH' is no source: unknown_source: "* ]]
  [[ $(statuses) == "lever:a confirmed" ]]
  fails_with 2 job-hunt source add
  fails_with 2 job-hunt source add ''
  fails_with 2 job-hunt source add '# a comment'
}

@test "add with a schedule" {
  job-hunt source add --every 6h $lever/a
  source_of lever:a | jq -e '.schedule == {every: "6h"}'
  job-hunt source add --cron '0 7 * * mon-fri' $lever/b
  source_of lever:b | jq -e '.next_run_at == "2026-08-21T07:00:00Z"'
  fails_with 2 job-hunt source add --at 25:00 $lever/c
  [[ $stderr == *"--at: expected"* ]]
  fails_with 2 job-hunt source add --at 09:00 --every 1d $lever/c
  [[ $stderr == *"only one of"* ]]
  [[ $(statuses | wc -l) == 2 ]]
}

@test "a life" {
  job-hunt source add $lever/a $lever/b >/dev/null
  run --separate-stderr job-hunt source pause lever:a lever:b --reason 'on leave'
  [[ $status == 0 && -z $output && -z $stderr ]]
  source_of lever:b | jq -e '.state == {status: "paused", reason: "on leave"} and
    (has("next_run_at") | not)'
  job-hunt source resume lever:a
  job-hunt source stop lever:b
  job-hunt source archive lever:b --reason dull
  [[ $(statuses) == "lever:a scheduled" ]]
  [[ $(source_of lever:b | jq -r .state.reason) == dull ]]
  job-log tail -n 99 sources | jq -r '"\(.id) \(.event.name)"' >events
  diff events - <<END
lever:a added
lever:a confirmed
lever:b added
lever:b confirmed
lever:a paused
lever:b paused
lever:a resumed
lever:b stopped
lever:b archived
END
}

@test "what makes no sense exits 2 and changes nothing" {
  job-hunt source add $lever/a $lever/b >/dev/null
  fails_with 2 job-hunt source confirm lever:a
  [[ $stderr == *"lever:a: a source that is 'confirmed' cannot be 'confirmed', \
expected 'scheduled', "* ]]
  fails_with 2 job-hunt source stop lever:a lever:bb
  [[ $stderr == *"no source 'lever:bb', did you mean 'lever:b'?"* ]]
  [[ $(statuses) == $'lever:a confirmed\nlever:b confirmed' ]]
  local verb
  for verb in confirm pause resume stop archive run; do
    fails_with 2 job-hunt source $verb
  done
}

@test "list shows local time, and hostile text harmless" {
  [[ -z $(job-hunt source list) ]]
  job-hunt source add --cron '0 7 * * *' $lever/a >/dev/null
  job-hunt source pause lever:a --reason $'x\e[2Jy'
  job-hunt source resume lever:a
  run --separate-stderr env TZ=Asia/Kolkata job-hunt source list
  [[ ${lines[0]} == "STATUS "*NEXT*LAST*LISTINGS*SOURCE* ]]
  [[ ${lines[1]} == "scheduled  2026-08-21 12:30 "*"lever:a" ]]
  job-hunt source pause lever:a --reason $'x\e[2Jy'
  job-hunt source list >table
  ! grep -q $'\e' table
  grep -qF 'x\u{1b}[2Jy' table
  fails_with 2 job-hunt source list lever:a
}

@test "sources.txt, with all that editors do to it" {
  printf '\xef\xbb\xbf# mine\r\n%s\r\n\r\n%s\n%s\nAcme GmbH\n\e[2J\xff\n{"kind":1}\n' \
    $lever/a jobs.lever.co/a https://shelf.example/acme >sources.txt
  run job-hunt once --only scrape -v
  job-hunt source list --json >list
  jq -r '[.line, .type // .state.reason] | @tsv' list >got
  diff got - <<END
$lever/a	lever
https://shelf.example/acme	shelf
Acme GmbH	unknown_source: no URL to look at, give that of the careers page
$(printf '\e')[2J$(printf '\xef\xbf\xbd')	malformed: expected a URL or a name
{"kind":1}	malformed: expected a URL or a name
END
  ! grep -q $'\e' list
  echo $lever/a >sources.txt
  run job-hunt once --only scrape
  [[ $(source_of shelf:acme | jq -r .state.status) == stopped ]]
  [[ $(job-hunt source list --json | wc -l) == 2 ]]
}

@test "a removed journal is made anew from sources.txt and what was scraped" {
  echo https://shelf.example/acme >sources.txt
  run job-hunt once --only scrape
  source_of shelf:acme >before
  jq -e '.state.status == "completed" and .listings > 0' before
  rm -r state/sources
  run job-hunt once --only scrape
  source_of shelf:acme | diff - before
}

@test "a damaged journal exits 3 and names the place" {
  job-hunt source add $lever/a $lever/b >/dev/null
  sed -i '2s/confidence/CONFIDENCE/' state/sources/0000000001.ndjson
  fails_with 3 job-hunt source list
  [[ $stderr == *state/sources/0000000001.ndjson* ]]
  fails_with 3 job-hunt source pause lever:a
}

@test "without a workspace, and without job-discover" {
  cp "$build/cmd/job-hunt" .
  PATH=/usr/bin:/bin run --separate-stderr ./job-hunt source add $lever/a
  [[ $status == 2 && $stderr == *"cannot run 'job-discover'"* ]]
  [[ ! -e state ]]
  rm config.toml
  fails_with 2 job-hunt source list
}
