#!/bin/sh
# The messages of the source and their translations.
#
#   po/update.sh                   bring po/*.po up to date with the source
#   po/update.sh --template FILE   write the messages of the source to FILE
#
# New messages come in untranslated, changed ones fuzzy; tests/messages.sh
# fails until both are translated.
set -eu
cd "$(dirname "$0")/.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
found=$scratch/found.pot
template=$scratch/diglot.pot

# extract KEYWORD... -- FILE...: adds what is found. Only names of files are
# kept, lines would change with every edit.
extract() {
	keywords=-k
	while [ "$1" != -- ]; do
		keywords="$keywords -k$1"
		shift
	done
	shift
	xgettext $keywords -j --language=C --from-code=UTF-8 \
		--add-location=file --no-wrap -o "$found" "$@" \
		2>"$scratch/warnings" || { cat "$scratch/warnings" >&2; exit 1; }
}

: >"$found"
# X(id, name, severity, text, hint): the texts, and the hints. Of hints that
# are empty xgettext warns in vain.
extract X:4 -- gen/base/messages.def
extract X:5 -- gen/base/messages.def
# X(name, explanation)
extract X:2 -- gen/base/checks.def
extract gettext ngettext:1,2 MSGID MSGID_INIT MSGID_TEXT -- \
	$(LC_ALL=C ls gen/*/*.c) po/libyaml.def

# A fixed header for xgettext's own, which has the time of day.
{
	cat <<-'HEADER'
	msgid ""
	msgstr ""
	"Content-Type: text/plain; charset=UTF-8\n"

	HEADER
	sed '1,/^$/d' "$found"
} >"$template"

if [ "${1:-}" = --template ]; then
	cp "$template" "$2"
	exit 0
fi
for po in po/*.po; do
	msgmerge --quiet --no-wrap --add-location=file --update --backup=none \
		"$po" "$template"
done
