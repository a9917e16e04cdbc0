import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inRange } from './candidates.ts';
import type { Release, Universe, Wanted } from './release.ts';
import { resolveUniverse } from './resolve-universe.ts';

const wanted = (written: string): Wanted[] =>
  written
    .split(', ')
    .filter((part) => part !== '')
    .map((part) => ({ id: part.slice(0, part.indexOf(' ')), range: part.slice(part.indexOf(' ') + 1) }));

function release(name: string, needs = '', more: Partial<Release> = {}): Release {
  const [id = '', version = ''] = name.split(' ');
  return { id, version, needs: wanted(needs), ...more };
}

function answer(releases: readonly Release[], requirements: string, more: Partial<Universe> = {}): string {
  const resolution = resolveUniverse({ releases, kernel: '1.2.0', ...more }, wanted(requirements));
  return resolution.outcome === 'resolved' ? resolution.chosen.map(({ id, version }) => `${id} ${version}`).join(', ') : resolution.sentences.join('\n');
}

describe('resolveUniverse', () => {
  it('takes the highest versions that fit together, whatever the order, and nothing that nobody needs', () => {
    const releases = [
      release('a 1.0.0', 'b ^1'),
      release('a 2.0.0', 'b ^3'),
      release('b 1.0.0'),
      release('b 1.5.0', 'c *'),
      release('c 1.0.0'),
      release('d 1.0.0'),
    ];
    expect(answer(releases, 'a *')).toBe('a 1.0.0, b 1.5.0, c 1.0.0');
    expect(answer(releases.toReversed(), 'a *')).toBe('a 1.0.0, b 1.5.0, c 1.0.0');
  });

  it('takes pre-releases as npm does', () => {
    const releases = [release('a 1.0.0'), release('a 1.1.0-rc.1')];
    expect(answer(releases, 'a ^1.0.0')).toBe('a 1.0.0');
    expect(answer(releases, 'a ^1.1.0-rc.0')).toBe('a 1.1.0-rc.1');
  });

  it('heeds the kernel, contracts, capabilities, conflicts and what is optional', () => {
    const contracts = { docs: ['1.0.0', '2.0.0'] };
    expect(answer([release('a 1.0.0'), release('a 2.0.0', '', { kernel: '^2' })], 'a *')).toBe('a 1.0.0');
    const speakers = [
      release('a 2.0.0', '', { contracts: wanted('docs ^2') }),
      release('a 1.0.0', '', { contracts: wanted('docs ^1') }),
      release('b 1.0.0', '', { contracts: wanted('docs ^1') }),
    ];
    expect(answer(speakers, 'a *, b *', { contracts })).toBe('a 1.0.0, b 1.0.0');
    const user = release('a 1.0.0', '', { capabilities: ['gpu'] });
    const giver = release('z 1.0.0', '', { unlocks: ['gpu'] });
    expect(answer([user, giver], 'a *')).toBe('a 1.0.0, z 1.0.0');
    expect(answer([user, giver], 'a *', { capabilities: ['gpu'] })).toBe('a 1.0.0');
    const fighter = release('a 1.0.0', '', { conflicts: wanted('b ^2') });
    expect(answer([fighter, release('b 1.0.0'), release('b 2.0.0')], 'a *, b *')).toBe('a 1.0.0, b 1.0.0');
    const loner = release('a 1.0.0', '', { optional: wanted('b ^1') });
    expect(answer([loner, release('b 2.0.0')], 'a *')).toBe('a 1.0.0');
    expect(answer([loner, release('b 2.0.0'), release('b 1.0.0')], 'a *, b *')).toBe('a 1.0.0, b 1.0.0');
  });

  it('explains by the chain of those who need what does not fit, and leaves out what has no part in it', () => {
    const releases = [
      release('a 1.0.0', 'x ^1'),
      release('x 1.0.0', 'b ^2'),
      release('c 1.0.0', 'b ^1'),
      release('b 1.0.0'),
      release('b 2.0.0'),
      release('d 1.0.0'),
    ];
    expect(answer(releases, 'a *, c *, d *').split('\n')).toEqual([
      'a * is required.',
      'c * is required.',
      'a 1.0.0 needs x ^1.',
      'c 1.0.0 needs b ^1.',
      'x 1.0.0 needs b ^2.',
      'b is there as 2.0.0, 1.0.0.',
      'Give up one of these, or another version of it: a *; c *.',
    ]);
    expect(answer([release('a 1.0.0', 'nobody ^1'), release('a 1.1.0', 'nobody ^1')], 'a *').split('\n')).toEqual([
      'a * is required.',
      'a in every version needs nobody ^1.',
      'There is no nobody.',
      'Without a * the rest can be had.',
    ]);
    expect(answer([release('a 1.0.0', '', { kernel: '^9', capabilities: ['gpu'] })], 'a *')).toBe(
      'a * is required.\na 1.0.0 needs a kernel ^9.\nthe kernel is there as 1.2.0.\nWithout a * the rest can be had.',
    );
  });

  it('ends where the question is hard: pigeons that do not fit into their holes', () => {
    const holes = 9;
    const pigeons = Array.from({ length: holes + 1 }, (_, index) => `p${String(index)}`);
    const releases = pigeons.flatMap((id) =>
      Array.from({ length: holes }, (_, hole) =>
        release(`${id} ${String(hole + 1)}.0.0`, '', {
          conflicts: pigeons.filter((other) => other !== id).map((other) => ({ id: other, range: `${String(hole + 1)}.0.0` })),
        }),
      ),
    );
    const resolution = resolveUniverse(
      { releases, kernel: '1.0.0' },
      pigeons.map((id) => ({ id, range: '*' })),
      20_000,
    );
    expect(resolution.outcome).toBe('undecided');
    expect(resolution.steps).toBe(20_001);
  });

  it('agrees with trying everything: whether it can be done, what is chosen, and which requirements exclude each other', () => {
    let impossible = 0;
    fc.assert(
      fc.property(universes, requirementsOf, (releases, requirements) => {
        const universe = { releases, kernel: '1.0.0' };
        const resolution = resolveUniverse(universe, requirements);
        const best = bestByTryingEverything(releases, requirements);
        expect(resolution.outcome).toBe(best === undefined ? 'impossible' : 'resolved');
        expect(resolution.outcome === 'resolved' ? resolution.chosen.map(nameOf) : undefined).toEqual(best);
        const { conflict, minimal } = resolution.outcome === 'impossible' ? resolution : { conflict: [], minimal: true };
        impossible += resolution.outcome === 'impossible' ? 1 : 0;
        expect(minimal).toBe(true);
        expect(conflict.length > 0 && bestByTryingEverything(releases, conflict) !== undefined).toBe(false);
        for (const one of conflict)
          expect(
            bestByTryingEverything(
              releases,
              conflict.filter((other) => other !== one),
            ),
          ).toBeDefined();
      }),
      { seed: 4, numRuns: 1_500 },
    );
    expect(impossible).toBeGreaterThan(100);
  });
});

const ids = ['a', 'b', 'c', 'd'];
const want = fc.record({ id: fc.constantFrom(...ids), range: fc.constantFrom('^1.0', '~1.0', '>=1.1', '^2.0', '*', '1.0.0') });
const universes = fc.uniqueArray(
  fc
    .record({
      id: fc.constantFrom(...ids),
      version: fc.constantFrom('1.0.0', '1.1.0', '2.0.0'),
      needs: fc.array(want, { maxLength: 2 }),
      optional: fc.array(want, { maxLength: 1 }),
      conflicts: fc.array(want, { maxLength: 1 }),
    })
    // Nobody has anything against itself.
    .map((made): Release => ({
      ...made,
      needs: made.needs.filter(({ id }) => id !== made.id),
      optional: made.optional.filter(({ id }) => id !== made.id),
      conflicts: made.conflicts.filter(({ id }) => id !== made.id),
    })),
  { maxLength: 10, selector: ({ id, version }) => `${id} ${version}` },
);
const requirementsOf = fc.uniqueArray(want, { minLength: 1, maxLength: 3, selector: ({ id, range }) => `${id} ${range}` });

function nameOf({ id, version }: Release): string {
  return `${id} ${version}`;
}

/** Every choice that holds, by trying all; of them the one that the order of names and versions prefers. */
function bestByTryingEverything(releases: readonly Release[], requirements: readonly Wanted[]): string[] | undefined {
  let choices: Release[][] = [[]];
  for (const id of ids) choices = choices.flatMap((choice) => [choice, ...releases.filter((one) => one.id === id).map((one) => [...choice, one])]);
  let left = choices.filter((choice) => holds(choice, requirements));
  const decided: Release[] = [];
  for (;;) {
    if (left.length === 0) return undefined;
    const needed = [...requirements, ...decided.flatMap(({ needs = [] }) => needs)].map(({ id }) => id);
    const [next] = needed.filter((id) => !decided.some((one) => one.id === id)).sort();
    if (next === undefined) return decided.map(nameOf).sort();
    const offered = left.flatMap((choice) => choice.filter(({ id }) => id === next));
    const highest = offered
      .map(({ version }) => version)
      .sort()
      .at(-1);
    const best = offered.find(({ version }) => version === highest);
    if (best === undefined) return undefined;
    decided.push(best);
    left = left.filter((choice) => choice.includes(best));
  }
}

function holds(choice: readonly Release[], requirements: readonly Wanted[]): boolean {
  const has = ({ id, range }: Wanted): boolean => choice.some((one) => one.id === id && inRange(one.version, range));
  return (
    requirements.every(has) &&
    choice.every(
      ({ needs = [], optional = [], conflicts = [] }) =>
        needs.every(has) && optional.every((one) => has(one) || !choice.some(({ id }) => id === one.id)) && !conflicts.some(has),
    )
  );
}
