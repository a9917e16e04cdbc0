import { relative } from 'node:path';
import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { openDecisions } from '../capabilities/open-decisions.ts';
import { ConfigDesk } from '../config/config-desk.ts';
import { RevisionStore } from '../config/history/revision-store.ts';
import type { KernelOptions } from '../kernel-options.ts';
import type { LogBook } from '../logging/log-book.ts';
import { assemble, sinkOf } from '../parts.ts';
import { defaultServices } from '../services/service-manifest.ts';
import { openState, type OpenState } from '../state/open-state.ts';
import type { StoredEvent } from '../storage/storage.ts';
import { reasonOf } from './failed-launch.ts';
import type { Fleet } from './fleet.ts';
import { Interventions } from './interventions.ts';
import { Reloader } from './reload.ts';
import type { Roster } from './roster.ts';
import { stopAll } from './stop-all.ts';
import { Turns } from './turns.ts';

/** One run of a kernel, from opening its state to closing it. */
export interface Run extends Fleet {
  readonly state: OpenState;
  readonly turns: Turns;
  readonly interventions: Interventions;
  readonly config: ConfigDesk;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

/** What a run needs of its kernel. */
export interface RunOwner {
  readonly roster: Roster;
  readonly log: LogBook;
  now(): number;
  stopping(): boolean;
  onAccepted(event: StoredEvent): void;
}

/** Open the state and wire the parts over it; nothing is launched yet. A finding where the state cannot be used. */
export function openRun(options: KernelOptions, owner: RunOwner): Run | Diagnostic {
  const { stateFolder, ledger, ledgerPolicy, ledgerKey } = options;
  const { roster, log } = owner;
  const now = (): number => owner.now();
  let startUnrecorded = (): void => undefined;
  const shown = stateFolder === undefined ? '' : relative(process.cwd(), stateFolder) || '.';
  const opened = openState(
    stateFolder,
    shown,
    now,
    log,
    ledger,
    {
      ...(ledgerPolicy === undefined ? {} : { policy: ledgerPolicy }),
      ...(ledgerKey === undefined ? {} : { key: ledgerKey }),
    },
    () => startUnrecorded(),
  );
  if ('diagnostic' in opened) return opened.diagnostic;
  const { state } = opened;
  const decisions = openDecisions(stateFolder);
  if ('diagnostic' in decisions) {
    state.close();
    return decisions.diagnostic;
  }
  let revisions: RevisionStore;
  try {
    revisions = new RevisionStore(stateFolder);
  } catch (error) {
    state.close();
    return diagnose('kernel/state-unusable', { folder: shown, reason: reasonOf(error) });
  }
  const startedAt = now();
  log.attach(sinkOf(options));
  const kernelVersion = (options.services ?? defaultServices).version;
  state.ledger.append({ kind: 'kernel-start', facts: { kernel: kernelVersion } });
  const parts = assemble(options, state, {
    supervisors: roster.supervisors,
    manifests: () => roster.manifests(),
    absence: (plugin) => roster.absence(plugin),
    log,
    decided: decisions.decided,
    now,
    onAccepted: (event) => owner.onAccepted(event),
  });
  const fleet: Fleet = { options, parts, roster, kernelVersion, stopping: () => owner.stopping() };
  const turns = new Turns();
  const interventions = new Interventions(fleet, new Reloader(fleet), turns);
  let unrecorded = Promise.resolve();
  startUnrecorded = () => {
    // One after the other: a disk that has room again may be full soon.
    unrecorded = unrecorded
      .then(() => reloadUnrecorded(fleet, interventions))
      .catch((error: unknown) => log.say('error', `what could not be recorded is not started again: ${reasonOf(error)}`));
  };
  return { ...fleet, state, turns, startedAt, interventions, config: new ConfigDesk(fleet, interventions, revisions) };
}

/** Nobody has to come and reload what was left out for no other reason than a full disk. */
async function reloadUnrecorded({ roster }: Fleet, interventions: Interventions): Promise<void> {
  for (const plugin of roster.unrecorded) {
    const findings = roster.get(plugin)?.life.state === 'failed' ? await interventions.reload(plugin) : [];
    if (!findings.some(({ code }) => code === 'ledger/unwritable' || code === 'kernel/dependency-failed')) roster.unrecorded.delete(plugin);
  }
}

/** Stop every plugin, whatever is still being done to one; `settled` resolves when nobody starts any more. */
export async function drainRun(run: Run, settled: () => Promise<unknown>): Promise<void> {
  const { parts, turns } = run;
  const quiet = Promise.all([parts.transport.close(), parts.workflows.close()]);
  // A plugin that is only being started is stopped as well.
  await stopAll(run);
  await settled();
  await turns.settled();
  await stopAll(run);
  await quiet;
}

/** Close everything that a run has open, the state last. */
export async function closeRun({ parts, state }: Run): Promise<void> {
  parts.router.close();
  await parts.telemetry.close?.();
  parts.usage.stop();
  parts.broker.close();
  parts.grants.close();
  parts.loader.audit?.close();
  parts.locks.close();
  parts.wheel.clear();
  state.ledger.append({ kind: 'kernel-stop' });
  state.close();
}
