import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../failure.ts';
import { readSchema } from './read-schema.ts';

describe('a bare schema', () => {
  let folder: string;
  const put = (name: string, text: string | Buffer): void => writeFileSync(join(folder, name), text);
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: folder, stdio: 'pipe' });

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'plugwright-schema-')));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function problemOf(name: string): Promise<string> {
    try {
      await readSchema(name, folder);
    } catch (error) {
      expect(error).toBeInstanceOf(Failure);
      const { diagnostics, exitCode } = error as Failure;
      expect(exitCode).toBe(3);
      expect(diagnostics).toHaveLength(1);
      return `${diagnostics[0]?.code ?? ''} ${diagnostics[0]?.message ?? ''}`;
    }
    throw new Error(`${name} was read`);
  }

  it('is read from JSON, from YAML, and from either without an extension', async () => {
    put('a.json', '\uFEFF{"type": "string", "__proto__": 1}');
    put('a.yaml', 'type: string\nenum: [a, b]\n');
    put('json', 'true');
    put('yaml', 'type: string\n');
    expect(Object.keys((await readSchema('a.json', folder)) as object)).toEqual(['type', '__proto__']);
    expect(await readSchema('a.yaml', folder)).toEqual({ type: 'string', enum: ['a', 'b'] });
    expect(await readSchema('json', folder)).toBe(true);
    expect(await readSchema('yaml', folder)).toEqual({ type: 'string' });
  });

  it.each([
    ['none.json', undefined, 'it does not exist'],
    ['.', undefined, 'it is a folder'],
    ['cut.json', '{"type": ', /JSON/],
    ['cut', '{"type": ', /JSON/],
    ['array.json', '[]', 'a schema is an object, true or false; this is an array'],
    ['text.json', '"x"', 'a schema is an object, true or false; this is a string'],
    ['empty.yaml', '', 'a schema is an object, true or false; this is null'],
    ['number.yaml', 'minimum: .nan\n', 'JSON has no number NaN'],
    ['loop.yaml', '&a { inner: *a }\n', 'it is nested too deeply, or contains itself'],
    ['bad.yaml', 'a: [\n', /./],
  ])('%s is refused in one line', async (name, text, reason) => {
    if (text !== undefined) put(name, text);
    const problem = await problemOf(name);
    const start = `diff/unreadable-schema ${name} cannot be read as a JSON Schema: `;
    expect(problem.slice(0, start.length)).toBe(start);
    expect(problem.slice(start.length)).toMatch(typeof reason === 'string' ? `${reason}.` : reason);
    expect(problem).not.toContain('\n');
  });

  it('does not unfold what would never end', async () => {
    const levels = Array.from({ length: 30 }, (_, index) => `l${index + 1}: &l${index + 1} [${Array(10).fill(`*l${index}`).join(', ')}]`);
    put('bomb.yaml', `l0: &l0 [x]\n${levels.join('\n')}\n`);
    expect(await problemOf('bomb.yaml')).toMatch(/alias/i);
  });

  it('is read from a revision of git, relative to the folder', async () => {
    git('init', '--quiet');
    mkdirSync(join(folder, 'inner'));
    put('inner/s.json', '{"const": 1}');
    git('add', 'inner');
    git('commit', '--quiet', '-m', 'one');
    put('inner/s.json', '{"const": 2}');
    expect(await readSchema('HEAD:inner/s.json', folder)).toEqual({ const: 1 });
    expect(await readSchema('HEAD:s.json', join(folder, 'inner'))).toEqual({ const: 1 });
    expect(await problemOf('HEAD~1:inner/s.json')).toBe('diff/unknown-revision git has no revision HEAD~1.');
    expect(await problemOf('HEAD:none.json')).toMatch(/^diff\/unreadable-schema HEAD:none\.json cannot be read/);
    expect(await problemOf('--output=x:none.json')).toBe('diff/unknown-revision git has no revision --output=x.');
  });
});
