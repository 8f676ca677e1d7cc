#!/bin/sh
# docs/templates.md lists the fields that the program knows; --write renews it.
set -eu
cd "$(dirname "$0")/.."

doc=docs/templates.md
program=${DIGLOT:-build/diglot}
new=$(mktemp)
trap 'rm -f "$new"' EXIT

sed '/<!-- fields -->/q' $doc >"$new"
echo >>"$new"
"$program" fields >>"$new"
sed -n '/<!-- end of fields -->/,$p' $doc >>"$new"

if [ "${1:-}" = --write ]; then
	cp "$new" $doc
	exit 0
fi
echo 1..1
if diff -u $doc "$new" >&2; then
	echo "ok 1 - docs/templates.md lists the fields"
else
	echo "not ok 1 - docs/templates.md lists the fields (make docs renews it)"
	exit 1
fi
