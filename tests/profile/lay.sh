#!/bin/sh
# The sample as a site of the profile gov-cn, with example values:
#
#   tests/profile/lay.sh FOLDER
#
# FOLDER is made: the sample content, to whose metadata files those of
# gov-cn/ are added. base-url is a matter of the sample alone.
set -eu
cd "$(dirname "$0")"

cp -R ../../content "$1"
find gov-cn -type f | while read -r file; do
	to=$1/${file#gov-cn/}
	case $file in
	*.yaml) cat "$file" >>"$to" ;;
	*) cp "$file" "$to" ;;
	esac
done
