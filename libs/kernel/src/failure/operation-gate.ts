import type { Manifest, ManifestOperation } from '@plugwright/manifest';
import { Bay } from '../routing/admission.ts';
import { Breaker, type BreakerLimits } from './breaker.ts';

/** One operation of a plugin as the kernel guards it: what the manifest promises, its breaker, and its share of the plugin's slots. */
export interface OperationGate {
  readonly name: string;
  /** `<plugin>/<operation>`, made once. */
  readonly method: string;
  /** The plugin as the only receiver of a call. */
  readonly receivers: readonly [string];
  readonly declared: ManifestOperation;
  readonly breaker: Breaker;
  readonly bay: Bay;
}

/** The gates of a plugin's operations, by name. A map, so that `constructor` is no operation. */
export function gatesOf(manifest: Manifest, limits: BreakerLimits): ReadonlyMap<string, OperationGate> {
  const receivers = [manifest.id] as const;
  return new Map(
    Object.entries(manifest.operations).map(([name, declared]) => {
      const method = `${manifest.id}/${name}`;
      return [name, { name, method, receivers, declared, breaker: new Breaker(limits), bay: new Bay() }];
    }),
  );
}
