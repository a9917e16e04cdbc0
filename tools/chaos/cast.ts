import type { Isolation, Manifest } from '@plugwright/manifest';
import type { Laid } from '../laid-plugins/manifest-of.ts';

/** What the plugins of a run are written in. */
export type CastLanguage = 'typescript' | 'python';

/** The plugins of a run: one that is called, one that calls it, one that publishes, one that keeps what was published. All but the last stream, too. */
export function castAt(isolation: Isolation, language: CastLanguage = 'typescript'): readonly Laid[] {
  // Whoever takes what was published stays in TypeScript, so that the two meet.
  return [
    { id: 'target', isolation, language, operations: ['say', 'twice', 'list', 'collect'] },
    { id: 'caller', isolation, language, operations: ['relay', 'relay-list'], callsTarget: true },
    { id: 'maker', isolation, language, operations: ['make', 'exchange', ...(language === 'python' ? [] : ['alive' as const])], event: 'publishes' },
    { id: 'taker', isolation, operations: ['take', 'missing', 'alive'], event: 'takes', stores: true, concurrency: 8 },
  ];
}

const needs = (id: string, optional: boolean): Manifest['dependencies']['plugins'][number] => ({ id, range: '^1.0', optional });

/** The one that is led through the whole chart: it needs one of the others, and uses two. */
export function victimAt(
  isolation: Isolation,
  language: CastLanguage,
  onCrash: Manifest['lifecycle']['onCrash'] = 'restart',
  alsoNeeds: readonly string[] = [],
): Laid {
  return {
    id: 'victim',
    isolation,
    language,
    operations: ['twice', 'list', 'collect'],
    more: {
      dependencies: {
        system: [],
        plugins: [needs('target', false), needs('caller', true), needs('taker', true), ...alsoNeeds.map((id) => needs(id, false))],
        contracts: [],
        packages: {},
      },
      lifecycle: { startTimeoutMs: 20_000, stopTimeoutMs: 300, health: { intervalMs: 500, timeoutMs: 1_000 }, hotReload: true, onCrash },
    },
  };
}
