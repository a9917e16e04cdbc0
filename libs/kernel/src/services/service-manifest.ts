import type { ManifestSchema, Unlock } from '@plugwright/manifest';
import kernelServices from '../generated/kernel-services.json' with { type: 'json' };

/** What the kernel spec says about one operation of a service. */
export interface ServiceOperation {
  /** Closed form. */
  readonly input: ManifestSchema;
  /** Open form. */
  readonly output: ManifestSchema;
  readonly errors: readonly string[];
  readonly timeoutMs: number;
  /** The capability that a plugin needs for the service. */
  readonly unlockedBy?: Unlock;
}

/** The services of a kernel as its spec declares them. */
export interface ServiceManifest {
  /** Version of the kernel spec; plugins name a range over it. */
  readonly version: string;
  /** By `<service>.<operation>`. */
  readonly operations: Readonly<Record<string, ServiceOperation>>;
}

/** The services of this kernel, emitted from `specs/kernel/kernel.kernel.yaml`. */
export const defaultServices: ServiceManifest = kernelServices;
