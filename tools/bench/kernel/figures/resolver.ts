import { resolveDependencies } from '@plugwright/kernel';
import { readSourceRows, upstreamGraph } from '../../generate/upstream-graph.ts';
import type { Figure } from '../figure.ts';
import { installedVersions } from '../installed-versions.ts';
import { interleave } from '../measure/interleave.ts';
import { rowsOf } from '../measure/rows-of.ts';

const SIZE = 2_000;

/** Versions of each plugin, in the rows that have several. */
const SEVERAL = 10;

/** The versions and the order of a large real graph of plugins, beside a bare walk of it that looks at no version. */
export const resolver: Figure = {
  name: 'resolver',
  async measure(parts) {
    const { plugins, edges } = upstreamGraph(readSourceRows(), SIZE);
    const single = installedVersions(plugins, 1, 'loose');
    const loose = installedVersions(plugins, SEVERAL, 'loose');
    const tight = installedVersions(plugins, SEVERAL, 'tight');
    const byId = new Map(single.map((candidate) => [candidate.id, candidate]));
    const walk = (): number => {
      const seen = new Set<string>();
      const visit = (id: string): void => {
        if (seen.has(id)) return;
        seen.add(id);
        for (const dependency of byId.get(id)?.dependencies.plugins ?? []) visit(dependency.id);
      };
      for (const id of byId.keys()) visit(id);
      return seen.size;
    };
    const timed = (run: () => number) => () =>
      Promise.resolve({
        close: () => undefined,
        round: () => {
          const started = performance.now();
          const count = run();
          if (count !== SIZE) throw new Error(`${String(count)} of ${String(SIZE)} plugins were resolved`);
          return Promise.resolve({ ms: performance.now() - started });
        },
      });
    const resolved = (installed: typeof single) => timed(() => resolveDependencies(installed, '1.0.0').groups.flat().length);
    const measured = await interleave({ ours: resolved(single), loose: resolved(loose), tight: resolved(tight), walk: timed(walk) }, parts.rounds);
    const row = { measure: 'ms', unit: 'ms', goal: { most: 1_000 } };
    const named = `resolver, ${String(SIZE)} plugins of the Jenkins graph`;
    const { rows, notes } = rowsOf(measured, [
      { ...row, id: named, of: 'ours', control: 'walk' },
      { ...row, id: `${named} in ${String(SEVERAL)} versions, ranges like ^1.2`, of: 'loose' },
      { ...row, id: `${named} in ${String(SEVERAL)} versions, ranges of two versions`, of: 'tight' },
    ]);
    return { rows, notes: [...notes, `resolver: ${String(edges)} edges a version; all plugins run in each row.`] };
  },
};
