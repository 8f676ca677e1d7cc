# shellcheck shell=bash disable=SC1091,SC2034
# What the validating scripts share; they source it.
. "${BASH_SOURCE[0]%/*}/../tap.sh"

tests=$(cd "${BASH_SOURCE[0]%/*}/.." && pwd)

# ok STATUS NAME [FILE]: as check, but what is wrong is seen without prove -v.
ok() {
	check "$1" "$2"
	[ "$1" -eq 0 ] || [ -z "${3-}" ] || head -n 60 "$3" | sed 's/^/# /' >&2
}

# A missing tool is no reason to skip: it ends the whole run.
bail() {
	echo "Bail out! $1"
	exit 255
}

# need PROGRAM ...: each is installed.
need() {
	local program
	for program; do
		command -v "$program" >/dev/null ||
			bail "$program is not installed"
	done
}

# need_file FILE: a file of the packages that package.json names.
need_file() {
	[ -f "$1" ] || bail "$1 is missing: the test packages are not installed"
}

# find_site [FOLDER]: the built site, FOLDER or SITE, as $site.
find_site() {
	site=${1-${SITE-}}
	[ -n "$site" ] || bail 'no site: name its folder, or set SITE'
	[ -d "$site" ] || bail "$site is no folder"
	site=$(cd "$site" && pwd)
}

# scratch: a folder, $tmp, that is gone at the end.
scratch() {
	tmp=$(mktemp -d)
	trap 'rm -rf "$tmp"' EXIT
}
