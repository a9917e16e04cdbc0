import { coreCallError } from '../call-error.ts';
import { readGrant } from '../capabilities/grants-document.ts';
import type { OperatorGrant } from '../capabilities/restrictions.ts';
import type { Kernel } from '../kernel-options.ts';
import type { LogQuery } from '../logging/log-book.ts';
import { matches } from '../logging/log-book.ts';
import { logLevels, type LogLevel } from '../logging/log-record.ts';
import { intervene } from './intervene.ts';
import type { OpenCalls } from './open-calls.ts';
import { controlVersion, type ControlMethod } from './protocol.ts';

/** A connection, as far as an answer needs it. */
export interface Connection {
  readonly kernel: Kernel;
  /** Its calls of operations. */
  readonly calls: OpenCalls;
  readonly notify: (method: string, params: object) => void;
  /** Run when the client is gone. */
  readonly onEnd: (run: () => void) => void;
}

type Params = Readonly<Record<string, unknown>>;

type Answer = (connection: Connection, params: Params, id: number) => unknown;

function text(params: Params, name: string): string {
  const value = params[name];
  if (typeof value === 'string') return value;
  throw coreCallError('core/invalid', { reason: `${name} must be a string` });
}

function optional<T extends 'string' | 'number' | 'boolean'>(
  params: Params,
  name: string,
  type: T,
): (T extends 'string' ? string : T extends 'number' ? number : boolean) | undefined {
  const value = params[name];
  if (value === undefined) return undefined;
  if (typeof value !== type) throw coreCallError('core/invalid', { reason: `${name} must be a ${type}` });
  return value as never;
}

function queryOf(params: Params): LogQuery {
  const plugin = optional(params, 'plugin', 'string');
  const level = optional(params, 'level', 'string');
  const limit = optional(params, 'limit', 'number');
  if (level !== undefined && !(logLevels as readonly string[]).includes(level))
    throw coreCallError('core/invalid', { reason: `level must be one of ${logLevels.join(', ')}` });
  return {
    ...(plugin === undefined ? {} : { plugin }),
    ...(level === undefined ? {} : { level: level as LogLevel }),
    ...(limit === undefined ? {} : { limit }),
  };
}

function grantOf(value: unknown): OperatorGrant {
  const reading = readGrant(value);
  if ('reason' in reading) throw coreCallError('core/invalid', { reason: reading.reason });
  return reading.grant;
}

/** What the kernel answers to each method of the control protocol; `stop` is the server's own. */
export const answers: Readonly<Record<Exclude<ControlMethod, 'stop'>, Answer>> = {
  hello: (_, params) => {
    if (params['protocol'] !== controlVersion)
      throw coreCallError('core/unsupported', { what: `control protocol ${String(params['protocol'])}; this kernel speaks ${String(controlVersion)}` });
    return { protocol: controlVersion, pid: process.pid };
  },
  call: ({ kernel, calls }, params, id) => {
    const [plugin, operation, timeoutMs] = [text(params, 'plugin'), text(params, 'operation'), optional(params, 'timeoutMs', 'number')];
    const [download, upload] = [optional(params, 'download', 'number'), optional(params, 'upload', 'boolean')];
    const offers = { ...(download === undefined ? {} : { download }), ...(upload === undefined ? {} : { upload }) };
    return calls.make(id, offers, (options) =>
      kernel.call(plugin, operation, params['data'], { ...options, from: 'control', ...(timeoutMs === undefined ? {} : { timeoutMs }) }),
    );
  },
  publish: ({ kernel }, params) => {
    const id = optional(params, 'id', 'string');
    return kernel.publish(text(params, 'plugin'), text(params, 'event'), params['payload'], id === undefined ? {} : { id });
  },
  deadLetters: ({ kernel }) => kernel.deadLetters(),
  redeliver: ({ kernel }, params) => kernel.redeliver(optional(params, 'letter', 'number') ?? 0),
  discard: ({ kernel }, params) => kernel.discard(optional(params, 'letter', 'number') ?? 0),
  locks: ({ kernel }) => kernel.locks(),
  releaseLock: ({ kernel }, params) => {
    const token = optional(params, 'token', 'number');
    const by = optional(params, 'by', 'string');
    return kernel.releaseLock(text(params, 'name'), { ...(token === undefined ? {} : { token }), ...(by === undefined ? {} : { by }) });
  },
  workflowRun: ({ kernel }, params) => kernel.workflows.run(params['document'], params['input'] ?? {}),
  workflowList: ({ kernel }) => kernel.workflows.list(),
  workflowShow: ({ kernel }, params) => kernel.workflows.show(text(params, 'run')),
  workflowRetry: ({ kernel }, params) => kernel.workflows.retry(text(params, 'run')),
  workflowSettled: async ({ kernel }, params) => {
    await kernel.workflows.settled(text(params, 'run'));
    return {};
  },
  ps: ({ kernel }) => kernel.ps(),
  health: ({ kernel }) => kernel.health(),
  logs: ({ kernel, notify, onEnd }, params) => {
    const query = queryOf(params);
    if (optional(params, 'follow', 'boolean') === true) onEnd(kernel.onLog((record) => (matches(record, query) ? notify('log', record) : undefined)));
    return kernel.logs(query);
  },
  events: ({ kernel, notify, onEnd }) => {
    onEnd(kernel.onEvent((event) => notify('event', event)));
    return {};
  },
  stats: ({ kernel }) => kernel.stats(),
  readings: ({ kernel }) => kernel.readings(),
  usage: ({ kernel }) => kernel.usage(),
  profile: ({ kernel }, params) => kernel.profile(text(params, 'plugin'), optional(params, 'ms', 'number') ?? 5_000),
  grants: ({ kernel }) => kernel.grants(),
  grant: ({ kernel }, params) => kernel.grant(text(params, 'plugin'), grantOf(params['grant'])),
  revoke: ({ kernel }, params) => kernel.revoke(text(params, 'plugin'), text(params, 'capability'), optional(params, 'by', 'string')),
  reload: ({ kernel }, params) => kernel.reload(text(params, 'plugin')),
  configPlan: ({ kernel }) => kernel.config.plan(),
  configApply: ({ kernel }, params) => kernel.config.apply(optional(params, 'plan', 'string')),
  configShow: ({ kernel }) => kernel.config.show(),
  configHistory: ({ kernel }) => kernel.config.history(),
  configRollback: ({ kernel }, params) => kernel.config.rollback(optional(params, 'revision', 'number') ?? 0, optional(params, 'dry', 'boolean')),
  inspect: ({ kernel }, params) => kernel.inspect(text(params, 'plugin')),
  intervene: ({ kernel }, params) => intervene(kernel, text(params, 'plugin'), text(params, 'action'), optional(params, 'reason', 'string')),
  settled: async ({ kernel }) => {
    await kernel.settled();
    return {};
  },
};
