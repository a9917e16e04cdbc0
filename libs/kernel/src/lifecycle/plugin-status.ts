import type { PluginStatus } from '../kernel-options.ts';
import type { Member } from './roster.ts';

/** A plugin as `ps` shows it. */
export function statusOf({ found, life, supervisor }: Member): PluginStatus {
  const { id, version, operations, runtime } = supervisor?.program.manifest ?? found.manifest;
  const { instance, admission, restarts = 0 } = supervisor ?? {};
  const pid = life.usable || life.state === 'quarantined' || life.state === 'draining' ? instance?.pid : undefined;
  return {
    id,
    version,
    state: life.state,
    isolation: supervisor?.program.isolation ?? runtime.isolation,
    since: life.since,
    restarts,
    serving: admission?.active ?? 0,
    queued: admission?.queued ?? 0,
    operations: Object.keys(operations).sort(),
    ...(pid === undefined ? {} : { pid }),
    ...(life.reason === undefined ? {} : { reason: life.reason }),
    ...(supervisor?.spare.warm === undefined ? {} : { spare: true }),
  };
}
