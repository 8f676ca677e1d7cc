#!/bin/sh
# Bad input: each kind gets its finding and its exit status, and the site that
# was there stays as it was, to the byte and the minute.
set -u
cd "$(dirname "$0")" || exit 1
. ./tap.sh

program=${DIGLOT:-$PWD/../build/diglot}
scratch=$(mktemp -d)
trap 'chmod -R u+rwx "$scratch"; rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
chmod 755 .

# A small released publication in two languages.
good() {
	chmod -R u+rwx content 2>/dev/null
	rm -rf content
	mkdir -p content/report/1/zh-Hans content/report/1/en \
		content/report/1/data
	cat >content/report/1/edition.yaml <<-'TEXT'
	number: 1
	date: 2021-12-20
	status: released
	TEXT
	cat >content/report/1/zh-Hans/01-a.md <<-'TEXT'
	# 甲 {#a}

	正文。

	::: table {#t src=data/t.csv}
	表。
	:::
	TEXT
	cat >content/report/1/en/01-a.md <<-'TEXT'
	# Alpha {#a}

	Text.

	::: table {#t src=data/t.csv}
	Table.
	:::
	TEXT
	printf 'zh-Hans:项;en:Item,zh-Hans:数;en:Number\nx,1\n' \
		>content/report/1/data/t.csv
}

# Names, bytes and time stamps of out/.
state() {
	find out -type f -printf '%p %T@ %s\n' | sort
	find out -type f -exec cksum {} + | sort
}

# refused STATUS CHECK-NAME DESCRIPTION [OPTION...]: the content as it is now
# must give this status and finding, and leave out/ alone.
refused() {
	want=$1 name=$2 what=$3
	shift 3
	timeout 60 "$program" build content -o out "$@" >messages 2>&1
	status=$?
	state >after
	[ $status = "$want" ]
	check $? "$what: exit status $want" messages
	grep -q "\[$name\]" messages
	check $? "$what: finding $name" messages
	cmp -s before after
	check $? "$what: the old site stays" messages
	good
}

good
"$program" build content -o out --quiet >messages 2>&1
check $? "the good content builds without a finding" messages
state >before

printf '# A\n\nbad \377 byte\n' >content/report/1/en/01-a.md
refused 1 utf8-invalid "invalid UTF-8"

printf '# A\n\nbad \000 byte\n' >content/report/1/en/01-a.md
refused 1 nul-byte "a NUL byte"

head -c 100000000 /dev/zero | tr '\0' 'a' >content/report/1/en/01-a.md
refused 1 file-large "a file of 100 MB"

head -c 100000 /dev/zero | tr '\0' '>' >content/report/1/en/01-a.md
refused 1 nesting-deep "100,000 nested quotes"

rm content/report/1/en/01-a.md
mkdir content/report/1/en/01-a.md
refused 1 file-kind "a folder in place of a file"

rm content/report/1/en/01-a.md
ln -s 01-a.md content/report/1/en/01-a.md
refused 1 link-loop "a symbolic link to itself"

ln -s .. content/report/1/en/loop
refused 1 link-loop "a folder that contains itself"

cp -R content/report/1/en content/report/1/EN
refused 1 language-duplicate "a language twice"

rm content/report/1/en/01-a.md
echo 'languages: [zh-Hans, en]' >content/report/publication.yaml
refused 1 language-empty "an empty language"

printf 'zh-Hans:项;en:Item,zh-Hans:数;en:Number\nx\ny,1,2\n' \
	>content/report/1/data/t.csv
refused 1 csv-ragged "ragged rows"

printf 'a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n' \
	>content/report/publication.yaml
refused 1 yaml-feature "a YAML bomb of aliases"

{ printf 'title: '; head -c 50000 /dev/zero | tr '\0' '['; } \
	>content/report/publication.yaml
refused 1 yaml-syntax "YAML nested 50,000 deep"

printf 'number: 1\nnumber: 2\n' >content/report/1/edition.yaml
refused 1 key-duplicate "a key twice"

printf 'status: realesed\n' >content/report/1/edition.yaml
refused 1 value-invalid "a status that does not exist"

mkdir -p content/templates/page
echo '<html><body>{page.titel}</body></html>' >content/templates/page/chapter.html
refused 1 template-field "a field that does not exist"

mkdir -p content/templates/page
echo '<html><body></html>' >content/templates/page/chapter.html
refused 1 template-syntax "a template that is not well-formed"

# What may not be read is never taken for what is not there.
if [ "$(id -u)" = 0 ]; then
	# root may read everything: run as nobody
	cp "$program" ./diglot
	cp -R "$OLDPWD/../templates" .
	chmod -R a+rX diglot templates
	cat >as-nobody <<-TEXT
	#!/bin/sh
	exec setpriv --reuid=65534 --clear-groups $scratch/diglot "\$@" \
		--templates=$scratch/templates
	TEXT
	chmod +x as-nobody
fi

# denied PATH DESCRIPTION: it may not be read.
denied() {
	chmod 000 "$1"
	if [ "$(id -u)" = 0 ]; then
		real=$program
		chown -R nobody . 2>/dev/null
		program=$scratch/as-nobody
		refused 2 file-unreadable "$2"
		program=$real
		chown -R "$(id -u)" .
	else
		refused 2 file-unreadable "$2"
	fi
}
denied content/report/1/en/01-a.md "no right to read"
cp -R content/report/1 content/report/2
sed -i 's/^number: 1/number: 2/; s/2021/2022/' content/report/2/edition.yaml
denied content/report/1 "no right to look into an edition"
echo 'name: S' >content/site.yaml
cp -R content/report content/other
denied content/other "no right to look into a publication"

rm -rf content
mkdir content
refused 1 content-empty "no publication at all"

rm -rf content
refused 2 file-unreadable "no content folder"

tap_end
