import type { Manifest } from '@plugwright/manifest';
import { createAdmission } from './admission.ts';
import { failure } from './failure.ts';
import type { Host, Instance } from './host.ts';
import { endBound } from './services/locks.ts';

/** A fresh life of the plugin. */
export function startInstance({ runtime: { concurrency } }: Manifest): Instance {
  const admission = createAdmission(concurrency.mode === 'serial' ? 1 : concurrency.max);
  return { alive: true, memory: new Map(), underWay: new Set(), admission };
}

/** End the plugin's life: calls under way fail, and a new one begins where the spec says so. */
export function crash<H, K>(host: Host<H, K>): void {
  const { instance, manifest } = host;
  if (instance === undefined) return;
  instance.alive = false;
  endBound(host);
  host.instance = manifest.lifecycle.onCrash === 'restart' ? startInstance(manifest) : undefined;
  for (const fail of instance.underWay) fail(failure(manifest, 'core/unavailable', { what: `${manifest.id} (it crashed)` }));
}
