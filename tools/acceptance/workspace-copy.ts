import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const repository = join(import.meta.dirname, '..', '..');

/** What git knows or would add: neither ignored files nor those that are gone from the disk. */
function sourceFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return [...new Set(listed.split('\0'))].filter((path) => path !== '' && existsSync(join(repository, path)));
}

function copySources(root: string): void {
  for (const path of sourceFiles()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    copyFileSync(join(repository, path), join(root, path));
  }
}

/** Links one installed package: one of this workspace into the copy, so that its code is what runs; any other to where it is installed. */
function linkPackage(from: string, to: string): void {
  const isOurs = lstatSync(from).isSymbolicLink();
  symlinkSync(isOurs ? readlinkSync(from) : from, to);
}

/** A real node_modules, so that its programs and this workspace's packages are the copy's and nothing leads back here. */
function linkPackages(root: string): void {
  const installed = join(repository, 'node_modules');
  const target = join(root, 'node_modules');
  for (const folder of ['', '.bin', '@plugwright']) mkdirSync(join(target, folder), { recursive: true });
  for (const name of readdirSync(installed)) {
    if (name.startsWith('.') || name === '@plugwright') continue;
    linkPackage(join(installed, name), join(target, name));
  }
  for (const folder of ['.bin', '@plugwright']) {
    for (const name of readdirSync(join(installed, folder))) linkPackage(join(installed, folder, name), join(target, folder, name));
  }
  linkNested(root);
}

/** Packages that npm put below a workspace package, because another version stands at the top. */
function linkNested(root: string): void {
  for (const path of sourceFiles().filter((file) => file.endsWith('/package.json'))) {
    const nested = join(dirname(path), 'node_modules');
    if (!existsSync(join(repository, nested))) continue;
    mkdirSync(join(root, nested), { recursive: true });
    for (const name of readdirSync(join(repository, nested))) {
      if (!name.startsWith('.')) symlinkSync(join(repository, nested, name), join(root, nested, name));
    }
  }
}

/** A copy of this workspace in the temporary folder, with a git repository of its own whose one commit is the copy. */
export function copyWorkspace(): string {
  const root = newFolder('base');
  copySources(root);
  linkPackages(root);
  gitIn(root, 'init', '--quiet', '--initial-branch=main');
  commit(root, 'the workspace as it is');
  return root;
}

const notCopied = new Set(['.nx', '.plugwright']);

/** A copy of a copy, without what commands left behind there. Its links are relative or lead out of both, so it owes the first nothing. */
export function cloneWorkspace(base: string, label: string): string {
  const root = newFolder(label);
  for (const name of readdirSync(base)) {
    if (!notCopied.has(name)) cpSync(join(base, name), join(root, name), { recursive: true, verbatimSymlinks: true });
  }
  return root;
}

function newFolder(label: string): string {
  return realpathSync(mkdtempSync(join(tmpdir(), `plugwright-acceptance-${label}-`)));
}

const identity = [
  '-c',
  'user.name=Acceptance',
  '-c',
  'user.email=acceptance@example.org',
  '-c',
  'commit.gpgsign=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.autocrlf=false',
];

/** Runs git in a copy and in nothing above it. */
export function gitIn(root: string, ...args: readonly string[]): string {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const env = { ...Object.fromEntries(kept), GIT_CEILING_DIRECTORIES: dirname(root) };
  return execFileSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26 });
}

/** Commits everything that is in a copy. */
export function commit(root: string, message: string): void {
  gitIn(root, 'add', '--all');
  gitIn(root, 'commit', '--quiet', '--allow-empty', '--message', message);
}
