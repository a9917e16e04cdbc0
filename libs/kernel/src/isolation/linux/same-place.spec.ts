import { mkdirSync, realpathSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { placeOf } from './same-place.ts';

describe.skipIf(process.platform !== 'linux')('the place of a granted path', () => {
  it('is the file itself, and no link on the way to another', () => {
    const root = realpathSync(temporaryFolder());
    const granted = join(root, 'above/granted');
    mkdirSync(granted, { recursive: true });
    mkdirSync(join(root, 'other/granted'), { recursive: true });
    const before = placeOf(granted);
    expect(placeOf(granted)).toEqual(before);
    renameSync(join(root, 'above'), join(root, 'away'));
    expect(placeOf(join(root, 'away/granted'))).toEqual({ ...before, path: join(root, 'away/granted') });
    symlinkSync(join(root, 'other'), join(root, 'above'));
    expect(() => placeOf(granted)).toThrow(`${granted} is a way to ${join(root, 'other/granted')} now`);
    expect(() => placeOf(join(root, 'none'))).toThrow('ENOENT');
  });
});
