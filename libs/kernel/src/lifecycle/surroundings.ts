import type { ViolationCode } from '@plugwright/sdk/wire';
import type { LifeRecords } from '../failure/life-records.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { KernelLimits } from '../limits.ts';
import type { LogBook } from '../logging/log-book.ts';
import type { VersionedState } from '../state/versioned-state.ts';
import type { TimerWheel } from '../timers/wheel.ts';
import type { RpcRequest } from '../wire/rpc.ts';
import type { Instance } from './instance.ts';
import type { LifecycleOptions } from './lifecycle-options.ts';

/** Whether a plugin can serve, for now cannot, or will not again. */
export type Availability = 'ready' | 'waiting' | 'gone';

/** What a supervisor needs of its kernel. */
export interface Surroundings {
  readonly wheel: TimerWheel;
  readonly limits: KernelLimits;
  readonly options: LifecycleOptions;
  readonly log: LogBook;
  readonly ledger: Ledger;
  readonly records: LifeRecords;
  readonly state: VersionedState;
  readonly now: () => number;
  /** A request of one of the plugin's instances arrived. */
  readonly onRequest: (instance: Instance, request: RpcRequest) => void;
  /** The code of one of them breached the wire protocol. */
  readonly onViolation?: ((instance: Instance, code: ViolationCode, reason: string) => void) | undefined;
  /** It withdrew a call, or gave credit for a stream that is not there. */
  readonly onNotice?: ((instance: Instance) => void) | undefined;
  readonly onAvailability: (plugin: string, availability: Availability) => void;
}
