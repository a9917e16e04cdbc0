import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inRange, type Installed } from './candidates.ts';
import { resolveDependencies } from './resolve.ts';

function plugin(
  id: string,
  version: string,
  needs: Readonly<Record<string, string>> = {},
  optional: Readonly<Record<string, string>> = {},
  kernel = '*',
): Installed {
  const edges = (map: Readonly<Record<string, string>>, isOptional: boolean): Installed['dependencies']['plugins'][number][] =>
    Object.entries(map).map(([dependency, range]) => ({ id: dependency, range, optional: isOptional }));
  const plugins = [...edges(needs, false), ...edges(optional, true)];
  return { id, version, kernel: { range: kernel, services: [] }, dependencies: { system: [], plugins, contracts: [], packages: {} } };
}

function outcome(candidates: readonly Installed[]): { groups: string[][]; findings: string[] } {
  const { groups, diagnostics } = resolveDependencies(candidates, '1.0.0');
  return {
    groups: groups.map((group) => group.map(({ id, version }) => `${id}@${version}`)),
    findings: diagnostics.map(({ code, message }) => `${code}: ${message}`),
  };
}

describe('resolveDependencies', () => {
  it('takes the newest versions that fit, and starts what is needed first', () => {
    const candidates = [
      plugin('a', '1.0.0', { b: '^1.0', c: '*' }),
      plugin('b', '1.0.0', { c: '^1.0' }),
      plugin('b', '1.5.0', { c: '^1.0' }),
      plugin('b', '2.0.0'),
      plugin('c', '1.2.0'),
      plugin('c', '3.0.0'),
    ];
    const findings = [
      'kernel/older-version: b runs as 1.5.0, not as 2.0.0: a 1.0.0 needs b ^1.0.',
      'kernel/older-version: c runs as 1.2.0, not as 3.0.0: b 1.5.0 needs c ^1.0.',
    ];
    const expected = { groups: [['c@1.2.0'], ['b@1.5.0'], ['a@1.0.0']], findings };
    expect(outcome(candidates)).toEqual(expected);
    expect(outcome([...candidates].reverse())).toEqual(expected);
  });

  it('explains what is missing, out of range, or behind such a one', () => {
    expect(
      outcome([plugin('a', '1.0.0', { b: '^2.0' }), plugin('b', '1.0.0'), plugin('c', '1.0.0', { a: '*' }), plugin('d', '1.0.0', { nobody: '^1' })]),
    ).toEqual({
      groups: [['b@1.0.0']],
      findings: [
        'kernel/unsatisfied-range: a needs b ^2.0; there is only 1.0.0.',
        'kernel/dependency-failed: c is not started, because a, which it needs, did not start.',
        'kernel/missing-dependency: d needs nobody ^1, which is not installed.',
      ],
    });
  });

  it('explains the kernel range', () => {
    expect(outcome([plugin('a', '1.0.0', {}, {}, '^2.0')])).toEqual({
      groups: [],
      findings: ['kernel/kernel-range: a needs a kernel ^2.0; this one is 1.0.0.'],
    });
  });

  it('explains a circle and runs the rest', () => {
    expect(
      outcome([
        plugin('a', '1.0.0', { b: '*' }),
        plugin('b', '1.0.0', { c: '*' }),
        plugin('c', '1.0.0', { a: '*' }),
        plugin('d', '1.0.0'),
        plugin('e', '1.0.0', { a: '*' }),
      ]),
    ).toEqual({
      groups: [['d@1.0.0']],
      findings: [
        'kernel/dependency-cycle: These plugins need each other in a circle: a -> b -> c -> a.',
        'kernel/dependency-failed: e is not started, because a, which it needs, did not start.',
      ],
    });
  });

  it('explains a conflict by the ranges that exclude each other', () => {
    expect(outcome([plugin('a', '1.0.0', { c: '^1.0' }), plugin('b', '1.0.0', { c: '^2.0' }), plugin('c', '1.0.0'), plugin('c', '2.0.0')])).toEqual({
      groups: [['c@1.0.0'], ['a@1.0.0']],
      findings: [
        'kernel/version-conflict: b is left out: a 1.0.0 needs c ^1.0; b 1.0.0 needs c ^2.0; c is there as 2.0.0, 1.0.0.',
        'kernel/older-version: c runs as 1.0.0, not as 2.0.0: a 1.0.0 needs c ^1.0.',
      ],
    });
  });

  it('runs without what is optional, and starts it first where it is there', () => {
    expect(outcome([plugin('a', '1.0.0', {}, { b: '^1.0', c: '^1.0' }), plugin('b', '1.0.0')])).toEqual({
      groups: [['b@1.0.0'], ['a@1.0.0']],
      findings: ['kernel/optional-unavailable: a runs without c ^1.0, which is optional: it is not installed.'],
    });
  });

  it('agrees with trying everything', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const versions = ['1.0.0', '1.1.0', '2.0.0'];
    const edge = fc.record({ id: fc.constantFrom(...ids), range: fc.constantFrom('^1.0', '~1.0', '>=1.1', '^2.0', '*') });
    // Edges go to later letters only, so that no circle is among them.
    const candidate = fc
      .record({ id: fc.constantFrom(...ids), version: fc.constantFrom(...versions), edges: fc.array(edge, { maxLength: 2 }) })
      .map(({ id, version, edges }) => plugin(id, version, Object.fromEntries(edges.filter((to) => to.id > id).map((to) => [to.id, to.range]))));
    const candidates = fc.uniqueArray(candidate, { maxLength: 9, selector: ({ id, version }) => `${id}@${version}` });
    fc.assert(
      fc.property(candidates, (all) => {
        const chosen = resolveDependencies(all, '1.0.0').groups.flat();
        expect(holds(chosen)).toBe(true);
        const everybody = new Set(all.map(({ id }) => id)).size;
        expect(chosen.length === everybody).toBe(everyChoice(all).some((choice) => choice.length === everybody && holds(choice)));
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

function holds(choice: readonly Installed[]): boolean {
  return choice.every((candidate) =>
    candidate.dependencies.plugins.every(({ id, range }) => choice.some((other) => other.id === id && inRange(other.version, range))),
  );
}

function everyChoice(all: readonly Installed[]): Installed[][] {
  const ids = [...new Set(all.map(({ id }) => id))];
  return ids.reduce<Installed[][]>(
    (choices, id) => choices.flatMap((choice) => all.filter((candidate) => candidate.id === id).map((candidate) => [...choice, candidate])),
    [[]],
  );
}
