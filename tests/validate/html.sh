#!/bin/bash
# Every page of a built site is valid HTML (Nu checker), well-formed XML and
# in the namespace of XHTML: one syntax for both.
#
#   html.sh SITE                     (or SITE in the environment)
set -u
# shellcheck source-path=SCRIPTDIR
. "${0%/*}/tools.sh"

need java xmllint
vnu=$tests/node_modules/vnu-jar/build/dist/vnu.jar
need_file "$vnu"
find_site "$@"
scratch

find "$site" -name '*.html' -print0 | sort -z >"$tmp/pages"
[ -s "$tmp/pages" ]
ok $? 'the site has pages'

# Two remarks are allowed: a slash in <br/> is what XML wants, and the guess
# what language a page is in goes wrong on lists of names.
java -jar "$vnu" --stdout --format gnu --skip-non-html --Werror \
	--filterpattern 'Trailing slash on void elements.*|This document appears to be written in .*' \
	"$site" >"$tmp/nu" 2>&1
status=$?
[ $status -eq 0 ] && [ ! -s "$tmp/nu" ]
ok $? "Nu checker: nothing (status $status)" "$tmp/nu"

xargs -0 xmllint --noout --nonet <"$tmp/pages" >"$tmp/xml" 2>&1
status=$?
[ $status -eq 0 ] && [ ! -s "$tmp/xml" ]
ok $? "xmllint: well-formed (status $status)" "$tmp/xml"

xargs -0 grep -L '<html[^>]* xmlns="http://www.w3.org/1999/xhtml"' \
	<"$tmp/pages" >"$tmp/names"
[ ! -s "$tmp/names" ]
ok $? 'every page is in the namespace of XHTML' "$tmp/names"

tap_end
