/** Whether a segment of a path is what a segment of a glob says: `*` is any text, `?` one character. Linear but for `*`: no backtracking further than the last one. */
function matchesSegment(glob: readonly string[], text: readonly string[]): boolean {
  let [at, from] = [0, 0];
  let [star, resumed] = [-1, 0];
  while (from < text.length) {
    const wanted = glob[at];
    if (wanted === '*') {
      star = at;
      resumed = from;
      at += 1;
    } else if (wanted !== undefined && (wanted === '?' || wanted === text[from])) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      resumed += 1;
      at = star + 1;
      from = resumed;
    } else {
      return false;
    }
  }
  while (glob[at] === '*') at += 1;
  return at === glob.length;
}

const ANY_DEPTH = '**';

/** How far a path has come into a glob. */
export interface GlobReach {
  /** The path is one of those that the glob names. */
  readonly here: boolean;
  /** Everything below the path is. */
  readonly tree: boolean;
  /** Something below the path may be. */
  readonly below: boolean;
}

/**
 * A glob of a capability, ready to be asked. It means what its pattern (`globPattern`) means, without a regular expression: a
 * manifest is a stranger's, and must not be able to make the question expensive.
 */
export class Glob {
  readonly #segments: readonly (readonly string[] | typeof ANY_DEPTH)[];

  constructor(glob: string) {
    this.#segments = glob
      .split('/')
      .filter((segment) => segment !== '.' && segment !== '')
      // Two in a row say what one says, and would be asked about each other at each step.
      .filter((segment, index, all) => segment !== ANY_DEPTH || all[index - 1] !== ANY_DEPTH)
      .map((segment) => (segment === ANY_DEPTH ? ANY_DEPTH : Array.from(segment)));
  }

  /** How many segments it has: a question about a path costs no more than that many looks for each segment of the path. */
  get size(): number {
    return this.#segments.length;
  }

  /** Whether the glob names a path; both are relative to the same folder. */
  matches(path: string): boolean {
    if (this.#segments.length === 0) return path === '';
    return this.#after(path.split('/')).has(this.#segments.length);
  }

  /** Where a walk through folders stands; the empty list is the folder that the glob is relative to. */
  reach(path: readonly string[]): GlobReach {
    const end = this.#segments.length;
    const states = this.#after(path);
    const last = end - 1;
    return {
      here: path.length === 0 ? end === 0 : states.has(end),
      tree: states.has(last) && this.#segments[last] === ANY_DEPTH,
      below: [...states].some((state) => state < end),
    };
  }

  /** The positions in the glob that the path can lead to: `**` at the end takes one segment or more, elsewhere none or more. */
  #after(path: readonly string[]): ReadonlySet<number> {
    let states = this.#closed([0]);
    for (const segment of path) {
      const characters = Array.from(segment);
      const next: number[] = [];
      for (const state of states) {
        const wanted = this.#segments[state];
        if (wanted === undefined) continue;
        if (wanted !== ANY_DEPTH) {
          if (matchesSegment(wanted, characters)) next.push(state + 1);
        } else if (segment !== '') {
          next.push(state);
          if (state === this.#segments.length - 1) next.push(state + 1);
        }
      }
      states = this.#closed(next);
    }
    return states;
  }

  #closed(states: readonly number[]): ReadonlySet<number> {
    const closed = new Set<number>();
    for (const state of states) {
      closed.add(state);
      for (let at = state; this.#segments[at] === ANY_DEPTH && at < this.#segments.length - 1; at += 1) closed.add(at + 1);
    }
    return closed;
  }
}
