import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Installed } from './candidates.ts';
import { findCircles, startOrder } from './order.ts';

type Edges = Readonly<Record<string, readonly string[]>>;

function chosenOf(edges: Edges): Map<string, Installed> {
  return new Map(
    Object.entries(edges).map(([id, needs]) => {
      const plugins = needs.map((other) => ({ id: other, range: '*', optional: false }));
      return [id, { id, version: '1.0.0', kernel: { range: '*', services: [] }, dependencies: { system: [], plugins, contracts: [], packages: {} } }];
    }),
  );
}

const groupsOf = (edges: Edges): string[][] => startOrder(chosenOf(edges)).map((group) => group.map(({ id }) => id));

describe('the order of starting', () => {
  it('has each in the first group behind everything that it depends on', () => {
    expect(groupsOf({ d: ['b', 'c'], c: ['a'], b: [], a: [], e: ['missing'] })).toEqual([['a', 'b', 'e'], ['c'], ['d']]);
  });

  it('is found in chains of any length', () => {
    const length = 30_000;
    const name = (index: number): string => `p${String(index).padStart(6, '0')}`;
    const chain = Object.fromEntries(Array.from({ length }, (_, index) => [name(index), index + 1 < length ? [name(index + 1)] : []]));
    const groups = groupsOf(chain);
    expect([groups.length, groups[0], groups.at(-1)]).toEqual([length, [name(length - 1)], [name(0)]]);
    expect(findCircles(chosenOf({ ...chain, [name(length - 1)]: [name(0)] })).map((circle) => circle.length)).toEqual([length]);
  });
});

describe('circles', () => {
  it('are found side by side and one in another', () => {
    expect(findCircles(chosenOf({ a: ['b'], b: ['a', 'c'], c: ['a'], x: ['x'], y: ['a', 'x'] }))).toEqual([['a', 'b'], ['a', 'b', 'c'], ['x']]);
  });

  it('are real, and none are found only where an order is', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const edges = fc.record(Object.fromEntries(ids.map((id) => [id, fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 })])));
    fc.assert(
      fc.property(edges, (graph) => {
        const circles = findCircles(chosenOf(graph));
        for (const circle of circles) for (const [place, id] of circle.entries()) expect(graph[id]).toContain(circle[(place + 1) % circle.length]);
        const rank = new Map(groupsOf(graph).flatMap((group, index) => group.map((id) => [id, index])));
        const inOrder = ids.every((id) => (graph[id] ?? []).every((before) => (rank.get(before) ?? 0) < (rank.get(id) ?? 0)));
        expect(circles.length === 0).toBe(inOrder);
      }),
    );
  });
});
