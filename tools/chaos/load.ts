import { setTimeout as pause } from 'node:timers/promises';
import type { CallError, ControlClient } from '@plugwright/kernel';
import { isStreamKind, streamOnce, type StreamKind } from './streams.ts';

/** What callers may get while things go wrong: each says that nothing is known to be done, never something false. */
const honest: ReadonlySet<string> = new Set(['core/unavailable', 'core/timeout', 'core/cancelled', 'core/limit-exceeded']);

const asked = { twice: ['target', 'twice'], relay: ['caller', 'relay'], make: ['maker', 'make'], victim: ['victim', 'twice'] } as const;

type UnaryKind = keyof typeof asked;

type Kind = UnaryKind | StreamKind;

/** How many callers call what, all the time. */
export type Lanes = Readonly<Partial<Record<Kind, number>>>;

const LANES: Lanes = { twice: 3, relay: 2, make: 2, list: 1, 'relay-list': 1, collect: 1, exchange: 1 };

/** Longer than any deadline of a call and any mishap together: who has heard nothing by then hears nothing any more. */
const HANG_MS = 60_000;

/** Between two calls of a caller, ms. */
const restOf = (kind: Kind): number => (kind === 'make' ? 5 : isStreamKind(kind) ? 20 : 1);

/** Callers that call all the time, and know what the answers must be. */
export class Load {
  calls = 0;
  /** Streams that came to their end, those that broke off after some items, and items of them all. */
  readonly streams = { whole: 0, broken: 0, items: 0 };
  /** Refused calls by code. */
  readonly refused = new Map<string, number>();
  /** Answers that are not what was asked for, in words. */
  readonly wrong: string[] = [];
  /** Numbers of the events whose acceptance was confirmed. */
  readonly acknowledged = new Set<number>();
  readonly #client: () => ControlClient | undefined;
  readonly #callers: Lanes;
  #number = 0;
  #running = true;
  #lanes: Promise<unknown> = Promise.resolve();

  readonly #hangMs: number;

  /** @param hangMs a call that is not over by then hangs, ms */
  constructor(client: () => ControlClient | undefined, lanes = LANES, hangMs = HANG_MS) {
    this.#client = client;
    this.#callers = lanes;
    this.#hangMs = hangMs;
  }

  /** One more than the greatest number that an event may have. */
  get numbers(): number {
    return this.#number;
  }

  /** A number that nobody had. */
  nextNumber(): number {
    this.#number += 1;
    return this.#number - 1;
  }

  start(): void {
    const lanes = Object.entries(this.#callers).flatMap(([kind, count]) => Array.from({ length: count }, () => this.#lane(kind as Kind)));
    this.#lanes = Promise.all(lanes);
  }

  async stop(): Promise<void> {
    this.#running = false;
    await this.#lanes;
  }

  async #lane(kind: Kind): Promise<void> {
    while (this.#running) {
      const client = this.#client();
      if (client === undefined) await pause(10);
      else await this.#call(client, kind);
      await pause(restOf(kind));
    }
  }

  async #call(client: ControlClient, kind: Kind): Promise<void> {
    // Events have numbers of their own: after hours of calls whoever asks which are missing must not be told millions that never were events.
    const number = kind === 'make' ? this.nextNumber() : this.calls;
    this.calls += 1;
    try {
      await this.#inTime(`${kind} of ${String(number)}`, isStreamKind(kind) ? this.#stream(client, kind, number) : this.#ask(client, kind, number));
    } catch (error) {
      const { code, message } = error as CallError;
      this.refused.set(code, (this.refused.get(code) ?? 0) + 1);
      if (!honest.has(code)) this.wrong.push(`${kind} of ${String(number)} was refused by ${code}: ${message}`);
    }
  }

  async #ask(client: ControlClient, kind: UnaryKind, number: number): Promise<void> {
    const [plugin, operation] = asked[kind];
    const answer = await client.call(plugin, operation, { number }, { timeoutMs: 5_000 });
    if (kind === 'make') this.acknowledged.add(number);
    else if ((answer as { number?: unknown }).number !== 2 * number + 1) this.wrong.push(`${operation} of ${String(number)} gave ${JSON.stringify(answer)}`);
  }

  async #stream(client: ControlClient, kind: StreamKind, number: number): Promise<void> {
    const count = { items: 0 };
    try {
      await streamOnce(client, kind, number, count, (what) => this.wrong.push(what));
      this.streams.whole += 1;
    } catch (error) {
      if (count.items > 0) this.streams.broken += 1;
      throw error;
    } finally {
      this.streams.items += count.items;
    }
  }

  /** Wait for a call, but not for one that hangs, which is wrong. */
  async #inTime(what: string, call: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const hang = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        this.wrong.push(`${what} hangs`);
        resolve();
      }, this.#hangMs);
    });
    await Promise.race([call, hang]).finally(() => clearTimeout(timer));
  }
}
