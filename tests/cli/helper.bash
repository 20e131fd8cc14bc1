# Loaded by the suites: the executables under test, an empty home, and what the
# tests must know of an executable besides its name.

bats_require_minimum_version 1.5.0

project=$(cd "$BATS_TEST_DIRNAME/../.." && pwd -P)
fixtures=$project/tests/fixtures
build=${JOBUTILS_BUILD:-$project/build}
PATH=$build/cmd:$PATH

# TOOLS names the executables to test; all of them unless it is set.
tools() {
  local source
  if [[ -n ${TOOLS-} ]]; then
    printf '%s\n' $TOOLS
    return
  fi
  for source in "$project"/cmd/*.cc; do
    basename "$source" .cc
  done
}

# A new executable that is no filter over listings needs a row here.
#   kind     filter: passes on untouched what is not its own
#            sink: writes for a person
#            tool: reads no records
#            state: works on journals, and has a suite of its own
#   args     with which it needs no network
#   own      a line that it works on
#   much     a stream that shows whether its memory grows
#   section  its section in config.toml, where it is not the tool's name
#   setting  a key of that section, and three values that each
#            give another output, where it has such
describe() {
  kind=filter
  args=()
  section=${1#job-}
  setting=()
  much=256M
  own='{"kind":"listing","id":"t:b:1","url":"https://b.example/1",'
  own+='"title":"Engineer","mine":[12345678901234567890123,"\/"],'
  own+='"description":"C++ and Linux.","posted_at":"2026-08-19"}'
  case $1 in
    job-discover)
      own='https://boards.greenhouse.io/acme'
      setting=(timeout)
      ;;
    job-due)
      own='{"kind":"source","id":"lever:acme","schedule":{"every":"6h"}}'
      setting=(cap)
      ;;
    job-diff)
      setting=(daily)
      ;;
    job-scrape)
      args=(--offline --exchanges "$fixtures/exchanges.ndjson"
        --definitions "$fixtures/definitions")
      own='{"kind":"source","type":"shelf","board":"acme",'
      own+='"url":"https://shelf.example/acme"}'
      setting=(timeout)
      ;;
    job-score)
      setting=(pass 90 10 90)
      ;;
    job-filter)
      setting=(strikes)
      ;;
    job-extract)
      setting=(sure 96 10 96)
      ;;
    job-lookup-company)
      section=company
      setting=(companies)
      ;;
    job-match)
      args=(--profile "$project/examples/profile.json")
      setting=(min 90 1 90)
      ;;
    job-draft)
      args=(--profile "$project/examples/profile.json")
      setting=(language en de en)
      much=32M  # a millisecond a listing
      ;;
    job-profile)
      kind=tool
      own='{"basics":{"name":"Robin Adler"}}'
      ;;
    job-pick)
      setting=(count 1 2 3)
      ;;
    job-hunt | job-log | job-step)
      kind=state
      ;;
    job-table)
      kind=sink
      setting=(columns title url title,url)
      ;;
    job-report)
      kind=sink
      setting=(top 1 2 3)
      ;;
  esac
}

# for_each FUNCTION: calls it with each executable, described.
for_each() {
  local tool count=0
  for tool in $(tools); do
    describe "$tool"
    echo "# $tool"  # shown when the test fails
    [[ -x $build/cmd/$tool ]] || { echo "not built"; return 1; }
    "$1" "$tool"
    count=$((count + 1))
  done
  ((count > 0))
}

# The same for those that read records.
for_each_stream() {
  local stream=$1
  of_streams() { [[ $kind == tool || $kind == state ]] || "$stream" "$1"; }
  for_each of_streams
}

# The same for all, and once more with each command, in $verb, of those that
# have some.
for_each_command() {
  local each=$1
  of_commands() {
    local words verb=()
    "$each" "$1"
    mapfile -t words < <(commands_of "$1")
    for verb in "${words[@]}"; do
      echo "# $1 $verb"
      verb=($verb)
      "$each" "$1"
    done
  }
  for_each of_commands
}

# An empty home, workspace and current folder, nothing of the caller's.
sandbox() {
  local name
  for name in "${!JOBUTILS_@}"; do
    [[ $name == JOBUTILS_BUILD || $name == JOBUTILS_SANITIZE ]] ||
      unset "$name"
  done
  export HOME=$BATS_TEST_TMPDIR/home JOBUTILS_NOW=2026-08-20T12:00:00Z
  export XDG_CONFIG_HOME=$HOME/.config XDG_CACHE_HOME=$HOME/.cache
  export XDG_DATA_HOME=$HOME/.local/share TZ=UTC LC_ALL=C.UTF-8
  unset NO_COLOR COLUMNS
  mkdir -p "$HOME" "$BATS_TEST_TMPDIR/work"
  cd "$BATS_TEST_TMPDIR/work" || return
}

listings() { "$build/tests/bench/generate-listings" "$@"; }

event='{"kind":"event","id":"e","n":1.50}'

# fails_with STATUS COMMAND...: that exit status, nothing on stdout, and one
# line of its own on stderr, which is left in $stderr.
fails_with() {
  local expected=$1
  shift
  run --separate-stderr "$@"
  [[ $status == "$expected" ]] || { echo "status $status: $stderr"; return 1; }
  [[ -z $output ]] || { echo "stdout: $output"; return 1; }
  [[ $stderr == "$(basename "$1"): "* ]] || { echo "stderr: $stderr"; return 1; }
}

# The commands that --help names, a line each, and behind each its own: "source",
# "source add".
commands_of() {
  local word
  for word in $("$@" --help |
    sed -n '/^Commands:$/,/^$/s/^  \([a-z-]*\) .*/\1/p'); do
    echo "${*:2}${2:+ }$word"
    commands_of "$@" "$word"
  done
}

# The long options that --help names, one a line, sorted.
help_options() {
  "$@" --help | grep -oE '^ +(-[A-Za-z0-9], )?--[a-z][a-z0-9-]*' |
    grep -oE -- '--[a-z0-9-]+' | LC_ALL=C sort -u
}

# The same of all its commands.
all_options() {
  local word
  { help_options "$1"
    while read -r word; do help_options "$1" $word; done < <(commands_of "$1")
  } | LC_ALL=C sort -u
}

# The long options that a part of a man page on stdin documents, likewise.
page_options() {
  grep -E '^\.It Fl' | grep -oE 'Fl -[a-z0-9-]+' | sed 's/^Fl -/--/' |
    LC_ALL=C sort -u
}
