import type { Stage } from './stage.ts';

/** What chance decided about one mishap. */
export interface Turn {
  /** Whom it hits. */
  readonly plugin: string;
  /** How long it lasts, where it lasts; milliseconds. */
  readonly ms: number;
  /** When a blow falls into an intervention, milliseconds after its begin. */
  readonly blowAfterMs: number;
}

/** One kind of thing that goes wrong. */
export interface Mishap {
  readonly name: string;
  /** Its share of all, beside those of the others. */
  readonly weight: number;
  /** Let it happen; what it changed for good, it puts right again. */
  happen(stage: Stage, turn: Turn): Promise<void>;
}
