import { describe, expect, it } from 'vitest';
import { contract, plugin, shelfOf, versionOf } from '../../testing/matrix/shelf.ts';
import { combinations } from './combinations.ts';
import { nameOf } from './matrix.ts';

const released = { resolved: { shapes: '1.0.0', kernel: '1.0.0' } };

function told(shelf: ReturnType<typeof shelfOf>, overlays: Parameters<typeof combinations>[1] = []): readonly string[] {
  return combinations(shelf, overlays).map(({ plugin: { id, label }, choice, declared, resolved }) => {
    const name = nameOf({ plugin: { id, version: label }, with: Object.fromEntries([...choice].map(([key, value]) => [key, value.label])) });
    return `${name}${declared ? '' : ' excluded'}${resolved ? ' resolved' : ''}`;
  });
}

describe('combinations', () => {
  it('pairs each plugin version with each version of its upstreams, one at a time, and says what the ranges admit', () => {
    const shelf = shelfOf(
      versionOf(contract('1.0.0', 9)),
      versionOf(contract('1.1.0', 10)),
      versionOf(contract('2.0.0', 5), { head: true, label: 'head' }),
      versionOf(plugin('1.0.0'), { ...released, head: true }),
    );
    expect(told(shelf)).toEqual([
      'areas@1.0.0 with kernel@1.0.0, shapes@1.1.0 resolved',
      'areas@1.0.0 with kernel@1.0.0, shapes@1.0.0',
      'areas@1.0.0 with kernel@1.0.0, shapes@head excluded',
    ]);
  });

  it('an overlay corrects a released range, and never the working one', () => {
    const versions = [versionOf(contract('1.0.0', 9)), versionOf(contract('1.1.0', 5), { head: true })];
    const overlay = { plugin: 'areas', versions: '1.0.0', upstream: 'shapes', range: '~1.0.0', reason: 'r', owner: '@acme/all' };
    const old = shelfOf(...versions, versionOf(plugin('1.0.0'), released));
    expect(told(old)).toEqual(['areas@1.0.0 with kernel@1.0.0, shapes@1.1.0 resolved', 'areas@1.0.0 with kernel@1.0.0, shapes@1.0.0']);
    expect(told(old, [overlay])).toEqual(['areas@1.0.0 with kernel@1.0.0, shapes@1.0.0 resolved', 'areas@1.0.0 with kernel@1.0.0, shapes@1.1.0 excluded']);
    const working = shelfOf(...versions, versionOf(plugin('1.0.0'), { ...released, head: true }));
    expect(told(working, [overlay])).toEqual(told(working));
  });
});
