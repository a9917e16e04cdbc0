import { describe, expect, it } from 'vitest';
import type { Installed } from './candidates.ts';
import type { Release } from './release.ts';
import { resolveDependencies } from './resolve.ts';
import { resolveUniverse } from './resolve-universe.ts';

/** What it costs, in milliseconds of processor time: what else runs on the machine does not count. */
function costOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function plugin(id: string, version: string, needs: Readonly<Record<string, string>> = {}): Installed {
  const plugins = Object.entries(needs).map(([dependency, range]) => ({ id: dependency, range, optional: false }));
  return { id, version, kernel: { range: '*', services: [] }, dependencies: { system: [], plugins, contracts: [], packages: {} } };
}

describe('hostile input', () => {
  it('of 10,000 versions of a plugin, each with its range over 10,000 others', () => {
    const version = (index: number): string => `${String(1 + Math.floor(index / 100))}.${String(index % 100)}.0`;
    const releases = (fitting: number): Release[] =>
      Array.from({ length: 10_000 }, (_, index): Release[] => [
        { id: 'a', version: version(index), needs: [{ id: 'b', range: `${version(index)} || >=900` }] },
        { id: 'b', version: version(index), needs: [{ id: 'a', range: index <= fitting ? '*' : `<${version(index)}` }] },
      ]).flat();
    const outcomeOf = (fitting: number): string => {
      const resolution = resolveUniverse({ releases: releases(fitting), kernel: '1.0.0' }, [{ id: 'a', range: '*' }]);
      return resolution.outcome === 'resolved' ? resolution.chosen.map((one) => `${one.id} ${one.version}`).join(', ') : resolution.sentences.join(' ');
    };
    const cost = costOf(() => {
      expect(outcomeOf(9_900)).toBe(`a ${version(9_900)}, b ${version(9_900)}`);
      // The one that fits is behind more than may be tried.
      expect(outcomeOf(10)).toBe('Whether the versions fit together could not be decided in 100000 steps.');
    });
    expect(cost).toBeLessThan(20_000);
  });

  it('of ranges and versions of a megabyte, and of what is neither', () => {
    const long = '1 || '.repeat(200_000);
    const releases: Release[] = [
      { id: 'a', version: '2.0.0', needs: [{ id: 'b', range: long }] },
      { id: 'a', version: '1.0.0', needs: [{ id: 'b', range: 'nonsense' }], optional: [{ id: 'b', range: `>=${' '.repeat(1_000_000)}1` }] },
      { id: 'a', version: `3.0.0-${'x'.repeat(1_000_000)}` },
      { id: 'a', version: 'latest' },
      { id: 'b', version: '1.0.0', kernel: '>=1 '.repeat(100) },
    ];
    let said: readonly string[] = [];
    const cost = costOf(() => {
      const resolution = resolveUniverse({ releases, kernel: '1.0.0' }, [{ id: 'a', range: '*' }]);
      said = resolution.outcome === 'impossible' ? resolution.sentences : [];
    });
    expect(said.map((sentence) => sentence.slice(0, 40))).toEqual([
      'a * is required.',
      'a 1.0.0 needs b nonsense.',
      'a 2.0.0 needs b 1 || 1 || 1 || 1 || 1 ||',
      'b is there as 1.0.0.',
      'Without a * the rest can be had.',
    ]);
    expect(Math.max(...said.map(({ length }) => length))).toBeLessThan(200);
    expect(cost).toBeLessThan(5_000);
  });

  it('of names that objects have, or that stand for something else', () => {
    const names = ['__proto__', 'constructor', 'toString', 'the kernel', 'capability:x', 'contract:docs'];
    const releases = names.map((id): Release => ({
      id,
      version: '1.0.0',
      kernel: '^1',
      needs: names.map((other) => ({ id: other, range: '*' })),
      capabilities: ['__proto__'],
    }));
    const universe = { releases, kernel: '1.0.0', contracts: JSON.parse('{"__proto__": ["1.0.0"]}') as Record<string, string[]>, capabilities: ['__proto__'] };
    expect(resolveUniverse(universe, [{ id: '__proto__', range: '*' }])).toMatchObject({ outcome: 'resolved', chosen: { length: names.length } });
    const pins = JSON.parse('{"__proto__": "^1", "constructor": "^2"}') as Record<string, string>;
    const { groups, excluded } = resolveDependencies(
      [plugin('__proto__', '1.0.0'), plugin('constructor', '1.0.0'), plugin('to-string', '1.0.0', { valueOf: '*' })],
      '1.0.0',
      { pins },
    );
    expect(groups.flat().map(({ id }) => id)).toEqual(['__proto__']);
    expect([...excluded].map(([id, { code }]) => `${id}: ${code}`).sort()).toEqual(['constructor: kernel/pin-unmet', 'to-string: kernel/missing-dependency']);
  });

  it('of chains of 5,000 plugins', () => {
    const chain = Array.from({ length: 5_000 }, (_, index) => plugin(`p${String(index)}`, '1.0.0', index === 0 ? {} : { [`p${String(index - 1)}`]: '^1.0' }));
    expect(resolveDependencies(chain, '1.0.0').groups.length).toBe(5_000);
    expect(resolveDependencies(chain.slice(1), '1.0.0').excluded.size).toBe(4_999);
  });

  it('of circles in every combination of versions, or in every order of plugins', () => {
    const versions = Array.from({ length: 80 }, (_, minor) => `1.${String(minor)}.0`);
    const pair = versions.flatMap((version) => [plugin('a', version, { b: '*' }), plugin('b', version, { a: '*' })]);
    const ids = Array.from({ length: 40 }, (_, index) => `p${String(index).padStart(2, '0')}`);
    const friends = ids.map((id): Installed => {
      const { dependencies, ...rest } = plugin(id, '1.0.0', Object.fromEntries(ids.filter((other) => other !== id).map((other) => [other, '*'])));
      return { ...rest, dependencies: { ...dependencies, plugins: dependencies.plugins.map((edge) => ({ ...edge, optional: true })) } };
    });
    const cost = costOf(() => {
      const { groups, excluded } = resolveDependencies([...pair, plugin('b', '0.9.0'), plugin('c', '1.0.0', { b: '^1.0' })], '1.0.0');
      expect(groups.flat().map(({ id, version }) => `${id} ${version}`)).toEqual(['b 0.9.0', 'a 1.79.0']);
      expect([...excluded].map(([id, { code }]) => [id, code])).toEqual([['c', 'kernel/version-conflict']]);
      const others = resolveDependencies([...friends, plugin('z', '1.0.0')], '1.0.0');
      expect(others.groups.flat().map(({ id }) => id)).toEqual(['p00', 'z']);
      expect(new Set([...others.excluded.values()].map(({ code }) => code))).toEqual(new Set(['kernel/dependency-cycle']));
    });
    expect(cost).toBeLessThan(4_000);
  });

  it('that is too hard costs those plugins that make it so, and not the rest', () => {
    const holes = 12;
    const slots = Array.from({ length: holes }, (_, hole) =>
      Array.from({ length: holes + 1 }, (__, pigeon) => plugin(`hole-${String(hole)}`, `${String(pigeon + 1)}.0.0`)),
    );
    const pigeons = Array.from({ length: holes + 1 }, (_, pigeon) =>
      Array.from({ length: holes }, (__, hole) =>
        plugin(`pigeon-${String(pigeon)}`, `${String(hole + 1)}.0.0`, { [`hole-${String(hole)}`]: `${String(pigeon + 1)}.0.0` }),
      ),
    );
    let resolution: ReturnType<typeof resolveDependencies> | undefined;
    const cost = costOf(() => (resolution = resolveDependencies([...slots, ...pigeons, plugin('bystander', '1.0.0')].flat(), '1.0.0')));
    const running = resolution?.groups.flat().map(({ id }) => id) ?? [];
    expect(running).toContain('bystander');
    expect(running.length).toBeGreaterThan(holes);
    expect([...new Set([...(resolution?.excluded.values() ?? [])].map(({ code }) => code))]).toEqual(['kernel/resolution-too-hard']);
    expect(cost).toBeLessThan(60_000);
  });
});
