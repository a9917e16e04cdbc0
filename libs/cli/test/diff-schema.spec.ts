import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bin, cleanEnvironment, runBin } from '../fixtures/run-bin.ts';
import { runHere } from '../fixtures/run-here.ts';

interface Answer {
  readonly verdict: string;
  readonly witness?: unknown;
  readonly declared: { readonly verdict: string; readonly witness?: unknown };
  readonly reasons: readonly { readonly pointer: string; readonly message: string; readonly side: string }[];
}

let folder: string;

function put(name: string, value: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

const answersOf = (stdout: string): readonly Answer[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'plugwright-diff-')));
  put('text.json', { type: 'string' });
  put('short.yaml', 'type: string\nmaxLength: 3\n');
  put('lost.json', { $ref: '#/$defs/nowhere' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('diff --schema', () => {
  it('answers as documented, from any folder, and ends by the verdict', async () => {
    const [input, output, both] = [
      await runBin(['diff', '--schema', join(folder, 'text.json'), join(folder, 'short.yaml'), '--direction', 'input', '--json'], { cwd: '/' }),
      await runHere(['diff', '--schema', 'text.json', 'short.yaml', '--direction', 'output', '--json'], folder),
      await runHere(['diff', '--schema', 'text.json', 'short.yaml', '--json'], folder),
    ];
    expect(input).toMatchObject({ code: 1, stderr: '' });
    const answer = JSON.parse(input.stdout) as Answer;
    expect(Object.keys(answer)).toEqual(['verdict', 'witness', 'declared', 'reasons']);
    expect(answer).toMatchObject({ verdict: 'breaking', witness: 'aaaa', declared: { verdict: 'breaking' } });
    expect(answer.reasons.length).toBeGreaterThan(0);
    expect(output).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(output.stdout)).toEqual({ verdict: 'compatible', declared: { verdict: 'compatible' }, reasons: [] });
    expect(both).toMatchObject({ code: 1, stderr: '' });
  });

  it('says in words what the witness shows', async () => {
    const { stdout } = await runHere(['diff', '--schema', 'text.json', 'short.yaml', '--direction', 'input'], folder);
    expect(stdout).toMatch(/^✘ breaking\nThis value was accepted and is refused now: "aaaa"\n/);
    expect((await runHere(['diff', '--schema', 'short.yaml', 'text.json', '--direction', 'input'], folder)).stdout).toBe(
      '✔ compatible\nEvery value that was accepted is still accepted.\n',
    );
  });

  it('ends with 2 where it cannot decide, and says where and why', async () => {
    const { code, stdout } = await runHere(['diff', '--schema', 'lost.json', 'text.json', '--json'], folder);
    const answer = JSON.parse(stdout) as Answer;
    expect([code, answer.verdict, Object.hasOwn(answer, 'witness')]).toEqual([2, 'unknown', false]);
    expect(answer.reasons[0]?.side).toBe('old');
  });

  it('reads one side from the standard input, and asserts formats and names a dialect where asked', async () => {
    const piped = await runBin(['diff', '--schema', '-', join(folder, 'text.json'), '--direction', 'input', '--json'], { stdin: 'true' });
    expect(piped).toMatchObject({ code: 1, stderr: '' });
    put('date.json', { type: 'string', format: 'date' });
    const asked = ['diff', '--schema', 'text.json', 'date.json', '--direction', 'input', '--json'];
    expect((await runHere(asked, folder)).code).toBe(0);
    expect((await runHere([...asked, '--format-assertion'], folder)).code).toBe(1);
    put('above.json', { type: 'number', minimum: 0, exclusiveMinimum: true });
    put('from.json', { type: 'number', minimum: 0 });
    expect(
      (await runHere(['diff', '--schema', 'from.json', 'above.json', '--dialect', 'draft-04', '--direction', 'input', '--json'], folder)).stdout,
    ).toContain('"witness": 0');
  });

  it('speaks SARIF, annotations and Markdown', async () => {
    const shown = (format: string) => runHere(['diff', '--schema', 'text.json', 'short.yaml', '--format', format], folder);
    const log = JSON.parse((await shown('sarif')).stdout) as { runs: { results: { level: string }[] }[] };
    expect(log.runs[0]?.results.map(({ level }) => level)).toEqual(['error']);
    expect((await shown('github')).stdout).toMatch(/^::error file=short\.yaml,title=schema\/breaking::/);
    expect((await shown('markdown')).stdout).toMatch(/^\*\*✘ breaking\*\*: `text\.json` against `short\.yaml`\n/);
  });
});

describe('diff --schema --batch', () => {
  const pair = (old: unknown, now: unknown, more: object = {}) => ({ old, new: now, direction: 'input', ...more });

  it('answers one line an entry, in order, whatever the entries are', async () => {
    const same = { $id: 'https://example.org/same', $defs: { a: { type: 'string' } }, $ref: '#/$defs/a' };
    const other = { $id: 'https://example.org/same', $defs: { a: { type: 'integer' } }, $ref: '#/$defs/a' };
    const file = put('batch.json', [
      pair(true, { type: 'string' }),
      pair({ type: 'string' }, true, { name: 'wider', extra: [1] }),
      'no entry',
      pair(same, other),
      pair(other, other),
      pair({ type: 3 }, true),
      pair(false, false),
      pair({ $ref: 'https://example.org/elsewhere' }, {}),
      JSON.parse('{"old": {"properties": {"__proto__": {"type": "string"}}}, "new": {}, "direction": "input"}'),
    ]);
    const { code, stdout, stderr } = await runBin(['diff', '--schema', '--batch', file], { cwd: '/' });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const answers = answersOf(stdout);
    expect(answers.map(({ verdict }) => verdict)).toEqual([
      'breaking',
      'compatible',
      'unknown',
      'breaking',
      'compatible',
      'unknown',
      'compatible',
      'unknown',
      'compatible',
    ]);
    for (const answer of answers) {
      expect(Object.keys(answer).filter((key) => key !== 'witness')).toEqual(['verdict', 'declared', 'reasons']);
      expect(Object.hasOwn(answer, 'witness')).toBe(answer.verdict === 'breaking');
    }
  });

  it('from the standard input, with an empty array and with none', async () => {
    expect(await runBin(['diff', '--schema', '--batch', '-'], { stdin: '[]' })).toEqual({ code: 0, stdout: '', stderr: '' });
    const { code, stderr } = await runBin(['diff', '--schema', '--batch', '-'], { stdin: '[{' });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^error - is no batch of comparisons: it is not JSON: .* \[diff\/unreadable-batch\]\n$/);
  });

  it('gives the same bytes every time, with two processes as with one', async () => {
    const entries = Array.from({ length: 150 }, (_, index) => pair({ type: 'string', maxLength: index % 7 }, { type: 'string', maxLength: index % 5 }));
    const file = put('many.json', entries);
    const first = await runBin(['diff', '--schema', '--batch', file]);
    expect(await runBin(['diff', '--schema', '--batch', file])).toEqual(first);
    expect(answersOf(first.stdout).map(({ verdict }) => verdict)).toEqual(entries.map((_, index) => (index % 7 <= index % 5 ? 'compatible' : 'breaking')));
  });

  it('ends quietly when its reader goes away', async () => {
    const file = put(
      'long.json',
      Array.from({ length: 400 }, () => pair({ enum: ['x'.repeat(2_000), 1] }, { const: 1 })),
    );
    const child = spawn(process.execPath, [bin, 'diff', '--schema', '--batch', file], { env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [code] = (await once(child, 'close')) as [number | null];
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
