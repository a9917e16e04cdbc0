import type { Candidate, Packages, Restriction } from './packages.ts';

/** Who restricts: a choice by its id, or a requirement by its number. */
type Blame = ReadonlySet<string>;

/** Somebody who restricts the candidates of an id. */
interface Restrictor {
  /** Id of the choice; `#<n>` for a requirement. */
  readonly by: string;
  readonly name: string;
  readonly restriction: Restriction;
}

/** Choices that cannot all hold; whoever is to blame besides, requirements, stands in `blame`, too. */
interface DeadEnd {
  readonly choices: readonly (readonly [id: string, candidate: Candidate])[];
  readonly blame: Blame;
}

/** More dead ends of one candidate are not remembered. */
const REMEMBERED = 200;

interface Frame {
  readonly id: string;
  next: number;
  /** Those whom it may help to change when nothing is left here. */
  readonly blame: Set<string>;
  /** What the present candidate restricts, to be taken back. */
  restricted: readonly string[];
}

/** What a search came to. */
export type SearchResult =
  | { readonly outcome: 'found'; readonly chosen: ReadonlyMap<string, Candidate>; readonly steps: number }
  /** `requirements` cannot all hold; `reasons` are the restrictions that show it, in words by who says so. */
  | {
      readonly outcome: 'none';
      readonly requirements: readonly number[];
      readonly reasons: ReadonlyMap<string, ReadonlySet<string>>;
      readonly lacking: readonly string[];
      readonly steps: number;
    }
  | { readonly outcome: 'undecided'; readonly steps: number };

/**
 * Choose a candidate for every id that is required or pulled in: the first undecided id in order of the names gets the most preferred candidate with
 * which the rest can be chosen. Where an id has no candidate left, the search goes back to the last choice that has a part in that (conflict-directed
 * back-jumping), not through those between, which have none, and it remembers which choices led there, so as not to make them together again.
 */
export class Search {
  readonly #packages: Packages;
  readonly #ids: readonly string[];
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #maxSteps: number;
  readonly #restrictors = new Map<string, Restrictor[]>();
  readonly #needed: Uint32Array;
  readonly #chosen = new Map<string, Candidate>();
  readonly #stack: Frame[] = [];
  readonly #deadEnds = new Map<Candidate, DeadEnd[]>();
  readonly #reasons = new Map<string, Set<string>>();
  readonly #lacking = new Set<string>();
  #steps = 0;

  constructor(packages: Packages, requirements: readonly Restriction[], maxSteps: number) {
    this.#packages = packages;
    this.#maxSteps = maxSteps;
    this.#ids = [...new Set([...packages.keys(), ...requirements.map(({ target }) => target)])].sort();
    this.#ranks = new Map(this.#ids.map((id, rank) => [id, rank]));
    this.#needed = new Uint32Array(this.#ids.length);
    for (const [index, requirement] of requirements.entries()) this.#restrict({ by: `#${String(index)}`, name: '', restriction: requirement });
  }

  run(): SearchResult {
    for (const id of this.#restrictors.keys()) {
      const blame = this.#wipedOut(id);
      if (blame !== undefined) return this.#none(blame);
    }
    for (;;) {
      const id = this.#nextId();
      if (id === undefined) return { outcome: 'found', chosen: new Map(this.#chosen), steps: this.#steps };
      this.#stack.push({ id, next: 0, blame: new Set(), restricted: [] });
      for (;;) {
        const frame = this.#stack.at(-1);
        if (frame === undefined) throw new Error('the search went back behind its beginning');
        const tried = this.#tryNext(frame);
        if (tried === 'chosen') break;
        if (tried === 'undecided') return { outcome: 'undecided', steps: this.#steps };
        const blame = this.#exhausted(frame);
        this.#stack.pop();
        this.#remember(blame);
        if (!this.#jumpTo(blame)) return this.#none(blame);
      }
    }
  }

  /** The first id in order that has to be there and has no choice yet. */
  #nextId(): string | undefined {
    for (let rank = 0; rank < this.#needed.length; rank += 1) {
      const id = this.#ids[rank];
      if (this.#needed[rank] !== 0 && id !== undefined && !this.#chosen.has(id)) return id;
    }
    return undefined;
  }

  #tryNext(frame: Frame): 'chosen' | 'exhausted' | 'undecided' {
    const candidates = this.#packages.get(frame.id) ?? [];
    while (frame.next < candidates.length) {
      const index = frame.next;
      const candidate = candidates[index];
      frame.next += 1;
      if (candidate === undefined || this.#excluder(frame.id, index) !== undefined) continue;
      this.#steps += 1;
      if (this.#steps > this.#maxSteps) return 'undecided';
      const known = this.#knownDeadEnd(candidate);
      if (known !== undefined) {
        for (const by of known.blame) if (by !== frame.id) frame.blame.add(by);
        continue;
      }
      const conflict = this.#choose(frame, candidate);
      if (conflict === undefined) return 'chosen';
      this.#takeBack(frame);
      for (const by of conflict) if (by !== frame.id) frame.blame.add(by);
    }
    return 'exhausted';
  }

  /** Choose a candidate; who is to blame where an id is left without candidates by that. */
  #choose(frame: Frame, candidate: Candidate): Blame | undefined {
    this.#chosen.set(frame.id, candidate);
    const restricted: string[] = [];
    frame.restricted = restricted;
    for (const restriction of candidate.restrictions) {
      const { target } = restriction;
      const restrictor = { by: frame.id, name: candidate.name, restriction };
      this.#restrict(restrictor);
      restricted.push(target);
      const present = this.#chosen.get(target);
      if (present !== undefined && restriction.left[this.#indexOf(target, present)] !== true) {
        this.#note(restrictor);
        if (restriction.pulls) this.#lacking.add(target);
        return new Set([target, frame.id]);
      }
      const blame = present === undefined ? this.#wipedOut(target) : undefined;
      if (blame !== undefined) return blame;
    }
    return undefined;
  }

  #indexOf(id: string, candidate: Candidate): number {
    return (this.#packages.get(id) ?? []).indexOf(candidate);
  }

  #takeBack(frame: Frame): void {
    this.#chosen.delete(frame.id);
    for (const target of frame.restricted) {
      const removed = this.#restrictors.get(target)?.pop();
      const rank = this.#ranks.get(target);
      if (removed?.restriction.pulls === true && rank !== undefined) this.#needed[rank] = (this.#needed[rank] ?? 1) - 1;
    }
    frame.restricted = [];
  }

  #restrict(restrictor: Restrictor): void {
    const { target, pulls } = restrictor.restriction;
    const known = this.#restrictors.get(target);
    if (known === undefined) this.#restrictors.set(target, [restrictor]);
    else known.push(restrictor);
    const rank = this.#ranks.get(target);
    if (pulls && rank !== undefined) this.#needed[rank] = (this.#needed[rank] ?? 0) + 1;
  }

  /** The earliest that excludes a candidate. */
  #excluder(id: string, index: number): Restrictor | undefined {
    return this.#restrictors.get(id)?.find(({ restriction }) => restriction.left[index] !== true);
  }

  /** Who is to blame that an id has to be there and has no candidate left; undefined where that is not so. */
  #wipedOut(id: string): Blame | undefined {
    const puller = this.#restrictors.get(id)?.find(({ restriction }) => restriction.pulls);
    if (puller === undefined) return undefined;
    const candidates = this.#packages.get(id) ?? [];
    const excluders: Restrictor[] = [];
    for (const index of candidates.keys()) {
      const excluder = this.#excluder(id, index);
      if (excluder === undefined) return undefined;
      excluders.push(excluder);
    }
    this.#lacking.add(id);
    return this.#blamed([puller, ...excluders]);
  }

  /** Nothing is left for a frame: those who pulled it in and excluded candidates, and those whom the candidates that were tried ran into. */
  #exhausted({ id, blame }: Frame): Blame {
    const restrictors = this.#restrictors.get(id) ?? [];
    const puller = restrictors.find(({ restriction }) => restriction.pulls);
    const excluders = [...(this.#packages.get(id) ?? []).keys()].map((index) => this.#excluder(id, index));
    const direct = this.#blamed([puller, ...excluders].filter((restrictor) => restrictor !== undefined));
    return new Set([...blame, ...direct]);
  }

  /** Choices that were shown not to hold together, and of which a candidate would be the last. */
  #knownDeadEnd(candidate: Candidate): DeadEnd | undefined {
    return this.#deadEnds.get(candidate)?.find(({ choices }) => choices.every(([id, choice]) => choice === candidate || this.#chosen.get(id) === choice));
  }

  #remember(blame: Blame): void {
    const choices = [...blame].flatMap((id) => {
      const candidate = this.#chosen.get(id);
      return candidate === undefined ? [] : [[id, candidate] as const];
    });
    const deadEnd = { choices, blame };
    for (const [, candidate] of choices) {
      const known = this.#deadEnds.get(candidate) ?? [];
      if (known.length < REMEMBERED) known.push(deadEnd);
      this.#deadEnds.set(candidate, known);
    }
  }

  #blamed(restrictors: readonly Restrictor[]): Blame {
    for (const restrictor of restrictors) this.#note(restrictor);
    return new Set(restrictors.map(({ by }) => by));
  }

  #note({ by, name, restriction: { words } }: Restrictor): void {
    if (by.startsWith('#')) return;
    const said = this.#reasons.get(name);
    if (said === undefined) this.#reasons.set(name, new Set([words]));
    else said.add(words);
  }

  /** Go back to the last choice that is to blame; false where none is. */
  #jumpTo(blame: Blame): boolean {
    for (let frame = this.#stack.at(-1); frame !== undefined; frame = this.#stack.at(-1)) {
      this.#takeBack(frame);
      if (blame.has(frame.id)) {
        for (const by of blame) if (by !== frame.id) frame.blame.add(by);
        return true;
      }
      this.#stack.pop();
    }
    return false;
  }

  #none(blame: Blame): SearchResult {
    const requirements = [...blame]
      .filter((by) => by.startsWith('#'))
      .map((by) => Number(by.slice(1)))
      .sort((a, b) => a - b);
    return { outcome: 'none', requirements, reasons: this.#reasons, lacking: [...this.#lacking].sort(), steps: this.#steps };
  }
}
