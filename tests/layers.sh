#!/bin/sh
# The layers of gen/: includes point downward only, and each foreign library
# stays in its room.
set -u
cd "$(dirname "$0")/.." || exit 1

order='base lang model read pair check template write exchange cmd'
. tests/tap.sh

rank() {
	n=0
	for layer in $order; do
		[ "$layer" = "$1" ] && { echo $n; return; }
		n=$((n + 1))
	done
	echo 99
}

# report DESCRIPTION OFFENDERS
report() {
	echo "$2" >"$offenders"
	[ -z "$2" ]
	check $? "$1" "$offenders"
}

offenders=$(mktemp)
trap 'rm -f "$offenders"' EXIT

upward=
for layer in $order; do
	own=$(rank "$layer")
	for include in $(grep -rhoE '^#include "[^"]+"' "gen/$layer" 2>/dev/null |
		sed 's/.*"\(.*\)"/\1/' | sort -u); do
		[ "$(rank "${include%%/*}")" -le "$own" ] ||
			upward="$upward$layer includes $include
"
	done
done
report "includes point downward" "$upward"

# The headers of a library and the layers that may include them.
room() {
	strays=$(grep -rlE "^#include <$1" gen |
		grep -vE "^gen/($2)/" | sed "s|$| includes $1|")
	report "$1 stays in $2" "$strays"
}
room 'cmark' 'read'
room 'yaml' 'read'
room 'utf8proc' 'lang'
room 'xxhash' 'lang'
room 'sodium' 'base'
room 'libxml/' 'template|exchange'
room 'zip.h' 'write'

prints=$(grep -rlE '\b(printf|fprintf|puts|fputs|perror) ?\(' gen \
	--include=*.c | grep -v '^gen/cmd/')
report "nobody prints but cmd" "$prints"

# A waiver bears the day on which a person gave it; nothing that is published
# depends on it.
clock=$(grep -rnE '\b(time|gettimeofday|clock_gettime|localtime)(_r)? ?\(' \
	gen --include=*.c | grep -v '^gen/cmd/waive.c:')
report "nobody reads the clock but waive" "$clock"

standalone=
for header in gen/*/*.h; do
	echo "#include \"${header#gen/}\"" |
		${CC:-cc} -std=c17 -D_GNU_SOURCE -Igen $(pkg-config --cflags \
			libxml-2.0) -fsyntax-only -xc - 2>/dev/null || standalone="$standalone$header
"
done
report "headers stand alone" "$standalone"

tap_end
