#!/bin/sh
# Installs the packages that a step needs and this machine lacks.
#
#   sh need.sh build|pdf|test|lint
#
# Debian and Ubuntu: through apt, as root or with sudo. Elsewhere it names the
# packages and ends with status 1.
set -eu

step=${1:?build, pdf, test or lint}

build='build-essential pkg-config gettext libcmark-dev libxml2-dev
	libutf8proc-dev libyaml-dev libzip-dev libxxhash-dev libsodium-dev
	nodejs npm'
pdf="weasyprint libharfbuzz-bin fonts-noto-cjk fonts-linuxlibertine"
test="$build $pdf libcmocka-dev perl bash chromium
	firefox-esr webkit2gtk-driver xvfb xauth
	openjdk-17-jre-headless libxml2-utils mupdf-tools
	poppler-utils qpdf zip unzip minisign fontconfig"
lint="$build clang-format clang-tidy cppcheck"

case $step in
build) want=$build ;;
pdf) want=$pdf ;;
test) want=$test ;;
lint) want=$lint ;;
*) echo "need.sh: no step $step" >&2; exit 2 ;;
esac

# A command counts as well as the package that usually brings it: node, for
# one, may come from elsewhere.
has_command() {
	case $1 in
	nodejs) command -v node ;;
	weasyprint | npm | clang-format | clang-tidy | cppcheck) command -v "$1" ;;
	openjdk-17-jre-headless) command -v java ;;
	*) return 1 ;;
	esac >/dev/null 2>&1
}

if ! command -v apt-get >/dev/null 2>&1; then
	[ "$step" != pdf ] || exit 0 # pdf.py says what it lacks
	missing=
	for tool in cc pkg-config msgfmt npm; do
		command -v $tool >/dev/null 2>&1 || missing="$missing $tool"
	done
	if [ -z "$missing" ] && pkg-config --exists libcmark libxml-2.0 \
		libutf8proc yaml-0.1 libzip libxxhash libsodium; then
		exit 0
	fi
	cat >&2 <<-TEXT
	diglot needs a C compiler, pkg-config, gettext, npm, and the libraries
	cmark, libxml2, utf8proc, libyaml, libzip, xxHash and libsodium with their
	headers. Install them:
	  dnf install gcc make pkgconf gettext npm cmark-devel libxml2-devel utf8proc-devel libyaml-devel libzip-devel xxhash-devel libsodium-devel
	  pacman -S base-devel pkgconf gettext npm cmark libxml2 libutf8proc libyaml libzip xxhash libsodium
	  brew install pkg-config gettext node cmark libxml2 utf8proc libyaml libzip xxhash libsodium
	TEXT
	exit 1
fi

missing=
for package in $want; do
	case $(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null) in
	ii*) ;;
	*) has_command "$package" || missing="$missing $package" ;;
	esac
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
	if ! command -v sudo >/dev/null 2>&1; then
		echo "Please install, as root: apt-get install$missing" >&2
		exit 1
	fi
	as_root=sudo
fi
echo "Installing:$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { $as_root apt-get update -q &&
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get \
		-o DPkg::Lock::Timeout=300 install -q -y \
		--no-install-recommends $missing; } >"$log" 2>&1; then
	tail -20 "$log" >&2
	echo "need.sh: apt-get could not install:$missing" >&2
	exit 1
fi
