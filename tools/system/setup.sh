#!/usr/bin/env bash
# Installs the programs outside npm that some tests need, and builds the launcher that confines plugins. Does nothing that is done already.
set -euo pipefail
cd "$(dirname "$0")/../.."

build_launcher() {
  if ! command -v cargo >/dev/null 2>&1; then
    printf 'launcher: not built, because there is no cargo; Rust 1.87 or later is at https://rustup.rs\n' >&2
    return
  fi
  npm run --silent build:launcher
  printf 'launcher: built\n'
}

declare -A why=(
  [bubblewrap]='starts plugins inside an operating system sandbox'
  [chromium]='opens the documentation portal in a real browser'
  [python3]='runs plugins in Python'
  [runc]='starts plugins inside a container'
  [strace]='shows which files a plugin opens while it is learnt'
)
declare -A program=([bubblewrap]=bwrap [chromium]=chromium [python3]=python3 [runc]=runc [strace]=strace)

missing=()
for package in bubblewrap chromium python3 runc strace; do
  if command -v "${program[$package]}" >/dev/null 2>&1; then
    printf '%s: present\n' "$package"
  else
    printf '%s: missing (%s)\n' "$package" "${why[$package]}"
    missing+=("$package")
  fi
done
if [ "${#missing[@]}" -eq 0 ]; then
  build_launcher
  exit 0
fi

if ! command -v apt-get >/dev/null 2>&1; then
  printf 'This script knows apt-get only. Install with your package manager: %s\n' "${missing[*]}" >&2
  exit 1
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    printf 'Run as root: apt-get install %s\n' "${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends "${missing[@]}" >/dev/null
for package in "${missing[@]}"; do
  command -v "${program[$package]}" >/dev/null 2>&1 || { printf '%s was installed, yet %s is not on the PATH\n' "$package" "${program[$package]}" >&2; exit 1; }
done
printf 'installed: %s\n' "${missing[*]}"
build_launcher
