#!/bin/sh
# What the tests need from the machine beside Python: a browser and a PostgreSQL server.
# On Debian as root they are installed; elsewhere what is missing is told, and the tests that need it are skipped loudly.
set -u
wanted=""
command -v chromium >/dev/null 2>&1 || wanted="$wanted chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || wanted="$wanted postgresql"
[ -n "$wanted" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Bringing what the tests need:$wanted ..."
  log=$(mktemp)
  # The package's own server is not wanted: the tests start one of their own, in a folder of their own.
  mkdir -p /etc/postgresql-common && [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
  if DEBIAN_FRONTEND=noninteractive apt-get update -qq >"$log" 2>&1 &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >>"$log" 2>&1; then
    rm -f "$log"
    exit 0
  fi
  tail -n 5 "$log" >&2
fi
echo "NOT ON THIS MACHINE:$wanted. The tests that need it are skipped; on Debian: apt-get install$wanted" >&2
