# Sourced by pipelines/quickstart, tests/run and tests/bench/run: the Debian
# packages that jobutils needs, and the build in build/. The caller has set
# -euo pipefail; everything said here goes to stderr.

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
build=$root/build
self=${0##*/}
install=yes  # no: --no-install

# dpkg and apt-get look for programs that a user's PATH may not have.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin

build_packages=(g++ cmake make ninja-build pkg-config ca-certificates
  libcli11-dev libcurl4-openssl-dev libgumbo-dev libpoppler-cpp-dev libre2-dev
  libtomlplusplus-dev libzstd-dev)
test_packages=("${build_packages[@]}" bats chromium-headless-shell fish git jq
  libgtest-dev mandoc openssl python3 time zsh)

say() { printf '%s: %s\n' "$self" "$*" >&2; }

# die STATUS MESSAGE...
die() {
  local status=$1
  shift
  say "$*"
  exit "$status"
}

# missing_packages NAME...: those that dpkg does not hold as installed.
missing_packages() {
  local installed name
  installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" \
    2>/dev/null || true)
  for name; do
    grep -qxF "$name installed" <<<"$installed" || printf '%s\n' "$name"
  done
}

# need_packages NAME...: installs what is missing of these.
need_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "this is no Debian: going on without a look at its packages, $*"
    return
  fi
  local missing as_root=()
  missing=$(missing_packages "$@")
  [[ -n $missing ]] || return 0
  mapfile -t missing <<<"$missing"
  say "missing Debian packages: ${missing[*]}"
  [[ $install == yes ]] || die 3 "nothing installed, as --no-install says"
  if ((EUID != 0)); then
    command -v sudo >/dev/null ||
      die 3 "cannot install them: neither root nor sudo; as root type:" \
        "apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y
    -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300)
  say "installing them (apt-get)"
  "${as_root[@]}" update >&2 </dev/null ||
    say "apt-get update failed; trying with the lists that are here"
  "${as_root[@]}" install --no-install-recommends --no-remove \
    "${missing[@]}" >&2 </dev/null ||
    die 3 "cannot install the packages: apt-get failed, see above"
}

# One job a core, but no more than memory bears (1 GiB each).
build_jobs() {
  local jobs memory
  jobs=$(getconf _NPROCESSORS_ONLN || echo 1)
  if [[ -r /proc/meminfo ]]; then
    memory=$(awk '$1 == "MemAvailable:" { print int($2 / 1048576) }' \
      /proc/meminfo)
    ((jobs <= memory)) || jobs=$memory
  fi
  ((jobs >= 1)) || jobs=1
  printf '%s\n' "$jobs"
}

# build_project TESTS [TARGET...]: configures when build/ was not, or was
# without the tests and TESTS is ON; builds the targets, or all.
build_project() {
  local tests=$1 cache=$build/CMakeCache.txt generated
  shift
  generated=no
  if grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache" &&
    [[ -f $build/build.ninja || -f $build/Makefile ]]; then
    generated=yes
  fi
  if [[ $generated == no ]]; then
    say "configuring a release build in $build"
    cmake --fresh -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
      -DJOBUTILS_TESTS="$tests" >&2 || die 3 "cannot configure, see above"
  elif [[ $tests == ON ]] && ! grep -q '^JOBUTILS_TESTS:BOOL=ON' "$cache"; then
    say "adding the tests to $build"
    cmake -DJOBUTILS_TESTS=ON "$build" >&2 ||
      die 3 "cannot configure, see above"
  fi
  cmake --build "$build" -j "$(build_jobs)" ${1+--target "$@"} >&2 ||
    die 3 "cannot build, see above"
}
