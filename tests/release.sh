#!/bin/bash
# Releases: what is in one, who can check it, that it is whole or not there,
# and that what it was made of makes the same books again.
#
#   tests/release.sh           compare
#   tests/release.sh --write   renew the list of files
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/tap.sh

here=$PWD
program=${DIGLOT:-$PWD/build/diglot}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1

# content: the fixture anew.
content() {
	rm -rf content
	cp -R "$here/tests/release/content" content
}

# run STATUS DESCRIPTION ARGUMENT...: diglot ends with the status.
run() {
	local want=$1 what=$2 status
	shift 2
	"$program" "$@" >messages 2>&1
	status=$?
	[ $status = "$want" ]
	check $? "$what" messages
}

# says TEXT: the last run said it.
says() {
	grep -qF -- "$1" messages
	check $? "it says: $1" messages
}

# state FOLDER: its files and their bytes.
state() {
	(cd "$1" && find . -type f -print0 | LC_ALL=C sort -z |
		xargs -0 sha256sum)
}

remains() {
	find content -name '.*diglot*'
}

# Making one

content
run 0 "an edition is released" release report 2022-1
says "content/report/2022-1/releases/1: printing 1 is released, 28 files"
says "diglot build content"
says "diglot verify content/report/2022-1/releases/1"
says "without a PDF: zh-Hans, en, zh-Hans_en"
bag=content/report/2022-1/releases/1
(cd "$bag" && find . -type f | LC_ALL=C sort && cat bag-info.txt bagit.txt |
	sed 's/^\(Payload-Oxum: \)[0-9]*/\1N/; s/\(diglot\) [0-9.]*$/\1 N/' &&
	grep source/ data/SHA256SUMS) >found
[ "${1:-}" = --write ] && cp found "$here/tests/release/expected.txt"
diff -u "$here/tests/release/expected.txt" found >difference
check $? "it holds the expected files, sources and descriptions" difference

run 0 "released again there is nothing to do" release report 2022-1
says "released already, nothing to do"
run 0 "an edition is named by its path" release content/report/2021-1/
(cd content/report/2021-1 && "$program" release .) >messages 2>&1
check $? "or by the folder that one is in" messages
run 0 "content with releases is built" build content -o out
for file in "$bag"/data/*.epub "$bag"/data/figures.*; do
	cmp -s "$file" "out/report/2022-1/${file##*/}"
	check $? "the site has the released ${file##*/}"
done

run 0 "what the site publishes of it is whole" verify out/report/2022-1/release/1
run 1 "what is above releases is none" verify content
says "[verify-list]"
says "  content/report/2022-1/releases/1"
says "  content/report/2021-1/releases/1"
run 0 "so is what it publishes of the other" verify out/report/2021-1/release/1

# What another publication bears is not to be issued again.
content
mkdir -p content/other/1/en
printf '# Other\n\nText.\n' >content/other/1/en/a.md
printf 'number: 1\nisbn: 978-7-01-000000-8\nidentifier: urn:example:other\n' \
	>content/other/1/edition.yaml
printf 'isbn: {en: 7-01-000000-X}\n' >>content/report/2022-1/edition.yaml
run 1 "an ISBN of another publication is not issued" release report 2022-1
says "is already that of content/other/1"
[ ! -e content/report/2022-1/releases ]
check $? "and nothing is made"
run 1 "nor is a site written where it is released" build content -o twice
says "[released-errors]"
[ ! -e twice ]
check $? "nothing of it"
sed -i s/8$/x/ content/other/1/edition.yaml
run 0 "what else is wrong there is no matter of the release" \
	release report 2022-1
content
run 0 "the edition is released once more" release report 2022-1

# Checking it without diglot

(cd "$bag/data" && sha256sum --check --strict --quiet SHA256SUMS) >messages 2>&1
check $? "sha256sum checks SHA256SUMS" messages
(cd "$bag/data" && find . -type f ! -name SHA256SUMS | sed 's|^\./||' |
	LC_ALL=C sort) >there
sed 's/^[0-9a-f]*  //' "$bag/data/SHA256SUMS" | diff - there >difference
check $? "SHA256SUMS lists every other file, sorted" difference

# bag FOLDER: a bag by RFC 8493, with nothing but coreutils.
bag() (
	cd "$1" || exit 1
	printf 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' |
		cmp - bagit.txt || exit 1
	for manifest in manifest-sha256.txt tagmanifest-sha256.txt; do
		sed 's/%0[Aa]/\\n/g; s/%0[Dd]/\\r/g; s/%25/%/g' $manifest |
			sha256sum --check --strict --quiet - || exit 1
	done
	find data -type f | sed 's/%/%25/g' | LC_ALL=C sort >"$scratch/there"
	sed 's/^[0-9a-f]*  //' manifest-sha256.txt |
		diff - "$scratch/there" || exit 1
	oxum=$(find data -type f -printf '%s\n' |
		awk '{ n += $1 } END { print n "." NR }')
	grep -qx "Payload-Oxum: $oxum" bag-info.txt
)
bag "$bag" >messages 2>&1
check $? "it is a bag by coreutils" messages

# One file that needs no other

for file in "$bag"/data/*.html; do
	! grep -oE '<(script|link|template|dialog)|(src|href)="[^#d"][^"]*|@import|url\([^#]' \
		"$file" >messages
	check $? "${file##*/} needs and names no other file" messages
	xmllint --noout --nonet "$file" >messages 2>&1
	check $? "${file##*/} is well-formed" messages
done
java -jar "$here/tests/node_modules/vnu-jar/build/dist/vnu.jar" --stdout \
	--format gnu --Werror --filterpattern \
	'CSS: .*|Trailing slash on void elements.*|This document appears to be written in .*' \
	"$bag"/data/*.html >messages 2>&1
check $? "the Nu checker has nothing to say of them" messages
grep -q '<img src="data:image/svg+xml;base64,PHN2' "$bag"/data/*-en.html
check $? "pictures are in it"
cp -R content addressed
rm -rf addressed/report/*/releases
echo 'base_url: https://example.org/r' >>addressed/site.yaml
run 0 "a site with an address releases" release addressed/report 2022-1
file=addressed/report/2022-1/releases/1/data/report-2022-1-en.html
grep -q 'href="https://example.org/r/report/2022-1/data/items.csv"' "$file"
check $? "links out of it lead to the site"
! grep -oE '(src|href)="[^#dh"][^"]*' "$file" >messages
check $? "and nothing in it is relative" messages

# A site of a profile: what its pages name besides is kept, too.
"$here/tests/profile/lay.sh" "$scratch/office"
for language in zh-Hans en; do
	printf '\n[example.com](https://example.com/?a=1&b=2)\n' \
		>>office/xiangcheng-2021/2021-1/$language/09-about.md
done
run 0 "a site of a profile releases" release office/xiangcheng-2021 2021-1
release=office/xiangcheng-2021/2021-1/releases/1/data
grep -q 'href="https://example.com/?a=1&amp;b=2"' $release/*-2021-1-en.html
check $? "links to other sites lead there"
! grep -oE '<img src="[^d][^"]*' $release/*.html >messages
check $? "pictures of the site are in it" messages
run 0 "what it was made of is content" build $release/source -o office-again
cmp -s office-again/xiangcheng-2021/2021-1/xiangcheng-2021-2021-1-en.epub \
	$release/xiangcheng-2021-2021-1-en.epub
check $? "and makes the same book"

# Making it again

cp -R "$bag/data/source" elsewhere
run 0 "what it was made of is content" build elsewhere -o again
for file in "$bag"/data/*.epub "$bag"/data/figures.*; do
	cmp -s "$file" "again/report/2022-1/${file##*/}"
	check $? "makes the same ${file##*/}"
done
state "$bag" >one
content
(umask 077 && cd content && TZ=Asia/Kathmandu LC_ALL=tr_TR.UTF-8 \
	SOURCE_DATE_EPOCH=1 "$program" release report 2022-1 -j8 -q) >messages 2>&1
check $? "releases elsewhere with -j8" messages
state "$bag" >two
cmp -s one two
check $? "in another zone, locale and umask it is the same to the byte"
content
mv content/report moved
mv content/shared moved/
sed -i 's|\.\./\.\./shared|../shared|' moved/*/*/*.md
run 0 "a publication without a site releases" release moved 2022-1
run 0 "and it is whole" verify moved/2022-1/releases/1
run 0 "what it was made of is content, too" build \
	moved/2022-1/releases/1/data/source -o moved-again
cmp -s moved-again/moved/2022-1/moved-2022-1-en.epub \
	moved/2022-1/releases/1/data/moved-2022-1-en.epub
check $? "and makes the same book"
mkdir single
cp -R "$here"/tests/release/content/report/2021-1/{en,zh-Hans,edition.yaml} single
sed -i '/shared\|media\|items\|:::/d' single/*/*.md
run 0 "texts in the publication's own folder are released" release single 1
run 0 "what they were made of is content" build single/releases/1/data/source \
	-o single-again
cmp -s single-again/single/1/single-1-en.epub \
	single/releases/1/data/single-1-en.epub
check $? "and makes the same book"
mkdir pdf
echo '%PDF-1.7' >pdf/report-2022-1-en.pdf
content
run 0 "PDFs are taken in" release report 2022-1 --pdf=pdf
says "without a PDF: zh-Hans, zh-Hans_en"
cmp -s pdf/report-2022-1-en.pdf "$bag/data/report-2022-1-en.pdf"
check $? "as they are"

content
run 1 "a folder without PDFs is refused" release report 2022-1 --pdf=nothing
says "[release-pdf]"
says "report-2022-1-zh-Hans.pdf"
echo text >pdf/report-2022-1-en.pdf
run 1 "so is what is no PDF" release report 2022-1 --pdf=pdf
says "pdf/report-2022-1-en.pdf: error: this file is no PDF"
[ ! -e content/report/2022-1/releases ]
check $? "and nothing is released"

# Refusing

# refused NAME DESCRIPTION: release refuses with the check's name.
refused() {
	run 1 "$2 is refused" release report 2022-1
	says "[$1]"
	[ ! -e content/report/2022-1/releases ] && [ -z "$(remains)" ]
	check $? "and leaves nothing"
}
content
sed -i 's/status: released/status: draft/' content/report/2022-1/edition.yaml
refused release-status "a draft"
content
sed -i 's/status: released/status: withdrawn/' content/report/2022-1/edition.yaml
printf 'withdrawn:\n  date: 2022-02-01\n  reason: {zh-Hans: 误, en: Wrong.}\n' \
	>>content/report/2022-1/edition.yaml
refused release-status "a withdrawn edition"
content
sed -i 's/homes\./homes/' content/report/2022-1/en/01-a.md
refused release-unclean "a warning"
content
sed -i 's/1,300/1,500/' content/report/2022-1/en/01-a.md
refused released-errors "an error"
content
sed -i '/^date/d' content/report/2022-1/edition.yaml
refused metadata-missing "an edition without a date"
run 2 "no edition is refused" release
run 2 "an unknown edition is refused" release report 2029-1
run 2 "an unknown publication is refused" release paper 2022-1

# named NAME: as the name of a picture it is refused.
named() {
	content
	cp "content/report/2022-1/media/50%.svg" "content/report/2022-1/media/$1"
	for language in en zh-Hans; do
		printf '\n![%s](<../media/%s>)\n' \
			"$([ $language = en ] && echo Image || echo 图)" "$2" \
			>>content/report/2022-1/$language/01-a.md
	done
	refused release-name "a name like $2"
}
named 'a:b.svg' 'a:b.svg'
named $'a\nb.svg' 'a%0Ab.svg'
named 'a\b.svg' 'a%5Cb.svg'
named 'aux.svg' 'aux.svg'
mkdir plain
cp -R "$here/tests/release/content/." plain
cp "plain/report/2022-1/media/50%.svg" plain/report/2022-1/media/map.svg
cp "plain/report/2022-1/media/50%.svg" plain/report/2022-1/media/Map.svg
for language in en zh-Hans; do
	printf '\n![%s](../media/map.svg)\n\n![%s](../media/Map.svg)\n' \
		"$([ $language = en ] && echo Image || echo 图)" \
		"$([ $language = en ] && echo Image || echo 图)" \
		>>plain/report/2022-1/$language/01-a.md
done
run 1 "names that differ in capitals only are refused" \
	release plain/report 2022-1
says "source/report/2022-1/media/map.svg and"

# Corrections

content
"$program" release report 2022-1 -q
cp -R "$bag" first
cat >content/report/2022-1/errata.yaml <<-'TEXT'
- id: homes
  date: 2022-03-01
  block: a-p1
  severity: major
  was: {zh-Hans: 1300套, en: "1,300"}
  now: {zh-Hans: 1350套, en: "1,350"}
  reason: {zh-Hans: 统计更正。, en: Corrected figures.}
TEXT
sed -i 's/1,300 homes/1,350 homes/' content/report/2022-1/en/02-b.md
run 0 "a correction makes a new printing" release report 2022-1
says "content/report/2022-1/releases/2: "
diff -r first "$bag" >difference
check $? "the first stays as it was" difference
run 0 "both are whole" verify content/report/2022-1/releases/*
sed -i 's/1350套/1360套/; s/1,350/1,360/' content/report/2022-1/errata.yaml
run 1 "a released correction cannot be changed" release report 2022-1
says "[release-"

# Signatures

content
minisign -G -W -p key.pub -s key.sec >/dev/null 2>&1
minisign -G -W -p other.pub -s other.sec >/dev/null 2>&1
run 0 "a release is signed" release report 2022-1 --key=key.sec
says "signed with key "
minisign -Vqm "$bag/data/SHA256SUMS" -p key.pub >messages 2>&1
check $? "minisign verifies it" messages
run 0 "verify takes the key from a file" verify "$bag" --key=key.pub
says "publication:report	edition:2022-1	printing:1	date:2022-01-20"
run 0 "or from the command line" verify "$bag/data" \
	--public-key="$(tail -1 key.pub)"
run 0 "without a key it is not checked" verify "$bag"
says "which was not checked"
run 1 "another key is refused" verify "$bag" --key=other.pub
says "[signature]"
run 2 "what is no key is refused" verify "$bag" --key=key.sec
run 2 "nor does it sign" release report 2021-1 --key=key.pub
[ ! -e content/report/2021-1/releases ]
check $? "and nothing is released"
cp "$bag/data/SHA256SUMS.minisig" signature
content
"$program" release report 2022-1 -q --key=key.sec
cmp -s signature "$bag/data/SHA256SUMS.minisig"
check $? "the same list has the same signature"
printf 'p\np\n' | minisign -G -p locked.pub -s locked.sec >/dev/null 2>&1
echo p >password
echo q >wrong
run 2 "a wrong password is refused" release report 2021-1 --key=locked.sec \
	--password-file=wrong
run 0 "a key with a password signs" release report 2021-1 --key=locked.sec \
	--password-file=password
minisign -Vqm content/report/2021-1/releases/1/data/SHA256SUMS -p locked.pub \
	>messages 2>&1
check $? "minisign verifies that, too" messages
minisign -Sm "$bag/data/figures.csv" -s key.sec -x "$bag/data/x" -t y \
	>/dev/null 2>&1
mv "$bag/data/x" "$bag/data/SHA256SUMS.minisig"
run 1 "the signature of another file is refused" verify "$bag/data" \
	--key=key.pub
says "[signature]"

# Tampering

content
"$program" release report 2022-1 -q --key=key.sec
cp -R "$bag" whole
minisig=data/SHA256SUMS.minisig
minisign -Sm whole/data/SHA256SUMS -s other.sec -x other.sig -t y \
	>/dev/null 2>&1

# tampered NAME DESCRIPTION COMMAND [OPTION...]: after the command in the bag
# verify must report the check.
tampered() {
	local name=$1 what=$2 command=$3
	shift 3
	rm -rf bag
	cp -R whole bag
	(cd bag && eval "$command")
	run 1 "$what is found" verify bag "$@"
	says "[$name]"
}

# resum: makes the lists of the bag agree with its files again.
resum() {
	(cd data && find . -type f ! -name 'SHA256SUMS*' | sed 's|^\./||' |
		LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum >SHA256SUMS)
	find data -type f | LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum |
		sed 's/%/%25/g' >manifest-sha256.txt
	sha256sum bag-info.txt bagit.txt manifest-sha256.txt \
		>tagmanifest-sha256.txt
}

tampered verify-changed "a changed byte" \
	"printf x | dd of=data/figures.csv bs=1 seek=9 conv=notrunc status=none"
tampered verify-changed "a byte more" "echo >>data/report-2022-1-en.epub"
tampered verify-changed "an emptied file" ": >data/source/site.yaml"
tampered verify-missing "a file that is gone" "rm data/figures.json"
tampered verify-missing "a folder that is gone" "rm -r data/source"
tampered verify-unlisted "a file too many" "echo x >data/more.txt"
tampered verify-unlisted "a hidden one" "echo x >data/source/.hidden"
tampered verify-unlisted "one beside data" "echo x >more.txt"
tampered verify-unlisted "one that is called like a list of tags" \
	"mkdir tagmanifest-x; echo x >tagmanifest-x/y.txt"
tampered verify-unlisted "one that only the bag lists" \
	"echo x >data/more.txt; cp data/SHA256SUMS s; cp $minisig m; resum
	mv s data/SHA256SUMS; mv m $minisig"
tampered verify-unlisted "a link out of the folder" \
	"rm data/figures.csv; ln -s /etc/passwd data/figures.csv"
tampered verify-unlisted "a folder that is a link" \
	"mv data/source ../aside; ln -s ../../aside data/source"
rm -rf aside
tampered verify-unlisted "a pipe" "mkfifo data/pipe"
tampered sums "a path out of the folder" \
	"echo '$(printf 0%.0s {1..64})  ../../key.sec' >>data/SHA256SUMS"
tampered sums "an absolute path" \
	"echo '$(printf 0%.0s {1..64})  /etc/passwd' >>manifest-sha256.txt"
tampered sums "a line that is no sum" "echo x >>data/SHA256SUMS"
tampered verify-list "a manifest that is gone" "rm manifest-sha256.txt"
tampered verify-list "a list of tags that is gone" "rm tagmanifest-sha256.txt"
tampered verify-missing "a list of sums that is gone" "rm data/SHA256SUMS"
tampered verify-changed "another description" "echo x: y >>bag-info.txt"
tampered verify-bag "another amount" \
	"sed -i 's/^\(Payload-Oxum: \).*/\11.1/' bag-info.txt; resum"
tampered verify-bag "another kind of bag" \
	"sed -i 's/1.0/0.97/' bagit.txt; resum"
tampered signature "a text that was changed with all lists" \
	"sed -i s/1,300/1,400/ data/source/report/2022-1/en/*.md; resum" \
	--key=key.pub
tampered signature "another comment of the signature" \
	"sed -i s/printing:1/printing:2/ $minisig; resum" --key=key.pub
tampered signature "another signature" "cp ../other.sig $minisig; resum" \
	--key=key.pub
tampered signature "a signature that is gone" "rm $minisig; resum" \
	--key=key.pub
tampered signature "a signature that is none" "echo x >$minisig; resum"
cp -R whole/data published
run 0 "a published release is verified by itself" verify published
run 1 "several are, and one is not whole" verify published bag published
run 1 "a folder without lists is refused" verify content
run 2 "a folder that is not there is refused" verify nothing
run 2 "no folder is refused" verify
run 2 "a file is refused" verify published/SHA256SUMS
says "unpack"

# Bags of others: as RFC 8493 has them, made on Windows, with other digests,
# without a list of tags, with files that are elsewhere.

# foreign: such a bag.
foreign() {
	rm -rf foreign
	mkdir -p foreign/data/dir
	cd foreign || exit 1
	echo a >data/a.txt
	echo b >'data/dir/图 %b.txt'
	echo x >notes.txt
	printf 'BagIt-Version: %s\r\nTag-File-Character-Encoding: UTF-8\r\n' \
		"${1:-1.0}" >bagit.txt
	printf 'Payload-Oxum: 4.2\r\nContact-Name: N\r\n  M\r\n' >bag-info.txt
	find data -type f -print0 | xargs -0 sha512sum |
		sed 's/%/%25/g; s/$/\r/; s/  / */' >manifest-sha512.txt
	cd ..
}
foreign
run 0 "a bag of another's with SHA-512 is whole" verify foreign
says "foreign: whole, 2 files, 4 bytes"
says "not signed"
(cd foreign && sha512sum bagit.txt bag-info.txt manifest-sha512.txt \
	>tagmanifest-sha512.txt)
run 0 "so it is with a list of tags" verify foreign
echo y: z >>foreign/bag-info.txt
run 1 "another description is found there" verify foreign
says "tagmanifest-sha512.txt has another sum for it"
foreign 0.97
run 0 "an older bag is whole" verify foreign
echo >>foreign/data/a.txt
run 1 "a byte more is found there" verify foreign
says "[verify-changed]"
foreign 0.97
mv foreign/data/a.txt foreign/data/a%25.txt
sed -i 's/%25/%/; s/a\.txt/a%25.txt/' foreign/manifest-sha512.txt
run 0 "one that does not encode percent signs is whole, too" verify foreign
foreign
echo c >foreign/data/c.txt
run 1 "so is a file more" verify foreign
says "[verify-unlisted]"
foreign
printf 'https://example.org/c%%20d  12\tdata/c%%25.txt\r\n' >foreign/fetch.txt
printf '%0128d  data/c%%25.txt\r\n' 0 >>foreign/manifest-sha512.txt
run 1 "a file that is elsewhere is missing" verify foreign
says "foreign/data/c%.txt: error: this file is not in the bag: fetch.txt has it at https://example.org/c%20d ["
foreign
echo 'd41d8cd98f00b204e9800998ecf8427e data/a.txt' >foreign/manifest-md5.txt
run 0 "a list with other digests is let be" verify foreign
says "foreign/manifest-md5.txt: note: "
rm foreign/manifest-sha512.txt
run 1 "but not if it is the only one" verify foreign
says "[verify-list]"
cp -R whole both
(cd both && find data -type f -print0 | xargs -0 sha512sum | sed 's/%/%25/g' \
	>manifest-sha512.txt && sha256sum manifest-sha512.txt \
	>>tagmanifest-sha256.txt)
run 0 "two lists agree" verify both --key=key.pub
sed -i 's/^./0/; s/^0\(.*figures.csv\)$/f\1/' both/manifest-sha512.txt
(cd both && grep -v sha512 tagmanifest-sha256.txt >t &&
	sha256sum manifest-sha512.txt >>t && mv t tagmanifest-sha256.txt)
run 1 "or they do not" verify both
says "manifest-sha512.txt has another sum for it"

# Interrupted

cc -shared -fPIC -o fault.so "$here/tests/release/fault.c" -ldl
check $? "the shim is built"

# faulty: diglot with the shim.
faulty() {
	LD_PRELOAD=$scratch/fault.so \
		ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0 \
		"$program" release report 2022-1 -q
}

content
FAULT_COUNT=$scratch/calls faulty >messages 2>&1
calls=$(cat calls)
[ "$calls" -gt 60 ]
check $? "the disk is changed in ${calls:-no} calls" messages

# whole_or_not: there is a whole release, or none.
whole_or_not() {
	[ ! -e content/report/2022-1/releases ] ||
		"$program" verify -q content/report/2022-1/releases/*
}

# Fifty moments that chance has chosen, the same ones each time: thirty of the
# calls, twenty of the time. The last two calls are before the release has its
# name and behind that.
broken=0 left=0 made=0
: >messages
start=$(date +%s%N)
content
"$program" release report 2022-1 -q
took=$(($(date +%s%N) - start))
content
for moment in $(awk -v calls="$calls" 'BEGIN {
	srand(5)
	print calls - 1
	print calls
	for (i = 0; i < 28; i++)
		print 1 + int(rand() * calls)
	for (i = 0; i < 20; i++)
		print "t" rand()
}'); do
	rm -rf content/report/2022-1/releases
	case $moment in
	t*) timeout -s KILL "$(awk -v t="${moment#t}" -v took="$took" \
		'BEGIN { printf "%.4f", 0.001 + t * took / 1e9 }')" \
		"$program" release report 2022-1 -q ;;
	*) FAULT_AT=$moment faulty ;;
	esac >/dev/null 2>&1
	[ -n "$(remains)" ] && left=$((left + 1))
	[ -e content/report/2022-1/releases ] && made=$((made + 1))
	whole_or_not >>messages 2>&1 || broken=$((broken + 1))
done 2>/dev/null
[ $broken = 0 ]
check $? "killed at 50 moments it leaves a whole release or none" messages
[ $left -gt 10 ] && [ $made -gt 0 ] && [ $made -lt 50 ]
check $? "there were remains $left times and a release $made times"
content
FAULT_AT=30 faulty >/dev/null 2>&1
rm -rf content/report/2022-1/releases
[ -n "$(remains)" ]
check $? "a run that was killed leaves remains"
run 0 "the next run releases" release report 2022-1
[ -z "$(remains)" ]
check $? "and removes the remains"
run 0 "what it makes is whole" verify "$bag"

# failing NUMBER WORDS: no call that changes the disk works from the middle on.
failing() {
	content
	FAULT_AT=$3 FAULT_ERRNO=$1 faulty >messages 2>&1
	[ $? = 2 ]
	check $? "$2 from call $3 on ends with 2" messages
	says "[release-failed]"
	[ ! -e content/report/2022-1/releases ] && [ -z "$(remains)" ]
	check $? "and nothing is left"
}
failing 28 "a full disk" 30
failing 28 "a full disk" $((calls - 1))
failing 30 "a read-only disk" 1
failing 13 "a folder without rights" 1

tap_end
