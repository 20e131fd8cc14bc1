#!/usr/bin/env bats
# job-hunt: init, once, watch, timers, pause, add and make.

load helper

setup() {
  sandbox
  export JOBUTILS_OFFLINE=1
  export JOBUTILS_EXCHANGES=$project/examples/exchanges.ndjson
  export JOBUTILS_NOW=2026-08-20T05:30:16Z
}

# A workspace of the example in ./hunt, with the sources named.
example() {
  mkdir hunt
  cp "$project"/examples/{config.toml,profile.json,companies.ndjson} hunt
  printf '%s\n' "$@" >hunt/sources.txt
}

tidewerk=https://job-boards.greenhouse.io/tidewerk
brightquay=https://brightquay.recruitee.com/
gone=https://boards.greenhouse.io/gonedays

last_run() { job-log cat -a -k run -C hunt runs | tail -n 1; }

@test "init makes a workspace, keeps what is there, and says what to do" {
  run -0 job-hunt init hunt
  [[ $output == *"made config.toml, profile.json, sources.txt"* ]]
  [[ $output == *"*/10 * * * * "*"/job-hunt once --if-due -C $PWD/hunt" ]]
  [[ $(stat -c %a hunt hunt/config.toml) == $'700\n600' ]]
  echo mine >hunt/sources.txt
  rm hunt/profile.json
  run -0 job-hunt init hunt
  [[ $output == *"made profile.json, kept config.toml, sources.txt"* ]]
  [[ $(<hunt/sources.txt) == mine ]]
}

@test "the config.toml of init is one that every tool takes" {
  job-hunt init hunt
  : >hunt/sources.txt
  run -0 job-hunt once -C hunt
  for tool in filter lookup-company extract score match draft pick table due; do
    run -0 "job-$tool" -C hunt </dev/null
  done
  # What stands there as an example works when it is let in.
  sed -i 's/^# \(\[\|[a-z_]* = \)/\1/' hunt/config.toml
  for tool in filter lookup-company extract score match draft pick table due; do
    run -0 "job-$tool" -C hunt </dev/null
  done
  run -0 job-hunt once -C hunt
}

@test "init makes the profile of a resume" {
  run -0 job-hunt init hunt --resume "$fixtures/resume/english.md"
  [[ $output != *"fill it in"* ]]
  [[ $(jq -r .basics.name hunt/profile.json) == ?* ]]
  printf 'no resume' >empty.md
  : >empty.md
  fails_with 2 job-hunt init other --resume empty.md
  [[ ! -e other ]]
  # The empty one of before is filled in, one's own is left alone.
  job-hunt init later
  job-hunt init later --resume "$fixtures/resume/english.md"
  cmp hunt/profile.json later/profile.json
  echo '{"basics":{"name":"Ada"}}' >later/profile.json
  run -0 job-hunt init later --resume "$fixtures/resume/english.md"
  [[ $output == *"kept config.toml, profile.json"* ]]
  [[ $(jq -r .basics.name later/profile.json) == Ada ]]
}

@test "what is not there yet is said" {
  mkdir empty
  fails_with 2 job-hunt once -C empty
  [[ $stderr == *"no config.toml in 'empty'; 'job-hunt init' makes one" ]]
  job-hunt init hunt
  run -0 --separate-stderr job-hunt once -C hunt
  [[ $stderr == "job-hunt: nothing to do: sources.txt names no source" ]]
  echo "$tidewerk" >hunt/sources.txt
  run -0 job-hunt once --dry-run -C hunt
  [[ $output == "no sources yet: sources.txt has 1 line to look at"* ]]
}

@test "a profile that names nobody matches nothing, and later all" {
  example "$brightquay"
  mv hunt/profile.json mine.json
  rm hunt/config.toml
  job-hunt init hunt
  sed -i '/^also/d' hunt/config.toml
  run -0 job-hunt once -C hunt
  [[ $(last_run | jq -c '.stages | [has("score"), has("match")]') == \
    '[true,false]' ]]
  run -0 job-hunt once --dry-run -C hunt
  [[ $output == *"match: off, profile.json is not filled in"* ]]
  cp mine.json hunt/profile.json
  run -0 job-hunt once -C hunt
  [[ $(last_run | jq '.stages.draft.out > 0') == true ]]
}

@test "once goes from boards to drafts, and then has nothing to do" {
  example "$tidewerk" "$gone"
  run -1 --separate-stderr job-hunt once -C hunt
  [[ -z $output ]]
  [[ $stderr == "job-hunt: run:1: 2 sources, 1 failed; 14 new or changed"* ]]
  last_run | jq -e '.status == "partial" and .sources ==
    {due: 2, ok: 1, failed: 1} and .stages.scrape.out == 14 and
    .stages.draft.out > 0 and .tokens == 0'
  find hunt/state -type f | LC_ALL=C sort | xargs cksum >before
  run -0 --separate-stderr job-hunt once -C hunt
  [[ $stderr == "job-hunt: nothing to do" ]]
  run -0 --separate-stderr job-hunt once --if-due -C hunt
  [[ -z $stderr ]]
  find hunt/state -type f | LC_ALL=C sort | xargs cksum >after
  diff before after
}

@test "--if-due runs steps at their times, and is silent" {
  example "$brightquay"
  for minute in 05:30 05:40 06:00 06:20; do
    JOBUTILS_NOW=2026-08-20T$minute:05Z run -0 --separate-stderr \
      job-hunt once --if-due -C hunt
    [[ -z $output$stderr ]]
  done
  job-log cat -a -k run -C hunt runs | jq -c '[.started_at[11:16],
    (.stages | keys_unsorted | join(" "))]' >told
  diff - told <<'END'
["05:30","scrape filter details"]
["06:00","lookup-company extract score match"]
END
  JOBUTILS_NOW=2026-08-20T06:30:05Z run -0 job-hunt once --if-due -C hunt
  [[ $(last_run | jq -c '.stages | keys') == '["draft"]' ]]
}

@test "every runs a step so long after it last did something" {
  example "$brightquay"
  cat >>hunt/config.toml <<'END'
[stage.lookup-company]
every = "2h"
[stage.scrape]
every = "1h"
END
  for hour in 05 06 07; do
    JOBUTILS_NOW=2026-08-20T$hour:30:05Z job-hunt once --if-due -C hunt
    echo "$tidewerk" >>hunt/sources.txt
  done
  job-log cat -a -k run -C hunt runs | jq -c '[.started_at[11:13], .sources.due,
    (.stages | has("lookup-company"))]' >told
  diff - told <<'END'
["05",1,true]
["06",2,false]
["07",2,true]
END
}

@test "--only runs a part, -n and --fresh choose sources" {
  example "$tidewerk" "$brightquay"
  run -0 job-hunt once --only scrape -n 1 -C hunt
  last_run | jq -e '.sources.due == 1 and (.stages | keys) == ["scrape"]'
  run -0 job-hunt once --only enrich -C hunt
  last_run | jq -e '.sources.due == 0 and (.stages | has("match")) and
    (.stages | has("draft") | not)'
  run -0 job-hunt once --only generate -C hunt
  [[ $(last_run | jq -c '.stages | keys') == '["draft"]' ]]
  run -0 job-hunt once --only scrape -C hunt
  [[ $(last_run | jq .sources.due) == 1 ]]
  run -0 job-hunt once --only scrape -C hunt --fresh
  last_run | jq -e '.sources.due == 2 and .stages == {}'
}

@test "--dry-run tells and changes nothing" {
  example "$tidewerk" "$brightquay"
  job-hunt once --only scrape -n 1 -C hunt
  find hunt -type f | LC_ALL=C sort | xargs cksum >before
  run -0 job-hunt once --dry-run -C hunt
  [[ $output == *"2 sources; 1 due"* ]]
  [[ $output == *"filter: 14 listings to read, now"* ]] ||
    [[ $output == *"filter: "*" listings to read, now"* ]]
  find hunt -type f | LC_ALL=C sort | xargs cksum >after
  diff before after
}

@test "a stage that is off is left out, and the next one reads on" {
  example "$brightquay"
  printf '[stage.extract]\nenabled = false\n' >>hunt/config.toml
  run -0 job-hunt once -C hunt
  last_run | jq -e '(.stages | has("extract") | not) and
    .stages.match.out > 0'
}

@test "misspelt settings end in 2 with file and line" {
  example "$brightquay"
  printf '[stage.extrakt]\nenabled = false\n' >>hunt/config.toml
  fails_with 2 job-hunt once -C hunt
  [[ $stderr == *"config.toml:"*"extrakt"*"did you mean 'extract'"* ]]
  sed -i 's/extrakt/extract/; s/enabled = false/at = "9"/' hunt/config.toml
  fails_with 2 job-hunt once -C hunt
  [[ $stderr == *"expected a time such as '09:00' or ':30'"* ]]
}

@test "a tool that minds its section keeps the run from beginning" {
  example "$brightquay"
  printf '[draft]\nlanguage = "xx"\n' >>hunt/config.toml
  fails_with 2 job-hunt once -C hunt
  [[ $stderr == *"run:1 failed: draft: job-draft: "* ]]
  last_run | jq -e '.status == "failed" and .sources.due == 0'
  sed -i '/^\[draft\]$/,$d' hunt/config.toml
  run -0 job-hunt once -C hunt
  [[ $(last_run | jq -r .status) == success ]]
}

@test "also makes pages behind each run" {
  example "$brightquay"
  printf '[hunt]\nalso = ["report.html", "top.ndjson"]\n' >>hunt/config.toml
  run -0 job-hunt once -C hunt
  grep -q '<html' hunt/report.html
  [[ $(wc -l <hunt/top.ndjson) -gt 0 ]]
  rm hunt/report.html
  run -0 job-hunt make -C hunt report.html
  # A hunt that has a problem has a page all the same.
  cp hunt/report.html before
  JOBUTILS_NOW=2026-08-29T05:30:16Z run -0 job-hunt once -C hunt
  ! cmp -s hunt/report.html before
  [[ -s hunt/report.html ]]
  run -3 --separate-stderr job-hunt make -C hunt nothing
  [[ $stderr == *"nothing"* ]]
}

@test "a hunt.mk in the workspace takes the place of the built-in one" {
  example "$brightquay"
  cp "$project/pipelines/hunt.mk" hunt
  printf '\nextract:\n\t@echo extract says no >&2; exit 3\n' >>hunt/hunt.mk
  fails_with 3 job-hunt once -C hunt
  [[ $stderr == *"failed: extract: extract says no"* ]]
  last_run | jq -e '.errors == [{stage: "extract",
    message: "extract says no", status: 3}]'
  rm hunt/hunt.mk
  run -0 job-hunt once -C hunt
  [[ $(last_run | jq '.stages.draft.out > 0') == true ]]
}

@test "a paused hunt does nothing until it is resumed" {
  example "$brightquay"
  fails_with 2 job-hunt resume -C hunt
  run -0 job-hunt pause --reason 'on holiday' -C hunt
  fails_with 2 job-hunt pause -C hunt
  run -0 --separate-stderr job-hunt once -C hunt
  [[ $stderr == *"paused: on holiday"* ]]
  run -0 --separate-stderr job-hunt once --if-due -C hunt
  [[ -z $stderr && ! -e hunt/state/scrape ]]
  run -0 job-hunt resume -C hunt
  run -0 job-hunt once -C hunt
  [[ -e hunt/state/draft ]]
}

@test "a second run finds the first and leaves" {
  example "$brightquay"
  cp "$project/pipelines/hunt.mk" hunt
  printf '\nscrape:\n\t@touch began; while [ ! -e end ]; do sleep 0.1; done\n' \
    >>hunt/hunt.mk
  job-hunt once -C hunt 3>&- &
  for _ in {1..100}; do [[ -e hunt/began ]] && break; sleep 0.05; done
  run -0 --separate-stderr job-hunt once --if-due -C hunt
  [[ -z $stderr ]]
  touch hunt/end
  wait $! || true
}

@test "what is added by hand passes the rules" {
  example "$brightquay"
  printf 'Graduate Sales Intern\nSell cars.\n' |
    job-hunt add - --company 'Auto Example' -C hunt >id
  [[ $(<id) == hand:me:u-* ]]
  run -0 job-hunt add "$tidewerk/jobs/5180898786" -C hunt
  [[ $output == greenhouse:tidewerk:5180898786 ]]
  job-hunt once -C hunt
  for id in "$(<id)" "$output"; do
    job-log cat -a draft -C hunt | jq -es --arg id "$id" \
      'any(.id == $id and .pinned and (.outcome | not))'
  done
  # One that is known, and that a rule has taken out, is let pass as well.
  local out
  out=$(job-hunt list --status filtered --json -C hunt |
    jq -r 'select(.source.type == "recruitee").id' | head -n 1)
  job-hunt list --json -C hunt | jq -r "select(.id == \"$out\").url" >url
  job-hunt add "$(<url)" -C hunt
  job-hunt once -C hunt
  [[ $(job-hunt list --json -C hunt |
    jq -r "select(.id == \"$out\").standing.status") == draft_generated ]]
  fails_with 2 job-hunt add https://jobs.lever.co/nobody/1 -C hunt
  [[ $stderr == *"no listing at "*"job-hunt add -"* ]]
  fails_with 2 job-hunt add - -C hunt <<<''
  fails_with 2 job-hunt add - -C hunt <<<'Only a title'
  fails_with 2 job-hunt add - -C hunt <<<'{"kind":"listing","id":"a"}'
}

@test "watch does what is due until it is stopped" {
  example "$brightquay"
  timeout 20 job-hunt watch --every 1m -C hunt 3>&- &
  local pid=$!
  for _ in {1..100}; do
    [[ -e hunt/state/details/0000000001.ndjson ]] && break
    sleep 0.1
  done
  kill "$pid"
  wait "$pid"
  [[ -e hunt/state/details/0000000001.ndjson ]]
}

# A crontab(1) that keeps its file in $PWD.
fake_crontab() {
  mkdir bin
  cat >bin/crontab <<END
#!/bin/sh
case \$1 in
  -l) cat "$PWD/tab" ;;
  -) cat >"$PWD/tab.new" && mv "$PWD/tab.new" "$PWD/tab" ;;
esac
END
  chmod +x bin/crontab
  PATH=$PWD/bin:$PATH
}

@test "start and stop keep the other lines of a crontab" {
  fake_crontab
  printf '# mine\n0 1 * * * backup\n' >tab
  cp tab mine
  job-hunt init "it's 100% mine"
  job-hunt init other
  for _ in 1 2; do
    run -0 job-hunt start --with cron -C "it's 100% mine"
    run -0 job-hunt start --with cron -C other
  done
  [[ $(grep -c 'once --if-due' tab) == 2 ]]
  # The line does what it says, under cron's environment.
  local line
  line=$(sed -n "/^# job-hunt: .*mine$/{n;s/^[^j]*\* \([^ ]*\)/\1/p}" tab)
  line=${line//\\%/%}
  run -0 env -i /bin/sh -c "PATH=/usr/bin:/bin; $line"
  [[ -z $output ]]
  run -0 job-hunt stop --with cron -C "it's 100% mine"
  [[ $(grep -c 'once --if-due' tab) == 1 ]]
  run -0 job-hunt stop --with cron -C other
  run -0 job-hunt stop --with cron -C other
  diff mine tab
}

@test "start enables a timer of systemd for the workspace" {
  mkdir bin
  cat >bin/systemctl <<END
#!/bin/sh
echo "\$*" >>"$PWD/calls"
END
  printf '#!/bin/sh\necho "jobutils-hunt@${PWD#/}-hunt.timer"\n' \
    >bin/systemd-escape
  chmod +x bin/*
  PATH=$PWD/bin:$PATH
  job-hunt init hunt
  run -0 job-hunt start --with systemd -C hunt
  local units=$XDG_CONFIG_HOME/systemd/user
  grep -qx 'Persistent=true' "$units/jobutils-hunt@.timer"
  grep -q "^ExecStart=\"/.*/job-hunt\" once --if-due -C %f$" \
    "$units/jobutils-hunt@.service"
  grep -q 'enable --quiet --now jobutils-hunt@.*-hunt.timer' calls
  run -0 job-hunt stop --with systemd -C hunt
  grep -q 'disable --quiet --now jobutils-hunt@.*-hunt.timer' calls
}

@test "without a timer start says so" {
  fake_crontab
  printf '#!/bin/sh\nexit 1\n' >bin/crontab
  job-hunt init hunt
  fails_with 3 job-hunt start --with cron -C hunt
}
