import { setImmediate as afterTurn } from 'node:timers/promises';
import { STREAM_WINDOW } from '@plugwright/sdk/wire';
import type { TimerWheel } from '../timers/wheel.ts';
import type { CallQuota } from '../usage/call-quota.ts';
import type { Call } from './call.ts';

/** What keeping a stream to its pace needs of its kernel. */
export interface PaceParts {
  readonly wheel: TimerWheel;
  readonly quota?: CallQuota;
}

/** A stream that is held up looks so often whether its call is still under way. */
const LONGEST_PAUSE_MS = 1_000;

/** So much goes through in one turn of the event loop. An item is as much work as so many bytes, however small it is, and so is a message. */
const TURN_BYTES = STREAM_WINDOW / 4;
const ITEM_BYTES = 128;
const MESSAGE_BYTES = 1_024;

/** So many items are no more than a turn's worth. */
export const ITEMS_A_TURN = TURN_BYTES / ITEM_BYTES;

/** How fast the streams of one call go: not faster than leaves time for everything else, nor than an operator allows. */
export class StreamPace {
  readonly #parts: PaceParts;
  readonly #call: Pick<Call, 'plugin' | 'operation'>;
  #inTurn = 0;

  constructor(parts: PaceParts, call: Pick<Call, 'plugin' | 'operation'>) {
    this.#parts = parts;
    this.#call = call;
  }

  /**
   * Before items go through: undefined where they may at once, else when others had their turn. Whoever streams as fast as he is given credit
   * would leave the kernel no time for anything else, since the credit comes back within the turn.
   */
  turn(items: number, bytes: number): Promise<void> | undefined {
    this.#inTurn += Math.max(bytes, items * ITEM_BYTES, MESSAGE_BYTES);
    if (this.#inTurn < TURN_BYTES) return undefined;
    this.#inTurn = 0;
    return afterTurn();
  }

  /** Behind bytes that went through: undefined where more may follow at once, else when an operator's rate lets it, or the call is not on any more. */
  rest(bytes: number, isOn: () => boolean): Promise<void> | undefined {
    const ms = this.#owed(bytes);
    return ms > 0 ? this.#hold(ms, isOn) : undefined;
  }

  async #hold(first: number, isOn: () => boolean): Promise<void> {
    for (let ms = first; ms > 0 && isOn(); ms = this.#owed(0))
      await new Promise<void>((resolve) => void this.#parts.wheel.schedule(Math.min(ms, LONGEST_PAUSE_MS), resolve));
  }

  #owed(bytes: number): number {
    return this.#parts.quota?.streamed(this.#call.plugin, this.#call.operation, bytes) ?? 0;
  }
}
