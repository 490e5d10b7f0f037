# shellcheck shell=bash
# lib.sh - what the scripts share.  Sourced, never run.
#
# Sets $root, the project's folder, and fails on the first error.  Progress
# goes to stderr; stdout is for what somebody asked to know.

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Say on stderr what is being done.
say() {
	printf '%s\n' "$*" >&2
}

# Stop with one plain sentence; wrong use is status 2, all else 1.
die() {
	say "$*"
	exit 1
}

die_usage() {
	say "$*"
	exit 2
}

# Print the comment at the head of the running script.
show_usage() {
	awk 'NR > 1 && /^#/ { sub(/^# ?/, ""); print; next } NR > 1 { exit }' \
		"$0"
}

# The whole number of this Debian release, 12 or 13.
debian_release() {
	local release

	# shellcheck source=/dev/null
	release=$(. /etc/os-release && echo "${VERSION_ID:-0}")
	echo "${release%%.*}"
}

# The compiler-rt of the clang that this release calls "clang".
clang_runtime() {
	case $(debian_release) in
	12) echo libclang-rt-14-dev ;;
	*) echo libclang-rt-19-dev ;;
	esac
}

# The Debian packages of one group.  Node for the browser checks is pinned and
# fetched by script/node; Debian's npm is only the means to fetch it, so any
# npm that is already there will do.
packages_of() {
	case $1 in
	build)
		echo meson ninja-build gcc libc6-dev pkg-config gettext \
			locales python3 libmicrohttpd-dev libsqlite3-dev \
			libpq-dev libjansson-dev libsodium-dev liboath-dev \
			libqrencode-dev libzxcvbn-dev \
			libcurl4-gnutls-dev libutf8proc-dev \
			libjpeg62-turbo-dev libpng-dev libsndfile1-dev \
			libexpat1-dev libxlsxwriter-dev
		;;
	test)
		echo libcmocka-dev sqlite3 curl postgresql-common postgresql \
			util-linux
		;;
	printer)
		echo chromium
		;;
	browser)
		echo chromium chromium-headless-shell
		command -v npm >/dev/null || echo npm nodejs
		;;
	bench)
		echo wrk sqlite3
		;;
	check)
		echo clang clang-format clang-tidy cppcheck gcovr \
			shellcheck "$(clang_runtime)"
		;;
	fuzz)
		echo clang "$(clang_runtime)"
		;;
	*)
		die_usage "There is no package group called $1."
		;;
	esac
}

# Those of the named packages that are not installed.
packages_missing() {
	local package state

	for package in "$@"; do
		# Never a pipe to `grep -q`: it ends at its first match, and
		# dpkg, still writing, would make an installed package missing.
		state=$(dpkg-query -W -f '${db:Status-Status}' "$package" \
			2>/dev/null) || state=none
		[ "$state" = installed ] || echo "$package"
	done
}

# Make sure of the groups, looking at dpkg only when this build folder has not
# seen the same list before.  `rm -r build` makes it look again.
bootstrap_once() {
	local group list stamp

	for group in "$@"; do
		list="$(debian_release): $(packages_of "$group" | xargs)"
		stamp=$root/build/stamp/bootstrap-$group
		[ -r "$stamp" ] && [ "$(<"$stamp")" = "$list" ] && continue
		"$root/script/bootstrap" "$group"
	done
}

# Configure a build folder once: build_setup DIR MESON-OPTIONS...
# Other options than last time reconfigure it.  A folder keeps its compiler.
# MYDIRECTION_MESON_OPTIONS holds options for every folder; CI sets it.
build_setup() {
	local dir=$1 stamp=$1/options.stamp
	local more=() again=()

	shift
	read -r -a more <<<"${MYDIRECTION_MESON_OPTIONS:-}"
	set -- "$@" "${more[@]}"
	if [ -f "$dir/build.ninja" ]; then
		if [ -r "$stamp" ] && [ "$(<"$stamp")" = "$*" ]; then
			return 0
		fi
		again=(--reconfigure)
	fi
	meson setup "${again[@]}" "$dir" "$root" "$@" >&2
	printf '%s\n' "$*" >"$stamp"
}

# Build targets of a configured folder, quietly unless it fails.
build_run() {
	local dir=$1 log

	shift
	log=$(mktemp)
	if ! ninja -C "$dir" "$@" >"$log"; then
		cat "$log" >&2
		rm -f "$log"
		return 1
	fi
	if grep -q 'no work to do' "$log"; then
		:
	else
		tail -n 1 "$log" >&2
	fi
	rm -f "$log"
}
