import type { Candidate, Package } from '../package.ts';
import type { Encoding } from './encoding.ts';

/** A package that was come to, and the level on which. */
interface Visit {
  readonly candidate: Candidate;
  readonly level: number;
}

/**
 * In which order packages are decided: of those that are needed by what was come to so far always the one of lowest rank. So the answer is a matter of
 * the names and versions alone, however much is concluded on the way.
 */
export class Walk {
  readonly #encoding: Encoding;
  /** By rank: how many of the visited need it. */
  readonly #needed: Int32Array;
  /** By rank, 32 to a word: whether it is needed and was not come to. */
  readonly #open: Int32Array;
  readonly #visits: Visit[] = [];
  readonly #visited = new Map<Package, Candidate>();

  constructor(encoding: Encoding, roots: readonly Package[]) {
    this.#encoding = encoding;
    const size = encoding.packages.all.length;
    this.#needed = new Int32Array(size);
    this.#open = new Int32Array(Math.ceil(size / 32));
    for (const root of roots) this.#need(root);
  }

  /** What was chosen, in no order. */
  get chosen(): readonly Candidate[] {
    return this.#visits.map(({ candidate }) => candidate);
  }

  /** The candidate to try next; undefined where everything that is needed is chosen. */
  next(level: number): Candidate | undefined {
    for (let rank = this.#lowest(); rank >= 0; rank = this.#lowest()) {
      const open = this.#encoding.packages.all[rank];
      if (open === undefined) return undefined;
      const candidate = this.#encoding.choiceOf(open);
      if (candidate === undefined) return this.#preferred(open);
      this.#visits.push({ candidate, level });
      this.#visited.set(open, candidate);
      this.#close(rank);
      for (const target of this.#encoding.pulledBy(candidate)) this.#need(target);
    }
    return undefined;
  }

  /** Forget what was come to above a level. */
  backTo(level: number): void {
    for (let visit = this.#visits.at(-1); visit !== undefined && visit.level > level; visit = this.#visits.at(-1)) {
      const { candidate } = visit;
      this.#visits.pop();
      this.#visited.delete(candidate.package);
      for (const { rank } of this.#encoding.pulledBy(candidate)) {
        this.#needed[rank] = (this.#needed[rank] ?? 0) - 1;
        if (this.#needed[rank] === 0) this.#close(rank);
      }
      const { rank } = candidate.package;
      if ((this.#needed[rank] ?? 0) > 0) this.#reopen(rank);
    }
  }

  /** Of a capability first what there is anyway: nothing is taken in for what is given already. */
  #preferred({ candidates }: Package): Candidate | undefined {
    const { assignment } = this.#encoding.solver;
    const left = candidates.filter((candidate) => assignment.value(this.#encoding.chosen(candidate)) === 0);
    return left.find(({ giver }) => giver === undefined || this.#visited.get(giver.package) === giver) ?? left[0];
  }

  #need(needed: Package): void {
    this.#needed[needed.rank] = (this.#needed[needed.rank] ?? 0) + 1;
    if (!this.#visited.has(needed)) this.#reopen(needed.rank);
  }

  #reopen(rank: number): void {
    this.#open[rank >> 5] = (this.#open[rank >> 5] ?? 0) | (1 << (rank & 31));
  }

  #close(rank: number): void {
    this.#open[rank >> 5] = (this.#open[rank >> 5] ?? 0) & ~(1 << (rank & 31));
  }

  #lowest(): number {
    for (let place = 0; place < this.#open.length; place += 1) {
      const word = this.#open[place] ?? 0;
      if (word !== 0) return 32 * place + 31 - Math.clz32(word & -word);
    }
    return -1;
  }
}
