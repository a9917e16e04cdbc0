/** Names of OpenTelemetry's semantic conventions for remote procedure calls, and ours where they have none. */
export const semantic = {
  rpcSystem: 'rpc.system.name',
  rpcMethod: 'rpc.method',
  rpcStatus: 'rpc.response.status_code',
  errorType: 'error.type',
  callDuration: 'rpc.server.call.duration',
  plugin: 'plugwright.plugin.id',
  caller: 'plugwright.caller.id',
  messageType: 'plugwright.message.type',
  queued: 'plugwright.call.queue.duration',
  attempts: 'plugwright.call.attempts',
  cpu: 'plugwright.call.cpu.time',
  bytesIn: 'rpc.server.request.size',
  bytesOut: 'rpc.server.response.size',
  downloadItems: 'plugwright.call.download.items',
  downloadBytes: 'plugwright.call.download.size',
  uploadItems: 'plugwright.call.upload.items',
  uploadBytes: 'plugwright.call.upload.size',
  streamItems: 'plugwright.stream.items',
  streamBytes: 'plugwright.stream.size',
  direction: 'plugwright.stream.direction',
  memory: 'plugwright.plugin.memory.usage',
  state: 'plugwright.plugin.state',
  isolation: 'plugwright.plugin.isolation',
  logSource: 'plugwright.log.source',
} as const;

/** Value of `rpc.system.name`. */
export const RPC_SYSTEM = 'plugwright';

/** Bounds of the latency histogram in seconds: a warm call takes some tens of microseconds. */
export const DURATION_BOUNDS: readonly number[] = [
  0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];
