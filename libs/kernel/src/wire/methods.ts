/** Version of the wire protocol that this kernel speaks. */
export const protocolVersion = 1;

/** The methods of the protocol itself, by direction. `docs/protocol.md` describes each; a test compares the two. */
export const protocolMethods = {
  /** Kernel to plugin. */
  initialize: '$/initialize',
  health: '$/health',
  config: '$/config',
  stop: '$/stop',
  /** Both ways, a notification. */
  cancel: '$/cancel',
  /** Plugin to kernel. */
  available: '$/available',
} as const;
