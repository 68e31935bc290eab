#!/bin/bash
# Installs the package that build-linux.sh made, works with it as a user would, removes it, and looks for anything left.
# Needs root, Xvfb, xdotool and ImageMagick's import.
set -euo pipefail

here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
deb=$(echo "$here"/target/touchstone_*.deb)
work=$(mktemp -d)
export HOME=$work/home
mkdir "$HOME"
screen=""
window=""

fail() {
    echo "Smoke test: $*" >&2
    exit 1
}

ended() {
    [ -z "$window" ] || kill "$window" 2>/dev/null || true
    ! dpkg -s touchstone >/dev/null 2>&1 || dpkg --purge touchstone >/dev/null
    [ -z "$screen" ] || kill "$screen" 2>/dev/null || true
    rm -rf "$work"
}
trap ended EXIT

[ "$(id -u)" -eq 0 ] || fail "only root can install a package."
[ -f "$deb" ] || fail "there is no package; run installer/build-linux.sh first."
unset DISPLAY WAYLAND_DISPLAY

echo "-- install"
dpkg -i "$deb" || apt-get install -q -y -f
dpkg -L touchstone >"$work/files"

echo "-- command line"
cd "$work"
touchstone --version
touchstone demo --out "$work/demo"
project=$(find "$work/demo" -name '*.touchstone' | head -n 1)
[ -f "$project" ] || fail "demo made no project."
touchstone info "$project" --json | grep -q '"annotations":[1-9]' || fail "the demo project has no annotations."
touchstone verify "$project"

echo "-- file type and menu entry"
if command -v desktop-file-validate >/dev/null; then
    desktop-file-validate /usr/share/applications/touchstone.desktop || fail "the menu entry is not valid."
fi
grep -q '^Exec=.*%f' /usr/share/applications/touchstone.desktop || fail "the menu entry drops the file."
grep -q 'application/x-touchstone:\*.touchstone\|application/x-touchstone:.*\.touchstone' /usr/share/mime/globs ||
    fail "the file type is not registered."

echo "-- window"
exec 3<>"$work/display"
Xvfb -displayfd 3 -screen 0 1600x1000x24 >/dev/null 2>&1 &
screen=$!
for _ in $(seq 50); do
    [ -s "$work/display" ] && break
    sleep 0.2
done
DISPLAY=:$(cat "$work/display")
export DISPLAY
/opt/touchstone/bin/touchstone open "$project" >"$work/window.log" 2>&1 &
window=$!
found=""
for _ in $(seq 60); do
    found=$(xdotool search --onlyvisible --name "$(basename "$project" .touchstone)" 2>/dev/null | head -n 1 || true)
    [ -n "$found" ] && break
    kill -0 $window 2>/dev/null || fail "the window's program ended: $(cat "$work/window.log")"
    sleep 0.5
done
[ -n "$found" ] || fail "no window appeared in 30 s: $(cat "$work/window.log")"
sleep 2
colours=$(import -window root -resize 200x png:- | identify -format '%k' -)
[ "$colours" -gt 50 ] || fail "the window shows only $colours colours."
[ ! -s "$work/window.log" ] || fail "the window's program complained: $(cat "$work/window.log")"
kill $window
wait $window 2>/dev/null || true
window=""
touchstone verify "$project"

echo "-- remove"
dpkg --purge touchstone
while IFS= read -r file; do
    # Folders of the system stay; everything of ours goes.
    if [ -e "$file" ] && { [ ! -d "$file" ] || [[ $file == *touchstone* ]]; }; then
        fail "$file is left after the removal."
    fi
done <"$work/files"
[ ! -e /opt/touchstone ] || fail "/opt/touchstone is left after the removal."
! grep -qs touchstone /usr/share/mime/globs /usr/share/applications/mimeinfo.cache ||
    fail "the file type is left after the removal."
echo "-- the installed package works"
