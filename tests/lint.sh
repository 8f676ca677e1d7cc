#!/bin/sh
# Format and static analysis. Any finding fails.
set -u
cd "$(dirname "$0")/.." || exit 1

failed=0
flags="-std=c17 -D_GNU_SOURCE -DDIGLOT_VERSION=__FILE__ -Igen $(pkg-config \
	--cflags libcmark libxml-2.0 libutf8proc yaml-0.1 libzip libxxhash libsodium)"
sources=$(find gen tests/unit tests/driver tests/bench -name '*.c' | sort)

echo "clang-format"
# shellcheck disable=SC2086
clang-format --dry-run -Werror $sources $(find gen tests -name '*.h' \
	-not -path '*/node_modules/*') || failed=1

echo "gcc -fanalyzer"
# shellcheck disable=SC2086
find gen -name '*.c' | sort | xargs -P2 -n1 gcc $flags -O2 -Wall -Wextra \
	-Werror -fanalyzer -c -o /dev/null || failed=1

echo "clang-tidy"
# shellcheck disable=SC2086
find gen -name '*.c' | sort | xargs -P2 -n8 sh -c \
	'clang-tidy --quiet --warnings-as-errors="*" "$@" -- '"$flags"' \
	2>/dev/null' sh || failed=1

echo "cppcheck"
cppcheck --quiet --std=c11 --enable=warning,portability --inline-suppr \
	--suppress=missingIncludeSystem --suppress=nullPointerRedundantCheck \
	--suppress=internalAstError \
	--suppress=CastIntegerToAddressAtReturn --error-exitcode=1 -j2 -D_GNU_SOURCE \
	-DDIGLOT_VERSION='"0"' -Igen gen ||
	failed=1
exit $failed
