import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBuild, prerelease } from 'semver';
import { inRange, type Installed } from './candidates.ts';
import { resolveDependencies } from './resolve.ts';

const ids = ['a', 'b', 'c', 'd'];
const edge = fc.record({
  id: fc.constantFrom(...ids),
  range: fc.constantFrom('^1.0', '~1.0', '>=1.1', '^2.0', '*', '1.0.0', '^2.0.0-rc.0', '<1.1 || >=2'),
  optional: fc.boolean(),
});
const installed = fc.uniqueArray(
  fc
    .record({
      id: fc.constantFrom(...ids),
      version: fc.constantFrom('1.0.0', '1.1.0', '2.0.0', '2.0.0-rc.1'),
      kernel: fc.constantFrom('*', '*', '*', '^1.0', '^2.0'),
      services: fc.constantFrom([], [], [], ['log'], ['teleport']),
      edges: fc.uniqueArray(edge, { maxLength: 3, selector: ({ id }) => id }),
    })
    .map(({ id, version, kernel, services, edges }): Installed => ({
      id,
      version,
      kernel: { range: kernel, services },
      dependencies: { system: [], plugins: edges.filter((to) => to.id !== id), contracts: [], packages: {} },
    })),
  { maxLength: 9, selector: ({ id, version }) => `${id} ${version}` },
);

describe('the choice of what runs', () => {
  it('is the one that trying everything finds best, and every plugin that is left out has a reason', () => {
    let leftOut = 0;
    fc.assert(
      fc.property(installed, fc.constantFrom<Readonly<Record<string, string>>>({}, {}, { a: '^1.0' }, { b: '2.0.0-rc.1' }), (all, pins) => {
        const { groups, excluded, diagnostics } = resolveDependencies(all, '1.5.0', { pins, hasService: (service) => service === 'log' });
        const best = bestByTryingEverything(all.filter(({ id, version }) => inRange(version, pins[id] ?? version)));
        expect(named(groups.flat())).toEqual(named(best));
        const missing = ids.filter((id) => all.some((one) => one.id === id) && !best.some((one) => one.id === id));
        leftOut += missing.length;
        for (const id of missing) expect(diagnostics).toContain(excluded.get(id));
        expect([...excluded.keys()].filter((id) => all.some((one) => one.id === id)).sort()).toEqual(missing);
        for (const [level, group] of groups.entries()) {
          const before = groups.slice(0, level).flat();
          for (const { dependencies } of group) {
            for (const { id } of dependencies.plugins) expect(best.some((one) => one.id === id)).toBe(before.some((one) => one.id === id));
          }
        }
      }),
      { seed: 7, numRuns: 1_500 },
    );
    expect(leftOut).toBeGreaterThan(300);
  });
});

function named(choice: readonly Installed[]): string[] {
  return choice.map(({ id, version }) => `${id} ${version}`).sort();
}

/** Of all choices that hold: most plugins in order of the ids, then most wishes in order of who has them and about whom, then the preferred versions. */
function bestByTryingEverything(all: readonly Installed[]): Installed[] {
  let choices: Installed[][] = [[]];
  for (const id of ids) choices = choices.flatMap((choice) => [choice, ...all.filter((one) => one.id === id).map((one) => [...choice, one])]);
  let left = choices.filter(holds);
  const narrow = (better: (choice: readonly Installed[]) => number): void => {
    const most = Math.max(...left.map(better));
    left = left.filter((choice) => better(choice) === most);
  };
  for (const id of ids) narrow((choice) => (choice.some((one) => one.id === id) ? 1 : 0));
  for (const [id, target] of wishes(all)) narrow((choice) => (keeps(choice, id, target) ? 1 : 0));
  for (const id of ids) {
    const order = all.filter((one) => one.id === id).map(({ version }) => version);
    order.sort((a, b) => Number(prerelease(a) === null) - Number(prerelease(b) === null) || compareBuild(a, b));
    narrow((choice) => order.indexOf(choice.find((one) => one.id === id)?.version ?? ''));
  }
  return left[0] ?? [];
}

/** Who wishes something about whom, in the order in which it is thought of. */
function wishes(all: readonly Installed[]): [string, string][] {
  return ids.flatMap((id) => {
    const versions = all.filter((one) => one.id === id);
    versions.sort((a, b) => Number(prerelease(b.version) === null) - Number(prerelease(a.version) === null) || compareBuild(b.version, a.version));
    const targets = versions.flatMap(({ dependencies }) => dependencies.plugins.filter(({ optional }) => optional).map((to) => to.id));
    return [...new Set(targets)].filter((target) => all.some((one) => one.id === target)).map((target): [string, string] => [id, target]);
  });
}

function keeps(choice: readonly Installed[], id: string, target: string): boolean {
  const wish = choice.find((one) => one.id === id)?.dependencies.plugins.find((to) => to.id === target && to.optional);
  const there = choice.find((one) => one.id === target);
  return wish === undefined || there === undefined || inRange(there.version, wish.range);
}

function holds(choice: readonly Installed[]): boolean {
  const fits = choice.every(
    ({ kernel, dependencies }) =>
      inRange('1.5.0', kernel.range) &&
      !kernel.services.includes('teleport') &&
      dependencies.plugins.every(({ id, range, optional }) => optional || choice.some((one) => one.id === id && inRange(one.version, range))),
  );
  return fits && !hasCircle(choice);
}

function hasCircle(choice: readonly Installed[]): boolean {
  const left = new Set(choice);
  for (let removed = true; removed;) {
    removed = false;
    for (const one of left) {
      if (one.dependencies.plugins.some(({ id }) => [...left].some((other) => other.id === id))) continue;
      left.delete(one);
      removed = true;
    }
  }
  return left.size > 0;
}
