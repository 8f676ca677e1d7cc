#!/bin/sh
# The commands as a user calls them: usage, exit status, stopped builds.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/tap.sh

program=${DIGLOT:-$PWD/build/diglot}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

status() {
	want=$1
	shift
	"$program" "$@" >"$scratch/messages" 2>&1
	[ $? = "$want" ]
	check $? "diglot $* ends with $want" "$scratch/messages"
}

said() {
	grep -qF -e "$1" "$scratch/messages"
	check $? "it says: $1" "$scratch/messages"
}

status 0 --help
for command in build check diff numbers release verify waive 'edition new' \
	'edition list' new fields; do
	grep -q "diglot $command" "$scratch/messages"
	check $? "--help names $command"
	grep -q "diglot $command\|B $command" docs/diglot.1
	check $? "the manual names $command"
done
for command in build check diff numbers release verify waive edition new \
	fields; do
	"$program" $command --help >"$scratch/help" 2>&1
	[ $? = 0 ] && grep -q "^  diglot $command" "$scratch/help"
	check $? "$command has help of its own" "$scratch/help"
	for option in $(grep -oE -- '--[a-z-]+' "$scratch/help" | sort -u); do
		grep -q -- "$(echo "$option" | sed 's/-/\\\\-/g')" docs/diglot.1
		check $? "the manual has $option of $command"
	done
done
status 0 help release
said --pdf=FOLDER
status 0 edition new --help
said --from=EDITION
! grep -q -e --strict "$scratch/messages"
check $? "help of a command has no option of others" "$scratch/messages"
status 0 --version
status 2
status 2 nonsense
said 'there is no command nonsense'
status 2 relaese
said 'Did you mean release?'
status 2 build --nonsense
said 'no option --nonsense here'
said 'See diglot build --help.'
status 2 build -z
said 'no option -z here'
status 2 build -o
said '-o needs a value'
status 2 build --strict=yes
said 'takes no value'
status 2 build -j x content
status 2 build --formats=pdf content
status 2 build one two
said 'two is one too many'
status 2 check content -o out
status 0 check content
said 'content: nothing to correct'
status 0 check content -q
[ ! -s "$scratch/messages" ]
check $? "not so with -q" "$scratch/messages"
status 0 edition list
said '2021-1'
said 'issued 20'
status 0 edition list content/xiangcheng-2021
status 0 edition list xiangcheng-2021
status 2 edition list nothing
said 'neither as a folder nor in content'
said '  content/xiangcheng-2021'
status 2 build content -o /proc/diglot
status 2 build content --list

# What changed between two editions.
status 0 diff content
status 0 diff content 2021-1
status 0 diff 2021-1
status 0 diff xiangcheng-2021 2021-1 2022-1
status 2 diff 2021-1 nothing
said 'there is no edition nothing'
said '  content/xiangcheng-2021/2021-1'
status 2 diff no/such/folder
status 1 diff content xiangcheng-2021 2021-1 2022-1 --exit-code
status 2 diff content nothing
status 2 diff content 2022-1 2021-1
said 'name the older one first'
status 2 diff content --format=sarif
status 2 diff content 2021-1 2021-1
status 0 diff content/xiangcheng-2021/2022-1 -o "$scratch/diff"
grep -q '^+++ xiangcheng-2021/2022-1' "$scratch/diff"
check $? "diff writes to a file" "$scratch/diff"

# The checks in words.
status 0 check --list
for name in broken-link empty-target waiver-void; do
	grep -q "^$name  *[a-z]*  *[A-Z].*\\.$" "$scratch/messages"
	check $? "--list has $name in a line" "$scratch/messages"
done
status 0 check --explain=broken-link
grep -q '^broken-link (error)$' "$scratch/messages" &&
	grep -q 'diglot waive' "$scratch/messages"
check $? "--explain says what to do" "$scratch/messages"
status 0 check --explain utf8-invalid
! grep -q 'diglot waive' "$scratch/messages"
check $? "--explain offers no waiver of what stops the run" \
	"$scratch/messages"
status 2 check --explain brokenlink
grep -q 'mean broken-link?' "$scratch/messages"
check $? "--explain asks what was meant" "$scratch/messages"

status 2 check "$(printf 'caf\351')"
grep -q '^diglot: CONTENT cannot be ' "$scratch/messages"
check $? "names of folders are UTF-8, as those of files" "$scratch/messages"
status 2 waive content block check -q

# Severities that the site and the publication change.
graded=$scratch/graded
mkdir -p "$graded/report/zh-Hans" "$graded/report/en"
for tag in zh-Hans en; do
	printf '# A\n\n![](a.svg)\n\n[a]()\n' >"$graded/report/$tag/a.md"
	echo '<svg xmlns="http://www.w3.org/2000/svg"/>' \
		>"$graded/report/$tag/a.svg"
done
grade() {
	printf "$1" >"$graded/site.yaml"
	printf "$2" >"$graded/report/publication.yaml"
	"$program" check "$graded" --strict >"$scratch/messages" 2>&1
	code=$?
}
grade '' ''
[ $code = 1 ] && [ "$(grep -c ' warning: ' "$scratch/messages")" = 4 ]
check $? "without severities these are warnings" "$scratch/messages"
grade 'checks: {image-alt: off, link-empty: note}' ''
[ $code = 0 ] && [ "$(grep -c ' note: ' "$scratch/messages")" = 2 ]
check $? "site.yaml makes them less" "$scratch/messages"
grade 'checks: {image-alt: off, link-empty: note}' \
	'checks:\n  image-alt: error\n'
[ $code = 1 ] && [ "$(grep -c ' error: ' "$scratch/messages")" = 2 ]
check $? "publication.yaml prevails" "$scratch/messages"
grade 'checks: {image-alternative: off}' 'checks: {utf8-invalid: note}'
grep -q '\[check-unknown\]' "$scratch/messages" &&
	grep -q '\[check-fixed\]' "$scratch/messages"
check $? "what cannot be changed is an error" "$scratch/messages"
grade 'checks: {image-alt: often}' ''
[ $code = 1 ] && grep -q 'use off, note, warning or error' "$scratch/messages"
check $? "an unknown severity is refused" "$scratch/messages"

# What search engines show of a page has the words of its references.
seen=$scratch/seen
mkdir -p "$seen/report/zh-Hans" "$seen/report/en"
printf '# A {#a}\n\nSee [](#b).\n\n## Second {#b}\n\nIt.\n' \
	>"$seen/report/en/a.md"
printf '# 一 {#a}\n\n见[](#b)。\n\n## 二 {#b}\n\n三。\n' \
	>"$seen/report/zh-Hans/a.md"
status 0 build "$seen" -o "$scratch/seen-out" --formats=pages
grep -q 'content="See Second."' "$scratch/seen-out/report/1/en/a.html"
check $? "a page is described with the title that it refers to"

# A draft with an error is written and gives status 1; not so under --strict.
draft=tests/golden/bare-folder/content
status 1 build $draft -o "$scratch/draft"
[ -f "$scratch/draft/index.html" ]
check $? "a draft with an error is written"
status 1 build $draft --strict -o "$scratch/strict"
[ ! -e "$scratch/strict" ]
check $? "--strict writes no draft with an error"

# Only the summary on standard output, only findings on standard error.
"$program" build content -o "$scratch/out" >"$scratch/stdout" 2>"$scratch/stderr"
[ "$(wc -l <"$scratch/stdout")" = 1 ]
check $? "build prints one line" "$scratch/stdout"
[ ! -s "$scratch/stderr" ]
check $? "build of the sample has no finding" "$scratch/stderr"

# A build killed at any moment leaves the old site.
cp -R content "$scratch/content"
find "$scratch/content" -name '*.md' -exec sed -i 's/ the / teh /' {} +
(cd "$scratch/out" && find . -type f -exec cksum {} +) | sort >"$scratch/old"
"$program" build "$scratch/content" -o "$scratch/new" >/dev/null 2>&1
(cd "$scratch/new" && find . -type f -exec cksum {} +) | sort >"$scratch/want"
mixed=0
for delay in 0.01 0.03 0.05 0.08 0.12 0.16 0.2 0.25 0.3 0.4 0.5 0.7 0.9 1.2; do
	timeout -s KILL $delay "$program" build "$scratch/content" \
		-o "$scratch/out" >/dev/null 2>&1
	(cd "$scratch/out" && find . -type f -exec cksum {} +) | sort \
		>"$scratch/now"
	cmp -s "$scratch/old" "$scratch/now" ||
		cmp -s "$scratch/want" "$scratch/now" || mixed=1
done
check $mixed "a killed build leaves the old site or the new one"
"$program" build content -o "$scratch/out" >/dev/null 2>&1
[ "$(ls -A "$scratch" | grep -c 'diglot-')" = 0 ]
check $? "the next build removes what a killed one left"

# A folder that is not ours.
mkdir "$scratch/thesis"
echo precious >"$scratch/thesis/text"
status 2 build content -o "$scratch/thesis"
[ "$(cat "$scratch/thesis/text")" = precious ]
check $? "a foreign folder is left alone"

# A disk that is full: no file above 4 KiB can be written.
(ulimit -f 8; trap '' XFSZ; "$program" build content -o "$scratch/full") \
	>"$scratch/messages" 2>&1
[ $? = 2 ] && [ ! -e "$scratch/full" ]
check $? "a write that fails gives status 2 and no site" "$scratch/messages"

# Installed, it finds its templates.
make -s install DESTDIR="$scratch/root" PREFIX=/usr >"$scratch/messages" 2>&1
check $? "make install" "$scratch/messages"
(cd "$scratch" && ./root/usr/bin/diglot build "$scratch/content" \
	-o "$scratch/installed" >/dev/null 2>"$scratch/messages"
[ -f "$scratch/installed/index.html" ])
check $? "the installed program builds" "$scratch/messages"
share=$scratch/root/usr/share/diglot/templates
find "$share" -name node_modules >"$scratch/found"
[ -f "$share/search/minisearch.js" ] && [ ! -s "$scratch/found" ]
check $? "MiniSearch is installed, npm's folder is not" "$scratch/found"
rm "$share/search/minisearch.js"
(cd "$scratch" && ./root/usr/bin/diglot build "$scratch/content" \
	-o "$scratch/bare" >"$scratch/messages" 2>&1
[ $? = 1 ] && [ ! -e "$scratch/bare" ] &&
	grep -q 'there is no script .*minisearch.js' "$scratch/messages")
check $? "without MiniSearch nothing is written" "$scratch/messages"
mkdir -p "$scratch/content/templates/search"
echo '"use strict";' >"$scratch/content/templates/search/minisearch.js"
(cd "$scratch" && ./root/usr/bin/diglot build "$scratch/content" \
	-o "$scratch/own" >/dev/null 2>"$scratch/messages"
[ "$(cat "$scratch"/own/assets/minisearch.*.js)" = '"use strict";' ])
check $? "a script of one's own takes the place of the installed one" \
	"$scratch/messages"

tap_end
