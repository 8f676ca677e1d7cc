#!/bin/sh
# The same bytes from another folder, time zone, locale, umask and number of
# threads: pages, books, feeds, catalogues, what changed, errata, releases and
# profiles.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/tap.sh

program=${DIGLOT:-$PWD/build/diglot}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
there=$scratch/some/where/else
golden=tests/golden

# lay FOLDER NAME ...: a site of all that there is, its publications copied in
# this order, so that folders list them in another.
lay() {
	mkdir -p "$1"
	sed '/^checks:/,$d' content/site.yaml >"$1/site.yaml"
	echo 'base_url: https://example.org/reports' >>"$1/site.yaml"
	to=$1
	shift
	for name; do
		case $name in
		changes) from=$golden/changes/content ;;
		errata) from=$golden/errata/content/report ;;
		*) from=content/$name ;;
		esac
		cp -R "$from" "$to/$name"
	done
}

# here COMMAND ..., there COMMAND ...: run diglot in one of the two ways.
here() {
	(umask 022 && cd "$scratch/one" && TZ=UTC LC_ALL=C LANGUAGE='' \
		"$program" "$@") 2>"$scratch/messages"
}
there() {
	(umask 077 && cd "$there" && TZ=Asia/Kathmandu \
		LC_ALL="$locale" LANGUAGE=zh_CN HOME=/nowhere USER=nobody \
		"$program" "$@") 2>"$scratch/messages"
}

locale=$(locale -a 2>/dev/null | grep -vx -e C -e POSIX | tail -n 1)
locale=${locale:-tr_TR.UTF-8}
lay "$scratch/one/content" xiangcheng-2021 changes errata
(umask 077 && lay "$there/content" errata changes xiangcheng-2021)
find "$there" -exec touch -d 2001-02-03 {} +

here build content -o out -j1 --quiet
status=$?
[ $status -le 1 ]
check $? "builds with -j1" "$scratch/messages"
there build content -o out -j8 --quiet
[ $? -eq $status ]
check $? "builds elsewhere with -j8" "$scratch/messages"
diff -r "$scratch/one/out" "$there/out" >"$scratch/diff" 2>&1
check $? "gives the same bytes" "$scratch/diff"

# Of each kind there is something that was compared.
for kind in '*/changes.html' '*/errata.html' '*.epub' 'out/feed-*.xml' \
	'out/opds*.xml' 'out/opds.json' 'out/sitemap.xml' '*/figures.csv' \
	'*/latest/*/*.html' 'out/search/*.js'; do
	find "$scratch/one/out" -type f -path "*$kind" | grep -q .
	check $? "$kind is among them"
done

find "$scratch/one/out" -type f -printf '%p %T@\n' | sort >"$scratch/before"
here build content -o out --quiet
find "$scratch/one/out" -type f -printf '%p %T@\n' | sort >"$scratch/after"
cmp -s "$scratch/before" "$scratch/after"
check $? "a second build rewrites no file" "$scratch/messages"

here release content/errata 2020 >"$scratch/said"
check $? "makes a release" "$scratch/messages"
there release content/errata 2020 >"$scratch/said"
check $? "makes the release elsewhere" "$scratch/messages"
diff -r "$scratch/one/content/errata/2020/releases" \
	"$there/content/errata/2020/releases" >"$scratch/diff" 2>&1
check $? "gives the same release" "$scratch/diff"
here build content -o out -j8 --quiet
there build content -o out -j1 --quiet
diff -r "$scratch/one/out" "$there/out" >"$scratch/diff" 2>&1
check $? "gives the same bytes with a release" "$scratch/diff"

# A profile has pages and values of its own.
for folder in "$scratch/one" "$there"; do
	cp -R "$golden/gov-cn/content" "$folder/profile"
done
here build profile -o profile-out -j1 --quiet
check $? "builds with a profile" "$scratch/messages"
there build profile -o profile-out -j8 --quiet
diff -r "$scratch/one/profile-out" "$there/profile-out" >"$scratch/diff" 2>&1
check $? "gives the same bytes with a profile" "$scratch/diff"

tap_end
