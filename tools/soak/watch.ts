import { heldBy } from './sample.ts';
import type { Point } from './slope.ts';
import type { Series } from './outcome.ts';

/** A process that lives through the whole run. */
export interface Watched {
  readonly name: string;
  readonly pid: number;
  /** What is alive in it after a collection of garbage, MiB; undefined where it did not say. */
  readonly alive: () => Promise<number | undefined>;
}

/** Figures of some processes over time. */
export class Watch {
  readonly #watched: readonly Watched[];
  readonly #series = new Map<string, Series & { readonly points: Point[] }>();

  constructor(watched: readonly Watched[]) {
    this.#watched = watched;
  }

  get series(): readonly Series[] {
    return [...this.#series.values()];
  }

  /**
   * Take one sample of everything. Garbage is collected before: what is there only because nobody needed the room yet is no leak.
   * @param at seconds since the beginning
   * @throws Error where a process ended
   */
  async look(at: number): Promise<void> {
    for (const { name, pid, alive } of this.#watched) {
      const mib = await alive();
      const held = heldBy(pid);
      if (held === undefined) throw new Error(`${name} ended during the soak`);
      if (mib !== undefined) this.#add(`${name}: memory alive`, 'MiB', true, at, mib);
      this.#add(`${name}: handles`, 'handles', true, at, held.handles);
      this.#add(`${name}: resident`, 'MiB', false, at, held.memory);
    }
  }

  /** The last value of a figure; NaN where there is none. */
  last(name: string): number {
    return this.#series.get(name)?.points.at(-1)?.[1] ?? NaN;
  }

  #add(name: string, unit: string, judged: boolean, at: number, value: number): void {
    const one = this.#series.get(name) ?? { name, unit, judged, points: [] };
    one.points.push([at, value]);
    this.#series.set(name, one);
  }
}
