#!/usr/bin/env bats
# What job-hunt shows: list, why, status, retry. tests/unit/hunt_view_test.cc
# has the rest.

load helper

setup() {
  sandbox
  printf '{}' >profile.json
  : >config.toml
}

# listing ID [MORE]
listing() {
  printf '{"kind":"listing","id":"%s","title":"T %s","url":"%s"%s}\n' "$1" \
    "$1" "https://a.example/$1" "${2-}"
}

# A hunt as far as details, by hand: b is filtered, c is given up, d is new.
hunt_by_hand() {
  { listing t:acme:a ',"score":{"total":70}'; listing t:acme:b
    listing t:acme:c; } | job-step scrape --from -
  job-step -q filter --from scrape -- sed '/acme:b/s/}$/,"outcome":{"status":"filtered","stage":"filter","rule":"title.reject","value":"T"}}/'
  job-step -q details --tries 1 --from filter -- sh -c "sed '/acme:c/s/}\$/,\"error\":{\"stage\":\"scrape\",\"code\":\"detail_timeout\",\"message\":\"no answer\",\"retry\":true}}/'"
  listing t:acme:d | job-step scrape --from -
}

@test "without a workspace, and with what does not go together" {
  rm config.toml
  local command
  for command in list status 'why x' 'retry --all'; do
    fails_with 2 job-hunt $command
    [[ $stderr == *workspace* ]]
  done
  : >config.toml
  fails_with 2 job-hunt list --status nothing
  [[ $stderr == *"'nothing'"*"'pending'"*"'failed'"* ]]
  fails_with 2 job-hunt list -n 0
  fails_with 2 job-hunt status --json --prometheus
  fails_with 2 job-hunt why
  fails_with 2 job-hunt retry
  fails_with 2 job-hunt retry --all x
  [[ ! -e state ]]
}

@test "an empty hunt is shown, and not well" {
  run --separate-stderr job-hunt list
  [[ $status == 0 && -z $output && -z $stderr ]]
  run --separate-stderr job-hunt status
  [[ $status == 1 && $output == *"problem: it has not run yet"* ]]
  fails_with 1 job-hunt why t:acme:a
  run --separate-stderr job-hunt retry --all
  [[ $status == 0 && $stderr == *"nothing was given up" ]]
  [[ ! -e state ]]
}

@test "list says where each listing stands" {
  hunt_by_hand
  job-hunt list --json >all
  [[ $(jq -r '[.id, .standing.status, .standing.stage, .standing.next // ""] |
    join(" ")' all | sort) == "\
t:acme:a scraped details lookup-company
t:acme:b filtered filter 
t:acme:c failed details 
t:acme:d pending scrape filter" ]]
  [[ $(jq -r 'select(.id == "t:acme:b").standing.because' all) == \
    "title.reject: T" ]]
  [[ $(jq -r 'select(.id == "t:acme:c").standing.because' all) == \
    "detail_timeout: no answer, tried 1 time" ]]
  # All else is as it was.
  [[ $(jq -c 'del(.standing)' all | grep acme:d) == "$(listing t:acme:d)" ]]
  [[ $(job-hunt list --json --status failed,pending | wc -l) == 2 ]]
  [[ $(job-hunt list --json -n 1 | jq -r .id) == t:acme:a ]]
  run --separate-stderr job-hunt list -n 2
  [[ $status == 0 && ${lines[1]} == *70*scraped*"T t:acme:a"* ]]
  [[ $output == *"2 listings; 1 filtered"*"the first 2 of them"* ]]
}

@test "hostile text is shown, not sent" {
  listing 't:acme:x' ',"company":{"name":"\u001b[31mE\u202e"}' |
    job-step scrape --from -
  job-hunt list >out
  job-hunt why t:acme:x >>out
  run -1 grep -q $'\x1b\|\u202e' out
  [[ $(grep -c 'u{1b}\[31mE' out) == 2 ]]
}

@test "why tells every decision, for a person and for a program" {
  hunt_by_hand
  run --separate-stderr job-hunt why acme:b
  [[ $status == 0 && ${lines[0]} == "t:acme:b  filtered" ]]
  [[ $output == *"2026-08-20 12:00  filter          filtered"* ]]
  [[ $output == *"  title.reject: T"* && $output != *details* ]]
  run --separate-stderr job-hunt why https://a.example/t:acme:c t:acme:d
  [[ $output == *"given up"*"no answer, tried 1 time"*"due with the next run" ]]
  [[ $(job-hunt why --json t:acme:b | jq -c '[.kind, .stage, .verdict]') == \
    '["decision","scrape","found"]'$'\n''["decision","filter","filtered"]' ]]
  fails_with 1 job-hunt why t:acme:q
  [[ $stderr == *"did you mean 't:acme:"* ]]
  fails_with 1 job-hunt why acme
  [[ $stderr == *"more than one"* ]]
}

@test "status counts, and says what is wrong" {
  hunt_by_hand
  run --separate-stderr job-hunt status
  [[ $status == 1 && -z $stderr ]]
  [[ $output == *"problem: 'details' has given up 1 listing,"* ]]
  run job-hunt status --json
  [[ $status == 1 ]]
  printf '%s\n' "$output" >json
  [[ $(jq -c 'select(.id == "filter") | [.new, .done, .filtered, .dead]' \
    json) == '[1,2,1,0]' ]]
  [[ $(jq -c 'select(.id == "details") | [.new, .done, .filtered, .dead]' \
    json) == '[0,1,0,1]' ]]
  [[ $(jq -c 'select(.kind == "hunt") | [.healthy, (.problems | length)]' \
    json) == '[false,2]' ]]
  run job-hunt status --prometheus
  [[ $status == 1 ]]
  [[ $output == *'jobutils_listings{stage="details",status="dead"} 1'* ]]
  [[ $(grep -cv '^#\|^jobutils_[a-z_]*\({[^}]*}\)\? [0-9]*$' <<<"$output") == 0 ]]
}

@test "a step that works is seen to" {
  hunt_by_hand
  flock state/filter/lock sleep 20 &
  local holder=$!
  while flock -n state/filter/lock true; do sleep 0.05; done
  run job-hunt status
  kill "$holder"
  wait "$holder" || true
  [[ $(grep '^filter' <<<"$output") == *running* ]]
}

@test "damage is told, and all else shown" {
  hunt_by_hand
  job-step -q filter --from scrape -- cat
  sed -i '2s/acme/acne/' state/filter/0000000001.ndjson
  run --separate-stderr job-hunt status
  [[ $status == 1 && $output == *"problem: 'state/filter/"*damaged* ]]
  [[ $output == *scrape*4*details* ]]
  fails_with 3 job-hunt why t:acme:a
}

@test "retry revives what failed, and the next step tries it" {
  hunt_by_hand
  run --separate-stderr job-hunt retry --all
  [[ $status == 0 && $stderr == *"'details' will try 1 listing again" ]]
  job-step -q filter --from scrape -- cat
  job-step -q details --from filter -- cat
  [[ $(job-hunt list --json --status failed) == "" ]]
  fails_with 2 job-hunt retry t:acme:c
  [[ $stderr == *"no step has an error of 't:acme:c'" ]]
}
