import { join } from 'node:path';
import { splitMethod, type Manifest, type ManifestOperation } from '@plugwright/manifest';
import { Boundary } from './boundary/boundary.ts';
import { Broker } from './broker/broker.ts';
import { GivenConfig } from './config/given.ts';
import type { DecidedLater } from './capabilities/decided-later.ts';
import { observingDriver } from './capabilities/learning/observing-driver.ts';
import { GrantBook } from './capabilities/grant-book.ts';
import { localVerifier } from './discovery/package-verifier.ts';
import { auditOf } from './isolation/audit/audit-of.ts';
import { externalDriver } from './isolation/external/external-driver.ts';
import { processDriver } from './isolation/process/process-driver.ts';
import { sandboxDriver } from './isolation/sandbox/sandbox-driver.ts';
import { wasmDriver } from './isolation/wasm/wasm-driver.ts';
import { workerDriver } from './isolation/worker/worker-driver.ts';
import type { KernelOptions } from './kernel-options.ts';
import type { Instance } from './lifecycle/instance.ts';
import { CallAudit } from './ledger/call-audit.ts';
import type { Ledger } from './ledger/ledger.ts';
import { defaultLedgerPolicy } from './ledger/policy.ts';
import { concurrencyOf } from './lifecycle/program.ts';
import type { Supervisor } from './lifecycle/supervisor.ts';
import type { Surroundings } from './lifecycle/surroundings.ts';
import { defaultLimits, type KernelLimits } from './limits.ts';
import type { LoaderParts } from './loading/loader.ts';
import type { LogBook } from './logging/log-book.ts';
import { pinoSink } from './logging/pino-sink.ts';
import type { LogSink } from './logging/log-record.ts';
import { CallMetrics } from './metrics/call-metrics.ts';
import { inRange } from './resolution/candidates.ts';
import { PluginRequests } from './routing/plugin-requests.ts';
import { publishEvent, type PublisherParts } from './routing/publisher.ts';
import { Router } from './routing/router.ts';
import { nodeRuntime } from './runtime/node/node-runtime.ts';
import { pythonRuntime } from './runtime/python/python-runtime.ts';
import { wasmRuntime } from './runtime/wasm/wasm-runtime.ts';
import { configService } from './services/config/config-service.ts';
import { eventsService } from './services/events/events-service.ts';
import { LockBook } from './services/locks/lock-book.ts';
import { locksService } from './services/locks/locks-service.ts';
import { logService } from './services/log/log-service.ts';
import { defaultServices } from './services/service-manifest.ts';
import { storageService } from './services/storage/storage-service.ts';
import type { OpenState } from './state/open-state.ts';
import { sealedStorage } from './state/sealed-storage.ts';
import { VersionedState } from './state/versioned-state.ts';
import type { StoredEvent } from './storage/storage.ts';
import { logTelemetry } from './telemetry/log/log-telemetry.ts';
import { combine } from './telemetry/combine.ts';
import { MetricReports } from './telemetry/shape/metric-reports.ts';
import { noTelemetry } from './telemetry/none/no-telemetry.ts';
import type { Telemetry } from './telemetry/telemetry.ts';
import { limitsOf as resourceLimitsOf } from './loading/resource-limits.ts';
import { TimerWheel } from './timers/wheel.ts';
import { InProcessBus } from './transport/in-process/in-process-bus.ts';
import type { Transport } from './transport/transport.ts';
import { ViolationActs } from './usage/act-on-violation.ts';
import { CallQuota } from './usage/call-quota.ts';
import { FloodRest } from './usage/flood-rest.ts';
import { operatorLimitsOf } from './usage/operator-limits.ts';
import { Sampler } from './usage/sampler.ts';
import { Violations } from './wire/violations.ts';
import { recordTurns } from './workflow/record-turns.ts';
import { WorkflowEngine } from './workflow/workflow-engine.ts';
import { childTraceparent } from './wire/traceparent.ts';

/** Everything that a started kernel is made of, wired together. */
export interface Parts {
  readonly limits: KernelLimits;
  readonly wheel: TimerWheel;
  readonly metrics: CallMetrics;
  readonly telemetry: Telemetry;
  readonly transport: Transport;
  readonly router: Router;
  readonly loader: LoaderParts;
  readonly surroundings: Surroundings;
  readonly publisher: PublisherParts;
  readonly workflows: WorkflowEngine;
  readonly grants: GrantBook;
  readonly broker: Broker;
  readonly locks: LockBook;
  readonly usage: Sampler;
}

/** What the parts need of the kernel that owns them. */
export interface Owner {
  readonly supervisors: ReadonlyMap<string, Supervisor>;
  /** Every plugin that was or is to be launched, in order of the ids. */
  manifests(): readonly Manifest[];
  readonly log: LogBook;
  /** What was granted and revoked while this kernel or an earlier one ran. */
  readonly decided: DecidedLater;
  /** Why a plugin that was found was not launched; undefined where it was, or is not there. */
  absence(plugin: string): string | undefined;
  now(): number;
  onAccepted(event: StoredEvent): void;
}

/** The limits of a kernel: the defaults, as far as the options do not say otherwise. */
export function limitsOf(options: KernelOptions): KernelLimits {
  return { ...defaultLimits, ...options.limits };
}

/** Where the log goes. */
export function sinkOf({ log, stateFolder }: KernelOptions): LogSink | undefined {
  return log ?? (stateFolder === undefined ? undefined : pinoSink({ file: join(stateFolder, 'kernel.log') }));
}

/** Who hears of calls: the observer of the options, and the ledger where its policy wants them. */
function observersOf({ telemetry, ledgerPolicy }: KernelOptions, ledger: Ledger, log: LogBook, now: () => number): Telemetry {
  const observer = telemetry === 'log' ? logTelemetry(log) : (telemetry ?? noTelemetry);
  const { calls, failedCalls } = { ...defaultLedgerPolicy, ...ledgerPolicy };
  return combine(calls > 0 || failedCalls ? [observer, new CallAudit(ledger, { calls, failedCalls }, now)] : [observer]);
}

/** Whether a plugin can call another: it declares it, the version is in its range, and the other runs or will again. */
function isAvailable(owner: Owner, caller: Instance, id: string): boolean {
  const dependency = caller.program.manifest.dependencies.plugins.find((candidate) => candidate.id === id);
  const supervisor = owner.supervisors.get(id);
  return dependency !== undefined && supervisor !== undefined && supervisor.usable && inRange(supervisor.program.manifest.version, dependency.range);
}

/** The operation of `<plugin>/<operation>`; undefined where nobody offers it. */
function operationOf(owner: Owner, call: string): ManifestOperation | undefined {
  const target = splitMethod(call);
  const operations = target === undefined ? {} : (owner.supervisors.get(target.owner)?.program.manifest.operations ?? {});
  return target !== undefined && Object.hasOwn(operations, target.operation) ? operations[target.operation] : undefined;
}

/** Wire the parts of a kernel over its opened state. */
export function assemble(options: KernelOptions, { store, ledger }: OpenState, owner: Owner): Parts {
  const limits = limitsOf(options);
  const { log } = owner;
  const now = (): number => owner.now();
  const declared = options.services ?? defaultServices;
  const wheel = new TimerWheel();
  const boundary = new Boundary();
  const metrics = new CallMetrics();
  const transport: Transport = (options.transport ?? ((surroundings) => new InProcessBus(surroundings)))({ journal: store.journal, wheel, limits });
  const telemetry = observersOf(options, ledger, log, now);
  const traced =
    telemetry.childTrace === undefined
      ? {}
      : { childTrace: (parent: string | undefined): string => telemetry.childTrace?.(parent) ?? childTraceparent(parent) };
  const publisher: PublisherParts = { boundary, transport, now, manifests: () => owner.manifests(), onAccepted: (event) => owner.onAccepted(event), ...traced };
  const state = new VersionedState(store.versions, limits.stateSnapshots);
  const learning = options.learning === undefined ? {} : { learning: options.learning, observer: observingDriver(options.learning) };
  const grants = new GrantBook({ ledger, log, now, policy: options.grants ?? 'declared', decided: owner.decided, ...learning });
  const sharing = options.usage ?? {};
  const acts = new ViolationActs(log, ledger, now);
  const floods = new FloodRest((plugin) => owner.supervisors.get(plugin)?.instance?.running.rest);
  grants.audit.hearDenials((plugin) => floods.denied(plugin));
  log.hearFloods((plugin, flood) => {
    if (flood === 'log') floods.dropped(plugin);
    acts.flooded(plugin, flood);
  });
  const usage = new Sampler({
    supervisors: owner.supervisors,
    now,
    limitsOf: ({ id, program }) => resourceLimitsOf(program.manifest, limits, operatorLimitsOf(sharing, id)),
    actions: acts,
  });
  const quota = new CallQuota(sharing, now, acts);
  const broker = new Broker({ book: grants, log, ...options.broker });
  const router = new Router({
    boundary,
    limits,
    wheel,
    metrics,
    telemetry,
    ...(quota.idle ? {} : { quota }),
    now,
    supervisorOf: (plugin) => owner.supervisors.get(plugin),
    absenceOf: (plugin) => owner.absence(plugin),
    outlasting: new Set(),
    onOpened: (plugin, operation, failure) => {
      log.say('warn', `${plugin}/${operation} is refused for a while: it failed too often, the last time by ${failure.code}`, plugin);
      ledger.append({ kind: 'throttle', plugin, facts: { operation, code: failure.code, action: 'breaker opened' } });
    },
  });
  const locks = new LockBook({
    store: store.leases,
    now,
    later: (ms, run) => wheel.schedule(ms, run),
    maxPerPlugin: limits.maxLocks,
    mayHold: (plugin) => grants.holds({ plugin, scope: 'data', permission: 'locks', target: 'locks.acquire' }),
  });
  const services = [
    logService(log),
    configService((plugin) => owner.supervisors.get(plugin.id)?.configOf(plugin)),
    storageService(sealedStorage(store.storage, state), limits.defaultDiskMB),
    locksService(locks, now),
    eventsService((plugin, event, payload, traceparent) => publishEvent(publisher, plugin, event, payload, traceparent)),
  ];
  const requests = new PluginRequests({
    boundary,
    limits,
    grants,
    ...learning,
    declared,
    services: new Map(services.map((service) => [service.name, service])),
    telemetry,
    metrics: new MetricReports(telemetry, log, ledger),
    request: (call) => transport.request(call),
    isAvailable: (caller, plugin) => isAvailable(owner, caller, plugin),
  });
  transport.open({
    serve: (call) => router.serve(call),
    parallelism: (plugin) => {
      const supervisor = owner.supervisors.get(plugin);
      return supervisor === undefined ? 1 : concurrencyOf(supervisor.program.manifest);
    },
    onDeadLetter: ({ event, plugin, operation, attempts, reason }) => {
      ledger.append({ kind: 'dead-letter', plugin, facts: { event: event.id, topic: event.topic, operation, attempts, reason } });
      log.say('error', `${plugin}/${operation} did not take ${event.topic} after ${String(attempts)} attempts: ${reason}`, plugin, { event: event.id });
    },
  });
  const workflows = new WorkflowEngine({
    store: store.workflows,
    find: (call) => operationOf(owner, call),
    now,
    backoffMs: limits.deliveryBackoffMs,
    maxBytes: limits.maxMessageBytes,
    later: (ms, run) => void wheel.schedule(ms, run),
    call: (call) => transport.request(call),
    onTurn: recordTurns(ledger, log),
  });
  const violations = new Violations(ledger, log, now);
  return {
    limits,
    wheel,
    metrics,
    telemetry,
    transport,
    router,
    publisher,
    workflows,
    grants,
    broker,
    locks,
    usage,
    loader: {
      boundary,
      given: new GivenConfig(),
      grants,
      broker,
      ...learning,
      declared,
      drivers: new Map(
        (options.isolation?.drivers ?? [workerDriver, wasmDriver(options.isolation?.trustGroups), processDriver, sandboxDriver, externalDriver]).map(
          (driver) => [driver.level, driver],
        ),
      ),
      languages: new Map(
        (options.languages ?? [nodeRuntime, pythonRuntime(), wasmRuntime]).flatMap((runtime) =>
          runtime.languages.map((language) => [language, runtime] as const),
        ),
      ),
      isolation: options.isolation ?? {},
      audit: auditOf(options, ledger, log),
      verifier: options.verifier ?? localVerifier,
      limits,
      usage: sharing,
      log,
      ledger,
      ...(options.ledgerPolicy?.onTrouble === undefined ? {} : { ledgerTrouble: options.ledgerPolicy.onTrouble }),
    },
    surroundings: {
      wheel,
      limits,
      options: options.lifecycle ?? {},
      log,
      ledger,
      records: store.lives,
      state,
      now,
      onRequest: (instance, request) => void requests.receive(instance, request),
      onViolation: ({ id }, code, reason) => violations.record(id, code, reason),
      onNotice: ({ id }) => (floods.noticed(id) ? log.flooded(id, 'notices') : undefined),
      onAvailability: (plugin, availability) => transport.availability(plugin, availability),
    },
  };
}
