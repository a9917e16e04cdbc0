import type { Isolation, Language, Manifest, ManifestOperation } from '@plugwright/manifest';
import { madePayload, operations, type OperationName } from './operations.ts';

/** What a plugin is to be; the rest of its manifest is the same for all. */
export interface Laid {
  readonly id: string;
  readonly language?: Extract<Language, 'typescript' | 'python' | 'wasm'>;
  readonly isolation: Isolation;
  readonly operations: readonly OperationName[];
  /** It calls the plugin `target`. */
  readonly callsTarget?: boolean;
  /** It has the kernel's storage, by the capability `keep`. */
  readonly stores?: boolean;
  /** It publishes `made`, or takes what the plugin `maker` publishes. */
  readonly event?: 'publishes' | 'takes';
  readonly memoryMB?: number;
  readonly concurrency?: number;
  readonly version?: string;
  /** What its manifest says otherwise than those of all. */
  readonly more?: Partial<Manifest>;
}

/** Operations that call `list` of the plugin `target`. */
const takers: ReadonlySet<OperationName> = new Set<OperationName>(['relay-list', 'take-list']);

/** The files that a plugin in a language is started from. */
export const entryFiles = { typescript: 'dist/main.js', python: 'src/main.py', wasm: 'plugin.wasm' } as const;

/** The manifest of a laid plugin. */
export function manifestOf(plugin: Laid): Manifest {
  const { id, language = 'typescript', isolation, callsTarget = false, stores = false, event, concurrency = 256 } = plugin;
  const offered: Record<string, ManifestOperation> = Object.fromEntries([...plugin.operations].sort().map((name) => [name, operations[name]]));
  const needs = [...(callsTarget ? ['target'] : []), ...(event === 'takes' ? ['maker'] : [])].map((other) => ({ id: other, range: '^1.0', optional: false }));
  const called = callsTarget ? ['target/say', 'target/twice', ...(plugin.operations.some((name) => takers.has(name)) ? ['target/list'] : [])] : [];
  return {
    manifest: 'plugwright/v1',
    id,
    version: plugin.version ?? '1.0.0',
    title: id,
    summary: 'A plugin that is laid for a measurement.',
    category: 'tests',
    license: 'Apache-2.0',
    owners: ['@plugwright/platform'],
    maturity: 'beta',
    runtime: { language, isolation, concurrency: { mode: 'parallel', max: concurrency } },
    entrypoint: { file: entryFiles[language] },
    kernel: { range: '^1.0', services: ['log', ...(stores ? ['storage'] : []), ...(event === 'publishes' ? ['events'] : [])] },
    capabilities: stores ? [{ id: 'keep', scope: 'data', permissions: ['storage'], reason: 'Keeps what it took.' }] : [],
    resources: { maxMemoryMB: plugin.memoryMB ?? 256 },
    dependencies: { system: [], plugins: needs, contracts: [], packages: {} },
    coordination: {
      exposesMethods: Object.keys(offered),
      consumesMethods: called,
      sharedMemory: false,
      messaging: {
        publishes: event === 'publishes' ? { made: { topic: 'maker/made', payload: madePayload, delivery: 'at-least-once' } } : {},
        subscribes: event === 'takes' ? [{ event: 'made', from: { kind: 'plugin', document: 'maker' }, operation: 'take' }] : [],
      },
    },
    operations: offered,
    errors: {},
    extensionPoints: {},
    contributes: [],
    lifecycle: { startTimeoutMs: 20_000, stopTimeoutMs: 2_000, health: { intervalMs: 500, timeoutMs: 2_000 }, hotReload: true, onCrash: 'restart' },
    slo: {},
    observability: {},
    data: {},
    ...plugin.more,
  };
}
