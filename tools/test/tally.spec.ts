import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTemporaryFolder } from '../running/temporary-folder.ts';
import { missingParts } from './system-parts.ts';
import { addTallies, forgetTallies, readTally, tallyFile } from './tally.ts';

describe('tallies', () => {
  it('are read, added, and forgotten before the next run', async () => {
    await inTemporaryFolder('tally', (root) => {
      const leave = (project: string, content: unknown): void => {
        mkdirSync(dirname(tallyFile(root, project)), { recursive: true });
        writeFileSync(tallyFile(root, project), JSON.stringify(content));
      };
      leave('a', { passed: 2, failed: 1, skipped: 0 });
      leave('b', { passed: '2' });
      const read = ['a', 'b', 'c'].map((project) => readTally(root, project));
      expect(read).toEqual([{ passed: 2, failed: 1, skipped: 0 }, undefined, undefined]);
      forgetTallies(root, ['a']);
      expect(readTally(root, 'a')).toBeUndefined();
      return Promise.resolve();
    });
    expect(
      addTallies([
        { passed: 1, failed: 2, skipped: 3 },
        { passed: 1, failed: 0, skipped: 0 },
      ]),
    ).toEqual({ passed: 2, failed: 2, skipped: 3 });
  });
});

describe('missingParts', () => {
  it('names each missing program with what installs it', () => {
    const lines = missingParts('/nowhere');
    expect(lines).toHaveLength(6);
    for (const line of lines) expect(line).toContain('npm run setup:system');
  });
});
