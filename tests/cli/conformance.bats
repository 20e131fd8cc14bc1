#!/usr/bin/env bats
# What every executable does alike; jobutils(7). TOOLS narrows it down.

load helper

setup() { sandbox; }

# Gone wrong inside a function, a test fails only if `set -e` is in force
# there, so checks are plain commands, never parts of a condition.

@test "--help is on stdout, examples first" {
  check() {
    run --separate-stderr "$1" "${verb[@]}" --help
    [[ $status == 0 && -z $stderr ]]
    [[ ${lines[0]} == *"$1"* ]]
    local examples options
    examples=$(grep -nim1 '^examples' <<<"$output" | cut -d: -f1)
    options=$(grep -nm1 -- '--help' <<<"$output" | cut -d: -f1)
    ((examples < options))
    grep -q "^ .*$1" <<<"$output"
  }
  for_each_command check
}

@test "--version names the tool and the version of the project" {
  local version
  version=$(sed -n 's/^project(jobutils VERSION \([0-9.]*\).*/\1/p' \
    "$project/CMakeLists.txt")
  [[ -n $version ]]
  check() {
    run --separate-stderr "$1" "${verb[@]}" --version
    [[ $status == 0 && -z $stderr && $output == *"$1"*"$version"* ]]
  }
  for_each_command check
}

@test "an unknown flag exits 2 and says what was expected" {
  check() {
    fails_with 2 "$1" "${verb[@]}" --no-such-flag <<<"$own"
    [[ $stderr == *--no-such-flag* && $stderr == *--help* ]]
    fails_with 2 "$1" "${verb[@]}" --verison <<<"$own"
    [[ $stderr == *--version* ]]
  }
  for_each_command check
}

@test "an unknown command exits 2 and says what was expected" {
  check() {
    local words
    mapfile -t words < <(commands_of "$1")
    ((${#words[@]} > 0)) || return 0
    fails_with 2 "$1"
    [[ $stderr == *command*--help* ]]
    fails_with 2 "$1" "${words[0]}s"
    [[ $stderr == *"'${words[0]}s'"*"'${words[0]}'"* ]]
    fails_with 2 "$1" -q "${words[0]}"
  }
  for_each check
}

@test "a missing or bad value of a flag exits 2" {
  check() {
    "$1" "${verb[@]}" --help >help
    grep -q '^  -n, ' help || return 0
    fails_with 2 "$1" "${verb[@]}" -n
    fails_with 2 "$1" "${verb[@]}" -n many
    [[ $stderr == *many* ]]
    fails_with 2 "$1" "${verb[@]}" -n -3
  }
  for_each_command check
}

@test "a file that is named and missing exits 2" {
  check() {
    fails_with 2 "$1" "${args[@]}" no/such.ndjson
    [[ $stderr == *no/such.ndjson* ]]
    printf '%s\n' "$event" >there
    fails_with 2 "$1" "${args[@]}" there no/such.ndjson
  }
  for_each check
}

@test "empty input gives empty output" {
  check() {
    run --separate-stderr "$1" "${args[@]}" </dev/null
    [[ $status == 0 && -z $output && -z $stderr ]]
    [[ $("$1" "${args[@]}" </dev/null | wc -c) == 0 ]]
  }
  for_each_stream check
}

@test "other kinds and records at rest survive byte for byte" {
  check() {
    [[ $kind == filter ]] || return 0
    "$1" "${args[@]}" <"$fixtures/odd.ndjson" >out 2>err
    cmp "$fixtures/odd.ndjson" out
    [[ ! -s err ]]
  }
  for_each check
}

@test "unknown keys of its own records survive byte for byte" {
  check() {
    [[ $kind == filter && $own == '{"kind":"listing"'* ]] || return 0
    "$1" "${args[@]}" <<<"$own" >out
    [[ $(wc -l <out) == 1 ]]
    [[ $(<out) == "${own%\}}"[,\}]* ]]
  }
  for_each check
}

@test "files and - are read in order, as stdin is" {
  check() {
    printf '%s\n' "$event" >first
    printf '%s\n' "$own" >last
    "$1" "${args[@]}" first - last <"$fixtures/odd.ndjson" >files
    cat first "$fixtures/odd.ndjson" last | "$1" "${args[@]}" >stdin
    cmp files stdin
  }
  for_each_stream check
}

@test "a missing last newline is fine" {
  check() {
    printf '%s\n%s\n' "$event" "$own" | "$1" "${args[@]}" >with
    printf '%s\n%s' "$event" "$own" | "$1" "${args[@]}" >without
    [[ -s with ]]
    cmp with without
  }
  for_each_stream check
}

@test "blank lines and CRLF are no records" {
  check() {
    printf '\n%s\n \n\r\n%s\n' "$event" "$own" | "$1" "${args[@]}" >with
    printf '%s\n%s\n' "$event" "$own" | "$1" "${args[@]}" >without
    cmp with without
  }
  for_each_stream check
}

@test "a bad line costs one record, and the run ends in 1" {
  check() {
    local bad='{"kind":"listing","id":[1,,2]}'
    printf '%s\n' "$event" "$bad" "$own" >in
    printf '%s\n' "$event" "$own" | "$1" "${args[@]}" >good
    run -1 "$1" "${args[@]}" in
    printf '%s\n' "$output" >out
    if [[ $kind == filter ]]; then
      grep '^{"kind":"malformed"' out >lost
      jq -es --arg bad "$bad" --arg stage "${1#job-}" 'length == 1 and (.[0] |
        .error.stage == $stage and .error.code == "malformed" and
        (.error.message | contains("byte 26")) and .error.retry == false and
        .raw == $bad and .bytes == ($bad | length))' <lost
      grep -v '"kind":"malformed"' out >rest
      cmp good rest
    else
      grep -q Engineer out
    fi
  }
  for_each_stream check
}

@test "each way a line can be no record is told" {
  check() {
    [[ $kind == filter ]] || return 0
    printf '%s\n' '{"a":1' '{"a":1}}' '{"a":01}' '{"a":"\x"}' '{"a":tru}' \
      '{"a":1,}' '{a:1}' $'{"a":"\xff"}' $'{"a":"\x01"}' \
      "{\"a\":$(printf '[%.0s' {1..1001})$(printf ']%.0s' {1..1001})}" >in
    run -1 "$1" "${args[@]}" in
    [[ $(grep -c '^{"kind":"malformed","error":{' <<<"$output") == 10 ]]
  }
  for_each check
}

@test "a line over 4 MiB costs one record" {
  check() {
    [[ $kind == filter ]] || return 0
    { printf '%s\n{"kind":"event","a":"' "$event"
      head -c 5000000 /dev/zero | tr '\0' a
      printf '"}\n%s\n' "$event"; } >in
    run -1 "$1" "${args[@]}" in
    [[ ${lines[0]} == "$event" && ${lines[2]} == "$event" ]]
    [[ ${#lines[1]} -lt 5000 && ${lines[1]} == *'"bytes":5000023'* ]]
  }
  for_each check
}

@test "--strict stops at the first error" {
  check() {
    printf '%s\n' "$event" '{"bad' "$event" "$event" >in
    run -1 "$1" "${args[@]}" --strict in
    [[ $kind == sink ]] || ((${#lines[@]} <= 2))
  }
  for_each_stream check
}

@test "-n N reads no more than N records" {
  check() {
    [[ $1 != job-pick ]] || return 0  # its -n is the best N
    printf '%s\n' "$event" "$event" "$event" | "$1" "${args[@]}" -n 2 >out
    [[ $kind == sink || $(wc -l <out) == 2 ]]
    # It does not wait for a third.
    { printf '%s\n' "$event" "$event"; sleep 5; } |
      timeout 3 "$1" "${args[@]}" -n 2 >out
  }
  for_each_stream check
}

@test "a full disk exits 3" {
  [[ -c /dev/full ]] || skip "no /dev/full here"
  check() {
    run --separate-stderr bash -c '"$@" >/dev/full' - "$1" --help
    [[ $status == 3 && $stderr == "$1: "* ]]
    [[ $kind != state ]] || return 0
    local input=$event$'\n'$own
    [[ $kind != tool ]] || input=$own
    run --separate-stderr bash -c '"$@" >/dev/full' - "$1" "${args[@]}" \
      <<<"$input"
    [[ $status == 3 && $stderr == "$1: "*"No space left on device"* ]]
  }
  for_each check
}

@test "input that cannot be read exits 3" {
  check() {
    [[ $kind != state ]] || return 0
    run --separate-stderr "$1" "${args[@]}" /
    [[ $status == 3 && -z $output && $stderr == "$1: "* ]]
  }
  for_each check
}

@test "a reader that goes away ends it, silently, with 0" {
  check() {
    local line=$event
    [[ $kind == filter ]] || line=$own
    run --separate-stderr timeout 30 bash -c '
      yes "$1" | { "${@:2}"; echo "$?" >rc; } | head -n 1 >/dev/null' \
      - "$line" "$1" "${args[@]}"
    [[ $status == 0 && -z $stderr && $(<rc) == 0 ]]
  }
  for_each_stream check
}

@test "a record comes out before the next one comes in" {
  check() {
    [[ $kind == filter ]] || return 0
    { printf '%s\n' "$event"; sleep 4; } | "$1" "${args[@]}" |
      { IFS= read -r -t 3 line; [[ $line == "$event" ]]; }
  }
  for_each check
}

@test "memory stays flat on a long stream and on the largest record" {
  [[ ${JOBUTILS_SANITIZE:-0} == 0 ]] || skip "sanitizers take memory"
  # 16 MiB, of which a start may take 2; libraries that the network needs are
  # mapped at the start and shared with others, so they count there.
  check() {
    local most
    command time -f %M -o peak "$1" --version >/dev/null
    most=$(($(<peak) + 14336))
    listings --bytes "$much" |
      command time -f %M -o peak "$1" "${args[@]}" >/dev/null
    echo "$(<peak) KiB of $most"
    (($(<peak) <= most))
    { printf '{"kind":"event","a":"'
      head -c 4190000 /dev/zero | tr '\0' a
      printf '"}\n'; } >large
    cat large large large >in
    command time -f %M -o peak "$1" "${args[@]}" <in >out
    echo "$(<peak) KiB for records of 4 MiB"
    (($(tail -n 1 peak) <= most))
    [[ $kind == sink ]] || cmp in out
  }
  for_each_stream check
}

@test "the man page names the options that --help names" {
  check() {
    local page=$project/man/$1.1 word words
    mandoc -T lint -W warning "$page"
    page_options <"$page" >documented
    all_options "$1" >helped
    diff documented helped
    grep -q "^\.Nm $1" "$page"
    # Of a command, what the others do not have stands in its own part.
    sed -n '/^\.Sh OPTIONS$/,/^\.Sh/p' "$page" | page_options >common
    mapfile -t words < <(commands_of "$1")
    for word in "${words[@]}"; do
      sed -n "/^\.Ss $word\$/,/^\.S[sh]/p" "$page" | page_options >documented
      help_options "$1" $word | LC_ALL=C comm -23 - common >helped
      diff documented helped
    done
  }
  for_each check
}

@test "completions parse and name the options that --help names" {
  check() {
    { all_options "$1"; commands_of "$1" | tr ' ' '\n'; } >options
    [[ -s options ]]
    local shell option
    for shell in bash zsh fish; do
      "$1" --completion "$shell" >"completion.$shell"
      while read -r option; do
        grep -q -e "${option#--}" "completion.$shell"
      done <options
      if command -v "$shell" >/dev/null; then
        "$shell" -n "completion.$shell"
      else
        echo "# $shell is not installed: its completion is not parsed" >&3
      fi
    done
    fails_with 2 "$1" --completion tcsh
  }
  for_each check
}

@test "a misspelt key in config.toml exits 2 with file, line and nearest" {
  check() {
    local misspelt=${setting[0]}x
    mkdir -p space
    printf '[%s]\n\n%s = 1\n' "$section" "$misspelt" >space/config.toml
    fails_with 2 "$1" "${args[@]}" -C space <<<"$own"
    [[ $stderr == *space/config.toml:3:*"'$misspelt'"*"'${setting[0]}'"* ]]
    printf '\n[%sx]\n' "$section" >space/config.toml
    fails_with 2 "$1" "${args[@]}" -C space <<<"$own"
    [[ $stderr == *space/config.toml:2:*"'${section}x'"*"'$section'"* ]]
    printf '[%s\n' "$section" >space/config.toml
    fails_with 2 "$1" "${args[@]}" -C space <<<"$own"
    [[ $stderr == *space/config.toml:1:* ]]
  }
  for_each_stream check
}

@test "defaults < config file < environment < flags" {
  check() {
    ((${#setting[@]} == 4)) || return 0
    local option=${setting[0]} variable i quote
    variable=JOBUTILS_${option//-/_}
    variable=${variable^^}
    listings --count 5 >in
    for i in 1 2 3; do
      "$1" "${args[@]}" "--$option" "${setting[i]}" in >"$i"
    done
    # They can be told apart.
    run -1 cmp -s 1 2
    run -1 cmp -s 2 3
    mkdir -p space
    [[ ${setting[1]} == [0-9]* ]] && quote='' || quote='"'
    printf '[%s]\n%s = %s\n' "$section" "$option" \
      "$quote${setting[1]}$quote" \
      >space/config.toml
    "$1" "${args[@]}" -C space in | cmp - 1
    (cd space && "$1" "${args[@]}" ../in) | cmp - 1
    export "$variable=${setting[2]}"
    "$1" "${args[@]}" -C space in | cmp - 2
    "$1" "${args[@]}" -C space "--$option" "${setting[3]}" in | cmp - 3
    unset "$variable"
  }
  for_each check
}

@test "a time that is none exits 2" {
  check() {
    JOBUTILS_NOW=yesterday fails_with 2 "$1" "${args[@]}" <<<"$own"
    [[ $stderr == *JOBUTILS_NOW* ]]
  }
  for_each check
}
