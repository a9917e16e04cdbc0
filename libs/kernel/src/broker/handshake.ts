import type { Target } from './target.ts';

/** Why a connection is not made. Each protocol has its own number for it. */
export type BrokerFailure = 'malformed' | 'too-large' | 'too-slow' | 'unsupported' | 'forbidden' | 'limited' | 'unresolved' | 'unreachable' | 'timeout';

/** How far the bytes of a client have come. */
export type Progress =
  /** More bytes are needed; `reply` is sent meanwhile. */
  | { readonly kind: 'more'; readonly rest: Buffer; readonly reply?: Buffer }
  | { readonly kind: 'target'; readonly target: Target; readonly rest: Buffer }
  | { readonly kind: 'failure'; readonly failure: BrokerFailure; readonly reason: string };

/** One protocol that clients of the broker can speak. */
export interface Handshake {
  /** Read what came; called again with the rest and what came then. */
  read(bytes: Buffer): Progress;
  /** What says that the connection stands. */
  connected(): Buffer;
  /** What says why it does not. */
  failed(failure: BrokerFailure, reason: string): Buffer;
}
