import { lookup } from 'node:dns/promises';
import { connect, type Socket } from 'node:net';
import { addressKind, canonicalAddress } from './address.ts';
import type { BrokerLimits } from './broker-limits.ts';
import type { BrokerFailure } from './handshake.ts';
import type { LookUp } from './in-turns.ts';
import type { Target } from './target.ts';

/** All addresses of a name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** As other programs of this machine resolve names. */
export const systemResolve: Resolve = async (host) => (await lookup(host, { all: true, order: 'verbatim' })).map(({ address }) => address);

/** Addresses that are tried one after the other. */
const MOST_TRIED = 4;

/** Why a target was not reached. */
export class UnreachedError extends Error {
  readonly failure: BrokerFailure;

  constructor(failure: BrokerFailure, reason: string) {
    super(reason);
    this.failure = failure;
  }
}

/**
 * The addresses of a target that may be connected to: public ones, and those that the operator named.
 * @throws UnreachedError where there is none
 */
export async function permittedAddresses(target: Target, named: readonly string[], lookUp: LookUp, until: AbortSignal): Promise<readonly string[]> {
  const found = target.isAddress ? [target.host] : await within(lookUp(target.host, until), until, target);
  const allowed = new Set(named.map(canonicalAddress));
  const kinds = found.map((address) => ({ address, plain: canonicalAddress(address), kind: addressKind(address) }));
  const permitted = kinds.filter(({ kind, plain }) => kind === 'public' || (plain !== undefined && allowed.has(plain)));
  if (permitted.length > 0) return permitted.slice(0, MOST_TRIED).map(({ address }) => address);
  const [first] = kinds;
  if (first === undefined) throw new UnreachedError('unresolved', `${target.host} has no address`);
  throw new UnreachedError('forbidden', `${target.text} is ${first.address}, a ${first.kind} address that the operator did not name`);
}

/**
 * Connect to exactly these addresses, one after the other: the name is not resolved a second time.
 * @throws UnreachedError where none answers
 */
export async function connectTo(addresses: readonly string[], target: Target, { connectMs }: BrokerLimits, signal: AbortSignal): Promise<Socket> {
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(connectMs)]);
  let reason = 'nobody answers';
  for (const address of addresses) {
    if (deadline.aborted) break;
    try {
      return await connectOnce(address, target.port, deadline);
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
  }
  if (deadline.aborted) throw new UnreachedError('timeout', `${target.text} did not answer in ${String(connectMs)} ms`);
  throw new UnreachedError('unreachable', reason);
}

function connectOnce(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, allowHalfOpen: true });
    const abort = (): void => void socket.destroy(new Error('no answer in time'));
    signal.addEventListener('abort', abort, { once: true });
    socket.once('connect', () => {
      signal.removeEventListener('abort', abort);
      socket.pause();
      socket.removeListener('error', reject);
      resolve(socket);
    });
    socket.once('error', reject);
    socket.once('close', () => signal.removeEventListener('abort', abort));
  });
}

async function within(resolving: Promise<readonly string[]>, until: AbortSignal, { host }: Target): Promise<readonly string[]> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const late = (): void => reject(new UnreachedError('timeout', `${host} was not resolved in time`));
  until.addEventListener('abort', late);
  if (until.aborted) late();
  try {
    return await Promise.race([resolving, aborted]);
  } catch (error) {
    if (error instanceof UnreachedError) throw error;
    throw new UnreachedError('unresolved', `${host} cannot be resolved`);
  } finally {
    until.removeEventListener('abort', late);
  }
}
