import { join } from 'node:path';
import { Boundary } from './boundary/boundary.ts';
import { localVerifier } from './discovery/package-verifier.ts';
import { processDriver } from './isolation/process/process-driver.ts';
import { workerDriver } from './isolation/worker/worker-driver.ts';
import type { KernelOptions } from './kernel-options.ts';
import { concurrencyOf, type Supervisor, type Surroundings } from './lifecycle/supervisor.ts';
import { defaultLimits, type KernelLimits } from './limits.ts';
import type { LoaderParts } from './loading/loader.ts';
import type { LogBook } from './logging/log-book.ts';
import { pinoSink } from './logging/pino-sink.ts';
import type { LogSink } from './logging/log-record.ts';
import { CallMetrics } from './metrics/call-metrics.ts';
import { inRange } from './resolution/candidates.ts';
import { Denials } from './routing/denials.ts';
import { PluginRequests } from './routing/plugin-requests.ts';
import { publishEvent, type PublisherParts } from './routing/publisher.ts';
import { Router } from './routing/router.ts';
import { nodeRuntime } from './runtime/node/node-runtime.ts';
import { configService } from './services/config/config-service.ts';
import { eventsService } from './services/events/events-service.ts';
import { logService } from './services/log/log-service.ts';
import { defaultServices } from './services/service-manifest.ts';
import { storageService } from './services/storage/storage-service.ts';
import type { OpenState } from './state/open-state.ts';
import type { StoredEvent } from './storage/storage.ts';
import { logTelemetry } from './telemetry/log/log-telemetry.ts';
import { noTelemetry } from './telemetry/none/no-telemetry.ts';
import { TimerWheel } from './timers/wheel.ts';
import { InProcessBus } from './transport/in-process/in-process-bus.ts';
import type { Transport } from './transport/transport.ts';

/** Everything that a started kernel is made of, wired together. */
export interface Parts {
  readonly limits: KernelLimits;
  readonly wheel: TimerWheel;
  readonly metrics: CallMetrics;
  readonly transport: Transport;
  readonly loader: LoaderParts;
  readonly surroundings: Surroundings;
  readonly publisher: PublisherParts;
}

/** What the parts need of the kernel that owns them. */
export interface Owner {
  readonly supervisors: ReadonlyMap<string, Supervisor>;
  readonly log: LogBook;
  /** Why a plugin that was found was not launched; undefined where it was, or is not there. */
  absence(plugin: string): string | undefined;
  now(): number;
  onAccepted(event: StoredEvent): void;
}

/** The limits of a kernel: the defaults, as far as the options do not say otherwise. */
export function limitsOf(options: KernelOptions): KernelLimits {
  return { ...defaultLimits, ...options.limits };
}

/** Supervisors by id: plugins that start side by side come into the map as chance has it. */
function inOrder(supervisors: ReadonlyMap<string, Supervisor>): readonly Supervisor[] {
  return [...supervisors.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Where the log goes. */
export function sinkOf({ log, stateFolder }: KernelOptions): LogSink | undefined {
  return log ?? (stateFolder === undefined ? undefined : pinoSink({ file: join(stateFolder, 'kernel.log') }));
}

/** Whether a plugin can call another: it declares it, the version is in its range, and the other runs or will again. */
function isAvailable(owner: Owner, caller: Supervisor, id: string): boolean {
  const dependency = caller.program.manifest.dependencies.plugins.find((candidate) => candidate.id === id);
  const supervisor = owner.supervisors.get(id);
  return dependency !== undefined && supervisor !== undefined && supervisor.usable && inRange(supervisor.program.manifest.version, dependency.range);
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
  const manifests = (): ReturnType<PublisherParts['manifests']> => inOrder(owner.supervisors).map(({ program }) => program.manifest);
  const publisher: PublisherParts = { boundary, transport, now, manifests, onAccepted: (event) => owner.onAccepted(event) };
  const denials = new Denials(ledger, log, now);
  const router = new Router({
    boundary,
    limits,
    wheel,
    metrics,
    telemetry: options.telemetry === 'log' ? logTelemetry(log) : (options.telemetry ?? noTelemetry),
    now,
    supervisorOf: (plugin) => owner.supervisors.get(plugin),
    absenceOf: (plugin) => owner.absence(plugin),
  });
  const services = [
    logService(log),
    configService((plugin) => owner.supervisors.get(plugin)?.program.config),
    storageService(store.storage, limits.defaultDiskMB),
    eventsService((plugin, event, payload, traceparent) => publishEvent(publisher, plugin, event, payload, traceparent)),
  ];
  const requests = new PluginRequests({
    boundary,
    limits,
    denials,
    declared,
    services: new Map(services.map((service) => [service.name, service])),
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
  return {
    limits,
    wheel,
    metrics,
    transport,
    publisher,
    loader: {
      boundary,
      declared,
      drivers: new Map((options.isolation?.drivers ?? [workerDriver, processDriver]).map((driver) => [driver.level, driver])),
      languages: new Map((options.languages ?? [nodeRuntime]).flatMap((runtime) => runtime.languages.map((language) => [language, runtime] as const))),
      minimum: options.isolation?.minimum ?? 'worker',
      verifier: options.verifier ?? localVerifier,
      limits,
      log,
      ledger,
    },
    surroundings: {
      wheel,
      limits,
      log,
      ledger,
      now,
      onRequest: (supervisor, request) => void requests.receive(supervisor, request),
      onAvailability: (plugin, availability) => transport.availability(plugin, availability),
    },
  };
}
