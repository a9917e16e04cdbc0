import { describe, expect, it } from 'vitest';
import { focusOn } from './focus.ts';
import { sampleGraph } from '../../fixtures/sample-graph.ts';

function ids(id: string): string[] {
  return focusOn(sampleGraph, id).nodes.map((node) => node.id);
}

describe('focusOn', () => {
  it('keeps what a document depends on and what depends on it', () => {
    expect(ids('end')).toEqual(['cards', 'core', 'end']);
    expect(ids('core')).toEqual(['cards', 'core', 'end']);
    expect(ids('lonely')).toEqual(['lonely']);
  });

  it('keeps the edges among them, on either side', () => {
    const { edges } = focusOn(sampleGraph, 'end');
    expect(edges.map(({ from, to, kind }) => `${from} ${kind} ${to}`)).toEqual(['cards contributes end', 'cards imports end', 'end imports core']);
  });
});
