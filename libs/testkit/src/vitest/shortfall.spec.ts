import { describe, expect, it } from 'vitest';
import { shortfall, type CoverageMap } from './shortfall.ts';

const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** A map of files of ten lines and as many statements, of which the given lines did not run. */
function mapOf(uncovered: Readonly<Record<string, readonly number[]>>): CoverageMap {
  return {
    files: () => Object.keys(uncovered).map((path) => `/plugin/${path}`),
    fileCoverageFor(file) {
      const lines = uncovered[file.slice('/plugin/'.length)] ?? [];
      const share = { total: 10, covered: 10 - lines.length };
      const statements = all.toReversed().map((line) => [`${String(line)}a`, line] as const);
      return {
        s: Object.fromEntries(statements.map(([key, line]) => [key, lines.includes(line) ? 0 : 2])),
        statementMap: Object.fromEntries(statements.map(([key, line]) => [key, { start: { line } }])),
        toSummary: () => ({ statements: share, lines: share }),
      };
    },
  };
}

function problem(uncovered: Readonly<Record<string, readonly number[]>>, percent: number): string | undefined {
  return shortfall(mapOf(uncovered), (file) => file.slice('/plugin/'.length), percent);
}

describe('shortfall', () => {
  it('is none at the share that is asked for, and one just above it', () => {
    const uncovered = { 'src/handlers/a.ts': [3, 4, 9], 'src/cards/b.ts': [] };
    expect(problem(uncovered, 85)).toBeUndefined();
    expect(problem(uncovered, 85.1)).toBe(
      'The tests run 85% of the statements and 85% of the lines of the hand-written code; the spec asks for 85.1% (tests.coverage). Not run:\n' +
        '  src/handlers/a.ts: 3-4, 9',
    );
  });

  it('counts nothing that is generated, parked, an entry, a test or outside of src', () => {
    const other = ['src/generated/types/a.ts', 'src/main.ts', 'src/handlers/_removed/a.ts', 'src/a.spec.ts', 'test/peers.ts', '../src/a.ts'];
    expect(problem(Object.fromEntries(other.map((path) => [path, all])), 100)).toBeUndefined();
    expect(problem({ 'src/main.tsx': all, 'src/generated-by-hand/a.ts': [], 'src/cards/main.ts': [] }, 60)).toBeUndefined();
    expect(problem({ 'src/generated-by-hand/a.ts': all }, 1)).toContain('The tests run 0% of the statements');
  });

  it('never rounds up, and shows the five worst files', () => {
    const files = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name, index) => [`src/${name}.ts`, all.slice(0, index + 1)]));
    const text = problem(files, 60.01);
    expect(text).toContain('60% of the statements');
    expect(text?.split('\n').slice(1)).toEqual([
      '  src/g.ts: 1-7',
      '  src/f.ts: 1-6',
      '  src/e.ts: 1-5',
      '  src/d.ts: 1-4',
      '  src/c.ts: 1-3',
      '  and 2 more files',
    ]);
    expect(problem({ 'src/a.ts': [1], 'src/b.ts': [], 'src/c.ts': [] }, 99)).toContain('96.66% of the lines');
  });
});
