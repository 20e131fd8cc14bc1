#!/usr/bin/env bats
# job-scrape against a real server on loopback that misbehaves.

load helper

setup_file() {
  local pages=$BATS_FILE_TMPDIR/pages
  mkdir -p "$pages" "$BATS_FILE_TMPDIR/definitions"
  jq -nc '{jobs: [range(3) | {id: ., url: "https://b.example/\(.)",
    title: "Engineer \(.)", text: "<p>C++ &amp; Linux</p>"}]}' \
    >"$pages/good.json"
  echo '<!doctype html><title>Careers</title><h1>Welcome</h1>' \
    >"$pages/page.html"
  head -c 150 "$pages/good.json" >"$pages/halved.json"
  echo '{"results":{"hits":[{"id":1}]}}' >"$pages/shape.json"
  echo '{"jobs":{"id":1}}' >"$pages/object.json"
  echo '{"jobs":[]}' >"$pages/none.json"
  : >"$pages/nothing.json"
  echo '{"jobs":[{"id":1,"url":"https://b.example/1"},
    {"id":2,"title":"No address"},
    {"id":3,"url":"https://b.example/3","title":"Whole"}]}' \
    >"$pages/untitled.json"
  jq -nc '{jobs: [range(4000) | {id: ., url: "https://b.example/\(.)",
    title: "Engineer \(.)", text: ("<p>" + "C++ and Linux. " * 340 + "</p>")}]}' \
    >"$pages/large.json"
  head -c 20000000 /dev/zero | tr '\0' '[' >"$pages/deep.json"

  python3 "$BATS_TEST_DIRNAME/../fixtures/http_server.py" --root "$pages" \
    --port-file "$BATS_FILE_TMPDIR/port" >/dev/null 2>&1 3>&- &
  echo $! >"$BATS_FILE_TMPDIR/pid"
  local tries
  for tries in {1..100}; do
    [[ ! -s $BATS_FILE_TMPDIR/port ]] || break
    sleep 0.1
  done
  local host
  host=http://127.0.0.1:$(<"$BATS_FILE_TMPDIR/port")
  local shelf=$BATS_TEST_DIRNAME/../fixtures/definitions/shelf.toml
  sed "s|https://shelf.example/api/|$host/|" "$shelf" \
    >"$BATS_FILE_TMPDIR/definitions/shelf.toml"
  sed "s|https://shelf.example/api/|$host/status/|; s|shelf|status|" "$shelf" \
    >"$BATS_FILE_TMPDIR/definitions/status.toml"
}

teardown_file() { kill "$(<"$BATS_FILE_TMPDIR/pid")"; }

setup() { sandbox; }

sources() {
  local board
  for board; do
    printf '{"kind":"source","type":"shelf","board":"%s"}\n' "$board"
  done
}

# scrape EXPECTED-STATUS ARGUMENT...: stdin to out, its scrape records to
# how.ndjson.
scrape() {
  local expected=$1 status=0
  shift
  job-scrape --definitions "$BATS_FILE_TMPDIR/definitions" "$@" >out 2>err ||
    status=$?
  grep '^{"kind":"scrape"' out >how.ndjson || true
  cat how.ndjson err
  [[ $status == "$expected" ]]
}

# how BOARD: the status of its scrape record, and the reason behind it.
how() {
  jq -r --arg board "$1" 'select(.source.board == $board) |
    [.status, .reason // empty] | join(" ")' how.ndjson
}

listed() { grep -c '^{"kind":"listing"' out || true; }

@test "a good board is ok, with its listings before its scrape record" {
  sources good | scrape 0
  [[ $(how good) == ok && $(listed) == 3 ]]
  [[ $(tail -n 1 out) == '{"kind":"scrape"'* ]]
  head -n 1 out | jq -e '.title == "Engineer 0" and .id == "shelf:good:0" and
    .description == "C++ & Linux" and .source.board == "good"'
}

@test "404 is gone" {
  sources missing | scrape 1
  [[ $(how missing) == "gone not_found" && $(listed) == 0 ]]
}

@test "what a board answers instead of its listings is told" {
  local pair
  for pair in page=not_json halved=cut_off nothing=not_json shape=shape \
    object=shape deep=bad_json; do
    sources "${pair%=*}" | scrape 1
    [[ $(how "${pair%=*}") == "broken ${pair#*=}" && $(listed) == 0 ]]
    jq -e '.message and .listings == 0' how.ndjson >/dev/null
  done
}

@test "an empty list is empty, and no failure" {
  sources none | scrape 0
  [[ $(how none) == empty && $(listed) == 0 ]]
}

@test "statuses: 429 throttled, 401 and 403 blocked, 410 gone, 500 broken" {
  local pair
  for pair in '429=throttled rate_limited' '401=blocked unauthorized' \
    '403=blocked forbidden' '410=gone gone' '500=broken http_status'; do
    printf '{"kind":"source","type":"status","board":"%s"}\n' "${pair%=*}" |
      scrape 1
    [[ $(how "${pair%=*}") == "${pair#*=}" ]]
  done
}

@test "20 MB come through" {
  sources large | scrape 0
  [[ $(how large) == ok && $(listed) == 4000 ]]
}

@test "a hang ends at --timeout, a cut or reset answer at once" {
  SECONDS=0
  local pair
  for pair in hang=timeout silent=timeout cut=transfer reset=transfer \
    empty-reply=transfer cut-chunked=transfer; do
    sources "${pair%=*}" | scrape 1 --timeout 1
    [[ $(how "${pair%=*}") == "broken ${pair#*=}" && $(listed) == 0 ]]
  done
  ((SECONDS < 20))
}

@test "nobody there is a source that failed, not an end" {
  sed "s|http://127.0.0.1:[0-9]*/|http://127.0.0.1:1/|; s|shelf|closed|" \
    "$BATS_FILE_TMPDIR/definitions/shelf.toml" \
    >"$BATS_FILE_TMPDIR/definitions/closed.toml"
  { echo '{"kind":"source","type":"closed","board":"acme"}'
    sources good; } | scrape 1
  rm "$BATS_FILE_TMPDIR/definitions/closed.toml"
  [[ $(how acme) == "broken connect" && $(how good) == ok ]]
}

@test "a listing without title or address is an error record" {
  sources untitled | scrape 1
  [[ $(listed) == 3 ]]
  grep '"kind":"listing"' out | jq -se '(map(select(.error)) | length) == 2 and
    (map(select(.title == "Whole" and (has("error") | not))) | length) == 1 and
    all(.[] | select(.error); .error.stage == "scrape" and .error.code)'
}

@test "the bad ones cost the good ones nothing" {
  sources missing good page halved hang shape none reset large |
    scrape 1 --timeout 20
  [[ $(wc -l <how.ndjson) == 9 ]]
  [[ $(how good) == ok && $(how large) == ok && $(how none) == empty ]]
  [[ $(listed) == 4003 ]]
}

@test "an unknown type and a bad board are failures of their own" {
  { echo '{"kind":"source","type":"no-such","board":"acme"}'
    echo '{"kind":"source","type":"shelf","board":"../../etc"}'
    echo '{"kind":"source"}'
    sources good; } | scrape 1
  [[ $(how good) == ok && $(listed) == 3 ]]
  [[ $(jq -c 'select(.error)' out | wc -l) == 3 ]]
}

@test "offline from what was recorded gives the same bytes" {
  sources good | scrape 0 --exchanges kept.ndjson
  mv out live
  sources good | scrape 0 --offline --exchanges kept.ndjson
  cmp live out

  local boards=(missing good page halved shape none large status hang)
  sources "${boards[@]}" | scrape 1 --timeout 2 --exchanges all.ndjson
  sort out >live
  sources "${boards[@]}" | scrape 1 --offline --exchanges all.ndjson
  sort out | cmp live -
}

@test "offline without the exchange is a failed source, and opens no socket" {
  : >kept.ndjson
  sources good | scrape 1 --offline --exchanges kept.ndjson
  [[ $(listed) == 0 && $(how good) == "broken no_exchange" ]]
  run -2 job-scrape --offline --exchanges no-such.ndjson </dev/null
}

@test "a listing that has its text passes untouched" {
  echo '{"kind":"listing","id":"shelf:good:0","description":"here", "x":1.0}' \
    >in
  scrape 0 <in
  cmp in out
}

@test "a definition with an unknown key or transform exits 2 with its line" {
  mkdir own
  sed 's|^name = .*|nmae = "Shelf"|' \
    "$BATS_FILE_TMPDIR/definitions/shelf.toml" >own/shelf.toml
  fails_with 2 job-scrape --definitions own <<<'{}'
  [[ $stderr == *own/shelf.toml:*nmae*name* ]]
  sed 's/| html/| hmtl/' \
    "$BATS_FILE_TMPDIR/definitions/shelf.toml" >own/shelf.toml
  local line
  line=$(grep -n hmtl own/shelf.toml | cut -d: -f1)
  fails_with 2 job-scrape --definitions own <<<'{}'
  [[ $stderr == *own/shelf.toml:$line:*hmtl*html* ]]
}

# A definition whose board is a path of the server itself.
anywhere() {
  local host
  host=http://127.0.0.1:$(<"$BATS_FILE_TMPDIR/port")
  mkdir -p anywhere
  sed "s|https://shelf.example/api/{board}|$host/{board}/9|; s|shelf|at|" \
    "$BATS_TEST_DIRNAME/../fixtures/definitions/shelf.toml" >anywhere/at.toml
}

@test "what is done comes out while another source hangs" {
  anywhere
  { printf '{"kind":"source","type":"at","board":"%s"}\n' status wait; } |
    job-scrape -q --definitions anywhere --timeout 20 |
    { IFS= read -r -t 4 line && jq -e '.kind == "scrape"' <<<"$line"; }
}

@test "fetching ends soon after its reader went away" {
  anywhere
  SECONDS=0
  printf '{"kind":"source","type":"at","board":"wait"}\n' |
    job-scrape -q --definitions anywhere --timeout 20 | true
  [[ ${PIPESTATUS[1]} == 0 ]]
  ((SECONDS < 6))
}

@test "a closed standard stream is exit 3, and no file takes its place" {
  sources good >in
  for stream in '<&-' '>&-' '2>&-'; do
    run -3 bash -c "job-scrape --definitions '$BATS_FILE_TMPDIR/definitions' \
      --exchanges ex.ndjson in $stream"
    [[ ! -s ex.ndjson ]]
  done
}
