import { setTimeout as pause } from 'node:timers/promises';
import type { CallError, ControlClient } from '@plugwright/kernel';

/** What callers may get while things go wrong: each says that nothing is known to be done, never something false. */
const honest: ReadonlySet<string> = new Set(['core/unavailable', 'core/timeout', 'core/cancelled', 'core/limit-exceeded']);

const asked = { twice: ['target', 'twice'], relay: ['caller', 'relay'], make: ['maker', 'make'], victim: ['victim', 'twice'] } as const;

type Kind = keyof typeof asked;

/** How many callers call what, all the time. */
export type Lanes = Readonly<Partial<Record<Kind, number>>>;

const LANES: Lanes = { twice: 3, relay: 2, make: 2 };

/** Callers that call all the time, and know what the answers must be. */
export class Load {
  calls = 0;
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

  constructor(client: () => ControlClient | undefined, lanes = LANES) {
    this.#client = client;
    this.#callers = lanes;
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
      await pause(kind === 'make' ? 5 : 1);
    }
  }

  async #call(client: ControlClient, kind: Kind): Promise<void> {
    // Events have numbers of their own: after hours of calls whoever asks which are missing must not be told millions that never were events.
    const number = kind === 'make' ? this.nextNumber() : this.calls;
    this.calls += 1;
    const [plugin, operation] = asked[kind];
    try {
      const answer = await client.call(plugin, operation, { number }, { timeoutMs: 5_000 });
      if (kind === 'make') this.acknowledged.add(number);
      else if ((answer as { number?: unknown }).number !== 2 * number + 1) this.wrong.push(`${operation} of ${String(number)} gave ${JSON.stringify(answer)}`);
    } catch (error) {
      const { code, message } = error as CallError;
      this.refused.set(code, (this.refused.get(code) ?? 0) + 1);
      if (!honest.has(code)) this.wrong.push(`${operation} of ${String(number)} was refused by ${code}: ${message}`);
    }
  }
}
