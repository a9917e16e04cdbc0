import { describe, expect, it } from 'vitest';
import { anchor, errorPath, pathOf } from './paths.ts';

describe('paths', () => {
  it('give each document a page', () => {
    expect([pathOf('plugin', 'a'), pathOf('contract', 'b'), pathOf('kernel', 'kernel'), pathOf('kernel', 'other')]).toEqual([
      '/plugins/a',
      '/contracts/b',
      '/kernel',
      '/kernel/other',
    ]);
  });

  it('make anchors of any text', () => {
    expect(anchor('operation', 'storage.get', '<"any other">')).toBe('operation-storage-get-any-other');
    expect(errorPath('core/not-found')).toBe('/errors#error-core-not-found');
  });
});
