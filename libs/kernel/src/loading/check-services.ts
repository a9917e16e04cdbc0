import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { unlocks, type Manifest } from '@plugwright/manifest';
import type { ServiceManifest } from '../services/service-manifest.ts';

/** Whether the services that a plugin wants exist and are unlocked by its capabilities. */
export function checkServices(manifest: Manifest, declared: ServiceManifest): Diagnostic[] {
  const plugin = manifest.id;
  return manifest.kernel.services.flatMap((service): Diagnostic[] => {
    const operations = Object.entries(declared.operations).filter(([name]) => name === service || name.startsWith(`${service}.`));
    if (operations.length === 0) return [diagnose('kernel/unknown-service', { plugin, service })];
    const lock = operations.map(([, { unlockedBy }]) => unlockedBy).find((unlock) => unlock !== undefined && !unlocks(manifest, unlock));
    return lock === undefined ? [] : [diagnose('kernel/service-locked', { plugin, service, scope: lock.scope, permission: lock.permission })];
  });
}
