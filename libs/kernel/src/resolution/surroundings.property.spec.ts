import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inRange } from './candidates.ts';
import type { Release, Universe, Wanted } from './release.ts';
import { resolveUniverse } from './resolve-universe.ts';

const ids = ['a', 'b', 'c', 'd'];
const want = fc.record({ id: fc.constantFrom(...ids), range: fc.constantFrom('^1.0', '>=1.1', '^2.0', '*', '>=1.1.0-0') });
const release = fc
  .record({
    id: fc.constantFrom(...ids),
    version: fc.constantFrom('1.0.0', '1.1.0-rc.1', '2.0.0'),
    kernel: fc.constantFrom('*', '*', '^1.0', '^2.0', '1.4.0 - 1.5'),
    needs: fc.array(want, { maxLength: 2 }),
    contracts: fc.array(fc.record({ id: fc.constantFrom('docs', 'unknown'), range: fc.constantFrom('^1', '*', '*', '^2') }), { maxLength: 1 }),
    capabilities: fc.subarray(['gpu', 'disk', 'kernels'], { maxLength: 1 }),
    unlocks: fc.subarray(['gpu', 'disk'], { maxLength: 1 }),
  })
  .map((made): Release => ({ ...made, needs: made.needs.filter(({ id }) => id !== made.id) }));
const universes = fc
  .uniqueArray(release, { maxLength: 8, selector: ({ id, version }) => `${id} ${version}` })
  .map((releases): Universe => ({ releases, kernel: '1.4.0', contracts: { docs: ['1.0.0', '2.0.0'] }, capabilities: ['kernels'] }));
const requirementsOf = fc.uniqueArray(want, { minLength: 1, maxLength: 2, selector: ({ id, range }) => `${id} ${range}` });

describe('a universe with a kernel, contracts, capabilities and pre-releases', () => {
  it('is resolved exactly where trying everything finds a choice, to one that holds and has nothing that nobody needs', () => {
    const counts = { resolved: 0, impossible: 0, undecided: 0 };
    fc.assert(
      fc.property(universes, requirementsOf, (universe, requirements) => {
        const resolution = resolveUniverse(universe, requirements);
        counts[resolution.outcome] += 1;
        expect(resolution.outcome).toBe(everyChoice(universe).some((choice) => holds(choice, universe, requirements)) ? 'resolved' : 'impossible');
        const { chosen } = resolution.outcome === 'resolved' ? resolution : {};
        expect(chosen === undefined || holds(chosen, universe, requirements)).toBe(true);
        for (const one of chosen ?? []) {
          const without = (chosen ?? []).filter((other) => !fromOf(one, chosen ?? []).has(other.id));
          expect(holds(without, universe, requirements)).toBe(false);
        }
        const { conflict = [] } = resolution.outcome === 'impossible' ? resolution : {};
        for (const one of conflict) {
          const without = conflict.filter((other) => other !== one);
          expect(everyChoice(universe).some((choice) => holds(choice, universe, without))).toBe(true);
        }
      }),
      { seed: 5, numRuns: 1_500 },
    );
    expect(Math.min(counts.resolved, counts.impossible)).toBeGreaterThan(100);
    expect(counts.undecided).toBe(0);
  });
});

/** A plugin and those that need it, directly or over others: what would have to go with it. */
function fromOf(one: Release, chosen: readonly Release[]): ReadonlySet<string> {
  const going = new Set([one.id]);
  for (let size = 0; size < going.size;) {
    size = going.size;
    for (const { id, needs = [] } of chosen) if (needs.some((to) => going.has(to.id))) going.add(id);
  }
  return going;
}

function everyChoice({ releases }: Universe): Release[][] {
  let choices: Release[][] = [[]];
  for (const id of ids) choices = choices.flatMap((choice) => [choice, ...releases.filter((one) => one.id === id).map((one) => [...choice, one])]);
  return choices;
}

function holds(choice: readonly Release[], { kernel, contracts = {}, capabilities = [] }: Universe, requirements: readonly Wanted[]): boolean {
  const has = ({ id, range }: Wanted): boolean => choice.some((one) => one.id === id && inRange(one.version, range));
  const spoken = choice.flatMap(({ contracts: wanted = [] }) => wanted);
  const given = [...capabilities, ...choice.flatMap(({ unlocks = [] }) => unlocks)];
  return (
    requirements.every(has) &&
    spoken.every(({ id }) => (contracts[id] ?? []).some((version) => spoken.every((other) => other.id !== id || inRange(version, other.range)))) &&
    choice.every(
      ({ kernel: range = '*', needs = [], capabilities: asked = [] }) =>
        inRange(kernel, range) && needs.every(has) && asked.every((name) => given.includes(name)),
    )
  );
}
