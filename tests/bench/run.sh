#!/bin/sh
# Measure diglot against the floor: cmark alone on as many threads.
#
#   run.sh [-f] [-n RUNS] [-k CORPUS]
#
#   -f         the floor only
#   -n RUNS    how often each program runs, in turn (3)
#   -k CORPUS  one corpus only: chapters (one publication, 1,000 files) or
#              publications (50 publications, 10,000 files)
#
# DIGLOT (build/diglot), DIGLOT_FLAGS (--formats=pages) and TMPDIR may be set
# in the environment; without TMPDIR the work is done in memory, in /dev/shm,
# where there is room.  Every run writes into a new folder; folders are
# removed between the timed commands, never in them.
set -eu
cd "$(dirname "$0")/../.."

diglot=${DIGLOT:-build/diglot}
flags=${DIGLOT_FLAGS---formats=pages}
runs=3
corpora='chapters publications'
programs='floor diglot'

fail() {
	echo "bench: $1" >&2
	exit 2
}

while getopts fn:k: option; do
	case $option in
	f) programs=floor ;;
	n) runs=$OPTARG ;;
	k) corpora=$OPTARG ;;
	*) sed -n '4,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
	esac
done
[ "$programs" = floor ] || [ -x "$diglot" ] ||
	fail "$diglot is not built (-f measures the floor only)"

# Room for a corpus and one output: 2 GiB are plenty.
if [ -z "${TMPDIR-}" ]; then
	TMPDIR=/tmp
	free=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
	[ "${free:-0}" -lt 2097152 ] || TMPDIR=/dev/shm
	export TMPDIR
fi
tmp=$(mktemp -d "$TMPDIR/diglot-bench.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' INT TERM

# compile NAME [FLAG ...]
compile() {
	name=$1
	shift
	# shellcheck disable=SC2086
	${CC:-cc} -std=c17 -O2 -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
		${CFLAGS-} -o "$tmp/$name" "tests/bench/$name.c" "$@"
}
compile corpus
# shellcheck disable=SC2046
compile floor -pthread $(pkg-config --cflags --libs libcmark)
compile measure

run_floor() {
	"$tmp/measure" "$1" "$tmp/floor" "$tmp/content" "$tmp/out"
}

run_diglot() {
	# shellcheck disable=SC2086
	"$tmp/measure" "$1" "$diglot" build "$tmp/content" $flags -o "$tmp/out"
}

# once PROGRAM NUMBER: one timed run.
once() {
	status=0
	"run_$1" "$tmp/$1.run$2" >"$tmp/said" 2>&1 || status=$?
	# 1: the content has errors; the pages of a draft are written still.
	if [ $status -gt 1 ] || [ ! -d "$tmp/out" ]; then
		tail -n 20 "$tmp/said" >&2
		fail "$1: exit status $status"
	fi
	[ $status -eq 0 ] || echo "bench: $1: the content has errors" >&2
	find "$tmp/out" -name '*.html' | wc -l >"$tmp/$1.pages"
	rm -rf "$tmp/out"
}

median() {
	cut -f1 "$tmp/$1".run* | sort -n |
		awk '{ wall[NR] = $1 } END { print wall[int((NR + 1) / 2)] }'
}

# row PROGRAM FILES: the run in the middle by wall time.
row() {
	sort -n "$tmp/$1".run* | awk -v name="$1" -v files="$2" \
		-v pages="$(cat "$tmp/$1.pages")" -v floor="$(median floor)" '
		{
			wall[NR] = $1
			cpu[NR] = $2 + $3
			if ($4 > peak)
				peak = $4
		}
		END {
			i = int((NR + 1) / 2)
			printf "%-7s %7d %7d %8.3f %8.3f %8.3f ",
				name, files, pages, wall[1], wall[i], cpu[i]
			printf "%8.1f %8.0f %8.0f %7.2f\n", peak / 1024,
				files / wall[i], pages / wall[i],
				wall[i] / floor
		}'
}

# compare NAME PUBLICATIONS CHAPTERS: one corpus, one table.
compare() {
	"$tmp/corpus" "$tmp/content" "$2" "$3"
	files=$(find "$tmp/content" -name '*.md' | wc -l)
	size=$(find "$tmp/content" -name '*.md' -exec cat {} + | wc -c)
	i=0
	while [ $((i += 1)) -le "$runs" ]; do
		for program in $programs; do
			once "$program" "$i"
		done
	done
	echo "$1: $2 x $3 chapters in 2 languages, $((size / 1000000)) MB"
	printf '%-7s %7s %7s %8s %8s %8s %8s %8s %8s %7s\n' \
		program files pages 'best s' 'median s' 'CPU s' 'peak MB' \
		files/s pages/s 'x floor'
	for program in $programs; do
		row "$program" "$files"
	done
	echo
	rm -rf "$tmp/content" "$tmp"/*.run* "$tmp"/*.pages
}

echo "$(nproc) processors, $runs runs each, in $TMPDIR"
echo
for corpus in $corpora; do
	case $corpus in
	chapters) compare "$corpus" 1 500 ;;
	publications) compare "$corpus" 50 100 ;;
	*) fail "no corpus $corpus" ;;
	esac
done
