#!/bin/sh
# diglot edition new and diglot new: what they make, and that they make it
# whole or not at all.
#
#   tests/starting.sh           test
#   tests/starting.sh --write   renew what is expected in tests/starting/
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/tap.sh

program=${DIGLOT:-$PWD/build/diglot}
root=$PWD
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export LC_ALL=C.UTF-8
unset LANGUAGE

# run WANTED DESCRIPTION ARGUMENT...: in the current folder.
run() {
	want=$1
	what=$2
	shift 2
	"$program" "$@" >"$scratch/stdout" 2>"$scratch/messages"
	[ $? = "$want" ]
	check $? "$what" "$scratch/messages"
}

says() {
	grep -qF -e "$1" "$scratch/messages"
	check $? "it says: $1" "$scratch/messages"
}

# clean FOLDER: nothing is found in the content.
clean() {
	"$program" check "$1" --strict -q >"$scratch/messages" 2>&1 &&
		[ ! -s "$scratch/messages" ]
	check $? "$1 has no finding" "$scratch/messages"
}

sums() {
	(cd "$1" && find . -type f -exec cksum {} + | sort -k3)
}

# The next edition of the sample

cp -R content "$scratch/content"
cd "$scratch" || exit 1
sample=content/xiangcheng-2021
run 0 "the sample has a next edition" edition new xiangcheng-2021 2023-1 \
	--from 2022-1
cp stdout told
sed "s|$program|diglot|" told >said
[ "${1:-}" = --write ] && cp said "$root/tests/starting/edition-new.txt"
diff -u "$root/tests/starting/edition-new.txt" said >difference
check $? "it says what comes next" difference
cat >wanted <<'TEXT'
number: 3
name:
  zh-Hans: 第3版
  en: Edition 3
printing: 1
date:
status: draft
replaces: 2022-1
statement:
  # zh-Hans:
  # en:
TEXT
diff -u wanted $sample/2023-1/edition.yaml >difference
check $? "edition.yaml is that of a new draft" difference
diff -r -x edition.yaml $sample/2022-1 $sample/2023-1 >difference
check $? "all else is copied" difference
clean content
run 0 "nothing differs" diff content 2022-1 2023-1 --exit-code
"$program" build content -o out -q 2>messages
for edition in 2022-1 2023-1; do
	grep -o ' id="[^"]*"' out/xiangcheng-2021/$edition/zh-Hans_en/all.html \
		>ids-$edition
done
[ -s ids-2022-1 ] && cmp -s ids-2022-1 ids-2023-1
check $? "every block keeps its id" messages

# The commands that it tells to run, as a shell takes them.
ran=0
while read -r line; do
	case $line in
	"$program check"* | "$program diff"*) ;;
	*) continue ;;
	esac
	eval "$line" >messages 2>&1 || break
	ran=$((ran + 1))
done <told
[ $ran = 2 ]
check $? "the commands that it names can be run" messages

# Killed

before=$(sums content)
halves=0
for delay in 0.001 0.002 0.004 0.006 0.008 0.01 0.015 0.02 0.03 0.04 0.06 \
	0.08 0.1 0.15 0.2 0.3; do
	timeout -s KILL $delay "$program" edition new xiangcheng-2021 2024-1 \
		>/dev/null 2>&1
	if [ -e $sample/2024-1 ]; then
		diff -r -x edition.yaml $sample/2023-1 $sample/2024-1 \
			>difference || halves=1
		[ -f $sample/2024-1/edition.yaml ] || halves=1
		rm -r $sample/2024-1
	fi
	"$program" check content >messages 2>&1 || halves=1
done
check $halves "a killed run leaves a whole edition or none" messages
run 0 "the next run makes it" edition new xiangcheng-2021 2024-1
[ "$(ls -A $sample | grep -c diglot-)" = 0 ]
check $? "and removes what the killed ones left"
rm -r $sample/2024-1
[ "$(sums content)" = "$before" ]
check $? "nothing else has changed"
mkdir $sample/.2024-1.diglot-1
flock $sample/.2024-1.diglot-1 "$program" edition new xiangcheng-2021 2024-1 \
	>messages 2>&1
[ $? = 2 ] && [ ! -e $sample/2024-1 ]
check $? "two runs at once do not mix" messages
says 'another run is making content/xiangcheng-2021/2024-1'
rmdir $sample/.2024-1.diglot-1

# Refused, and nothing changes

before=$(ls -AR content)
refuse() {
	message=$1
	shift
	run 2 "$(echo "$*" | tr '\n' ' ')is refused" "$@"
	says "$message"
}
refuse 'needs the name of the new edition' edition new
refuse 'Usage' edition
refuse 'Usage' edition old xiangcheng-2021 2024-1
refuse 'there is an edition 2023-1 already' edition new xiangcheng-2021 2023-1
refuse 'have the same address' edition new xiangcheng-2021 '2023 1'
refuse 'cannot be called Latest' edition new xiangcheng-2021 Latest
for name in a/b .hidden .. "$(printf 'a\nb')" ' a' \
	"$(printf '%0300d' 0)"; do
	refuse 'is no name for a folder' edition new xiangcheng-2021 "$name"
done
refuse 'there is no publication nothing' edition new nothing 2024-1
refuse 'there is no edition nothing' edition new xiangcheng-2021 2024-1 \
	--from nothing
refuse '--from cannot be' edition new xiangcheng-2021 2024-1 --from ''
refuse 'is an edition' edition new $sample/2023-1 2024-1
mkdir $sample/media && echo x >$sample/media/x
refuse 'exists and is not an empty folder' edition new xiangcheng-2021 media
rm -r $sample/media
chmod a-w $sample
if [ "$(id -u)" != 0 ]; then
	refuse 'cannot write' edition new xiangcheng-2021 2024-1
fi
chmod u+w $sample
mkfifo $sample/2023-1/media/pipe
refuse 'cannot copy content/xiangcheng-2021/2023-1/media/pipe' edition new \
	xiangcheng-2021 2024-1
rm $sample/2023-1/media/pipe
(ulimit -f 8; trap '' XFSZ; "$program" edition new xiangcheng-2021 2024-1) \
	>messages 2>&1
[ $? = 2 ]
check $? "a full disk is refused" messages
says 'cannot copy'
[ "$(ls -AR content)" = "$before" ]
check $? "what is refused changes nothing"
echo 'number: [' >$sample/2023-1/edition.yaml
run 1 "content that cannot be read is refused" edition new xiangcheng-2021 \
	2024-1
says yaml-syntax
rm -r $sample/2023-1

# What belongs to the old edition alone stays with it

old=$sample/2022-1
cat >$old/edition.yaml <<'TEXT'
# All about the edition.

number: 2     # the second
# As the council wants it.
name: {zh-Hans: 第二版（2022-1）, en: Second edition}
printing: 3
date: 2022-01-20   # the day of the session
# After the audit.
modified: 2022-03-01
status: released
identifier: urn:isbn:9787010000008
replaces: 2021-1
statement: >
  Much is new.

  # Even this.

# The end.
TEXT
ln -s ../media/jiulong-river.svg $old/data/link.svg
run 0 "an edition is released" release xiangcheng-2021 2022-1
[ -d $old/releases/3 ]
check $? "as its printing" stdout
mkdir -p $old/.git $old/zh-Hans/.cache
echo x | tee $old/.git/config $old/.DS_Store >$old/zh-Hans/.cache/x
chmod 400 $old/data/*.csv
(umask 027; "$program" edition new 2022-2) >stdout 2>messages
check $? "the publication and the old edition may be left out" messages
cat >wanted <<'TEXT'
# All about the edition.

number: 3     # the second
# As the council wants it.
name: {zh-Hans: 第三版（2022-2）, en: Third edition}
printing: 1
date:   # the day of the session
status: draft
identifier:
replaces: 2022-1
statement:
  # zh-Hans:
  # en:

# The end.
TEXT
new=$sample/2022-2
rm -r $old/releases
diff -u wanted $new/edition.yaml >difference
check $? "comments and the order of keys stay" difference
find $new -name '.*' -o -name releases >found
[ ! -s found ]
check $? "releases and dot files are not copied" found
[ "$(readlink $new/data/link.svg)" = ../media/jiulong-river.svg ]
check $? "links stay links"
find $new \( -type d ! -perm 750 \) -o \( -type f ! -perm 640 \) >found
[ ! -s found ]
check $? "files have the rights of new ones" found
grep -q -- --from stdout
[ $? = 1 ] && grep -q 'a copy of 2022-1' stdout
check $? "it says what was copied" stdout

# A name that does not say the number
sed -i 's/^name:.*/name: Revised edition/' $new/edition.yaml
run 0 "an edition may have any name" edition new xiangcheng-2021 '第 三版' \
	--from=2022-2
sed -n '/^# The old name/,/^printing/p' "$sample/第 三版/edition.yaml" >said
printf '%s\n' '# The old name, which does not say the number of the edition:' \
	'# name: Revised edition' 'printing: 1' | cmp -s - said
check $? "a name that cannot be renumbered becomes a comment" said
grep -q "diff content/xiangcheng-2021 2022-2 '第 三版'$" stdout
check $? "names are quoted for the shell" stdout
run 0 "folders with spaces and quotes" edition new "$sample" "it's" \
	--from '第 三版'
ran=0
while read -r line; do
	case $line in
	"$program check"* | "$program diff"*)
		eval "$line" >messages 2>&1 && ran=$((ran + 1)) ;;
	esac
done <stdout
[ $ran = 2 ]
check $? "their commands can be run too" messages

# Publications without metadata

mkdir -p bare/zh-cn bare/en "bare/my media"
echo '# 甲' >bare/zh-cn/a.md
echo '# A' >bare/en/a.md
refuse 'must have a folder of their own' edition new bare 2
eval "$(sed -n 2p messages)"
check $? "it says how to move the texts" messages
run 0 "then there can be a second edition" edition new bare 2
clean bare
run 0 "and nothing differs" diff bare 1 2 --exit-code
head -1 bare/2/edition.yaml | grep -qx 'number: 2'
check $? "it has a number" bare/2/edition.yaml
refuse 'write number: 1 in its edition.yaml first' edition new bare 0.5

# What is found stays found, what is waived stays waived

mkdir -p waived/1/zh-Hans waived/1/en
printf '# 甲 {#a}\n\n3个。\n\n5个。\n' >waived/1/zh-Hans/a.md
printf '# A {#a}\n\nIt is 4.\n\nIt is 6.\n' >waived/1/en/a.md
"$program" waive waived a-p1 quantity-value --reason=Right >messages 2>&1
check $? "a waiver" messages
"$program" check waived/1 >found 2>&1
run 0 "an edition with a ledger" edition new waived 2
"$program" check waived/2 2>&1 | sed 's|waived/2|waived/1|' >found-2
grep -q waived found && diff found found-2 >difference
check $? "the same is found, the same is waived" difference

# Errata go into the text

cp -R "$root/tests/golden/errata/content/report" corrected
cp -R "$root/tests/starting/errata/r" marks
chmod -R u+w corrected marks
run 0 "an edition with errata" edition new corrected 2022
grep -qx '4 corrections are in its text now' stdout &&
	! grep -q 'by hand' stdout
check $? "it says how many are in the text" stdout
diff -r -x edition.yaml -x errata.yaml corrected/2021 corrected/2022 >said
grep -q '^> 2021,955' said && grep -q '120 adult learners' said
check $? "in Markdown, and in data" said
[ ! -e corrected/2022/errata.yaml ]
check $? "and are no errata any more"
grep -q 'name: {zh-Hans: 2022年版, en: 2022 edition}' \
	corrected/2022/edition.yaml
check $? "a name may be that of the folder" corrected/2022/edition.yaml
run 0 "nothing differs from the corrected text" diff corrected 2021 2022 \
	--exit-code
clean corrected/2022
run 0 "words between marks" edition new marks 2022
sed "s|$program|diglot|" stdout >said
diff -r -x edition.yaml -x errata.yaml marks/2021 marks/2022 >changes
for file in said changes; do
	[ "${1:-}" = --write ] && cp $file "$root/tests/starting/errata/"
	diff -u "$root/tests/starting/errata/$file" $file >difference
	check $? "what is corrected and what is left: $file" difference
done
"$program" check marks --format=json >found 2>/dev/null
[ "$(grep -o '"check": *"[a-z-]*"' found | sort | uniq -c |
	tr -s ' ')" = ' 2 "check": "erratum-lost"' ]
check $? "what is left is found by check" found
sed -i 's/block: top-p4/block: nowhere/' marks/2021/errata.yaml
run 1 "errata that are not understood are refused" edition new marks 2023 \
	--from 2021
says erratum-block

# What a profile asks of each edition is asked again

cp -R "$root/tests/findings/profile/content" official
sed -i 's/^date:/isbn: 978-7-301-00001-7\n&/' official/report/2/edition.yaml
run 0 "an edition with details" edition new official/report 3
grep -q '^isbn:$' official/report/3/edition.yaml &&
	sed -n '/^details:/,/^[a-z]*: ./p' official/report/3/edition.yaml >said &&
	printf '%s\n' details: '  published:' '  written:' '  index_number:' \
		'number: 3' | cmp -s - said
check $? "has none of those of the old edition" official/report/3/edition.yaml

# In Chinese
LANGUAGE=zh_CN "$program" edition new waived 3 >said 2>messages
grep -q '^waived/3：第3版，以 2 为底本$' said && grep -q '接下来' said
check $? "it speaks the user's language" said

# A new publication

run 0 "a new publication" new reports/annual-2026
sed "s|$program|diglot|" stdout >said
[ "${1:-}" = --write ] && cp said "$root/tests/starting/new.txt"
diff -u "$root/tests/starting/new.txt" said >difference
check $? "it says what was made and what comes next" difference
find reports -type f | sort >files
for tag in zh-Hans en; do
	diff -r "$root/templates/new/$tag/text" \
		reports/annual-2026/1/$tag >difference
	check $? "the texts in $tag are those of the templates" difference
	rm -r reports/annual-2026/1/$tag
done
if [ "${1:-}" = --write ]; then
	rm -rf "$root/tests/starting/reports"
	cp -R reports "$root/tests/starting/"
fi
diff -r "$root/tests/starting/reports" reports >difference
check $? "the rest is as expected" difference
find reports -name '.*' >found
[ ! -s found ] && ! grep -q '[{}]' reports/site.yaml \
	reports/annual-2026/*.* reports/annual-2026/1/*.* \
	reports/annual-2026/1/data/*
check $? "nothing is left over, nothing left open" found
run 0 "a second one beside it" new reports/annual-2027 --edition=2027-1 \
	--title="A title: “#1”" --languages=en,zh-cn
[ -d reports/annual-2027/2027-1/zh-CN ] &&
	grep -qx 'title: "A title: “#1”"' reports/annual-2027/publication.yaml
check $? "with an edition, a title, and languages of its own" \
	reports/annual-2027/publication.yaml
[ "$(find reports -name site.yaml)" = reports/site.yaml ]
check $? "one site.yaml is enough"
rm -r reports

# Every pair of the languages that have a sample

mkdir pairs
for one in zh-Hans zh-Hant en ar; do
	for two in zh-Hans zh-Hant en ar; do
		[ $one = $two ] && continue
		"$program" new "pairs/报告 $one $two" --languages=$one,$two \
			>messages 2>&1 &&
			"$program" build "pairs/报告 $one $two" -o pairs-out \
				--strict -q >messages 2>&1 && [ ! -s messages ]
		check $? "$one and $two build without a finding" messages
	done
done
"$program" new pairs/all --languages=ar,zh-Hant,en,zh-Hans >/dev/null 2>&1
clean pairs
find pairs -name site.yaml >found
[ "$(cat found)" = pairs/site.yaml ]
check $? "an empty folder above is made a site" found
run 0 "a second edition of it" edition new 'pairs/报告 zh-Hans en' 2
run 0 "and has the same text" diff 'pairs/报告 zh-Hans en' 1 2 --exit-code
clean 'pairs/报告 zh-Hans en'


# Addresses that nobody could guess are told.
run 0 "a name in Chinese" new names/年报 --edition=第1版
[ "$(grep -c 'Its address will be x[0-9a-f]*\. ' stdout)" = 2 ]
check $? "its address is told, and that of the edition" stdout
run 0 "a name in letters" new names/report
! grep -q 'address will be' stdout
check $? "has its own name for its address" stdout

# Languages without a sample have the English one, and say so in its source.
run 0 "languages without a sample" new other/r --languages=zh-Hans,fr
sed 1,2d other/r/1/fr/01-overview.md |
	cmp -s - "$root/templates/new/en/text/01-overview.md" &&
	head -1 other/r/1/fr/01-overview.md |
	grep -q '^<!-- .* in English: .*français (fr)'
check $? "have the English text below a comment" other/r/1/fr/01-overview.md
clean other
LANGUAGE=zh_CN "$program" new other/q --languages=en,bo >said 2>messages
grep -q '接下来' said && head -1 other/q/1/bo/01-overview.md |
	grep -q '^<!-- 以下仍是英文' &&
	grep -q '^# 书名' other/q/publication.yaml
check $? "comments are in the user's language" said

# Where the folder above is for other things, the new one is the site.
mkdir desk && echo x >desk/letter
run 0 "a folder among others" new desk/report
[ -f desk/report/site.yaml ] && [ -f desk/report/report/publication.yaml ] &&
	[ "$(ls desk)" = "$(printf 'letter\nreport')" ]
check $? "is a site, and the publication is in it"
clean desk/report
mkdir empty empty/r
chmod 700 empty/r
(umask 077; "$program" new empty/r/ >stdout 2>messages)
check $? "an empty folder is filled" messages
find empty -mindepth 1 \( -type d ! -perm 700 \) -o \
	\( -type f ! -perm 600 \) >found
[ -f empty/site.yaml ] && [ ! -s found ]
check $? "with the rights of new files" found
(cd empty && "$program" check . --strict) >messages 2>&1
check $? "and checked from inside" messages

before=$(ls -AR .)
refuse 'exists and is not an empty folder' new desk/report
refuse 'exists and is not an empty folder' new desk/letter
refuse 'exists and is not an empty folder' new empty/r
mkdir empty/here
(cd empty/here && "$program" new .) >messages 2>&1
[ $? = 2 ]
check $? "the folder one is in is refused" messages
says 'is the folder you are in'
rmdir empty/here
refuse 'is no name for a folder' new ..
refuse 'exists and is not an empty folder' new /
refuse 'is no name for a folder' new empty/.r
refuse 'needs the folder to make' new
refuse 'two is one too many' new one two
refuse 'cannot be called assets' new empty/assets
refuse 'empty/r would have the same address' new empty/R
refuse 'cannot be called latest' new empty/s --edition=latest
refuse 'is no name for a folder' new empty/s --edition=a/b
refuse 'name two languages or more' new empty/s --languages=en
refuse 'the language zh-CN is named twice' new empty/s \
	--languages=zh-cn,en,zh-CN
refuse 'xx is no language tag' new empty/s --languages=en,xx
refuse "--title cannot be ''" new empty/s --title=' '
(ulimit -f 0; trap '' XFSZ; "$program" new empty/s) >messages 2>&1
[ $? = 2 ]
check $? "a full disk is refused" messages
(ulimit -f 0; trap '' XFSZ; "$program" new fresh/s) >messages 2>&1
[ $? = 2 ]
check $? "there too" messages
[ "$(ls -AR .)" = "$before" ]
check $? "what is refused changes nothing"

# Killed

halves=0
for delay in 0.001 0.002 0.003 0.004 0.006 0.008 0.01 0.015 0.02 0.03 0.05 \
	0.1 0.2; do
	timeout -s KILL $delay "$program" new killed/r >/dev/null 2>&1
	[ -e killed ] || continue
	"$program" check killed --strict >messages 2>&1 || halves=1
	[ "$(find killed -type f | wc -l)" = 9 ] || halves=1
	rm -r killed
done
check $halves "a killed run leaves a whole site or none" messages
run 0 "the next run makes it" new killed/r
[ "$(ls -A . | grep -c diglot-)" = 0 ]
check $? "and removes what the killed ones left"

# Samples of one's own

mkdir -p own/templates/new/de/text own/templates/new/shared
echo '{}' >own/site.yaml
cat >own/templates/new/de/words.yaml <<'TEXT'
title: Bericht
TEXT
cp -R "$root/templates/new/shared" own/templates/new/
printf 'term,{{tags}}\n' >own/templates/new/shared/terms.csv
echo '# Übersicht' >own/templates/new/de/text/01-overview.md
run 1 "a word that is missing" new own/r --languages=de,en
says 'there is no field site here'
says 'the fields at this place: title'
sed 's/^title: .*/title: Bericht/' "$root/templates/new/en/words.yaml" \
	>own/templates/new/de/words.yaml
run 0 "samples of one's own" new own/r --languages=de,en
grep -q '  de: Bericht' own/r/publication.yaml &&
	[ "$(cat own/r/1/de/01-overview.md)" = '# Übersicht' ] &&
	[ "$(cat own/r/terms.csv)" = 'term,de,en' ]
check $? "prevail over the installed ones" own/r/publication.yaml
tap_end
