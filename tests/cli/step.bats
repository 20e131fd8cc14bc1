#!/usr/bin/env bats
# job-step at the command line; tests/unit/step_test.cc has the rest.

load helper

setup() {
  sandbox
  : >config.toml
}

listing() { printf '{"kind":"listing","id":"%s"}\n' "$@"; }
records() { grep -hv '^{"~"' state/"$1"/*.ndjson; }

@test "what must be given, and what does not go together" {
  fails_with 2 job-step
  fails_with 2 job-step s
  [[ $stderr == *--from* ]]
  fails_with 2 job-step s --from a
  [[ $stderr == *"'--'"* ]]
  fails_with 2 job-step s --from a --
  fails_with 2 job-step s --from - -- cat </dev/null
  fails_with 2 job-step s --again --from - </dev/null
  fails_with 2 job-step s --daily 3 --from - </dev/null
  fails_with 2 job-step s --again --daily 3 --from a -- cat
  fails_with 2 job-step s x --from a -- cat
  [[ $stderr == *"'x'"*--again* ]]
  fails_with 2 job-step ../s --from a -- cat
  fails_with 2 job-step s --from a/b -- cat
  fails_with 2 job-step s --from s -- cat
  fails_with 2 job-step s --from a,a -- cat
  fails_with 2 job-step s --from a, -- cat
  fails_with 2 job-step s -j 0 --from a -- cat
  [[ ! -e state ]]
}

@test "without a workspace it exits 2" {
  rm config.toml
  fails_with 2 job-step s --from a -- cat
  [[ $stderr == *--workspace* ]]
  mkdir space
  run --separate-stderr job-step -C space s --from - <<<"$own"
  [[ $status == 0 && -d space/state/s ]]
}

@test "options behind -- are the filter's" {
  listing a b | job-step in --from -
  job-step s --from in -- grep -e listing --no-messages
  [[ $(records s) == "$(listing a b)" ]]
}

@test "a stage as a step makes the same records as in a pipe" {
  listings --count 300 >all.ndjson
  job-step in --from - <all.ndjson
  job-step score -b 70 -j 2 --from in -- job-score
  job-score <all.ndjson | cmp - <(records score)
}

@test "nothing new: nothing is said, written or started" {
  listing a | job-step in --from -
  job-step s --from in -- cat
  cp -r state before
  run --separate-stderr job-step s --from in -- false
  [[ $status == 0 && -z $output && -z $stderr ]]
  diff -r before state
}

@test "--daily counts by the clock on the wall" {
  export TZ=Europe/Berlin
  listing a b c d | job-step in --from -
  JOBUTILS_NOW=2026-08-20T21:30:00Z job-step s --daily 1 --from in -- cat
  [[ $(records s) == "$(listing a)" ]]
  cp -r state before
  JOBUTILS_NOW=2026-08-20T21:59:59Z job-step s --daily 1 --from in -- false
  diff -r before state
  JOBUTILS_NOW=2026-08-20T22:00:00Z job-step s --daily 1 --from in -- cat
  [[ $(records s) == "$(listing a b)" ]]
  grep -q '"state":{"day":"2026-08-21","charged":1}' state/s/*.ndjson
  JOBUTILS_NOW=2026-08-21T08:00:00Z job-step s --daily 0 --from in -- false
  JOBUTILS_NOW=2026-08-21T08:00:00Z job-step s --daily 9 --from in -- cat
  [[ $(records s) == "$(listing a b c d)" ]]
}

@test "a stage that is not there yet is named, unless --quiet" {
  run --separate-stderr job-step s --from inn -- cat
  [[ $status == 0 && $stderr == *"there is nothing of the stage 'inn' yet" ]]
  run --separate-stderr job-step -q s --from inn -- cat
  [[ $status == 0 && -z $stderr ]]
}

@test "files are 0600, folders 0700" {
  umask 022
  listing a | job-step in --from -
  [[ -z $(find state -type d ! -perm 700) && -z $(find state -type f ! -perm 600) ]]
}

@test "a held stage exits 3 and names it; --if-free is silent; --wait waits" {
  listing a | job-step in --from -
  mkdir -p state/s
  flock state/s/lock sleep 2 &
  local holder=$!
  while flock -n state/s/lock true; do sleep 0.05; done
  fails_with 3 job-step s --from in -- cat
  [[ $stderr == *"'s'"* ]]
  run --separate-stderr job-step --if-free s --from in -- cat
  [[ $status == 0 && -z $output && -z $stderr ]]
  timeout 20 job-step --wait s --from in -- cat
  wait "$holder"
  [[ $(records s) == "$(listing a)" ]]
}

@test "what the filter says is seen, and how it ended" {
  listing a | job-step in --from -
  run --separate-stderr job-step s --from in -- sh -c 'echo oh >&2; exit 3'
  [[ $status == 3 && ${stderr_lines[0]} == oh ]]
  [[ ${stderr_lines[1]} == "job-step: 'sh' ended with status 3"* ]]
  fails_with 2 job-step s --from in -- job-nobody
  [[ $stderr == *job-nobody* ]]
}

@test "a stale step says so, once, and not with -q" {
  listing a | job-step in --from -
  job-step s --from in -- cat
  listing b | job-step in --from -
  run --separate-stderr job-step s --from in -- cat -u
  [[ $status == 0 && $stderr == *"'s' has changed since commit 1"* ]]
  listing c | job-step in --from -
  run --separate-stderr job-step s --from in -- cat -u
  [[ $status == 0 && -z $stderr ]]
  listing d | job-step in --from -
  run --separate-stderr job-step -q s --from in -- cat
  [[ $status == 0 && -z $stderr ]]
}

@test "SIGTERM finishes the batch, and the next run the rest" {
  listing a b c | job-step in --from -
  job-step s -b 1 --from in -- sh -c 'touch started; sleep 0.5; cat' 2>err &
  local step=$! rc=0
  until [[ -e started ]]; do sleep 0.05; done
  kill -TERM "$step"
  wait "$step" || rc=$?
  [[ $rc == 3 && $(records s) == "$(listing a)" ]]
  grep -q 'next run' err
  job-step s --from in -- cat 2>err
  [[ $(records s) == "$(listing a b c)" ]]
}

@test "killed at once, it does everything once" {
  listing $(seq 200) | job-step in --from -
  local i
  for i in 1 2 3 4 5 6; do
    timeout -s KILL "0.0$i" job-step s -b 5 --from in -- cat || true
  done
  # The one that was killed last may still be dying.
  job-step --wait s --from in -- cat
  [[ $(records s) == "$(listing $(seq 200))" ]]
}

@test "standard input that stops short is kept up to there" {
  mkfifo pipe
  timeout 20 job-step in --from - <pipe 2>err &
  local step=$! rc=0
  exec 7>pipe
  listing a b >&7
  until [[ -e state/in/lock ]]; do sleep 0.05; done
  sleep 0.3
  kill -TERM "$step"  # timeout passes it on
  wait "$step" || rc=$?
  exec 7>&-
  [[ $rc == 3 && $(records in) == "$(listing a b)" ]]
}
