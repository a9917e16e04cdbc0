/** What clients of the broker may take. Times in milliseconds. */
export interface BrokerLimits {
  /** Connections of one plugin at once, where neither its manifest nor its grant says less. */
  readonly connections: number;
  /** Connections of one plugin that are looked at in a second; its door stays shut for a moment beyond that. */
  readonly arrivals: number;
  readonly shutMs: number;
  /** Bytes before the connection stands. */
  readonly headBytes: number;
  readonly headMs: number;
  readonly resolveMs: number;
  readonly connectMs: number;
  /** Time without a byte in either direction. */
  readonly idleMs: number;
}

export const brokerLimits: BrokerLimits = {
  connections: 64,
  arrivals: 256,
  shutMs: 200,
  headBytes: 8192,
  headMs: 5000,
  resolveMs: 5000,
  connectMs: 10_000,
  idleMs: 300_000,
};
