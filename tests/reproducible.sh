#!/bin/sh
# The same bytes from another folder, time zone, locale, umask and number of
# threads.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/tap.sh

program=${DIGLOT:-$PWD/build/diglot}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

(umask 022; TZ=UTC LC_ALL=C "$program" build content -o "$scratch/one" -j1 \
	--quiet) 2>"$scratch/messages"
check $? "builds with -j1" "$scratch/messages"

mkdir "$scratch/elsewhere"
cp -R content "$scratch/elsewhere/content"
(umask 077; cd "$scratch/elsewhere" && TZ=Asia/Kathmandu LC_ALL=tr_TR.UTF-8 \
	"$program" build content -o ../two -j8 --quiet) 2>"$scratch/messages"
check $? "builds elsewhere with -j8" "$scratch/messages"

diff -r "$scratch/one" "$scratch/two" >"$scratch/diff" 2>&1
check $? "gives the same bytes" "$scratch/diff"

find "$scratch/one" -type f -printf '%p %T@\n' | sort >"$scratch/before"
"$program" build content -o "$scratch/one" --quiet 2>"$scratch/messages"
find "$scratch/one" -type f -printf '%p %T@\n' | sort >"$scratch/after"
cmp -s "$scratch/before" "$scratch/after"
check $? "a second build rewrites no file" "$scratch/messages"

tap_end
