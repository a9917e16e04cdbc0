import type { Manifest, ManifestOperation } from '@plugwright/manifest';
import { Bay } from '../routing/admission.ts';
import { Breaker, type BreakerLimits } from './breaker.ts';

/** One operation of a plugin as the kernel guards it: what the manifest promises, its breaker, and its share of the plugin's slots. */
export interface OperationGate {
  readonly name: string;
  readonly declared: ManifestOperation;
  readonly breaker: Breaker;
  readonly bay: Bay;
}

/** The gates of a plugin's operations, by name. A map, so that `constructor` is no operation. */
export function gatesOf(manifest: Manifest, limits: BreakerLimits): ReadonlyMap<string, OperationGate> {
  return new Map(Object.entries(manifest.operations).map(([name, declared]) => [name, { name, declared, breaker: new Breaker(limits), bay: new Bay() }]));
}
