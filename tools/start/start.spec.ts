import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alive, descendants } from './process-tree.ts';

const main = join(import.meta.dirname, 'main.ts');
const minutes = 60_000;

/** A run of `npm start` with a state and a socket of its own. */
interface Run {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

let folder: string;
let run: Run | undefined;

function start(...args: string[]): Run {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [main, '--state', join(folder, 'state'), ...args], {
    cwd: resolve(import.meta.dirname, '../..'),
    // A group of its own, so that a signal reaches everybody in it, as Ctrl-C in a terminal does.
    detached: true,
    env: { PATH, HOME, XDG_RUNTIME_DIR: join(folder, 'runtime') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  run = { child, pid: child.pid ?? 0, output: () => output, ended };
  return run;
}

function left(): string[] {
  const runtime = join(folder, 'runtime/plugwright');
  const state = join(folder, 'state');
  return [
    ...(existsSync(runtime) ? readdirSync(runtime) : []),
    ...(existsSync(state) ? readdirSync(state).filter((name) => /-(?:wal|shm|journal)$|tmp/.test(name)) : []),
  ];
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'plugwright-start-')));
});

afterEach(async () => {
  if (run?.child.exitCode === null && run.child.signalCode === null) process.kill(-run.pid, 'SIGKILL');
  await run?.ended;
  rmSync(folder, { recursive: true, force: true });
});

describe('npm start', () => {
  it(
    'feeds real documents, searches them, and ends with the line that programs read; again on the index that is there',
    async () => {
      for (const round of [1, 2]) {
        const { output, ended } = start('--limit', '60');
        expect({ round, code: await ended, output: output() }).toMatchObject({ round, code: 0 });
        const lines = output().trimEnd().split('\n');
        expect(lines.at(-1)).toMatch(/^\d+ documents, \d+ calls, p50 [\d.]+ (?:us|ms|s), p99 [\d.]+ (?:us|ms|s)$/);
        const [, documents = 0, calls = 0] = /^(\d+) documents, (\d+) calls/.exec(lines.at(-1) ?? '')?.map(Number) ?? [];
        expect(documents).toBeGreaterThan(50);
        // Each is extracted, indexed and made a card of; and three searches.
        expect(calls).toBeGreaterThanOrEqual(3 * documents + 3);
        expect(output().match(/^Search "/gm)).toHaveLength(3);
        expect(output()).toMatch(/^ {2}1\. /m);
        expect(left()).toEqual([]);
      }
    },
    5 * minutes,
  );

  it.each([
    ['while specs are checked', ''],
    ['while Nx is running', 'specs checked'],
    ['while plugins are starting', 'up to date'],
    ['while documents are read', '✔ running'],
    ['while documents are extracted', 'extracting'],
    ['during the searches', 'Search "'],
  ])(
    'leaves no process, socket or partial file when interrupted %s',
    async (_, text) => {
      const { pid, output, ended } = start('--limit', '300');
      while (!output().includes(text)) {
        await new Promise((wait) => setTimeout(wait, 5));
        if (run?.child.exitCode !== null) throw new Error(`it ended without saying "${text}":\n${output()}`);
      }
      const below = descendants(pid);
      process.kill(-pid, 'SIGINT');
      await ended;
      // A plugin notices the end of its channel a moment after the end of its kernel.
      await expect.poll(() => below.filter(alive), { timeout: 5000 }).toEqual([]);
      expect(left()).toEqual([]);
      expect(output()).not.toMatch(/\n\s+at /);
    },
    2 * minutes,
  );

  it('says what is wrong with its flags', async () => {
    const { output, ended } = start('--limit', 'many');
    expect(await ended).toBe(3);
    expect(output()).toMatch(/^--limit is a whole number, at least 1; "many" is not\n\nUsage: npm start/);
  });
});
