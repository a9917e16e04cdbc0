#!/usr/bin/env bash
# Installs the programs outside npm that some tests need. Does nothing where they are already there.
set -euo pipefail

declare -A why=(
  [bubblewrap]='starts plugins inside an operating system sandbox'
  [chromium]='opens the documentation portal in a real browser'
)
declare -A program=([bubblewrap]=bwrap [chromium]=chromium)

missing=()
for package in bubblewrap chromium; do
  if command -v "${program[$package]}" >/dev/null 2>&1; then
    printf '%s: present\n' "$package"
  else
    printf '%s: missing (%s)\n' "$package" "${why[$package]}"
    missing+=("$package")
  fi
done
[ "${#missing[@]}" -eq 0 ] && exit 0

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
