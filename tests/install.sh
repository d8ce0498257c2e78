#!/bin/sh
# Install Debian packages by name, or say what to do where there is no apt.
set -eu
if ! command -v apt-get >/dev/null 2>&1; then
  echo "Please install: $*. On macOS: brew install --cask chromium, then CHROMIUM=/path make test."
  exit 1
fi
become=""
[ "$(id -u)" = 0 ] || become=sudo
# A desktop that looks for updates holds the lock for a while: wait for it.
wait_for_lock="-o DPkg::Lock::Timeout=300"
$become apt-get $wait_for_lock update -qq
$become apt-get $wait_for_lock install -y -qq --no-install-recommends "$@"
