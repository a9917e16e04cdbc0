import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { asCallError, coreCallError } from './call-error.ts';
import type { GrantStatus } from './capabilities/grant-status.ts';
import { followGrants } from './capabilities/follow-grants.ts';
import type { OperatorGrant } from './capabilities/restrictions.ts';
import type { ConfigControl } from './config/plan.ts';
import type { CallOptions, HealthReport, Kernel, KernelOptions, KernelStats, PluginStatus, PublishOptions } from './kernel-options.ts';
import type { LedgerEntry } from './ledger/ledger.ts';
import type { PluginState } from './lifecycle/chart.ts';
import type { Inspection } from './lifecycle/inspection.ts';
import type { Interventions } from './lifecycle/interventions.ts';
import { statusOf } from './lifecycle/plugin-status.ts';
import type { Step } from './lifecycle/life.ts';
import { Propagation } from './lifecycle/propagation.ts';
import { Roster } from './lifecycle/roster.ts';
import { closeRun, drainRun, openRun, type Run } from './lifecycle/run.ts';
import { startAll } from './lifecycle/start-all.ts';
import { LogBook, type LogQuery } from './logging/log-book.ts';
import type { LogRecord } from './logging/log-record.ts';
import type { Workflows } from './workflow/workflows.ts';
import { CallMetrics } from './metrics/call-metrics.ts';
import { readingsOf } from './metrics/plugin-readings.ts';
import type { Parts } from './parts.ts';
import { publishEvent } from './routing/publisher.ts';
import { uploadBatches } from './routing/upload-batches.ts';
import type { Lease, LockStatus } from './services/locks/lease.ts';
import type { DeadLetter, StoredEvent } from './storage/storage.ts';
import { type CpuProfile, profileOf } from './telemetry/profile/cpu-profile.ts';
import type { PluginReading } from './telemetry/telemetry.ts';
import type { UsageRecord } from './usage/usage-record.ts';
import { refuseLarge } from './wire/message-size.ts';

/** States in which nothing is wrong: it serves, or an operator wants it off. */
const well: ReadonlySet<PluginState> = new Set(['ready', 'disabled', 'uninstalled']);

/** The kernel behind `createKernel`. */
export class RunningKernel implements Kernel {
  readonly #options: KernelOptions;
  readonly #roster: Roster;
  readonly #propagation: Propagation;
  readonly #listeners = new Set<(event: StoredEvent) => void>();
  readonly #stepListeners = new Set<(plugin: string, step: Step) => void>();
  readonly #log: LogBook;
  #run: Run | undefined;
  #starting: Promise<Diagnostic[]> | undefined;
  #stopping: Promise<void> | undefined;
  #accepted = 0;

  constructor(options: KernelOptions) {
    this.#options = options;
    this.#log = new LogBook(() => this.#now());
    this.#propagation = new Propagation(
      () => this.#run,
      (plugin) => void this.#run?.interventions.resume(plugin),
    );
    this.#roster = new Roster(
      () => this.#now(),
      (plugin, step) => {
        this.#propagation.onStep(plugin, step);
        for (const listener of this.#stepListeners) listener(plugin, step);
      },
    );
  }

  start(): Promise<Diagnostic[]> {
    this.#starting ??= this.#start();
    return this.#starting;
  }

  call(plugin: string, operation: string, data: unknown, options: CallOptions = {}): Promise<unknown> {
    const { timeoutMs, from = 'kernel', signal, traceparent, onItems, upload } = options;
    try {
      const { transport, limits } = this.#parts();
      refuseLarge(data, limits.maxMessageBytes);
      const deadline = timeoutMs === undefined ? undefined : this.#now() + timeoutMs;
      const streams = { download: onItems, upload: upload && uploadBatches(upload, limits.maxMessageBytes) };
      return transport.request({ plugin, operation, data, from, type: 'request', deadline, signal, traceparent, streams });
    } catch (error) {
      return Promise.reject(asCallError(error));
    }
  }

  async publish(plugin: string, event: string, payload: unknown, { id }: PublishOptions = {}): Promise<string> {
    const { publisher, limits } = this.#parts();
    refuseLarge(payload, limits.maxMessageBytes);
    const supervisor = this.#roster.supervisors.get(plugin);
    if (supervisor === undefined) throw coreCallError('core/not-found', { what: `plugin ${plugin}` });
    return publishEvent(publisher, supervisor.program.manifest, event, payload, '', id);
  }

  onEvent(listener: (event: StoredEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  onLog(listener: (record: LogRecord) => void): () => void {
    return this.#log.follow(listener);
  }

  onStep(listener: (plugin: string, step: Step) => void): () => void {
    this.#stepListeners.add(listener);
    return () => void this.#stepListeners.delete(listener);
  }

  ps(): PluginStatus[] {
    return this.#roster.all().map(statusOf);
  }

  health(): HealthReport {
    const plugins = this.ps().map(({ id, state, reason }) => ({ id, state, ...(reason === undefined ? {} : { reason }) }));
    const isWell = this.#run !== undefined && plugins.every(({ state }) => well.has(state));
    return { status: isWell ? 'ok' : 'degraded', uptimeMs: this.#run === undefined ? 0 : this.#now() - this.#run.startedAt, plugins };
  }

  logs(query?: LogQuery): readonly LogRecord[] {
    return this.#log.read(query);
  }

  ledger(): readonly LedgerEntry[] {
    return this.#run?.state.ledger.entries() ?? [];
  }

  deadLetters(): readonly DeadLetter[] {
    return this.#run?.state.store.journal.deadLetters() ?? [];
  }

  async redeliver(letter: number): Promise<boolean> {
    return this.#parts().transport.redeliver(letter);
  }

  async discard(letter: number): Promise<boolean> {
    this.#parts();
    return (await this.#run?.state.store.journal.discard(letter)) ?? false;
  }

  locks(): readonly LockStatus[] {
    return this.#run?.parts.locks.list() ?? [];
  }

  async releaseLock(name: string, { token, by = 'operator' }: { readonly token?: number; readonly by?: string } = {}): Promise<readonly Lease[]> {
    const ended = await this.#parts().locks.take(name, token);
    const ledger = this.#run?.state.ledger;
    for (const lease of ended) ledger?.append({ kind: 'release', plugin: lease.plugin, facts: { target: name, token: lease.token, operator: by } });
    await ledger?.flush();
    return ended;
  }

  get workflows(): Workflows {
    return this.#parts().workflows;
  }

  get config(): ConfigControl {
    this.#parts();
    if (this.#run === undefined) throw coreCallError('core/unavailable', { what: 'the kernel, which is not running' });
    return this.#run.config;
  }

  stats(): KernelStats {
    const metrics = this.#run?.parts.metrics ?? new CallMetrics();
    const events = { accepted: this.#accepted, pending: this.#run?.parts.transport.pending() ?? 0, dead: this.#run?.state.store.journal.dead() ?? 0 };
    return { total: metrics.total(), byMethod: metrics.byMethod(), events };
  }

  profile(plugin: string, ms: number): Promise<CpuProfile> {
    return profileOf(this.#roster.supervisors.get(plugin)?.instance, plugin, ms);
  }

  readings(): readonly PluginReading[] {
    const parts = this.#run?.parts;
    return parts === undefined ? [] : this.#read(parts);
  }

  usage(): readonly UsageRecord[] {
    return this.#run?.parts.usage.records() ?? [];
  }

  async settled(): Promise<void> {
    await this.#run?.parts.transport.settled();
  }

  reload(plugin: string): Promise<Diagnostic[]> {
    return this.#intervene(plugin, async (interventions) => {
      const diagnostics = await interventions.reload(plugin);
      this.#run?.config.note('reload');
      return diagnostics;
    });
  }

  grants(): readonly GrantStatus[] {
    return this.#run?.parts.grants.status() ?? [];
  }

  async grant(plugin: string, grant: OperatorGrant): Promise<GrantStatus> {
    const { grants } = this.#parts();
    const status = grants.grant(plugin, grant);
    await grants.kept();
    await this.#run?.state.ledger.flush();
    return status;
  }

  async revoke(plugin: string, capability: string, by?: string): Promise<GrantStatus> {
    const { grants } = this.#parts();
    const status = grants.revoke(plugin, capability, by);
    await grants.kept();
    await this.#run?.state.ledger.flush();
    return status;
  }

  inspect(plugin: string): Inspection | undefined {
    return this.#run?.interventions.inspect(plugin);
  }

  quarantine(plugin: string, reason: string): Promise<Diagnostic[]> {
    return this.#intervene(plugin, (interventions) => interventions.quarantine(plugin, reason));
  }

  thaw(plugin: string): Promise<Diagnostic[]> {
    return this.#intervene(plugin, (interventions) => interventions.thaw(plugin));
  }

  kill(plugin: string, reason: string): Promise<Diagnostic[]> {
    return this.#intervene(plugin, (interventions) => interventions.kill(plugin, reason));
  }

  disable(plugin: string, reason: string): Promise<Diagnostic[]> {
    return this.#intervene(plugin, (interventions) => interventions.disable(plugin, reason));
  }

  enable(plugin: string): Promise<Diagnostic[]> {
    return this.#intervene(plugin, (interventions) => interventions.enable(plugin));
  }

  unload(plugin: string): Promise<Diagnostic[]> {
    return this.#intervene(plugin, (interventions) => interventions.unload(plugin));
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #start(): Promise<Diagnostic[]> {
    const run = openRun(this.#options, {
      roster: this.#roster,
      log: this.#log,
      now: () => this.#now(),
      stopping: () => this.#stopping !== undefined,
      onAccepted: (event) => this.#hear(event),
    });
    if ('code' in run) return [run];
    this.#run = run;
    this.#watch(run.parts);
    followGrants(run, this);
    const diagnostics = await startAll(run);
    run.config.note('start');
    run.parts.workflows.resume();
    this.#report(diagnostics);
    return diagnostics;
  }

  async #stop(): Promise<void> {
    const run = this.#run;
    if (run !== undefined) {
      await drainRun(run, async () => {
        await this.#starting;
        await this.#propagation.settled();
      });
      await closeRun(run);
      this.#run = undefined;
    }
    await this.#starting;
    this.#log.close();
  }

  #intervene(plugin: string, act: (interventions: Interventions) => Promise<Diagnostic[]>): Promise<Diagnostic[]> {
    if (this.#run === undefined) return Promise.resolve([diagnose('kernel/unknown-plugin', { plugin })]);
    return act(this.#run.interventions);
  }

  /** Let the observer of calls see log records and figures, too. */
  #watch(parts: Parts): void {
    const { telemetry } = parts;
    if (telemetry.onLog !== undefined) this.#log.follow((record) => telemetry.onLog?.(record));
    telemetry.onLoss?.((message) => this.#log.say('warn', message));
    telemetry.observe?.(
      () => this.#read(parts),
      (plugin) => parts.usage.latest(plugin),
    );
  }

  #read({ metrics, limits, usage }: Parts): readonly PluginReading[] {
    return readingsOf(this.ps(), {
      metrics,
      usageOf: (plugin) => usage.latest(plugin),
      memoryLimitOf: (plugin) => {
        const { resources } = this.#roster.supervisors.get(plugin)?.program.manifest ?? {};
        return resources === undefined ? undefined : (resources.maxMemoryMB ?? limits.defaultMemoryMB);
      },
    });
  }

  #report(diagnostics: readonly Diagnostic[]): void {
    const levels = { error: 'error', warning: 'warn', info: 'info' } as const;
    for (const { severity, message, code } of diagnostics) this.#log.say(levels[severity], message, undefined, { code });
  }

  #hear(event: StoredEvent): void {
    this.#accepted += 1;
    for (const listener of this.#listeners) listener(event);
  }

  #parts(): Parts {
    if (this.#run === undefined || this.#stopping !== undefined) throw coreCallError('core/unavailable', { what: 'the kernel, which is not running' });
    return this.#run.parts;
  }

  #now(): number {
    return (this.#options.clock ?? Date.now)();
  }
}
