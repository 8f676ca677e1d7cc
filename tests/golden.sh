#!/bin/sh
# Golden trees and golden findings.
#
#   tests/golden.sh           compare
#   tests/golden.sh --write   renew what is expected
#
# tests/golden/NAME/content is built with the plain templates of
# tests/golden/templates into a tree that must equal NAME/expected.
# tests/findings/NAME/content is checked; what is printed and the exit status
# must equal NAME/expected.txt.
set -u
cd "$(dirname "$0")" || exit 1

program=${DIGLOT:-$PWD/../build/diglot}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
. ./tap.sh

for folder in golden/*/content; do
	folder=${folder%/content}
	out=$scratch/${folder#golden/}
	(cd "$folder" && LC_ALL=C "$program" build content -o "$out" --quiet \
		--formats=pages --templates=../templates) 2>"$scratch/messages"
	status=$?
	# the look is not compared: tests/golden/templates makes the pages
	rm -rf "$out/.diglot" "$out"/assets/*.css "$out"/assets/*.js \
		"$out"/assets/icon*
	rmdir "$out/assets" 2>/dev/null
	{ cat "$scratch/messages"; echo "exit status $status"; } >"$out/FINDINGS"
	if [ "${1:-}" = --write ]; then
		rm -rf "$folder/expected"
		cp -R "$out" "$folder/expected"
	fi
	diff -ru "$folder/expected" "$out" >"$scratch/diff" 2>&1
	check $? "${folder#golden/} builds the expected tree" "$scratch/diff"
done

for folder in findings/*/content; do
	folder=${folder%/content}
	(cd "$folder" && LC_ALL=C "$program" check content) \
		>"$scratch/found" 2>&1
	echo "exit status $?" >>"$scratch/found"
	[ "${1:-}" = --write ] && cp "$scratch/found" "$folder/expected.txt"
	diff -u "$folder/expected.txt" "$scratch/found" >"$scratch/diff" 2>&1
	check $? "${folder#findings/} has the expected findings" "$scratch/diff"
done

tap_end
