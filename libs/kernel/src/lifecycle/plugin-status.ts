import type { FoundPlugin } from '../discovery/find-plugins.ts';
import type { PluginStatus } from '../kernel-options.ts';
import type { Supervisor } from './supervisor.ts';

/** A plugin that was found and for which no code was ever launched. */
export interface AbsentPlugin {
  readonly found: FoundPlugin;
  /** For a person. */
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/** A plugin that has a supervisor, as `ps` shows it. */
export function statusOf({ program, state, admission, run }: Supervisor): PluginStatus {
  const { since, restarts, pid, reason } = run;
  const { id, version, operations } = program.manifest;
  return {
    id,
    version,
    state,
    isolation: program.isolation,
    since,
    restarts,
    serving: admission.active,
    queued: admission.queued,
    operations: Object.keys(operations).sort(),
    ...(pid === undefined ? {} : { pid }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** A plugin that never got as far as a supervisor, as `ps` shows it: failed, with the reason. */
export function statusOfAbsent({ found, reason, since }: AbsentPlugin): PluginStatus {
  const { id, version, runtime, operations } = found.manifest;
  return {
    id,
    version,
    state: 'failed',
    isolation: runtime.isolation,
    since,
    restarts: 0,
    serving: 0,
    queued: 0,
    operations: Object.keys(operations).sort(),
    reason,
  };
}
