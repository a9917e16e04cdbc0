import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { nxArguments, ownersOf, problemOfId, titleOf } from './answers.ts';

describe('the answers of the wizard', () => {
  it.each(['a', 'my-plugin', 'p-3d'])('takes the id %s', (id) => {
    expect(problemOfId(id, () => false)).toBeUndefined();
  });

  it.each(['', 'My', '3d', 'a--b', 'a-', '../a', 'a/b', 'a'.repeat(65)])('refuses the id %j', (id) => {
    expect(problemOfId(id, () => false)).toBeTypeOf('string');
  });

  it('refuses an id that is taken', () => {
    expect(problemOfId('a', (id) => id === 'a')).toContain('"a"');
  });

  it('makes a title of an id, and a list of what a person types', () => {
    expect(titleOf('pii-redact')).toBe('Pii redact');
    expect(ownersOf(' @a/b, c@d.org  @e ')).toEqual(['@a/b', 'c@d.org', '@e']);
    expect(ownersOf('')).toEqual([]);
  });

  it('writes and emits in one run of nx, and shows the same run first', () => {
    const answers = { id: 'a', title: 'A b', summary: 'Does "x".', language: 'typescript', category: 'general', owners: ['@a/b', '@c'] };
    const real = nxArguments(answers, { dryRun: false });
    expect(real).toContain('--owners=@a/b,@c');
    expect(real).toContain('--emit');
    expect(nxArguments(answers, { dryRun: true })).toEqual([...real, '--dry-run']);
  });
});

describe('the wizard without a terminal', () => {
  it('tells the two commands and exits with 2', async () => {
    const main = fileURLToPath(new URL('main.ts', import.meta.url));
    const error: unknown = await promisify(execFile)(process.execPath, [main], { timeout: 20_000 }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('npx nx generate @plugwright/nx:plugin my-plugin') as unknown });
  });
});
