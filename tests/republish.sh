#!/bin/sh
# What later builds do with what was issued: its bytes are published again, its
# text stays, its pages follow the site, a withdrawal takes it all back.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/tap.sh

program=${DIGLOT:-$PWD/build/diglot}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
content=$scratch/content
out=$scratch/out
first=$out/report/e1

# put FILE, from standard input
put() {
	mkdir -p "$(dirname "$content/$1")"
	cat >"$content/$1"
}

build() {
	LC_ALL=C "$program" build "$content" -o "$out" --quiet \
		>"$scratch/messages" 2>&1
}

# builds DESCRIPTION: the build must succeed
builds() {
	build
	check $? "$1" "$scratch/messages"
}

# stops DESCRIPTION NAME [STATUS]: the build must fail, say why, and change
# nothing
stops() {
	find "$out" -type f -exec sha256sum {} + | sort >"$scratch/before"
	build
	[ $? = "${3:-1}" ] && grep -qF "[$2]" "$scratch/messages"
	check $? "$1" "$scratch/messages"
	find "$out" -type f -exec sha256sum {} + | sort >"$scratch/after"
	cmp -s "$scratch/before" "$scratch/after"
	check $? "$1: what was published stays"
}

# release EDITION
release() {
	LC_ALL=C "$program" release "$content/report" "$1" \
		>"$scratch/messages" 2>&1
	check $? "$1 is issued" "$scratch/messages"
}

# same DESCRIPTION A B
same() {
	cmp "$2" "$3" >"$scratch/difference" 2>&1
	check $? "$1" "$scratch/difference"
}

# has DESCRIPTION FILE TEXT
has() {
	grep -qF -- "$3" "$2"
	check $? "$1" "$2"
}

lacks() {
	! grep -qF -- "$3" "$2"
	check $? "$1" "$2"
}

put site.yaml <<END
name: {en: Reports, zh-Hans: 报告}
base_url: https://example.org
languages: [en, zh-Hans]
END
put report/publication.yaml <<END
title: {en: Jobs, zh-Hans: 就业}
languages: [en, zh-Hans]
END
put report/e1/edition.yaml <<END
number: 1
date: 2021-12-20
status: released
name: {en: Edition 1, zh-Hans: 第1版}
END
put report/e1/en/jobs.md <<END
# Jobs

The district gained 8,200 jobs in 2021.

::: table {#years src=data/jobs.csv}
Jobs by year.
:::
END
put report/e1/data/jobs.csv <<END
2020,2021
8000,8200
END
put report/e1/zh-Hans/jobs.md <<END
# 就业

2021年，全区新增就业8200人。

::: table {#years src=data/jobs.csv}
各年就业人数。
:::
END

# Bytes that stay, pages that follow.

builds "an edition that is not issued yet"
release e1
cp -R "$out" "$scratch/issued"
builds "an edition that is issued"
(cd "$first/release/1" && sha256sum -c --quiet SHA256SUMS) \
	>"$scratch/messages" 2>&1
check $? "what was issued is published" "$scratch/messages"
same "SHA256SUMS is published" "$first/release/1/SHA256SUMS" \
	"$content/report/e1/releases/1/data/SHA256SUMS"

sum=$(sha256sum <"$first/report-e1-en.epub" | cut -d ' ' -f 1)
for page in "$first/en/index.html" "$out/report/index.html"; do
	has "${page#"$out/"} has the sum of a book" "$page" \
		"class=\"digest\">$sum"
	has "${page#"$out/"} leads to pages that stand alone" "$page" \
		release/1/report-e1-en.html
	has "${page#"$out/"} leads to the list of sums" "$page" \
		release/1/SHA256SUMS
done
has "the contents lead to the sources" "$first/en/index.html" \
	release/1/source/report/e1/en/jobs.md

mkdir -p "$content/templates/epub" "$content/templates/page"
sed 's/{side.status}/{side.status}!/; s/<body>/<body class="new">/' \
	templates/epub/title.xhtml >"$content/templates/epub/title.xhtml"
sed 's/<footer class="page-footer"/<footer class="page-footer new"/' \
	templates/page/footer.html >"$content/templates/page/footer.html"
builds "other templates"
has "pages follow the templates" "$first/en/jobs.html" "page-footer new"
for file in report-e1-en.epub report-e1-zh-Hans.epub report-e1-en_zh-Hans.epub \
	figures.csv figures.json figures.csv-metadata.json; do
	same "$file is the one that was issued" \
		"$scratch/issued/report/e1/$file" "$first/$file"
	same "release/1/$file is, too" \
		"$scratch/issued/report/e1/$file" "$first/release/1/$file"
done
has "a table leads to its file" "$first/en/jobs.html" data/jobs.csv
same "so is the one under latest/" "$scratch/issued/report/e1/figures.csv" \
	"$out/report/latest/figures.csv"
find "$out" -type f -printf '%p %i %T@\n' | sort >"$scratch/before"
builds "once more"
find "$out" -type f -printf '%p %i %T@\n' | sort >"$scratch/after"
cmp -s "$scratch/before" "$scratch/after"
check $? "a second build rewrites no file" "$scratch/messages"

# Text that stays.

cp "$content/report/e1/en/jobs.md" "$scratch/jobs.md"
sed -i s/8,200/8,400/ "$content/report/e1/en/jobs.md"
stops "a changed text" release-differs
"$program" check "$content" >"$scratch/checked" 2>&1
lacks "check says nothing of writing" "$scratch/checked" "[released-errors]"
has "a changed text is found where it is" "$scratch/messages" \
	"content/report/e1/en/jobs.md:3:23: error:"
sed 's/$/ /' "$scratch/jobs.md" >"$content/report/e1/en/jobs.md"
stops "changed spaces" release-differs
cp "$scratch/jobs.md" "$content/report/e1/en/jobs.md"
put report/e1/en/more.md <<END
# More
END
put report/e1/zh-Hans/more.md <<END
# 补充
END
stops "an added chapter" release-differs
rm "$content/report/e1/en/more.md" "$content/report/e1/zh-Hans/more.md"
sed -i 's/^status: released/status: draft/' "$content/report/e1/edition.yaml"
stops "a draft" release-status
sed -i 's/^status: draft/status: released/' "$content/report/e1/edition.yaml"
cp "$content/report/e1/edition.yaml" "$scratch/edition.yaml"
sed -i /^identifier:/d "$content/report/e1/edition.yaml"
echo 'identifier: urn:example:another' >>"$content/report/e1/edition.yaml"
stops "another identifier" release-identifier
cp "$scratch/edition.yaml" "$content/report/e1/edition.yaml"
sed -i 's/^date:.*/date: 2021-12-21/' "$content/report/e1/edition.yaml"
stops "another date" release-metadata
sed 's/^number:.*/number: 2/' "$scratch/edition.yaml" \
	>"$content/report/e1/edition.yaml"
stops "another number" release-metadata
cp "$scratch/edition.yaml" "$content/report/e1/edition.yaml"
cp "$content/report/e1/releases/1/data/report-e1-en.epub" "$scratch/book"
printf x >>"$content/report/e1/releases/1/data/report-e1-en.epub"
stops "a damaged release" release-damaged
cp "$scratch/book" "$content/report/e1/releases/1/data/report-e1-en.epub"
sums=$content/report/e1/releases/1/data/SHA256SUMS
cp "$sums" "$scratch/sums"
sed -i /figures.json/d "$sums"
stops "a damaged list of sums" release-damaged
cp "$scratch/sums" "$sums"
builds "all as it was"

# Folders may be renamed: the books are still those that were issued.

mkdir "$scratch/elsewhere"
cp -R "$content" "$scratch/elsewhere/"
mv "$scratch/elsewhere/content/report" "$scratch/elsewhere/content/jobs"
mv "$scratch/elsewhere/content/jobs/e1" "$scratch/elsewhere/content/jobs/first"
LC_ALL=C "$program" build "$scratch/elsewhere/content" \
	-o "$scratch/elsewhere/out" --quiet >"$scratch/messages" 2>&1
check $? "folders of an issued edition that were renamed" "$scratch/messages"
renamed=$scratch/elsewhere/out/jobs/first
for view in en zh-Hans en_zh-Hans; do
	same "the book in $view is the one that was issued" \
		"$scratch/issued/report/e1/report-e1-$view.epub" \
		"$renamed/jobs-first-$view.epub"
done
has "it is offered with its sum" "$renamed/en/index.html" \
	"class=\"digest\">$sum"
has "at its usual address" "$renamed/en/index.html" ../jobs-first-en.epub

# What was issued is never overlooked.

mv "$content/report/e1/edition.yaml" "$scratch/edition.yaml"
stops "an edition without its edition.yaml" release-differs
ln -s nowhere "$content/report/e1/edition.yaml"
stops "an edition.yaml that leads nowhere" file-unreadable 2
rm "$content/report/e1/edition.yaml"
mv "$scratch/edition.yaml" "$content/report/e1/"
mv "$content/report/e1/releases" "$scratch/releases"
echo x >"$content/report/e1/releases"
stops "a file in the place of releases" file-unreadable 2
rm "$content/report/e1/releases"
ln -s nowhere "$content/report/e1/releases"
stops "releases that lead nowhere" file-unreadable 2
rm "$content/report/e1/releases"
mkdir "$content/report/e1/releases"
echo x >"$content/report/e1/releases/1"
stops "a file in the place of a release" release-damaged
rm -r "$content/report/e1/releases"
mv "$scratch/releases" "$content/report/e1/"
mkfifo "$content/report/e1/errata.yaml"
stops "errata in a pipe" file-kind
rm "$content/report/e1/errata.yaml"
ln -s nowhere "$content/report/e1/errata.yaml"
stops "errata that lead nowhere" file-unreadable 2
rm "$content/report/e1/errata.yaml"

# An erratum makes a printing, which is made anew until it is issued.

put report/e1/errata.yaml <<END
- id: e1
  date: 2022-01-10
  block: jobs-p1
  severity: major
  was: {en: "8,200", zh-Hans: 8200人}
  now: {en: "8,400", zh-Hans: 8400人}
  reason: {en: A typing error., zh-Hans: 录入有误。}
END
builds "an erratum"
has "an erratum that is not issued is told of" "$scratch/messages" \
	"[release-missing]"
! cmp -s "$scratch/issued/report/e1/report-e1-en.epub" \
	"$first/report-e1-en.epub"
check $? "its book is made anew"
same "the first printing stays" "$first/release/1/report-e1-en.epub" \
	"$scratch/issued/report/e1/report-e1-en.epub"
cp "$first/report-e1-en.epub" "$scratch/second"
cp -R "$content/report/e1/releases/1" "$content/report/e1/releases/2"
stops "a copy of the first printing in the place of the second" release-damaged
rm -r "$content/report/e1/releases/2"
release e1
builds "the second printing"
lacks "nothing is missing then" "$scratch/messages" "[release-missing]"
same "the second printing is published" "$first/report-e1-en.epub" \
	"$scratch/second"
same "it is in its folder" "$first/release/2/report-e1-en.epub" \
	"$scratch/second"
same "the first printing stays still" "$first/release/1/report-e1-en.epub" \
	"$scratch/issued/report/e1/report-e1-en.epub"
mv "$content/report/e1/releases/1" "$scratch/lost"
stops "the first printing is gone from the content" release-damaged
mv "$scratch/lost" "$content/report/e1/releases/1"
cp "$content/report/e1/errata.yaml" "$scratch/errata.yaml"
sed -i 's/A typing error/A mistake/' "$content/report/e1/errata.yaml"
stops "a changed erratum" release-errata
rm "$content/report/e1/errata.yaml"
stops "a lost erratum" release-errata
lacks "its printing is not what is wrong" "$scratch/messages" \
	"[release-status]"
cp "$scratch/errata.yaml" "$content/report/e1/errata.yaml"

# A newer edition: every page of the old one says so, in each of its languages.

cp -R "$content/report/e1" "$content/report/e2"
rm -r "$content/report/e2/releases" "$content/report/e2/errata.yaml"
put report/e2/edition.yaml <<END
number: 2
date: 2022-06-01
status: released
replaces: e1
name: {en: Edition 2, zh-Hans: 第2版}
END
mv "$content/report/e2/en/jobs.md" "$content/report/e2/en/work.md"
mv "$content/report/e2/zh-Hans/jobs.md" "$content/report/e2/zh-Hans/work.md"
builds "a newer edition"
for page in "$first"/*.html "$first"/*/*.html; do
	case $page in */release/*) continue ;; esac
	name=${page#"$first/"}
	has "$name says that there is a newer edition" "$page" \
		'class="notice superseded"'
	case $name in
	en_*) has "$name says so in English" "$page" "has been superseded" ;;
	esac
	case $name in
	en/*) has "$name says so" "$page" "has been superseded" ;;
	*) has "$name says so in Chinese" "$page" 本版已被新版取代 ;;
	esac
done
has "a chapter leads to what it has become" "$first/en/jobs.html" \
	'href="../../e2/en/work.html"'
same "its books stay" "$first/report-e1-en.epub" "$scratch/second"

# A withdrawal takes everything back.

put report/e1/edition.yaml <<END
number: 1
date: 2021-12-20
status: withdrawn
withdrawn:
  date: 2022-01-05
  reason: {en: Table 3 is wrong., zh-Hans: 表3有误。}
name: {en: Edition 1, zh-Hans: 第1版}
END
sed -i 's/^status: released/status: draft/' "$content/report/e2/edition.yaml"
build
[ $? = 1 ] && grep -qF "errata.yaml:1:3: error: the erratum is dated 2022-01-10, but" \
	"$scratch/messages"
check $? "it is not from before a correction" "$scratch/messages"
sed -i 's/^status: draft/status: released/' "$content/report/e2/edition.yaml"

put report/e1/edition.yaml <<END
number: 1
date: 2021-12-20
status: withdrawn
withdrawn:
  date: 2022-07-01
  reason: {en: Table 3 is wrong., zh-Hans: 表3有误。}
name: {en: Edition 1, zh-Hans: 第1版}
END
builds "a withdrawal"
find "$first" "$out/report/latest" -type f -exec sha256sum {} + | cut -d ' ' -f 1 | sort \
	>"$scratch/published"
cut -d ' ' -f 1 "$content/report/e1/releases"/*/data/SHA256SUMS | sort -u |
	comm -12 - "$scratch/published" >"$scratch/left"
[ ! -s "$scratch/left" ]
check $? "nothing of what was issued is published" "$scratch/left"
find "$first/release" -type f | sed "s,$first/release/,," | sort \
	>"$scratch/left"
printf '%s\n' 1/SHA256SUMS 2/SHA256SUMS WITHDRAWN.html |
	diff - "$scratch/left" >"$scratch/difference"
check $? "a notice and the sums are left" "$scratch/difference"
for page in "$first"/*.html "$first"/*/*.html; do
	name=${page#"$first/"}
	has "$name says that it is withdrawn" "$page" 'class="notice withdrawn"'
	has "$name keeps robots away" "$page" \
		'<meta name="robots" content="noindex"'
	lacks "$name says one thing only" "$page" 'class="notice superseded"'
	case $name in
	en/*) has "$name says why" "$page" "Table 3 is wrong." ;;
	*) has "$name says why in Chinese" "$page" 表3有误 ;;
	esac
done
has "its tables stay" "$first/en/jobs.html" '>8200<'
lacks "their files do not" "$first/en/jobs.html" jobs.csv
has "the text stays below the notice" "$first/en/jobs.html" jobs-p1
has "the notice leads to the newest edition" "$first/en/jobs.html" \
	'href="../../e2/en/work.html"'
unzip -p "$first/report-e1-en_zh-Hans.epub" EPUB/package.opf \
	>"$scratch/package"
has "its books are of that day" "$scratch/package" \
	'>2022-07-01T00:00:00Z<'
unzip -p "$scratch/issued/report/e1/report-e1-en_zh-Hans.epub" \
	EPUB/package.opf | grep '<dc:identifier' >"$scratch/identifier"
has "they are the same books" "$scratch/package" \
	"$(cat "$scratch/identifier")"
has "they stand behind the notice" "$scratch/package" \
	'<itemref idref="withdrawn"'
unzip -p "$first/report-e1-en_zh-Hans.epub" EPUB/withdrawn.xhtml \
	>"$scratch/notice"
has "it says why" "$scratch/notice" "Table 3 is wrong."
has "it says why in Chinese" "$scratch/notice" 表3有误。
has "the figures say so" "$first/figures.json" '"status": "withdrawn"'
has "so does their description" "$first/figures.csv-metadata.json" \
	'"schema:creativeWorkStatus": "Withdrawn"'
head -1 "$first/figures.csv" >"$scratch/heading"
has "so does every row" "$scratch/heading" ,status
for feed in "$out"/feed-*.xml; do
	has "$(basename "$feed") has it" "$feed" 'urn:'
	grep -c '<category term="withdrawn">' "$feed" >"$scratch/count"
	has "$(basename "$feed") has an entry of its own" "$scratch/count" 2
	has "$(basename "$feed") is of that day" "$feed" \
		'<updated>2022-07-01T00:00:00Z</updated>'
done
lacks "the sitemap drops it" "$out/sitemap.xml" report/e1/
lacks "so does the catalogue" "$out/opds-new.xml" report/e1/
has "its JSON-LD says so" "$first/en/index.html" \
	'"creativeWorkStatus": "Withdrawn"'
has "the list of editions says so" "$out/report/index.html" \
	"was withdrawn on"
has "the home page says so" "$out/index.html" "was withdrawn on"
has "latest/ leads to the newest released edition" \
	"$out/report/latest/en/index.html" e2/en/index.html

# The newer one withdrawn: the older one is the one to read again.

cp "$content/report/e1/edition.yaml" "$scratch/first.yaml"
cp "$content/report/e2/edition.yaml" "$scratch/second.yaml"
sed -i 's/^status: .*/status: released/; /^withdrawn:/,/^  reason/d' \
	"$content/report/e1/edition.yaml"
sed -i 's/^status: released/status: withdrawn/' \
	"$content/report/e2/edition.yaml"
echo 'withdrawn: {date: 2022-07-02, reason: {en: Wrong., zh-Hans: 有误。}}' \
	>>"$content/report/e2/edition.yaml"
builds "the newer edition withdrawn"
has "its chapters lead to the older edition" \
	"$out/report/e2/en/work.html" 'href="../../e1/en/jobs.html"'
has "so do its other pages" "$out/report/e2/changes.html" \
	'href="../e1/en_zh-Hans/index.html"'
lacks "the older one is superseded no more" "$first/en/jobs.html" \
	'class="notice superseded"'
same "what was issued of it is back" "$first/report-e1-en.epub" \
	"$scratch/second"
has "latest/ leads there" "$out/report/latest/en/index.html" \
	e1/en/index.html
cp "$scratch/first.yaml" "$content/report/e1/edition.yaml"
cp "$scratch/second.yaml" "$content/report/e2/edition.yaml"

# All withdrawn: addresses that stay lead to the last one, which says so.

sed -i 's/^status: released/status: withdrawn/' \
	"$content/report/e2/edition.yaml"
echo 'withdrawn: {date: 2022-07-02, reason: {en: So is this., zh-Hans: 同样有误。}}' \
	>>"$content/report/e2/edition.yaml"
builds "all withdrawn"
has "latest/ leads to the last edition" \
	"$out/report/latest/en/index.html" e2/en/index.html
has "and says that it is withdrawn" "$out/report/latest/en/index.html" \
	Withdrawn
lacks "the sitemap drops the publication" "$out/sitemap.xml" report/

tap_end
