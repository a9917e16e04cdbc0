import { allTransitions } from '@plugwright/kernel';
import { describe, expect, it } from 'vitest';
import { Chance } from '../random.ts';
import { arrowOf, blows, cellName, cellsOf, codeless } from './cells.ts';
import { stories } from './stories/stories.ts';

const arrows = allTransitions().map(arrowOf);

describe('the table of blows', () => {
  it('has everything at every arrow of the chart, except who is not there to be hit', () => {
    const names = cellsOf(new Chance(1)).map(cellName);
    expect(new Set(names).size).toBe(names.length);
    const hitsCode = new Set(['kill-plugin', 'freeze-plugin']);
    const expected = arrows.flatMap((arrow) =>
      blows.filter(({ name }) => !(hitsCode.has(name) && codeless.has(arrow))).map(({ name }) => `${name} at ${arrow}`),
    );
    expect([...names].sort()).toEqual(expected.sort());
    expect([...codeless].filter((arrow) => !arrows.includes(arrow))).toEqual([]);
  });

  it('has a story for every arrow, and no other', () => {
    const told = Object.entries(stories).flatMap(([from, events]) => Object.keys(events).map((event) => `${from} ${event}`));
    expect(told.sort()).toEqual([...arrows].sort());
  });

  it('is the same for the same seed, and another for another', () => {
    const table = (seed: number): readonly string[] => cellsOf(new Chance(seed)).map((cell) => `${cellName(cell)} ${String(cell.ms)}`);
    expect(table(7)).toEqual(table(7));
    expect(table(7)).not.toEqual(table(8));
    expect([...table(7)].sort().map((line) => line.replace(/ \d+$/u, ''))).toEqual([...table(8)].sort().map((line) => line.replace(/ \d+$/u, '')));
  });
});
