import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTemporaryFolder } from '../running/temporary-folder.ts';
import { treeDifference, treeDigest } from './tree-digest.ts';

describe('treeDigest', () => {
  it('names what was added, changed and removed, and leaves out what is not committed', async () => {
    const difference = await inTemporaryFolder('digest', (folder) => {
      mkdirSync(join(folder, 'node_modules'));
      for (const file of ['same', 'changed', 'removed']) writeFileSync(join(folder, file), file);
      const before = treeDigest(folder);
      writeFileSync(join(folder, 'changed'), 'otherwise');
      writeFileSync(join(folder, 'added'), '');
      writeFileSync(join(folder, 'node_modules', 'ignored'), '');
      const after = new Map(treeDigest(folder));
      after.delete('removed');
      return Promise.resolve(treeDifference(before, after));
    });
    expect(difference).toEqual(['added', 'changed', 'removed']);
  });
});
