import { relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { diagnose, hasErrors, sortDiagnostics, type Diagnostic } from '@plugwright/diagnostics';
import { coreCallError } from './call-error.ts';
import { Configuration } from './config/configuration.ts';
import { findPlugins, readPlugin, type FoundPlugin } from './discovery/find-plugins.ts';
import type { CallOptions, HealthReport, Kernel, KernelOptions, KernelStats, PluginStatus } from './kernel-options.ts';
import type { LedgerEntry } from './ledger/ledger.ts';
import { statusOf, statusOfAbsent, type AbsentPlugin } from './lifecycle/plugin-status.ts';
import { Supervisor } from './lifecycle/supervisor.ts';
import { loadPlugin } from './loading/loader.ts';
import { LogBook, type LogQuery } from './logging/log-book.ts';
import type { LogRecord } from './logging/log-record.ts';
import { CallMetrics } from './metrics/call-metrics.ts';
import { assemble, sinkOf, type Parts } from './parts.ts';
import { resolveDependencies } from './resolution/resolve.ts';
import { publishEvent } from './routing/publisher.ts';
import { defaultServices } from './services/service-manifest.ts';
import { openState, type OpenState } from './state/open-state.ts';
import type { DeadLetter, StoredEvent } from './storage/storage.ts';
import { exceedsBytes } from './wire/message-size.ts';
import { childTraceparent } from './wire/traceparent.ts';

/** What plugins send was measured on the wire; what the program around the kernel hands in is measured here. */
function refuseLarge(value: unknown, maxBytes: number): void {
  if (exceedsBytes(value, maxBytes)) throw coreCallError('core/limit-exceeded', { limit: `messages of ${String(maxBytes)} bytes of JSON` });
}

/** The kernel behind `createKernel`. */
export class RunningKernel implements Kernel {
  readonly #options: KernelOptions;
  readonly #supervisors = new Map<string, Supervisor>();
  /** Plugins that were found and not launched; none of them has a supervisor. */
  readonly #absent = new Map<string, AbsentPlugin>();
  readonly #returning = new Map<string, Promise<Diagnostic[]>>();
  readonly #listeners = new Set<(event: StoredEvent) => void>();
  readonly #log: LogBook;
  #order: string[][] = [];
  #state: OpenState | undefined;
  #parts: Parts | undefined;
  #starting: Promise<Diagnostic[]> | undefined;
  #stopping: Promise<void> | undefined;
  #startedAt = 0;
  #accepted = 0;

  constructor(options: KernelOptions) {
    this.#options = options;
    this.#log = new LogBook(() => this.#now());
  }

  start(): Promise<Diagnostic[]> {
    this.#starting ??= this.#start();
    return this.#starting;
  }

  async call(plugin: string, operation: string, data: unknown, options: CallOptions = {}): Promise<unknown> {
    const { timeoutMs, from = 'kernel', signal, traceparent } = options;
    const { transport, limits } = this.#running();
    refuseLarge(data, limits.maxMessageBytes);
    const deadline = timeoutMs === undefined ? undefined : this.#now() + timeoutMs;
    return transport.request({ plugin, operation, data, from, type: 'request', deadline, signal, traceparent });
  }

  async publish(plugin: string, event: string, payload: unknown): Promise<string> {
    const { publisher, limits } = this.#running();
    refuseLarge(payload, limits.maxMessageBytes);
    const supervisor = this.#supervisors.get(plugin);
    if (supervisor === undefined) throw coreCallError('core/not-found', { what: `plugin ${plugin}` });
    return publishEvent(publisher, supervisor.program.manifest, event, payload, childTraceparent());
  }

  onEvent(listener: (event: StoredEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  onLog(listener: (record: LogRecord) => void): () => void {
    return this.#log.follow(listener);
  }

  ps(): PluginStatus[] {
    const statuses = [...[...this.#supervisors.values()].map(statusOf), ...[...this.#absent.values()].map(statusOfAbsent)];
    return statuses.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  health(): HealthReport {
    const plugins = this.ps().map(({ id, state, reason }) => ({ id, state, ...(reason === undefined ? {} : { reason }) }));
    const well = this.#parts !== undefined && plugins.every(({ state }) => state === 'ready');
    return { status: well ? 'ok' : 'degraded', uptimeMs: this.#parts === undefined ? 0 : this.#now() - this.#startedAt, plugins };
  }

  logs(query?: LogQuery): readonly LogRecord[] {
    return this.#log.read(query);
  }

  ledger(): readonly LedgerEntry[] {
    return this.#state?.ledger.entries() ?? [];
  }

  deadLetters(): readonly DeadLetter[] {
    return this.#state?.store.journal.deadLetters() ?? [];
  }

  stats(): KernelStats {
    const metrics = this.#parts?.metrics ?? new CallMetrics();
    const events = { accepted: this.#accepted, pending: this.#parts?.transport.pending() ?? 0, dead: this.#state?.store.journal.dead() ?? 0 };
    return { total: metrics.total(), byMethod: metrics.byMethod(), events };
  }

  async settled(): Promise<void> {
    await this.#parts?.transport.settled();
  }

  async reload(plugin: string): Promise<Diagnostic[]> {
    const supervisor = this.#supervisors.get(plugin);
    const parts = this.#parts;
    const absent = this.#absent.get(plugin);
    if (parts === undefined || this.#stopping !== undefined || (supervisor === undefined && absent === undefined))
      return [diagnose('kernel/unknown-plugin', { plugin })];
    if (supervisor === undefined) return this.#bringBack(plugin, parts);
    const { found, diagnostics } = await this.#readAgain(plugin, supervisor.program.folder);
    if (found === undefined) return diagnostics;
    const configuration = await Configuration.read(this.#options.config ?? {});
    const loaded = await loadPlugin(found, configuration, parts.loader);
    const findings = [...configuration.diagnostics, ...loaded.diagnostics];
    if (loaded.program === undefined || hasErrors(findings)) return findings;
    const { program: running, state } = supervisor;
    if (
      state === 'ready' &&
      found.manifest.config?.reload === 'hot' &&
      isDeepStrictEqual(found.manifest, running.manifest) &&
      !isDeepStrictEqual(loaded.program.config, running.config)
    ) {
      await supervisor.configure(loaded.program);
      return findings;
    }
    const reason = await supervisor.replace(loaded.program);
    return reason === undefined ? findings : [...findings, diagnose('kernel/start-failed', { plugin, reason })];
  }

  /** Start a plugin that was found and did not get as far as being launched; two who want it wait for the same start. */
  #bringBack(plugin: string, parts: Parts): Promise<Diagnostic[]> {
    const returning = this.#returning.get(plugin) ?? this.#startAgain(plugin, parts).finally(() => this.#returning.delete(plugin));
    this.#returning.set(plugin, returning);
    return returning;
  }

  async #startAgain(plugin: string, parts: Parts): Promise<Diagnostic[]> {
    const absent = this.#absent.get(plugin);
    if (absent === undefined) return [];
    const { found, diagnostics } = await this.#readAgain(plugin, absent.found.folder);
    if (found === undefined) return diagnostics;
    const configuration = await Configuration.read(this.#options.config ?? {});
    if (hasErrors(configuration.diagnostics)) return [...configuration.diagnostics];
    // Nobody who runs needs it, so it goes first when the kernel stops.
    this.#order = [...this.#order.map((group) => group.filter((id) => id !== plugin)), [plugin]];
    return [...configuration.diagnostics, ...(await this.#startPlugin(found, configuration, parts))];
  }

  /** The plugin in a folder as it is now, where it still is the same and fits those that run. */
  async #readAgain(plugin: string, folder: string): Promise<{ readonly found?: FoundPlugin; readonly diagnostics: Diagnostic[] }> {
    const { plugin: found, diagnostics: unread } = await readPlugin(folder);
    if (found === undefined) return { diagnostics: [...unread] };
    const { id } = found.manifest;
    if (id !== plugin) return { diagnostics: [diagnose('kernel/manifest-invalid', { plugin, pointer: '/id', reason: `it names another plugin, ${id}` })] };
    const failed = found.manifest.dependencies.plugins.find((dependency) => !dependency.optional && this.#absent.has(dependency.id));
    if (failed !== undefined) return { diagnostics: [diagnose('kernel/dependency-failed', { plugin, dependency: failed.id })] };
    const others = [...this.#supervisors].filter(([other]) => other !== plugin).map(([, { program }]) => program.manifest);
    const { groups, diagnostics } = resolveDependencies([...others, found.manifest], this.#kernelVersion());
    return groups.flat().includes(found.manifest) ? { found, diagnostics: [] } : { diagnostics: sortDiagnostics(diagnostics) };
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #start(): Promise<Diagnostic[]> {
    const { stateFolder, folders } = this.#options;
    const opened = openState(
      stateFolder,
      stateFolder === undefined ? '' : relative(process.cwd(), stateFolder) || '.',
      () => this.#now(),
      this.#log,
      this.#options.ledger,
    );
    if ('diagnostic' in opened) return [opened.diagnostic];
    this.#state = opened.state;
    this.#startedAt = this.#now();
    this.#log.attach(sinkOf(this.#options));
    const { ledger } = opened.state;
    ledger.append({ kind: 'kernel-start', facts: { kernel: this.#kernelVersion() } });
    const parts = assemble(this.#options, opened.state, {
      supervisors: this.#supervisors,
      absence: (plugin) => this.#absent.get(plugin)?.reason,
      log: this.#log,
      now: () => this.#now(),
      onAccepted: (event) => this.#hear(event),
    });
    this.#parts = parts;
    const configuration = await Configuration.read(this.#options.config ?? {});
    const found = await findPlugins(folders);
    const diagnostics = [
      ...configuration.diagnostics,
      ...found.diagnostics,
      ...configuration.strangers(new Set(found.plugins.map(({ manifest }) => manifest.id))),
    ];
    // Running with half a configuration would be worse than not running.
    if (hasErrors(configuration.diagnostics)) {
      for (const plugin of found.plugins) this.#leaveOut(plugin, configuration.diagnostics);
      this.#report(diagnostics);
      return diagnostics;
    }
    const resolution = resolveDependencies(
      found.plugins.map(({ manifest }) => manifest),
      this.#kernelVersion(),
    );
    diagnostics.push(...resolution.diagnostics);
    this.#order = resolution.groups.map((group) => group.map(({ id }) => id));
    for (const plugin of found.plugins) {
      const obstacle = resolution.excluded.get(plugin.manifest.id);
      if (obstacle !== undefined) this.#leaveOut(plugin, [obstacle]);
    }
    for (const group of resolution.groups) {
      const members = found.plugins.filter(({ manifest }) => group.includes(manifest));
      diagnostics.push(...(await Promise.all(members.map((member) => this.#startPlugin(member, configuration, parts)))).flat());
    }
    this.#report(diagnostics);
    return diagnostics;
  }

  async #startPlugin(found: FoundPlugin, configuration: Configuration, parts: Parts): Promise<Diagnostic[]> {
    const { id: plugin, dependencies } = found.manifest;
    if (this.#stopping !== undefined) return [];
    const missing = dependencies.plugins.find(({ id, optional }) => !optional && this.#supervisors.get(id)?.usable !== true);
    if (missing !== undefined) return this.#leaveOut(found, [diagnose('kernel/dependency-failed', { plugin, dependency: missing.id })]);
    const { program, diagnostics } = await loadPlugin(found, configuration, parts.loader);
    if (program === undefined) return this.#leaveOut(found, diagnostics);
    this.#absent.delete(plugin);
    const supervisor = new Supervisor(program, parts.surroundings);
    this.#supervisors.set(plugin, supervisor);
    const reason = await supervisor.start();
    return reason === undefined ? [...diagnostics] : [...diagnostics, diagnose('kernel/start-failed', { plugin, reason })];
  }

  /** Remember why a plugin is not launched, for `ps` and for whoever calls it. */
  #leaveOut(found: FoundPlugin, diagnostics: readonly Diagnostic[]): Diagnostic[] {
    const reason = diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ message }) => message)
      .join(' ');
    this.#absent.set(found.manifest.id, { found, reason, since: this.#now() });
    return [...diagnostics];
  }

  async #stop(): Promise<void> {
    const state = this.#state;
    const quiet = this.#parts?.transport.close();
    // Those that need others go first. A plugin that is only being started is stopped as well.
    await this.#stopAll();
    await this.#starting;
    await Promise.allSettled(this.#returning.values());
    await this.#stopAll();
    await quiet;
    this.#parts?.wheel.clear();
    this.#parts = undefined;
    if (state !== undefined) {
      state.ledger.append({ kind: 'kernel-stop' });
      state.close();
      this.#state = undefined;
    }
    this.#log.close();
  }

  async #stopAll(): Promise<void> {
    for (const group of [...this.#order].reverse()) {
      await Promise.all(group.map(async (id) => this.#supervisors.get(id)?.stop()));
    }
  }

  #report(diagnostics: readonly Diagnostic[]): void {
    const levels = { error: 'error', warning: 'warn', info: 'info' } as const;
    for (const { severity, message, code } of diagnostics) this.#log.say(levels[severity], message, undefined, { code });
  }

  #hear(event: StoredEvent): void {
    this.#accepted += 1;
    for (const listener of this.#listeners) listener(event);
  }

  #running(): Parts {
    if (this.#parts === undefined || this.#stopping !== undefined) throw coreCallError('core/unavailable', { what: 'the kernel, which is not running' });
    return this.#parts;
  }

  #kernelVersion(): string {
    return (this.#options.services ?? defaultServices).version;
  }

  #now(): number {
    return (this.#options.clock ?? Date.now)();
  }
}
