import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = fileURLToPath(new URL('../test-output/results.json', import.meta.url));

const [task = '', ...more] = process.argv.slice(2);

const tasks: Readonly<Record<string, readonly (readonly string[])[]>> = {
  build: [
    // Before the build, so that it finds the folder of the sources that it is to keep quiet about.
    ['fetch', '--locked'],
    // Linked statically, it runs wherever this kind of processor does, whatever C library there is.
    ['rustc', '--release', '--locked', '--bin', 'plugwright-launch', ...more, '--', '-C', 'target-feature=+crt-static'],
  ],
  test: [
    ['fmt', '--check'],
    ['clippy', '--locked', '--all-targets', '--', '--deny', 'warnings'],
    ['test', '--locked'],
  ],
};

function hasCargo(): boolean {
  return spawnSync('cargo', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Flags that keep the folders of this machine out of the program, so that the same sources make the same bytes anywhere. */
function withoutFolders(): string {
  const sources = join(process.env['CARGO_HOME'] ?? join(homedir(), '.cargo'), 'registry', 'src');
  const folders = existsSync(sources) ? readdirSync(sources).sort() : [];
  return folders.map((name) => `--remap-path-prefix=${join(sources, name)}=crates`).join('\u001f');
}

/** Leave the tally that every project's tests leave. */
function record(passed: number, failed: number, skipped: number): void {
  mkdirSync(fileURLToPath(new URL('../test-output', import.meta.url)), { recursive: true });
  writeFileSync(results, `${JSON.stringify({ passed, failed, skipped })}\n`);
}

/** Run a command of cargo; whether it went well. Tests leave their tally, and so does what keeps them from being run. */
function run(command: readonly string[], isTest: boolean): boolean {
  const env = isTest ? process.env : { ...process.env, CARGO_ENCODED_RUSTFLAGS: withoutFolders() };
  const { status, stdout } = spawnSync('cargo', [...command], { cwd: root, encoding: 'utf8', env, stdio: ['ignore', isTest ? 'pipe' : 'inherit', 'inherit'] });
  if (isTest) {
    process.stdout.write(stdout);
    const [, passed = 0, failed = 0, ignored = 0] = /(\d+) passed; (\d+) failed; (\d+) ignored/.exec(stdout)?.map(Number) ?? [];
    record(passed, status === 0 ? failed : Math.max(1, failed), ignored);
  }
  return status === 0;
}

const commands = tasks[task];
if (commands === undefined) {
  process.stderr.write(`Usage: node scripts/cargo.ts ${Object.keys(tasks).join('|')} [--target <kind of machine>]\n`);
  process.exitCode = 3;
} else if (hasCargo()) {
  process.exitCode = commands.every((command) => run(command, task === 'test')) ? 0 : 1;
} else {
  process.stderr.write(`There is no cargo, so the launcher is left out (${task}) and plugins are confined less; Rust 1.87 or later is at https://rustup.rs\n`);
  if (task === 'test') record(0, 0, 1);
  if (process.env['PLUGWRIGHT_REQUIRE_ALL'] === '1') process.exitCode = 1;
}
