/** What a receiver does about a breach of the protocol: end the connection, or drop the message and count it. */
export type ViolationAnswer = 'break' | 'ignore';

/** Every way to breach the protocol, with its answer; `docs/protocol.md` has a row for each, and a test compares the two. */
export const violationAnswers = {
  'frame-empty': 'break',
  'frame-too-large': 'break',
  'frame-kind': 'break',
  'frame-form': 'break',
  'frame-stalled': 'break',
  'not-reading': 'break',
  'channel-closed': 'break',
  'not-utf8': 'break',
  'not-json': 'break',
  'too-deep': 'break',
  'not-a-message': 'break',
  'id-reused': 'break',
  'reply-unknown': 'break',
  'stream-unknown': 'break',
  'credit-exceeded': 'break',
  'credit-invalid': 'break',
  'too-many-violations': 'break',
  'reply-duplicate': 'ignore',
  'sender-spoofed': 'ignore',
  'stream-closed': 'ignore',
} as const satisfies Readonly<Record<string, ViolationAnswer>>;

/** Name of a breach of the protocol. */
export type ViolationCode = keyof typeof violationAnswers;

/** The other side breached the protocol in a way that breaks the channel: nothing that it sends can be trusted any more. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  readonly code: ViolationCode;

  constructor(code: ViolationCode, reason: string) {
    super(reason);
    this.code = code;
  }
}
