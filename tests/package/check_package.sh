#!/usr/bin/env bash
# Makes the Debian package of a build and runs what it holds from a folder of its own.
#
# usage: check_package.sh BUILD_FOLDER      77: skipped, the tools of Debian packages are not here
set -euo pipefail

build=$1
for tool in dpkg-deb dpkg-shlibdeps; do
  command -v "$tool" >/dev/null || { echo "skipped: no $tool (apt-get install dpkg-dev)"; exit 77; }
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
fail() { echo "expected $1"; exit 1; }

cpack --config "$build/CPackConfig.cmake" -B "$folder/made" >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
package=$(echo "$folder"/made/kilde_*.deb)
[[ -f $package ]] || fail "a package kilde_*.deb"
echo "$(basename "$package"): $(stat -c %s "$package") bytes"
dpkg-deb --field "$package" Depends | grep -q libicu || fail "the package to depend on ICU"
dpkg-deb -x "$package" "$folder/root"

for file in bin/kilde share/doc/kilde/LICENSE share/kilde/data \
            share/man/man1/kilde.1 share/bash-completion/completions/kilde \
            share/zsh/vendor-completions/_kilde share/fish/vendor_completions.d/kilde.fish; do
  compgen -G "$folder/root/usr/$file*" >/dev/null || fail "the package to hold usr/$file"
done

cd "$folder"  # outside the source tree, so that only share/kilde can be found
kilde=(env -u KILDE_DATA HOME="$folder" "$folder/root/usr/bin/kilde")
"${kilde[@]}" --version
"${kilde[@]}" doctor | tee doctor.txt
grep -q "$folder/root/usr/share/kilde" doctor.txt || fail "doctor to find share/kilde"
"${kilde[@]}" read --format json "$folder/root/usr/share/doc/kilde/examples/minsk.txt" >reading.json
grep -q '"lang":"da"' reading.json || fail "the example to be read as Danish"
