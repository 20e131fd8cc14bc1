#!/usr/bin/env bats
# job-log over journals that job-step has made.

load helper

setup() {
  sandbox
  touch config.toml
}

teardown() {
  [[ -z ${follower-} ]] || kill "$follower" 2>/dev/null || true
}

listing() { printf '{"kind":"listing","id":"a:b:%s"%s}\n' "$1" "${2-}"; }

# scrape DAY NUMBER...: journals listings on that day of August.
scrape() {
  local day=$1
  shift
  for number; do listing "$number"; done |
    JOBUTILS_NOW=2026-08-${day}T12:00:00Z job-step scrape --from -
}

# step DAY PROGRAM [OPTION...]: runs a jq program as the step extract; another
# program begins another segment.
step() {
  JOBUTILS_NOW=2026-08-${1}T12:00:00Z timeout 30 \
    job-step extract --from scrape "${@:3}" -- jq -c "$2"
}

fail='.error = {stage: "extract", code: "no_text", message: "m", retry: true}'

# wait_for FILE TEXT: until it stands there, ten seconds at most.
wait_for() {
  local i
  for ((i = 0; i < 100; ++i)); do
    ! grep -qF "$2" "$1" || return 0
    sleep 0.1
  done
  echo "no '$2' in $1"
  return 1
}

@test "cat gives the last live record of each id" {
  listing 1 ',"v":1' | job-step scrape --from -
  listing 2 ',"outcome":{"status":"filtered","stage":"filter","rule":"age"}' |
    job-step scrape --from -
  { listing 1 ',"v":2'; echo '{"kind":"page","id":"a:b:1"}'; } |
    job-step scrape --from -
  [[ $(job-log cat scrape) == "$(listing 1 ',"v":2')"$'\n{"kind":"page"'* ]]
  [[ $(job-log cat scrape --kind page | wc -l) == 1 ]]
  [[ $(job-log cat scrape --dropped | jq -r .id) == a:b:2 ]]
  [[ $(job-log cat scrape --all | wc -l) == 3 ]]
  [[ $(job-log cat scrape scrape | wc -l) == 4 ]]
}

@test "what is not named right exits 2" {
  scrape 20 1
  fails_with 2 job-log cat
  fails_with 2 job-log cat scarpe
  [[ $stderr == *"'scarpe'"*"'scrape'"* ]]
  fails_with 2 job-log cat ../work/state/scrape
  fails_with 2 job-log retry scrape
  fails_with 2 job-log retry scrape --all a:b:1
  fails_with 2 job-log drop scrape
  fails_with 2 job-log drop scrape --before lately
  [[ $stderr == *lately* ]]
  fails_with 2 job-log drop scrape other --before 2026-08-20
  fails_with 2 job-log compress scrape --older old
  rm config.toml
  fails_with 2 job-log status
  [[ $stderr == *workspace* ]]
}

@test "without a journal there is nothing to say" {
  run --separate-stderr job-log verify
  [[ $status == 0 && -z $output && -z $stderr ]]
  run --separate-stderr job-log events
  [[ $status == 0 && -z $output && -z $stderr ]]
  run --separate-stderr -2 timeout 5 job-log tail -f
  [[ -z $output && $stderr == "job-log: "* ]]
}

@test "a full disk exits 3, a reader that goes away ends it with 0" {
  scrape 20 {1..2000}
  local command
  for command in "cat scrape" events "tail -n 5000" status verify; do
    run --separate-stderr bash -c "job-log $command >/dev/full"
    [[ $status == 3 && $stderr == *"No space left on device"* ]]
    run --separate-stderr bash -c "
      set -o pipefail; job-log $command | head -n 1 >/dev/null"
    [[ $status == 0 && -z $stderr ]]
  done
}

@test "status says how the stages stand" {
  scrape 19 1 2 3
  step 19 "if .id == \"a:b:2\" then $fail else . end" --tries 1
  scrape 20 4 5
  run -0 --separate-stderr job-log status
  [[ ${lines[0]} =~ ^STAGE\ +LAST\ +LIVE\ +DROPPED.*BEHIND\ +SIZE$ ]]
  [[ ${lines[1]} =~ ^scrape\ +0\ s\ +5\ + ]]
  [[ ${lines[2]} =~ ^extract\ +24\ h\ +2(\ +-){3}\ +1\ +-\ +2\ +[0-9]+\ B$ ]]
  job-log status --json extract | jq -es 'length == 1 and (.[0] |
    .kind == "stage" and .id == "extract" and .at == "2026-08-19T12:00:00Z" and
    .commits == 1 and .records == 3 and .live == 2 and .dead == 1 and
    .behind == {scrape: 2} and .stale == false and .locked == false and
    .torn_bytes == 0 and (has("trouble") | not))'
  echo '[score]' >config.toml
  [[ $(job-log status) == *stale ]]
  (
    flock 9
    [[ $(job-log status extract) == *"running, stale" ]]
  ) 9<>state/extract/lock
}

@test "damage is named, and the rest still told" {
  scrape 19 1 2 3
  scrape 20 4 5 6
  step 20 .
  job-log verify >whole
  [[ $(sed -n 1p whole) == "scrape: whole, 1 segment, 2 commits, 6 records, "* ]]
  [[ $(sed -n 2p whole) == "extract: whole, "*"'scrape' up to commit 2" ]]
  local file=state/scrape/0000000001.ndjson
  sed -i '0,/a:b:1/s//a:b:7/' "$file"
  run --separate-stderr -3 job-log verify
  [[ $output == "extract: "* ]]
  [[ $stderr == "job-log: "*"$file"*"byte 0"* ]]
  run --separate-stderr -3 job-log verify -q
  [[ -z $output && $stderr == *"$file"* ]]
  fails_with 3 job-log cat scrape
  run --separate-stderr -3 job-log status
  [[ $output == *broken* && $output == *extract* && $stderr == *"$file"* ]]
  job-log status --json scrape >out || true
  jq -e --arg file "$file" '.trouble | contains($file)' out
}

@test "retry brings back what is dead, with the next step" {
  scrape 19 1 2
  step 19 "if env.WELL then . else $fail end" --tries 1
  [[ $(job-log cat --dead extract | wc -l) == 2 ]]
  fails_with 2 job-log retry extract a:b:1 a:b:9
  [[ $stderr == *a:b:9* && ! -e state/extract/requests.ndjson ]]
  job-log retry extract a:b:1
  export WELL=1
  step 20 "if env.WELL then . else $fail end"
  [[ $(job-log cat extract) == "$(listing 1)" ]]
  [[ $(job-log cat --dead extract | jq -r .id) == a:b:2 ]]
  fails_with 2 job-log retry extract a:b:1
  [[ $stderr == *a:b:1* ]]
  job-log retry extract --all
  step 20 "if env.WELL then . else $fail end"
  [[ $(job-log cat extract | wc -l) == 2 ]]
  [[ -z $(job-log cat --dead extract) ]]
}

# Segments of extract begun on the 1st, the 2nd and the 20th.
three_segments() {
  scrape 01 1
  step 01 .
  scrape 02 2
  step 02 '. '
  scrape 20 3
  step 20 '.  '
}

@test "compress leaves nothing else changed" {
  three_segments
  job-log cat --all extract >before
  run --separate-stderr -0 job-log compress extract --older 17d -v
  [[ -z $output && $stderr == *"'extract': 1 "* ]]
  [[ -f state/extract/0000000001.ndjson.zst ]]
  [[ ! -e state/extract/0000000001.ndjson ]]
  [[ -f state/extract/0000000002.ndjson ]]
  run --separate-stderr -0 job-log compress extract
  [[ -z $output$stderr ]]
  job-log cat --all extract | cmp before -
  [[ $(job-log verify extract) == *"3 segments (1 compressed)"* ]]
  (
    flock 9
    fails_with 3 job-log compress extract
    [[ $stderr == *"'extract'"* ]]
  ) 9<>state/extract/lock
}

@test "drop takes what is old and read" {
  three_segments
  run --separate-stderr -0 job-log drop extract --before 2026-08-03 --dry-run
  [[ ${#lines[@]} == 1 && $output == *state/extract/0000000001.ndjson ]]
  [[ -f state/extract/0000000001.ndjson ]]
  run --separate-stderr -0 job-log drop extract --before 2026-08-03
  [[ -z $output$stderr && ! -e state/extract/0000000001.ndjson ]]
  [[ $(job-log verify extract) == *"2 segments from 2 on"* ]]
  # The last one stays, whatever the date.
  job-log drop extract --before 2027-01-01
  [[ $(job-log cat extract) == "$(listing 3)" ]]
}

@test "drop stops where a consumer reads" {
  scrape 01 1
  step 01 .
  job-step score --from extract -- cat
  scrape 02 2
  step 02 '. '
  run --separate-stderr -0 job-log drop extract --before 2027-01-01
  [[ $stderr == "job-log: 'score' "* && -f state/extract/0000000001.ndjson ]]
  [[ -z $(job-log drop -q extract --before 2027-01-01 2>&1) ]]
  job-step score --from extract -- cat
  job-log drop extract --before 2027-01-01
  [[ ! -e state/extract/0000000001.ndjson ]]
  scrape 03 3
  step 03 '. '
  job-step score --from extract -- cat
  [[ $(job-log cat score | wc -l) == 3 ]]
}

@test "tail shows the newest, and follows over segments" {
  scrape 01 {1..20}
  step 01 .
  [[ $(job-log tail scrape | wc -l) == 10 ]]
  [[ $(job-log tail -n 2 | wc -l) == 4 ]]
  [[ $(job-log tail -n 2 scrape) == "$(listing 19)"$'\n'"$(listing 20)" ]]
  timeout 60 job-log tail -f -n 1 extract >seen 2>err 3>&- &
  follower=$!
  wait_for seen "$(listing 20)"
  scrape 02 21
  step 02 .
  wait_for seen "$(listing 21)"
  scrape 03 22
  step 03 '. '
  wait_for seen "$(listing 22)"
  [[ $(wc -l <seen) == 3 ]]
  kill -INT "$follower"  # timeout hands it on
  wait "$follower"
  [[ ! -s err ]]
}

@test "tail -f ends when its reader does" {
  scrape 01 1
  run --separate-stderr timeout 20 bash -c '
    { job-log tail -f; echo "$?" >rc; } | head -n 1'
  [[ $status == 0 && $output == "$(listing 1)" && -z $stderr ]]
  [[ $(<rc) == 0 ]]
}

@test "events tell the life of a listing" {
  scrape 01 1 2
  step 02 "if .id == \"a:b:2\" then $fail | .error.code = \"wait\" else . end"
  listing 1 ',"more":1' >new
  JOBUTILS_NOW=2026-08-03T12:00:00Z job-step scrape --from - <new
  JOBUTILS_NOW=2026-08-04T12:00:00Z job-step score --from extract -- jq -c \
    '.outcome = {status: "filtered", stage: "score", rule: "pay.floor"}'
  JOBUTILS_NOW=2026-08-05T12:00:00Z job-step match --from score -- cat
  job-log events | jq -r '[.kind, .id, .at[:10], .name, .stage, .status,
    .because] | join(" ")' >events
  diff events - <<'EOF'
event a:b:1 2026-08-01 job:scraped scrape done 
event a:b:2 2026-08-01 job:scraped scrape done 
event a:b:1 2026-08-02 job:extraction extract done 
event a:b:2 2026-08-02 job:waiting_company extract waiting wait
event a:b:1 2026-08-03 job:scraped scrape done 
event a:b:1 2026-08-04 job:scoring score filtered pay.floor
event a:b:2 2026-08-04 job:scoring score filtered pay.floor
EOF
}
