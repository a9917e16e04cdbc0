import type { PluginError } from '../plugin-error.ts';
import type { Admission } from './admission.ts';
import type { StubDeclaration } from './declaration.ts';
import type { Faults } from './faults.ts';
import type { Recorder } from './record.ts';
import type { Playback } from './replay.ts';
import type { ServiceState } from './services/service.ts';

/** One life of the plugin: what is gone after a crash. */
export interface Instance {
  alive: boolean;
  readonly memory: Map<string, unknown>;
  /** What fails each call under way. */
  readonly underWay: Set<(error: PluginError) => void>;
  readonly admission: Admission;
}

/** One call of the plugin under way, as its calls outwards see it. */
export interface CallFrame {
  /** `seq` of the call's record; in a replay that of the recorded call. */
  readonly origin: number;
  /** A mistake of the test that the plugin must not be able to hide. */
  misuse?: Error;
}

/** Everything that a stub kernel holds, for the parts that work on it. */
export interface Host<Handlers, Kernel> extends ServiceState {
  readonly declaration: StubDeclaration<Handlers, Kernel>;
  readonly seed: number;
  readonly recorder: Recorder;
  readonly faults: Faults;
  readonly scripts: Map<string, unknown>;
  /** Absent once a plugin has crashed that is not to be restarted. */
  instance: Instance | undefined;
  playback: Playback | undefined;
}
