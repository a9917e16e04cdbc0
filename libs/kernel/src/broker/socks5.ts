import type { BrokerFailure, Handshake, Progress } from './handshake.ts';
import { targetOf } from './target.ts';

/** First byte of everything in SOCKS5. */
export const SOCKS_VERSION = 5;

const NO_AUTHENTICATION = 0;
const NO_ACCEPTABLE_METHOD = 0xff;
const CONNECT = 1;
const addressTypes = { ipv4: 1, name: 3, ipv6: 4 } as const;

/** Replies of RFC 1928, section 6. */
const replies: Readonly<Record<BrokerFailure, number>> = {
  malformed: 1,
  'too-large': 1,
  'too-slow': 1,
  unsupported: 7,
  forbidden: 2,
  limited: 2,
  unresolved: 4,
  unreachable: 5,
  timeout: 6,
};

const reply = (code: number): Buffer => Buffer.from([SOCKS_VERSION, code, 0, addressTypes.ipv4, 0, 0, 0, 0, 0, 0]);

const failure = (kind: BrokerFailure, reason: string): Progress => ({ kind: 'failure', failure: kind, reason });

/** SOCKS5 (RFC 1928) without authentication: the socket says who it is. */
export function socks5(): Handshake {
  let hasGreeted = false;
  let isRefused = false;
  const greet = (bytes: Buffer): Progress => {
    const count = bytes[1];
    if (count === undefined || bytes.length < 2 + count) return { kind: 'more', rest: bytes };
    if (!bytes.subarray(2, 2 + count).includes(NO_AUTHENTICATION)) {
      isRefused = true;
      return failure('unsupported', 'only the method without authentication is served');
    }
    hasGreeted = true;
    const next = request(bytes.subarray(2 + count));
    // A client that does not wait for the choice of a method speaks another protocol than this one.
    if (next.kind !== 'more' || next.rest.length > 0) return failure('malformed', 'a request before the choice of a method');
    return { kind: 'more', rest: next.rest, reply: Buffer.from([SOCKS_VERSION, NO_AUTHENTICATION]) };
  };
  return {
    read: (bytes) => (hasGreeted ? request(bytes) : greet(bytes)),
    connected: () => reply(0),
    failed: (kind) => (isRefused ? Buffer.from([SOCKS_VERSION, NO_ACCEPTABLE_METHOD]) : reply(replies[kind])),
  };
}

function request(bytes: Buffer): Progress {
  const [version, command, reserved, type, first] = bytes;
  if (version !== undefined && version !== SOCKS_VERSION) return failure('malformed', 'no request of SOCKS5');
  if (command !== undefined && command !== CONNECT) return failure('unsupported', 'only the command CONNECT is served');
  if (reserved !== undefined && reserved !== 0) return failure('malformed', 'a reserved byte that is not 0');
  if (type === undefined || first === undefined) return { kind: 'more', rest: bytes };
  const start = type === addressTypes.name ? 5 : 4;
  const length = { [addressTypes.ipv4]: 4, [addressTypes.ipv6]: 16, [addressTypes.name]: first }[type];
  if (length === undefined || length === 0) return failure('unsupported', 'an address of a kind that is not served');
  if (bytes.length < start + length + 2) return { kind: 'more', rest: bytes };
  const target = targetOf(hostOf(type, bytes.subarray(start, start + length)), bytes.readUInt16BE(start + length));
  if (target === undefined) return failure('malformed', 'no host and port to connect to');
  return { kind: 'target', target, rest: bytes.subarray(start + length + 2) };
}

function hostOf(type: number, bytes: Buffer): string {
  if (type === addressTypes.name) return bytes.toString('latin1');
  if (type === addressTypes.ipv4) return bytes.join('.');
  return `[${Array.from({ length: 8 }, (_, group) => bytes.readUInt16BE(group * 2).toString(16)).join(':')}]`;
}
