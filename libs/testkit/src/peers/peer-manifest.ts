import { coreErrors, type Manifest, type ManifestError, type ManifestOperation } from '@plugwright/manifest';
import type { StubRules, StubSurfaceOperation } from '@plugwright/sdk/stub';
import { minVersion } from 'semver';

function peerOperation({ input, output, download, upload, errors, timeoutMs }: StubSurfaceOperation): ManifestOperation {
  const effects = { reads: [], writes: [], idempotent: true };
  const safety = { whatIf: false, confirm: false, rollback: false };
  const stream = {
    ...(download === undefined ? {} : { download, downloadClosed: true }),
    ...(upload === undefined ? {} : { upload }),
  };
  // Peers hold no promises of their own: what they may answer is what their user sees of them.
  return {
    summary: 'Answers as scripted.',
    stability: 'stable',
    input,
    output,
    outputClosed: true,
    ...(Object.keys(stream).length === 0 ? {} : { stream }),
    errors,
    effects,
    safety,
    timeoutMs,
  };
}

/** A plugin made for a test is not configured and keeps nothing. */
function withoutSettings(manifest: Manifest): Manifest {
  const dropped: readonly string[] = ['config', 'state'] satisfies (keyof Manifest)[];
  return Object.fromEntries(Object.entries(manifest).filter(([key]) => !dropped.includes(key))) as unknown as Manifest;
}

/** What every plugin made for a test has in common; it runs `main.js` of its folder as a worker. */
export function testManifest(manifest: Manifest, operations: Readonly<Record<string, ManifestOperation>>): Manifest {
  const errors: Readonly<Record<string, ManifestError>> = { ...coreErrors, ...manifest.errors };
  const messaging = { ...manifest.coordination.messaging, subscribes: [] };
  return {
    ...withoutSettings(manifest),
    runtime: { language: 'javascript', isolation: 'worker', concurrency: { mode: 'parallel', max: 8 } },
    entrypoint: { file: 'main.js' },
    operations,
    errors,
    contributes: [],
    extensionPoints: {},
    coordination: { ...manifest.coordination, messaging, exposesMethods: Object.keys(operations) },
  };
}

/** The manifest of a plugin that stands for an imported one: its operations, as far as they are imported. */
export function peerManifest({ manifest, surface }: StubRules, id: string): Manifest {
  const range = manifest.dependencies.plugins.find((dependency) => dependency.id === id)?.range ?? '*';
  const imported = Object.entries(surface).filter(([method]) => method.startsWith(`${id}/`));
  const operations = Object.fromEntries(imported.map(([method, operation]) => [method.slice(id.length + 1), peerOperation(operation)]));
  const made = testManifest(manifest, operations);
  return {
    ...made,
    id,
    version: minVersion(range)?.version ?? '1.0.0',
    kernel: { range: '*', services: [] },
    capabilities: [],
    dependencies: { system: [], plugins: [], contracts: [], packages: {} },
    coordination: { exposesMethods: Object.keys(operations), consumesMethods: [], sharedMemory: false, messaging: { publishes: {}, subscribes: [] } },
  };
}
