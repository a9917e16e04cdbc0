import { existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import type { Streams } from '@plugwright/sdk/wire';
import type { CallError } from '../call-error.ts';
import { coreCallError } from '../call-error.ts';
import type { GrantStatus } from '../capabilities/grant-status.ts';
import type { ConfigControl, ConfigOutcome, ConfigPlan, ConfigSummary } from '../config/plan.ts';
import type { OperatorGrant } from '../capabilities/restrictions.ts';
import type { CallOptions, HealthReport, KernelStats, PluginStatus, PublishOptions } from '../kernel-options.ts';
import type { LogQuery } from '../logging/log-book.ts';
import type { LogRecord } from '../logging/log-record.ts';
import type { Lease, LockStatus } from '../services/locks/lease.ts';
import type { DeadLetter, StoredEvent } from '../storage/storage.ts';
import type { CpuProfile } from '../telemetry/profile/cpu-profile.ts';
import type { PluginReading } from '../telemetry/telemetry.ts';
import type { UsageRecord } from '../usage/usage-record.ts';
import { fromRpcError, unsendable } from '../wire/error.ts';
import { protocolMethods } from '../wire/methods.ts';
import type { RpcError } from '../wire/rpc.ts';
import type { WorkflowRun } from '../workflow/workflow.ts';
import { controlKeyOf } from './control-key.ts';
import { readJsonLines, writeJsonLine } from './json-lines.ts';
import { refuseForeign } from './own-folder.ts';
import type { Inspection } from '../lifecycle/inspection.ts';
import type { Intervention } from './intervene.ts';
import { controlStreams } from './open-calls.ts';
import { streamedCall, type StreamingWire } from './streamed-call.ts';
import { controlVersion, type ControlRequest, type ControlResponse } from './protocol.ts';

/** A running kernel, seen from another process. Calls reject with a `CallError`; `core/unavailable` when the kernel goes away. */
export interface ControlClient {
  /** Process id of the kernel. */
  readonly pid: number;
  call(plugin: string, operation: string, data: unknown, options?: Pick<CallOptions, 'timeoutMs' | 'onItems' | 'upload'>): Promise<unknown>;
  publish(plugin: string, event: string, payload: unknown, options?: PublishOptions): Promise<string>;
  deadLetters(): Promise<readonly DeadLetter[]>;
  /** Bring a dead letter again; false where there is none of that number. */
  redeliver(letter: number): Promise<boolean>;
  /** Forget a dead letter; false where there is none of that number. */
  discard(letter: number): Promise<boolean>;
  locks(): Promise<readonly LockStatus[]>;
  /** As in the kernel. */
  releaseLock(name: string, options?: { readonly token?: number; readonly by?: string }): Promise<readonly Lease[]>;
  /** Runs of workflows, as in the kernel. */
  readonly workflows: {
    run(document: unknown, input: unknown): Promise<string>;
    list(): Promise<readonly WorkflowRun[]>;
    show(run: string): Promise<WorkflowRun | undefined>;
    retry(run: string): Promise<boolean>;
    settled(run: string): Promise<void>;
  };
  ps(): Promise<PluginStatus[]>;
  health(): Promise<HealthReport>;
  stats(): Promise<KernelStats>;
  readings(): Promise<readonly PluginReading[]>;
  usage(): Promise<readonly UsageRecord[]>;
  profile(plugin: string, ms: number): Promise<CpuProfile>;
  /** The newest records; with a listener also those to come, until the client is closed. */
  logs(query?: LogQuery, onRecord?: (record: LogRecord) => void): Promise<readonly LogRecord[]>;
  /** Hear every event that is accepted from now on. */
  events(onEvent: (event: StoredEvent) => void): Promise<void>;
  grants(): Promise<readonly GrantStatus[]>;
  grant(plugin: string, grant: OperatorGrant): Promise<GrantStatus>;
  revoke(plugin: string, capability: string, by?: string): Promise<GrantStatus>;
  reload(plugin: string): Promise<Diagnostic[]>;
  /** As in the kernel. */
  readonly config: Pick<ConfigControl, 'plan' | 'apply' | 'history' | 'rollback'> & { show(): Promise<ReturnType<ConfigControl['show']>> };
  inspect(plugin: string): Promise<Inspection | undefined>;
  intervene(plugin: string, action: Intervention, reason?: string): Promise<Diagnostic[]>;
  settled(): Promise<void>;
  /** Stop the kernel; resolves when it is stopped. */
  stop(): Promise<void>;
  /** Resolves when the connection has ended, from whichever side. */
  readonly closed: Promise<void>;
  close(): void;
}

/** Connect to the kernel behind a control socket; `kernel/not-running` where nobody answers, `kernel/control-unusable` where somebody else could. */
export async function connectControl(socketPath: string): Promise<{ readonly client?: ControlClient; readonly diagnostics: readonly Diagnostic[] }> {
  const folder = dirname(socketPath);
  if (!existsSync(folder)) return { diagnostics: [diagnose('kernel/not-running', {})] };
  try {
    refuseForeign(folder);
  } catch (error) {
    return { diagnostics: [unusable(error)] };
  }
  const socket = connect(socketPath);
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
  } catch {
    return { diagnostics: [diagnose('kernel/not-running', {})] };
  }
  const wire = new ControlWire(socket);
  try {
    const { pid } = (await wire.ask('hello', { protocol: controlVersion, key: controlKeyOf(socketPath) })) as { readonly pid: number };
    return { client: clientOf(wire, pid), diagnostics: [] };
  } catch (error) {
    socket.destroy();
    return { diagnostics: [unusable(error)] };
  }
}

function unusable(error: unknown): Diagnostic {
  return diagnose('kernel/control-unusable', { reason: error instanceof Error ? error.message : String(error) });
}

function clientOf(wire: ControlWire, pid: number): ControlClient {
  return {
    pid,
    call: (plugin, operation, data, options = {}) => streamedCall(wire, { plugin, operation, data, timeoutMs: options.timeoutMs }, options),
    publish: async (plugin, event, payload, options = {}) => (await wire.ask('publish', { plugin, event, payload, ...options })) as string,
    deadLetters: async () => (await wire.ask('deadLetters')) as DeadLetter[],
    redeliver: async (letter) => (await wire.ask('redeliver', { letter })) as boolean,
    discard: async (letter) => (await wire.ask('discard', { letter })) as boolean,
    locks: async () => (await wire.ask('locks')) as LockStatus[],
    releaseLock: async (name, options = {}) => (await wire.ask('releaseLock', { name, ...options })) as Lease[],
    workflows: {
      run: async (document, input) => (await wire.ask('workflowRun', { document, input })) as string,
      list: async () => (await wire.ask('workflowList')) as WorkflowRun[],
      show: async (run) => ((await wire.ask('workflowShow', { run })) ?? undefined) as WorkflowRun | undefined,
      retry: async (run) => (await wire.ask('workflowRetry', { run })) as boolean,
      settled: async (run) => {
        await wire.ask('workflowSettled', { run });
      },
    },
    ps: async () => (await wire.ask('ps')) as PluginStatus[],
    health: async () => (await wire.ask('health')) as HealthReport,
    stats: async () => (await wire.ask('stats')) as KernelStats,
    profile: async (plugin, ms) => (await wire.ask('profile', { plugin, ms })) as CpuProfile,
    readings: async () => (await wire.ask('readings')) as PluginReading[],
    usage: async () => (await wire.ask('usage')) as UsageRecord[],
    logs: async (query = {}, onRecord) => {
      if (onRecord !== undefined) wire.onNotification('log', onRecord as (value: unknown) => void);
      return (await wire.ask('logs', { ...query, follow: onRecord !== undefined })) as LogRecord[];
    },
    events: async (onEvent) => {
      wire.onNotification('event', onEvent as (value: unknown) => void);
      await wire.ask('events');
    },
    grants: async () => (await wire.ask('grants')) as GrantStatus[],
    grant: async (plugin, grant) => (await wire.ask('grant', { plugin, grant })) as GrantStatus,
    revoke: async (plugin, capability, by) => (await wire.ask('revoke', { plugin, capability, ...(by === undefined ? {} : { by }) })) as GrantStatus,
    inspect: async (plugin) => ((await wire.ask('inspect', { plugin })) as Inspection | null) ?? undefined,
    intervene: async (plugin, action, reason) => (await wire.ask('intervene', { plugin, action, ...(reason === undefined ? {} : { reason }) })) as Diagnostic[],
    reload: async (plugin) => (await wire.ask('reload', { plugin })) as Diagnostic[],
    config: {
      plan: async () => (await wire.ask('configPlan')) as ConfigPlan,
      apply: async (plan) => (await wire.ask('configApply', plan === undefined ? {} : { plan })) as ConfigOutcome,
      show: async () => (await wire.ask('configShow')) as ReturnType<ConfigControl['show']>,
      history: async () => (await wire.ask('configHistory')) as ConfigSummary[],
      rollback: async (revision, dry = false) => (await wire.ask('configRollback', { revision, dry })) as ConfigOutcome,
    },
    settled: async () => {
      await wire.ask('settled');
    },
    stop: async () => {
      await wire.ask('stop');
    },
    closed: wire.closed,
    close: () => wire.close(),
  };
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: CallError): void;
}

function gone(): CallError {
  return coreCallError('core/unavailable', { what: 'the kernel, which ended the connection' });
}

/** Requests and their answers over one connection. */
class ControlWire implements StreamingWire {
  readonly closed: Promise<void>;
  readonly streams: Streams;
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, (value: unknown) => void>();
  #lastId = 0;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.streams = controlStreams(socket);
    socket.on('error', () => socket.destroy());
    readJsonLines(socket, (value, bytes) => this.#receive(value as ControlRequest | ControlResponse, bytes));
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        for (const waiting of this.#waiting.values()) waiting.reject(gone());
        this.#waiting.clear();
        this.streams.closeAll(gone());
        resolve();
      });
    });
  }

  async ask(method: string, params: object = {}): Promise<unknown> {
    return this.request(method, params).answer;
  }

  request(method: string, params: object): { readonly id: number; readonly answer: Promise<unknown> } {
    // Nobody would answer any more, and nothing would say so.
    if (this.#socket.destroyed || !this.#socket.writable) throw gone();
    const id = ++this.#lastId;
    try {
      writeJsonLine(this.#socket, { jsonrpc: '2.0', id, method, params });
    } catch (error) {
      throw unsendable(error);
    }
    return { id, answer: new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject })) };
  }

  notify(method: string, params: object): void {
    writeJsonLine(this.#socket, { jsonrpc: '2.0', method, params });
  }

  onNotification(method: string, listener: (value: unknown) => void): void {
    this.#listeners.set(method, listener);
  }

  close(): void {
    this.#socket.end();
  }

  #receive(message: ControlRequest | ControlResponse, bytes: number): void {
    if ('method' in message) {
      if (message.method === protocolMethods.data) this.streams.onData(message.params?.['data'], bytes);
      else if (message.method === protocolMethods.credit) this.streams.onCredit(message.params?.['data']);
      else this.#listeners.get(message.method)?.(message.params);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    const failure = message.error === undefined ? undefined : fromRpcError(message.error as RpcError);
    this.streams.close(message.id, 'caller', failure);
    if (failure === undefined) waiting?.resolve(message.result);
    else waiting?.reject(failure);
  }
}
