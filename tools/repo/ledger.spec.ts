import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ledgerProblems } from './ledger.ts';
import { textOf, trackedFiles } from './tracked-files.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the ledgers of emitted files', () => {
  const files = trackedFiles();
  const plugins = [...new Set(files.flatMap((file) => /^plugins\/([^/]+)\/plugin\.manifest\.json$/.exec(file)?.[1] ?? []))];

  it('exist for every plugin', () => {
    expect(plugins.length).toBeGreaterThanOrEqual(3);
    expect(plugins.filter((id) => !files.includes(`plugins/${id}/src/generated/.emitted.json`))).toEqual([]);
  });

  it.each(plugins)('%s: what the machine emitted is what lies there', (id) => {
    const prefix = `plugins/${id}/`;
    const { files: ledger } = JSON.parse(textOf(`${prefix}src/generated/.emitted.json`)) as { files: Record<string, string> };
    const own = files.filter((file) => file.startsWith(prefix)).map((file) => [file.slice(prefix.length), textOf(file)] as const);
    expect(ledgerProblems(ledger, new Map(own))).toEqual([]);
  });
});

describe('ledgerProblems', () => {
  it('finds each kind of difference', () => {
    const files = new Map([
      ['src/generated/same.ts', 'a'],
      ['src/generated/edited.ts', 'b'],
      ['src/generated/stray.ts', 'c'],
      ['src/handlers/mine.ts', 'd'],
      ['src/generated/.emitted.json', '{}'],
      ['README.md', 'all of it'],
    ]);
    const ledger = {
      'src/generated/same.ts': digest('a'),
      'src/generated/edited.ts': digest('x'),
      'src/generated/gone.ts': digest('y'),
      'src/handlers/mine.ts': digest('d'),
      'README.md': digest('between the markers'),
    };
    expect(ledgerProblems(ledger, files)).toEqual([
      'src/generated/edited.ts differs from the ledger',
      'src/generated/gone.ts is on the ledger, but missing',
      "src/generated/stray.ts stands among the machine's files, but not on the ledger",
      'src/handlers/mine.ts belongs to a person, yet is on the ledger',
    ]);
  });
});
