# TAP for shell scripts: source it, call check, end with tap_end.

tap_number=0
tap_failed=0

# check STATUS DESCRIPTION [FILE]: one result; FILE is shown when it failed.
check() {
	tap_number=$((tap_number + 1))
	if [ "$1" = 0 ]; then
		echo "ok $tap_number - $2"
		return
	fi
	echo "not ok $tap_number - $2"
	[ -n "${3:-}" ] && sed "s/^/# /" "$3" | head -40 >&2
	tap_failed=1
}

tap_end() {
	echo "1..$tap_number"
	exit $tap_failed
}
