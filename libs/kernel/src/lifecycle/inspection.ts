import type { PluginStatus } from '../kernel-options.ts';
import type { LedgerEntry } from '../ledger/ledger.ts';
import type { LogRecord } from '../logging/log-record.ts';
import type { UsageSample } from '../isolation/driver.ts';
import type { Fleet } from './fleet.ts';
import type { Step } from './life.ts';
import { statusOf } from './plugin-status.ts';
import type { Member } from './roster.ts';

/** How many of the newest records of each kind an inspection shows. */
const NEWEST = 20;

/** Everything that the kernel knows of one plugin, for whoever has to find out what is wrong with it. */
export interface Inspection {
  readonly status: PluginStatus;
  /** Whether its code was stopped in its tracks. */
  readonly frozen: boolean;
  /** The last steps of its life, oldest first. */
  readonly steps: readonly Step[];
  readonly restarts: { readonly left: number; readonly crashes: readonly number[] };
  /** Operations that are refused for a while, or tried out, after too many failures. */
  readonly breakers: readonly { readonly operation: string; readonly position: 'open' | 'trying' }[];
  /** Versions of its state. */
  readonly state: { readonly current?: number; readonly snapshots: readonly number[] };
  readonly needs: readonly string[];
  readonly neededBy: readonly string[];
  /** What its code uses now, where its isolation level can tell. */
  readonly usage?: UsageSample;
  readonly log: readonly LogRecord[];
  readonly ledger: readonly LedgerEntry[];
}

/** Look at one plugin. */
export function inspect({ parts, roster }: Fleet, member: Member): Inspection {
  const { life, supervisor, found } = member;
  const { records, state, log, ledger, limits } = parts.surroundings;
  const { plugin } = life;
  const manifest = supervisor?.program.manifest ?? found.manifest;
  const usage = supervisor?.instance?.running.stats();
  return {
    status: statusOf(member),
    frozen: supervisor?.instance?.frozen ?? false,
    steps: life.steps,
    restarts: {
      left: supervisor?.tally.left ?? Math.max(0, limits.restartBudget - records.read(plugin).crashes.length),
      crashes: supervisor?.tally.crashes ?? records.read(plugin).crashes,
    },
    breakers: (supervisor?.gates() ?? []).flatMap(({ name, breaker: { position } }) => (position === 'closed' ? [] : [{ operation: name, position }])),
    state: state.describe(plugin),
    needs: manifest.dependencies.plugins.map(({ id }) => id).sort(),
    neededBy: roster
      .all()
      .filter((other) => other.found.manifest.dependencies.plugins.some(({ id }) => id === plugin))
      .map((other) => other.life.plugin),
    ...(usage === undefined ? {} : { usage }),
    log: log.read({ plugin, limit: NEWEST }),
    ledger: ledger.entries({ plugin, limit: NEWEST }),
  };
}
