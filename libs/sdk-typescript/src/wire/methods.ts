/** Version of the wire protocol; both sides name theirs in `$/initialize`. */
export const protocolVersion = 1;

/** The methods that belong to the protocol and not to a spec. `docs/protocol.md` describes each. */
export const protocolMethods = {
  initialize: '$/initialize',
  health: '$/health',
  config: '$/config',
  stop: '$/stop',
  cancel: '$/cancel',
  available: '$/available',
} as const;
