/** Version of the wire protocol; both sides name theirs in `$/initialize`. */
export const protocolVersion = 1;

/** The methods of the protocol itself, by direction. `docs/protocol.md` describes each; a test compares the two. */
export const protocolMethods = {
  /** Kernel to plugin. */
  initialize: '$/initialize',
  health: '$/health',
  config: '$/config',
  stop: '$/stop',
  profile: '$/profile',
  /** Both ways, notifications. */
  cancel: '$/cancel',
  data: '$/data',
  credit: '$/credit',
  /** Plugin to kernel. */
  available: '$/available',
  metric: '$/metric',
} as const;
