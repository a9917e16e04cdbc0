import { after, type PluginEvent, type PluginState, type Transition } from './chart.ts';

/** Steps that are remembered for whoever inspects a plugin. */
const REMEMBERED = 50;

/** One step of a life. */
export interface Step extends Transition {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly reason?: string;
}

/** Where one plugin is in its life, and how it came there. It goes only the ways of the chart. */
export class Life {
  readonly plugin: string;
  readonly #now: () => number;
  readonly #onStep: ((step: Step) => void) | undefined;
  readonly #steps: Step[] = [];
  #state: PluginState = 'discovered';
  #since: number;
  #reason: string | undefined;

  constructor(plugin: string, now: () => number, onStep?: (step: Step) => void) {
    this.plugin = plugin;
    this.#now = now;
    this.#onStep = onStep;
    this.#since = now();
  }

  get state(): PluginState {
    return this.#state;
  }

  /** When the state began, in milliseconds since the epoch. */
  get since(): number {
    return this.#since;
  }

  /** Why it is in this state, where there is something to say. */
  get reason(): string | undefined {
    return this.#reason;
  }

  /** The last steps, oldest first. */
  get steps(): readonly Step[] {
    return this.#steps;
  }

  /** Whether it serves calls now. */
  get serves(): boolean {
    return this.#state === 'ready' || this.#state === 'degraded';
  }

  /** Whether calls are served, now or after a start that is under way. */
  get usable(): boolean {
    return this.serves || this.#state === 'starting';
  }

  /** Whether an event can happen now. */
  can(event: PluginEvent): boolean {
    return after(this.#state, event) !== undefined;
  }

  /**
   * Take a step.
   * @throws Error where the chart has no such arrow, which is a bug of the kernel
   */
  send(event: PluginEvent, reason?: string): void {
    const from = this.#state;
    const to = after(from, event);
    if (to === undefined) throw new Error(`${this.plugin} is ${from}, where ${event} cannot happen`);
    const at = this.#now();
    const step: Step = { at, from, event, to, ...(reason === undefined ? {} : { reason }) };
    this.#state = to;
    this.#since = at;
    this.#reason = reason;
    this.#steps.push(step);
    if (this.#steps.length > REMEMBERED) this.#steps.shift();
    this.#onStep?.(step);
  }

  /** Take a step if the chart has it; whether it did. */
  try(event: PluginEvent, reason?: string): boolean {
    if (!this.can(event)) return false;
    this.send(event, reason);
    return true;
  }
}
