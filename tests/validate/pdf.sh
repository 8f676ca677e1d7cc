#!/bin/bash
# The PDFs that make pdf prints of the newest edition: sound, tagged, with
# their fonts, set as a book, the same bytes anywhere; and what Chromium
# prints of the same pages.
#
#   pdf.sh SITE                      (or SITE in the environment)
set -u
# shellcheck source-path=SCRIPTDIR
. "${0%/*}/tools.sh"

need python3 weasyprint hb-subset qpdf pdfinfo pdffonts mutool node \
	"${CHROMIUM:-chromium}"
find_site "$@"
scratch
print() {
	python3 "$tests/../pdf.py" "$@"
}

newest=$(cd "$site" && ls -d ./*/*/ | grep -v /latest/ | sort | tail -1)
newest=${newest#./}
newest=${newest%/}
name=${newest//\//-}

print "$site" "$newest" -o "$tmp/books" >"$tmp/said" 2>&1
ok $? "$newest is printed without a complaint" "$tmp/said"
for page in "$site/$newest"/*/all.html; do
	view=${page%/all.html}
	view=${view##*/}
	grep -q "/$name-$view.pdf: [1-9][0-9]* pages, [1-9][0-9]* kB" \
		"$tmp/said"
	ok $? "$view: is named with its pages and size" "$tmp/said"
done

# Each check prints what is wrong, and nothing when all is well.

check_syntax() {
	qpdf --check "$1" >"$tmp/qpdf" 2>&1 || cat "$tmp/qpdf"
}

check_document() {
	local info
	info=$(pdfinfo "$1")
	grep -q '^Tagged: *yes' <<<"$info" || echo 'not tagged'
	grep -q '^Title: *[^ ]' <<<"$info" || echo 'no title'
	grep '^Title: .*–' <<<"$info" && echo 'the title names the site'
	grep -q '^Author: *[^ ]' <<<"$info" || echo 'no author'
	grep -q '^CreationDate' <<<"$info" || echo 'no date'
	[ "$(mutool show "$1" trailer/Root/Lang)" = "($2)" ] ||
		echo "the language is not $2"
	mutool show -b "$1" trailer/Root/Metadata |
		grep -q 'pdfuaid:part="1"' || echo 'not PDF/UA-1'
	mutool show "$1" trailer/Root/ViewerPreferences |
		grep -q 'DisplayDocTitle true' || echo 'shows no title'
	grep -a -n -m1 'file://' "$1" && echo 'holds a path'
}

# Chapters, sections in them, and each once.
check_outline() {
	mutool show "$1" outline >"$tmp/outline"
	[ "$(grep -c '^[|+-]' "$tmp/outline")" -gt 5 ] || echo 'no outline'
	grep -q "^[|+-]$(printf '\t\t')" "$tmp/outline" ||
		echo 'nothing is nested'
	sed 's/.*"\(.*\)".*#\(.*\)/\1 \2/' "$tmp/outline" | sort | uniq -d
}

# Embedded, and among those that the style sheets name.
check_fonts() {
	pdffonts "$1" | awk 'NR > 2 && ($(NF-4) != "yes" || $(NF-2) != "yes")'
	pdffonts "$1" | grep -q 'CID' || echo 'no font'
	pdffonts "$1" | sed '1,2d; s/^[A-Z]*+//; s/ .*//' |
		grep -vFf <(cat "$site"/assets/*.css | grep -o '"[^"]*"' |
			tr -d '"' | tr ' ' - | sort -u)
}

# A character that its font lacks is drawn as glyph 0.
check_glyphs() {
	mutool trace "$1" 2>"$tmp/mupdf" |
		grep -E -m5 '<g [^>]*glyph="(0|\.notdef)"'
}

# Searching and copying need the characters themselves: U+2E80 to U+2FDF are
# radicals that look like them.
check_characters() {
	mutool draw -q -F text -o "$tmp/text" "$1" 2>"$tmp/mupdf" ||
		cat "$tmp/mupdf"
	LC_ALL=C.UTF-8 grep -nP '[\x{2E80}-\x{2FDF}\x{2060}\x{FFFD}]' \
		"$tmp/text"
}

check_pages() {
	node "$tests/validate/pdf-pages.mjs" "$1" "$site/$newest/$2/all.html"
}

for page in "$site/$newest"/*/all.html; do
	view=${page%/all.html}
	view=${view##*/}
	book=$tmp/books/$name-$view.pdf
	for what in syntax fonts glyphs characters outline; do
		check_$what "$book" >"$tmp/wrong" 2>&1
		[ ! -s "$tmp/wrong" ]
		ok $? "$view: $what" "$tmp/wrong"
	done
	check_document "$book" "${view%%_*}" >"$tmp/wrong" 2>&1
	[ ! -s "$tmp/wrong" ]
	ok $? "$view: document" "$tmp/wrong"
	check_pages "$book" "$view" >"$tmp/wrong" 2>&1
	[ ! -s "$tmp/wrong" ]
	ok $? "$view: pages" "$tmp/wrong"
done

# The last view again: elsewhere, on another day of the calendar, in another
# language.
elsewhere=$tmp/other/place
mkdir -p "$elsewhere/$newest/$view"
cp -R "$site/assets" "$elsewhere/"
cp "$site/$newest/$view/all.html" "$elsewhere/$newest/$view/"
(
	cd "$elsewhere" &&
		TZ=Pacific/Kiritimati LC_ALL=C PYTHONHASHSEED=7 print .
) >"$tmp/said" 2>&1
cmp "$tmp/books/$name-$view.pdf" "$elsewhere/$newest/$name-$view.pdf" \
	>>"$tmp/said" 2>&1
ok $? "$view: the same bytes elsewhere, beside the edition's books" \
	"$tmp/said"

# What a reader prints from a browser.
pairs=()
for page in "$site/$newest"/*/all.html; do
	view=${page%/all.html}
	pairs+=("$page" "$tmp/chromium-${view##*/}.pdf")
done
node "$tests/validate/pdf-print.mjs" "${pairs[@]}" >"$tmp/wrong" 2>&1
ok $? 'Chromium prints the same pages' "$tmp/wrong"
for page in "$site/$newest"/*/all.html; do
	view=${page%/all.html}
	view=${view##*/}
	node "$tests/validate/pdf-pages.mjs" "$tmp/chromium-$view.pdf" \
		"$page" plain >"$tmp/wrong" 2>&1
	check_glyphs "$tmp/chromium-$view.pdf" >>"$tmp/wrong"
	[ ! -s "$tmp/wrong" ]
	ok $? "$view: pages from Chromium" "$tmp/wrong"
	paper=$(pdfinfo "$tmp/books/$name-$view.pdf" |
		sed -n 's/^Pages: *//p')
	browser=$(pdfinfo "$tmp/chromium-$view.pdf" |
		sed -n 's/^Pages: *//p')
	[ $((browser * 10)) -ge $((paper * 8)) ] &&
		[ $((browser * 10)) -le $((paper * 13)) ]
	ok $? "$view: $paper pages, $browser from Chromium"
done

print "$tmp/nowhere" >"$tmp/said" 2>&1
[ $? -eq 1 ] && grep -q 'build the site first' "$tmp/said"
ok $? 'a folder without pages is told' "$tmp/said"

# Two editions whose names begin alike; the second has a book without a title.
small=$tmp/small
mkdir -p "$small/report/2021-1/en" "$small/report/2021-10/en"
cat >"$small/report/2021-1/en/all.html" <<'END'
<!DOCTYPE html>
<html lang="en"><head><title>Report</title></head>
<body class="all"><h1><span class="name">Report</span></h1></body></html>
END
echo '<body class="all">' >"$small/report/2021-10/en/all.html"

print "$small" report/2021-1 >"$tmp/said" 2>&1 &&
	! grep -q '2021-10' "$tmp/said"
ok $? 'a path is a folder, not the beginning of a name' "$tmp/said"

rm -f "$small"/*/*/*.pdf
print "$small" -j 1 >"$tmp/said" 2>&1
[ $? -eq 1 ] && [ -s "$small/report/2021-1/report-2021-1-en.pdf" ] &&
	grep -q 'error: .*/2021-10/en/all.html cannot be printed: .' \
		"$tmp/said" &&
	! grep -q Traceback "$tmp/said"
ok $? 'a book that cannot be printed is told, the others are printed' \
	"$tmp/said"

# U+0378 stands for nothing; 一 and the radical ⼀ may be one glyph, and what is
# not shown is not missing.
mkdir -p "$small/signs/1/zh"
cat >"$small/signs/1/zh/all.html" <<'END'
<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"/><title>字</title></head>
<body class="all"><h1><span class="name">字</span></h1>
<p>&#x2F00;一 ½ ﬃ e&#x301; &#x378;葛&#xE0100; &#x380;fi</p><p style="display: none">&#x379;</p>
</body></html>
END
print "$small" signs >"$tmp/said" 2>&1
[ $? -eq 1 ] && [ -s "$small/signs/1/signs-1-zh.pdf" ] &&
	grep -q 'error: no font here has U+0378, U+0380: missing from the book$' \
		"$tmp/said"
ok $? 'characters that no font has are told' "$tmp/said"

print "$small" report/2022 >"$tmp/said" 2>&1
[ $? -eq 1 ] && grep -q 'below report/2022$' "$tmp/said"
ok $? 'a path without pages is told' "$tmp/said"

print "$small" -j 0 >"$tmp/said" 2>&1
[ $? -eq 2 ] && grep -q '0 is not 1 or more' "$tmp/said"
ok $? 'as many jobs as none are refused' "$tmp/said"

tap_end
