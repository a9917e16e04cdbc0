import { resolveDependencies } from '@plugwright/kernel';
import { readSourceRows, upstreamGraph } from '../../generate/upstream-graph.ts';
import type { Figure } from '../figure.ts';
import { interleave } from '../measure/interleave.ts';
import { rowsOf } from '../measure/rows-of.ts';

const SIZE = 2_000;

/** The versions and the order of a large real graph of plugins, beside a bare walk of it that looks at no version. */
export const resolver: Figure = {
  name: 'resolver',
  async measure(parts) {
    const { plugins, edges } = upstreamGraph(readSourceRows(), SIZE);
    const candidates = plugins.map(({ id, dependencies }) => ({
      id,
      version: '1.0.0',
      kernel: { range: '^1.0', services: [] },
      dependencies: { system: [], plugins: dependencies.map((dependency) => ({ ...dependency, range: '^1.0' })), contracts: [], packages: {} },
    }));
    const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
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
    const measured = await interleave({ ours: timed(() => resolveDependencies(candidates, '1.0.0').groups.flat().length), walk: timed(walk) }, parts.rounds);
    const { rows, notes } = rowsOf(measured, [
      { id: `resolver, ${String(SIZE)} plugins of the Jenkins graph`, of: 'ours', measure: 'ms', unit: 'ms', goal: { most: 1_000 }, control: 'walk' },
    ]);
    return { rows, notes: [...notes, `resolver: ${String(edges)} edges, one version of each plugin.`] };
  },
};
