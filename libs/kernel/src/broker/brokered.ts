import type { Socket } from 'node:net';
import type { CapabilityRequest } from '../capabilities/capability-request.ts';
import type { GrantBook } from '../capabilities/grant-book.ts';
import type { TokenBucket } from '../capabilities/token-bucket.ts';
import type { BrokerLimits } from './broker-limits.ts';
import type { BrokerFailure, Handshake, Progress } from './handshake.ts';
import { httpConnect } from './http-connect.ts';
import type { LookUp } from './in-turns.ts';
import { connectTo, permittedAddresses, UnreachedError } from './reach-target.ts';
import { relay } from './relay.ts';
import { SOCKS_VERSION, socks5 } from './socks5.ts';
import type { Target } from './target.ts';

/** What a connection of a plugin needs of its broker. */
export interface BrokeredParts {
  readonly plugin: string;
  readonly book: GrantBook;
  readonly limits: BrokerLimits;
  readonly resolve: LookUp;
  /** Connections of the plugin that are open now, this one included. */
  open(): number;
  /** Bytes a second over all connections that go by a grant. */
  bandwidth(grant: string, bytes: number): TokenBucket;
}

/** Bytes that are counted at once on the ledger, so that a long connection is seen before its end. */
const COUNTED_BYTES = 1024 * 1024;

/** One connection of a plugin to its broker, from its first byte to its last. */
export class Brokered {
  readonly #client: Socket;
  readonly #parts: BrokeredParts;
  readonly #gone = new AbortController();
  #request: CapabilityRequest | undefined;

  constructor(client: Socket, parts: BrokeredParts) {
    this.#client = client;
    this.#parts = parts;
    client.on('error', () => client.destroy());
    client.once('close', () => this.#gone.abort());
    this.#readHead();
  }

  /** End it where it is not granted any more. */
  check(): void {
    if (this.#request !== undefined && !this.#parts.book.holds(this.#request)) this.cut();
  }

  /** End it now, whatever it does. */
  cut(): void {
    this.#client.destroy();
  }

  #readHead(): void {
    const client = this.#client;
    const { headBytes, headMs } = this.#parts.limits;
    let handshake: Handshake | undefined;
    let bytes: Buffer = Buffer.alloc(0);
    let total = 0;
    // From the first moment on: one that sends a byte now and then is slow, too.
    const slow = setTimeout(() => fail(handshake, 'too-slow', 'the request took too long'), headMs);
    const done = (next: () => void): void => {
      clearTimeout(slow);
      client.off('data', read);
      client.off('end', ended);
      client.pause();
      next();
    };
    const fail = (speaks: Handshake | undefined, failure: BrokerFailure, reason: string): void => {
      this.#parts.book.audit.denied({ plugin: this.#parts.plugin, method: 'network:connect', reason });
      done(() => this.#refuse(speaks, failure, reason));
    };
    const ended = (): void => done(() => client.destroy());
    const read = (chunk: Buffer): void => {
      total += chunk.length;
      bytes = Buffer.concat([bytes, chunk]);
      const speaks = (handshake ??= bytes[0] === SOCKS_VERSION ? socks5() : httpConnect());
      let progress: Progress = speaks.read(bytes);
      if (progress.kind !== 'failure' && total - (progress.kind === 'target' ? progress.rest.length : 0) > headBytes)
        progress = { kind: 'failure', failure: 'too-large', reason: 'the request is too large' };
      if (progress.kind === 'more') {
        bytes = progress.rest;
        if (progress.reply !== undefined) client.write(progress.reply);
        return;
      }
      const { kind } = progress;
      if (kind === 'failure') {
        fail(speaks, progress.failure, progress.reason);
      } else {
        const { target, rest } = progress;
        done(() => void this.#connect(speaks, target, rest));
      }
    };
    client.on('data', read);
    client.on('end', ended);
    client.once('close', () => clearTimeout(slow));
    client.resume();
  }

  /** Answer why not, and take nothing more. */
  #refuse(handshake: Handshake | undefined, failure: BrokerFailure, reason: string): void {
    const client = this.#client;
    if (client.destroyed) return;
    // What still comes is thrown away for a moment: closing with unread bytes would reset the connection before the answer is read.
    client.on('data', () => undefined);
    client.resume();
    client.end((handshake ?? httpConnect()).failed(failure, reason));
    const rest = setTimeout(() => client.destroy(), 200);
    client.once('end', () => client.destroy());
    client.once('close', () => clearTimeout(rest));
  }

  async #connect(handshake: Handshake, target: Target, early: Buffer): Promise<void> {
    const { plugin, book, limits, resolve } = this.#parts;
    const request = { plugin, scope: 'network', permission: 'connect', target: target.text };
    const decision = book.decide(request);
    if (!decision.allowed) {
      this.#refuse(handshake, decision.limit ? 'limited' : 'forbidden', decision.reason);
      return;
    }
    const { grant, terms } = decision;
    const most = Math.min(limits.connections, terms.connections ?? Infinity);
    if (this.#parts.open() > most) {
      const reason = `${plugin} has ${String(most)} connections open, and may have no more`;
      book.deny(request, reason, grant);
      this.#refuse(handshake, 'limited', reason);
      return;
    }
    this.#request = request;
    try {
      const addresses = await permittedAddresses(
        target,
        terms.addresses ?? [],
        resolve,
        AbortSignal.any([this.#gone.signal, AbortSignal.timeout(limits.resolveMs)]),
      );
      const upstream = await connectTo(addresses, target, limits, this.#gone.signal);
      if (this.#client.destroyed) upstream.destroy();
      else this.#relay(upstream, handshake, early, { grant, target, sizeBytes: terms.sizeBytes, bandwidthBytes: terms.bandwidthBytes });
    } catch (error) {
      if (!(error instanceof UnreachedError)) throw error;
      if (error.failure === 'forbidden') book.deny(request, error.message, grant);
      this.#refuse(handshake, error.failure, error.message);
    }
  }

  #relay(
    upstream: Socket,
    handshake: Handshake,
    early: Buffer,
    terms: { readonly grant: string; readonly target: Target; readonly sizeBytes: number | undefined; readonly bandwidthBytes: number | undefined },
  ): void {
    const { plugin, book } = this.#parts;
    const { grant, target, sizeBytes, bandwidthBytes } = terms;
    const client = this.#client;
    const bucket = bandwidthBytes === undefined ? undefined : this.#parts.bandwidth(grant, bandwidthBytes);
    let [total, uncounted] = [0, 0];
    const count = (): void => {
      if (uncounted > 0) book.transferred(plugin, grant, target.text, uncounted);
      uncounted = 0;
    };
    const onBytes = (bytes: number): number => {
      total += bytes;
      uncounted += bytes;
      if (uncounted >= COUNTED_BYTES) count();
      if (sizeBytes !== undefined && total > sizeBytes) {
        book.deny({ plugin, scope: 'network', permission: 'connect', target: target.text }, `more than ${String(sizeBytes)} bytes in one connection`, grant);
        running.cut();
      }
      return bucket?.owe(performance.now(), bytes) ?? 0;
    };
    client.write(handshake.connected());
    const running = relay(client, upstream, { idleMs: this.#parts.limits.idleMs, early, onBytes, onEnd: count });
    client.once('close', () => upstream.destroySoon());
  }
}
