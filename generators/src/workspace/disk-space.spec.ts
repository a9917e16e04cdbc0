import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { bytesOf, freeBytes, spaceFor } from './disk-space.ts';

const changes = [
  { kind: 'create', path: 'a', text: 'x', reason: '' },
  { kind: 'update', path: 'b', text: 'é'.repeat(4096), reason: '' },
  { kind: 'delete', path: 'c', reason: '' },
] as const;

describe('spaceFor', () => {
  it('counts bytes in whole blocks and nothing for a deletion', () => {
    expect(bytesOf(changes)).toBe(4096 + 4096 + 8192 + 4096);
  });

  it('finds a disk that is too small, names the first file and the sizes', () => {
    const finding = spaceFor(changes, 1000);
    expect(finding?.code).toBe('workspace/disk-full');
    expect(finding?.message).toContain('a was not written');
    expect(finding?.hints.join(' ')).toContain('0.0 MiB are needed for 3 files');
  });

  it('is content with a disk that is large enough, and with an empty plan on a full one', () => {
    expect(spaceFor(changes, bytesOf(changes))).toBeUndefined();
    expect(spaceFor([], 0)).toBeUndefined();
  });

  it('reads the free space of a real folder, and none limits a tree in memory', () => {
    expect(freeBytes(tmpdir())).toBeGreaterThan(0);
    expect(freeBytes('/virtual-plugwright')).toBe(Infinity);
  });
});
