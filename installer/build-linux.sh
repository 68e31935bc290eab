#!/bin/bash
# Makes the program for Linux from a finished build ("mvn package"): an app image with its own trimmed Java, and a .deb.
#   installer/build-linux.sh            both, under installer/target
#   installer/build-linux.sh --image    the app image only
# Needs a JDK 25 with jlink and jpackage, binutils and dpkg-deb. Runs on the system that it packages for.
set -euo pipefail
umask 022

here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
built=$root/app/target
out=$here/target
image=$out/touchstone

fail() {
    echo "$*" >&2
    exit 1
}

find_jdk() {
    local candidate
    for candidate in "${TOUCHSTONE_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*; do
        if [ -x "$candidate/bin/jpackage" ] && grep -qsE '^JAVA_VERSION="?(2[5-9]|[3-9][0-9])' "$candidate/release"; then
            echo "$candidate"
            return
        fi
    done
    fail "No JDK 25 or newer with jpackage was found; name one in JAVA_HOME."
}

jdk=$(find_jdk)
[ -f "$built/built" ] || fail "Nothing is built yet: run 'mvn package' first."
for tool in dpkg-deb objcopy; do
    command -v $tool >/dev/null || fail "$tool is missing: sudo apt install dpkg binutils"
done
version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' "$root/pom.xml" | head -n 1)
case $(uname -m) in
    x86_64) natives=x86_64 arch=amd64 ;;
    aarch64) natives=aarch64 arch=arm64 ;;
    *) fail "There is no package for $(uname -m)." ;;
esac

rm -rf "$out"
mkdir -p "$out/input" "$out/javafx" "$out/work"

# --- the jars -----------------------------------------------------------------------------------------------------
cp "$built/app-$version.jar" "$built"/lib/*.jar "$out/input"
cp -r "$root/sample-projects" "$out/input/sample-projects"
# Those without a platform in their name are empty.
cp "$built"/javafx/*-linux*.jar "$out/javafx"
# Nine tenths of SQLite's jar are native libraries of other systems.
for jar in "$out"/input/sqlite-jdbc-*.jar; do
    (cd "$out/work" && "$jdk/bin/jar" xf "$jar" &&
        find org/sqlite/native -type f ! -path "org/sqlite/native/Linux/$natives/*" -delete &&
        "$jdk/bin/jar" cMf "$jar" .)
done
rm -rf "$out/work"

# --- the app image ------------------------------------------------------------------------------------------------
modules=$("$jdk/bin/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps \
    --module-path "$out/javafx" "$out"/input/*.jar | tail -n 1)
echo "Modules: $modules"
# Our jars stay on the class path; JavaFX goes in as modules, which is the only way it is supported.
"$jdk/bin/jpackage" --type app-image --dest "$out" --name touchstone --app-version "$version" \
    --input "$out/input" --main-jar "app-$version.jar" --main-class touchstone.cli.Main \
    --module-path "$out/javafx" --add-modules "$modules,javafx.controls,jdk.accessibility" \
    --jlink-options "--strip-debug --no-header-files --no-man-pages --strip-native-commands --compress zip-6" \
    --icon "$root/app/src/main/resources/touchstone/app/icon-256.png" \
    --java-options "--enable-native-access=ALL-UNNAMED,javafx.graphics" \
    --java-options '-Dtouchstone.samples=$APPDIR/sample-projects' \
    --java-options "-Xlog:disable" --java-options "-Xlog:all=error,aot*=off,cds*=off:stderr" 2>&1 |
    grep -v 'No JDK Modules found' || true
[ -x "$image/bin/touchstone" ] || fail "jpackage made no app image."
cp "$root/LICENSE" "$image/lib/LICENSE"

# Keeps what every start would load and link again. It must be made by this very image.
cfg=$image/lib/app/touchstone.cfg
cp "$cfg" "$out/touchstone.cfg"
train() {
    sed -e 's/^app.mainclass=.*/app.mainclass=touchstone.cli.Training/' "$out/touchstone.cfg" >"$cfg"
    printf 'java-options=%s\n' "$@" >>"$cfg"
    XDG_CONFIG_HOME=$out/settings "$image/bin/touchstone" >"$out/training.log" 2>&1
}
if train -XX:AOTMode=record "-XX:AOTConfiguration=$out/touchstone.aotconf" &&
    train -XX:AOTMode=create "-XX:AOTConfiguration=$out/touchstone.aotconf" '-XX:AOTCache=$APPDIR/touchstone.aot' &&
    [ -s "$image/lib/app/touchstone.aot" ]; then
    cp "$out/touchstone.cfg" "$cfg"
    echo 'java-options=-XX:AOTCache=$APPDIR/touchstone.aot' >>"$cfg"
else
    echo "Without a start-up cache; see $out/training.log." >&2
    cp "$out/touchstone.cfg" "$cfg"
    rm -f "$image/lib/app/touchstone.aot"
fi
"$image/bin/touchstone" --version
[ "${1:-}" = --image ] && exit 0

# --- the .deb -----------------------------------------------------------------------------------------------------
# Put together by dpkg-deb itself: jpackage's own scripts fail on a system without a desktop, and its menu entry drops
# the file that was double-clicked.
deb=$out/deb
mkdir -p "$deb/opt" "$deb/usr/bin" "$deb/usr/share/applications" "$deb/usr/share/mime/packages" \
    "$deb/usr/share/doc/touchstone" "$deb/usr/share/icons/hicolor/scalable/apps" "$deb/DEBIAN"
cp -a "$image" "$deb/opt/touchstone"
ln -s /opt/touchstone/bin/touchstone "$deb/usr/bin/touchstone"
cp "$here/linux/touchstone.desktop" "$deb/usr/share/applications/"
cp "$here/linux/touchstone.xml" "$deb/usr/share/mime/packages/"
cp "$here/icon/touchstone.svg" "$deb/usr/share/icons/hicolor/scalable/apps/"
for size in 16 32 48 64 128 256; do
    icons=$deb/usr/share/icons/hicolor/${size}x$size/apps
    mkdir -p "$icons"
    cp "$root/app/src/main/resources/touchstone/app/icon-$size.png" "$icons/touchstone.png"
done
cp "$here/linux/copyright" "$deb/usr/share/doc/touchstone/copyright"
gzip -9nc "$here/CHANGELOG.md" >"$deb/usr/share/doc/touchstone/changelog.gz"
find "$deb" -type d -exec chmod 755 {} +
size=$(du -sk --exclude=DEBIAN "$deb" | cut -f 1)
sed -e "s/@VERSION@/$version/" -e "s/@ARCH@/$arch/" -e "s/@SIZE@/$size/" "$here/linux/control" >"$deb/DEBIAN/control"
install -m 755 "$here/linux/postinst" "$here/linux/postrm" "$deb/DEBIAN/"
(cd "$deb" && find . -type f ! -path './DEBIAN/*' -printf '%P\0' | sort -z | xargs -0 md5sum) >"$deb/DEBIAN/md5sums"
dpkg-deb --root-owner-group -Zxz --build "$deb" "$out/touchstone_${version}_$arch.deb"
rm -rf "$deb"
ls -l "$out"/*.deb
