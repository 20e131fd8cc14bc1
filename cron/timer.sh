# timer.sh start|stop auto|cron|systemd|launchd: puts a hunt into the timer of
# the system, or takes it out. job-hunt runs it with what is to be installed in
# its environment, filled in: CRONTAB (whose first line names the workspace),
# SERVICE and TIMER, PLIST and LABEL; and WORKSPACE.
set -eu

die() {
  printf '%s\n' "$1" >&2
  exit "$2"
}

which_timer() {
  if [ "$(uname)" = Darwin ]; then
    echo launchd
  elif systemctl --user show-environment >/dev/null 2>&1; then
    echo systemd
  elif command -v crontab >/dev/null; then
    echo cron
  else
    die "neither systemd nor cron is there, expected one; or run 'job-hunt \
watch'" 3
  fi
}

# The crontab without the two lines of this workspace. What cannot be read is
# not written anew.
read_other_lines() {
  if ! lines=$(crontab -l 2>&1); then
    case $lines in
      *"no crontab for"*) lines= ;;
      *) die "cannot read the crontab: $lines" 3 ;;
    esac
  fi
  others=$(printf '%s\n' "$lines" | MARK=${CRONTAB%%
*} awk '$0 == ENVIRON["MARK"] { skip = 2 } skip-- <= 0')
}

cron() {
  command -v crontab >/dev/null || die "cannot run 'crontab'" 3
  read_other_lines
  if [ "$1" = start ]; then
    printf '%s\n' ${others:+"$others"} "$CRONTAB" | crontab -
    echo "a line of crontab, every ten minutes"
  else
    printf '%s' "${others:+$others
}" | crontab -
  fi
}

systemd() {
  units=${XDG_CONFIG_HOME:-$HOME/.config}/systemd/user
  name=$(systemd-escape -p --template=jobutils-hunt@.timer "$WORKSPACE")
  if [ "$1" = start ]; then
    mkdir -p "$units"
    printf '%s\n' "$SERVICE" >"$units/jobutils-hunt@.service"
    printf '%s\n' "$TIMER" >"$units/jobutils-hunt@.timer"
    systemctl --user daemon-reload
    systemctl --user enable --quiet --now "$name"
    echo "$name, every ten minutes"
  else
    systemctl --user disable --quiet --now "$name"
  fi
}

launchd() {
  file=$HOME/Library/LaunchAgents/$LABEL.plist
  domain=gui/$(id -u)
  launchctl bootout "$domain/$LABEL" 2>/dev/null || true
  if [ "$1" = start ]; then
    mkdir -p "${file%/*}"
    printf '%s\n' "$PLIST" >"$file"
    launchctl bootstrap "$domain" "$file"
    echo "$file, every ten minutes"
  else
    rm -f "$file"
  fi
}

timer=$2
[ "$timer" != auto ] || timer=$(which_timer)
"$timer" "$1"
