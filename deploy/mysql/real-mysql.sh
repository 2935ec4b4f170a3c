#!/bin/sh
# A real MySQL 9.7 in a folder, for tests: Debian unstable's mysql-server-core, in a root of its own.
#   real-mysql.sh start [FOLDER]    make it if need be, start it, print the lines tests read
#   real-mysql.sh stop|status|env [FOLDER]
# It listens on 127.0.0.1 only. YIZHAN_MYSQL_DATA=memory: its data is in memory, where there is room, and ends with it;
# YIZHAN_MYSQL_MEMORY: at most so many GB (4). A second one beside it: another FOLDER and another YIZHAN_MYSQL_PORT.
# Needs Linux x64, root, debootstrap and a Debian mirror; says so and ends with 3 if not.
set -eu

usage() { sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 2; }
cannot() { echo "real-mysql: a real MySQL cannot be had here: $*" >&2; exit 3; }

action=${1:-}
folder=${2:-${YIZHAN_MYSQL_FOLDER:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/yizhan/mysql}}
# The mirror this machine's own packages come from.
mirror=${YIZHAN_DEBIAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 2>/dev/null | grep '/debian/*$' | head -n 1)}
port=${YIZHAN_MYSQL_PORT:-13306}
memory=${YIZHAN_MYSQL_MEMORY:-4}
case $folder in /*) ;; *) folder=$(pwd)/$folder ;; esac
root=$folder/root
pid_file=$root/run/yizhan-mysql/pid
data=$root/var/lib/yizhan-mysql
log=$data/server.log
password_file=$folder/password

running() {
  [ -f "$pid_file" ] || return 1
  pid=$(cat "$pid_file")
  # The pid may be another program's by now: it is ours only if its root is our folder.
  [ "$(readlink "/proc/$pid/root" 2>/dev/null)" = "$(readlink -f "$root")" ]
}

make_root() {
  [ -f "$folder/.complete" ] && return 0
  [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || cannot "it needs Linux x64, this is $(uname -s) $(uname -m)"
  [ "$(id -u)" = 0 ] || cannot "it needs root, for debootstrap and chroot"
  command -v debootstrap >/dev/null || cannot "debootstrap is not installed (apt-get install debootstrap)"
  [ -n "$mirror" ] || cannot "no Debian mirror is known (set YIZHAN_DEBIAN_MIRROR)"
  rm -rf "$root"
  mkdir -p "$folder"
  echo "real-mysql: getting MySQL from $mirror into $folder (about a minute, 700 MB) ..." >&2
  debootstrap --variant=minbase --include=mysql-server-core sid "$root" "$mirror" >"$folder/debootstrap.log" 2>&1 ||
    cannot "debootstrap failed; the end of $folder/debootstrap.log: $(tail -n 3 "$folder/debootstrap.log")"
  rm -rf "$root"/var/cache/apt/archives/*.deb
  version=$(chroot "$root" mysqld --version 2>&1) || cannot "its mysqld does not run here: $version"
  case $version in
    *"Ver 9."* | *"Ver 8.4"*) echo "real-mysql: $version" >&2 ;;
    *) cannot "the suite holds another version: $version" ;;
  esac
  chroot "$root" id mysql >/dev/null 2>&1 || chroot "$root" useradd --system --no-create-home --shell /usr/sbin/nologin mysql
  touch "$folder/.complete"
}

# Tests make a database each, which is mostly waiting for the disk; the settings stay those of production.
in_memory() {
  [ "${YIZHAN_MYSQL_DATA:-}" = memory ] || return 1
  [ "$(sed -n 's/^MemAvailable: *\([0-9]*\) kB$/\1/p' /proc/meminfo)" -gt $((memory * 1000000 + 4000000)) ] || return 1
  mkdir -p "$data"
  mount -t tmpfs -o size="${memory}g",mode=700 tmpfs "$data" 2>/dev/null
}

forget_memory() {
  while mountpoint -q "$data"; do umount "$data" || return 1; done
}

make_data() {
  forget_memory || cannot "$data is in use"
  in_memory || true
  [ -f "$data/.complete" ] && return 0
  mkdir -p "$data"
  find "$data" -mindepth 1 -delete # what an attempt that was broken off has left
  chroot "$root" chown mysql /var/lib/yizhan-mysql
  chmod 700 "$data"
  chroot "$root" mysqld --no-defaults --initialize-insecure --user=mysql --datadir=/var/lib/yizhan-mysql \
    >"$folder/initialize.log" 2>&1 || cannot "initialising failed, see $folder/initialize.log"
  touch "$data/.complete"
}

start() {
  make_root
  if running; then print_env; return 0; fi
  make_data
  rm -f "$pid_file"
  umask 077
  [ -s "$password_file" ] || od -An -N 24 -tx1 /dev/urandom | tr -d ' \n' >"$password_file"
  password=$(cat "$password_file")
  init=$root/run/yizhan-mysql.sql
  cat >"$init" <<SQL
CREATE DATABASE IF NOT EXISTS yizhan;
CREATE USER IF NOT EXISTS 'yizhan'@'127.0.0.1' IDENTIFIED BY '$password';
ALTER USER 'yizhan'@'127.0.0.1' IDENTIFIED BY '$password';
GRANT ALL ON yizhan.* TO 'yizhan'@'127.0.0.1';
GRANT ALL ON \`yizhan\\_%\`.* TO 'yizhan'@'127.0.0.1';
DROP USER IF EXISTS 'root'@'localhost';
SQL
  chroot "$root" chown mysql /run/yizhan-mysql.sql
  chroot "$root" install -d -o mysql -m 700 /run/yizhan-mysql
  rm -f "$log" # one of root's, left by a failed start, would stop it
  # setsid: Ctrl-C in the terminal that started it does not end it; "stop" does.
  setsid chroot "$root" mysqld --no-defaults --user=mysql --datadir=/var/lib/yizhan-mysql \
    --bind-address=127.0.0.1 --port="$port" --mysqlx=OFF --skip-name-resolve --secure-file-priv=NULL \
    --socket=/run/yizhan-mysql/socket --pid-file=/run/yizhan-mysql/pid --init-file=/run/yizhan-mysql.sql \
    --log-error=/var/lib/yizhan-mysql/server.log --innodb-buffer-pool-size=256M --max-allowed-packet=64M \
    --innodb-flush-log-at-trx-commit=1 --sync-binlog=1 </dev/null >"$folder/start.log" 2>&1 &
  started=$!
  waited=0
  # The pid file stands before the init file is read; the log says when logins are accepted.
  until running && grep -q 'ready for connections' "$log"; do
    if ! kill -0 "$started" 2>/dev/null || [ $waited -ge 60 ]; then
      kill "$started" 2>/dev/null || true
      cat "$folder/start.log" >&2
      tail -n 5 "$log" >&2
      rm -f "$init"
      cannot "the server did not start on port $port (another port: YIZHAN_MYSQL_PORT)"
    fi
    sleep 1
    waited=$((waited + 1))
  done
  rm -f "$init"
  print_env
}

stop() {
  if ! running; then echo "real-mysql: not running" >&2; return 0; fi
  kill "$pid"
  waited=0
  while running && [ $waited -lt 60 ]; do sleep 1; waited=$((waited + 1)); done
  if running; then echo "real-mysql: process $pid does not stop" >&2; exit 1; fi
  rm -f "$pid_file"
  forget_memory || true
  echo "real-mysql: stopped" >&2
}

print_env() {
  running_port=$(tr '\0' '\n' <"/proc/$pid/cmdline" | sed -n 's/^--port=//p')
  echo "export YIZHAN_TEST_DB_URL=jdbc:mysql://127.0.0.1:$running_port/yizhan"
  echo "export YIZHAN_TEST_DB_USER=yizhan"
  echo "export YIZHAN_TEST_DB_PASSWORD=$(cat "$password_file")"
}

case $action in
  start) start ;;
  stop) stop ;;
  status)
    if running; then echo "real-mysql: running, process $pid, $folder" >&2; else echo "real-mysql: not running" >&2; exit 1; fi ;;
  env)
    running || { echo "real-mysql: not running" >&2; exit 1; }
    print_env ;;
  *) usage ;;
esac
