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

# stops DESCRIPTION NAME: the build must fail, say why, and change nothing
stops() {
	find "$out" -type f -exec sha256sum {} + | sort >"$scratch/before"
	build
	[ $? = 1 ] && grep -qF "[$2]" "$scratch/messages"
	check $? "$1" "$scratch/messages"
	find "$out" -type f -exec sha256sum {} + | sort >"$scratch/after"
	cmp -s "$scratch/before" "$scratch/after"
	check $? "$1: what was published stays"
}

# release EDITION PRINTING: makes a bag of what is in out
release() {
	bag=$content/report/$1/releases/$2
	mkdir -p "$bag/data/source/report/$1"
	cp "$out/report/$1"/*.epub "$out/report/$1"/figures.csv \
		"$out/report/$1"/figures.json \
		"$out/report/$1"/figures.csv-metadata.json "$bag/data"
	for file in edition.yaml errata.yaml en zh-Hans data; do
		[ -e "$content/report/$1/$file" ] || continue
		cp -R "$content/report/$1/$file" "$bag/data/source/report/$1"
	done
	(cd "$bag/data" && find . -type f ! -name SHA256SUMS |
		sed 's,^\./,,' | LC_ALL=C sort | xargs -d '\n' sha256sum \
		>"$scratch/sums" && mv "$scratch/sums" SHA256SUMS)
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
END
put report/e1/zh-Hans/jobs.md <<END
# 就业

2021年，全区新增就业8200人。
END

# Bytes that stay, pages that follow.

builds "an edition that is not issued yet"
release e1 1
cp -R "$out" "$scratch/issued"
builds "an edition that is issued"
(cd "$first/release/1" && sha256sum -c --quiet SHA256SUMS) \
	>"$scratch/messages" 2>&1
check $? "what was issued is published" "$scratch/messages"
same "SHA256SUMS is published" "$first/release/1/SHA256SUMS" \
	"$content/report/e1/releases/1/data/SHA256SUMS"

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
cp "$content/report/e1/releases/1/data/report-e1-en.epub" "$scratch/book"
printf x >>"$content/report/e1/releases/1/data/report-e1-en.epub"
stops "a damaged release" release-damaged
cp "$scratch/book" "$content/report/e1/releases/1/data/report-e1-en.epub"
builds "all as it was"

tap_end
