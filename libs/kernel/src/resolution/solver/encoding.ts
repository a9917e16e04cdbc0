import { leavesNone, pulls, type Candidate, type Package, type Restriction } from '../package.ts';
import type { Packages } from '../packages.ts';
import { leaves, type VersionSet } from '../version-sets.ts';
import { holds, isPositive, negated, variableOf, type Literal } from './literal.ts';
import { Solver } from './solver.ts';

/** So many versions of a package that has to be there are looked at before one is chosen; most that do not fit are not tried then. */
const FORESEEN = 64;

/** Who restricts what; nobody of the candidates where it is required from outside. */
export interface Ground {
  readonly candidate?: Candidate;
  readonly restriction: Restriction;
}

/** Whether the choice for a package, if there is one, is in a set. */
interface SetVariable {
  readonly target: Package;
  readonly set: VersionSet;
  readonly literal: Literal;
}

/**
 * Packages as variables: whether each is there, whether each candidate is chosen, and whether the choice is in a set that somebody asks for. That a package
 * has one candidate at most, and what a set leaves, takes no clauses; what a candidate restricts becomes clauses when it is chosen for the first time.
 */
export class Encoding {
  readonly packages: Packages;
  readonly solver: Solver;
  /** What clauses say, by their number, and implications, by their literals; only where it will be asked for. */
  readonly #grounds = new Map<number | string, Ground>();
  /** By rank: the variable of the package; those of its candidates follow it. */
  readonly #first: Int32Array;
  /** By rank: the place that was chosen last. */
  readonly #latest: Int32Array;
  /** By variable. */
  readonly #packageOf: Package[] = [];
  readonly #setAt = new Map<number, SetVariable>();
  readonly #sets = new Map<VersionSet, SetVariable>();
  readonly #setsOf = new Map<Package, SetVariable[]>();
  readonly #wishes = new Map<string, Literal>();
  readonly #dependences = new Map<string, Literal>();
  readonly #pulled = new Map<Candidate, readonly Package[]>();
  /** Packages whose candidates stand in a clause. */
  readonly #listed = new Set<Package>();

  /** @param explaining whether {@link grounds} will be asked for; it costs time */
  constructor(packages: Packages, explaining = false) {
    this.packages = packages;
    this.solver = new Solver((literal) => this.#onHold(literal), explaining);
    this.#first = new Int32Array(packages.all.length);
    this.#latest = new Int32Array(packages.all.length);
    for (const made of packages.all) {
      this.#first[made.rank] = this.#packageOf.length;
      for (let count = 0; count <= made.candidates.length; count += 1) {
        this.solver.assignment.addVariable();
        this.#packageOf.push(made);
      }
    }
  }

  /** What stands for a package being there. */
  present({ rank }: Package): Literal {
    return holds(this.#first[rank] ?? 0);
  }

  /** What stands for a candidate being chosen. */
  chosen({ package: owner, place }: Candidate): Literal {
    return this.#chosenAt(owner, place);
  }

  /** The candidate that is chosen for a package. */
  choiceOf({ rank, candidates }: Package): Candidate | undefined {
    const candidate = candidates[this.#latest[rank] ?? 0];
    return candidate !== undefined && this.solver.assignment.value(this.chosen(candidate)) > 0 ? candidate : undefined;
  }

  /** What a candidate that is chosen pulls in. */
  pulledBy(candidate: Candidate): readonly Package[] {
    return this.#pulled.get(candidate) ?? [];
  }

  /** What stands for something being required from outside. */
  requirement(restriction: Restriction): Literal {
    const literal = holds(this.solver.assignment.addVariable());
    this.#restrict(literal, undefined, restriction);
    return literal;
  }

  /** What stands for keeping to a plugin's wishes about another, which it can do without. Unless it is asked for first, they are kept to at any cost. */
  wish(plugin: Package, target: Package): Literal {
    const key = pairKey(plugin, target);
    const literal = this.#wishes.get(key) ?? holds(this.solver.assignment.addVariable());
    this.#wishes.set(key, literal);
    return literal;
  }

  /** Not each of these plugins depends on the next one, and the last on the first, whatever their versions; to be said before anything is decided. */
  forbidCircle(circle: readonly Package[]): void {
    this.solver.add(circle.map((from, place) => negated(this.#dependence(from, circle[(place + 1) % circle.length] ?? from))));
  }

  /** A package is not there; to be said before anything is decided. */
  leaveOut(left: Package): void {
    this.solver.add([negated(this.present(left))]);
  }

  /** What the conclusions so far rest on, and the packages that have too few candidates for them, by name. */
  grounds(): { readonly said: readonly Ground[]; readonly lacking: ReadonlyMap<string, Package | undefined> } {
    const said = new Set<Ground>();
    const lacking = new Map<string, Package | undefined>();
    const { clauses = [], implications = [] } = this.solver.grounds ?? {};
    const keys: (number | string)[] = [...clauses];
    for (const [literal, concluded] of implications) {
      for (const other of concluded) keys.push(implicationKey(literal, other), implicationKey(negated(other), negated(literal)));
      const target = this.#setAt.get(variableOf(literal))?.target;
      if (target !== undefined) lacking.set(target.name, target);
    }
    for (const key of keys) {
      const ground = this.#grounds.get(key);
      if (ground === undefined) continue;
      said.add(ground);
      if (leavesNone(ground.restriction)) lacking.set(ground.restriction.name, ground.restriction.target);
    }
    return { said: [...said], lacking };
  }

  /** What stands for the chosen version of a plugin depending on another, which it may be able to do without. */
  #dependence(from: Package, to: Package): Literal {
    const key = pairKey(from, to);
    let literal = this.#dependences.get(key);
    if (literal === undefined) {
      this.#dependences.set(key, (literal = holds(this.solver.assignment.addVariable())));
      for (const candidate of from.candidates) {
        const { needs = [], optional = [] } = candidate.release ?? {};
        if ([...needs, ...optional].some(({ id }) => id === to.name)) this.solver.imply(this.chosen(candidate), literal);
      }
    }
    return literal;
  }

  #chosenAt({ rank }: Package, place: number): Literal {
    return holds((this.#first[rank] ?? 0) + 1 + place);
  }

  #onHold(literal: Literal): void {
    const variable = variableOf(literal);
    const owner = this.#packageOf[variable];
    const place = owner === undefined ? 0 : variable - (this.#first[owner.rank] ?? 0) - 1;
    if (owner === undefined) this.#onSet(variable, literal);
    else if (place < 0) this.#onPresence(owner, literal);
    else if (isPositive(literal)) this.#onChoice(owner, place, literal);
  }

  #onSet(variable: number, literal: Literal): void {
    const { target, set } = this.#setAt.get(variable) ?? {};
    if (target === undefined || set === undefined || !isPositive(literal)) return;
    const first = this.#chosenAt(target, 0);
    this.solver.work += target.candidates.length;
    for (let place = 0; place < target.candidates.length; place += 1) if (!leaves(set, place)) this.solver.conclude(negated(first + 2 * place), literal);
  }

  #onPresence(owner: Package, literal: Literal): void {
    const { candidates } = owner;
    if (!isPositive(literal)) for (const candidate of candidates) this.solver.conclude(negated(this.chosen(candidate)), literal);
    else if (!this.#listed.has(owner)) {
      this.#listed.add(owner);
      this.solver.add([negated(literal), ...candidates.map((candidate) => this.chosen(candidate))]);
      for (let place = 0; place < candidates.length && place < FORESEEN; place += 1) this.#expand(candidates[place]);
    }
  }

  #onChoice(owner: Package, place: number, literal: Literal): void {
    this.#latest[owner.rank] = place;
    this.solver.conclude(this.present(owner), literal);
    const first = this.#chosenAt(owner, 0);
    this.solver.work += owner.candidates.length;
    for (let other = 0; other < owner.candidates.length; other += 1) if (other !== place) this.solver.conclude(negated(first + 2 * other), literal);
    for (const { set, literal: inSet } of this.#setsOf.get(owner) ?? []) if (!leaves(set, place)) this.solver.conclude(negated(inSet), literal);
    this.#expand(owner.candidates[place]);
  }

  /** Tell the solver what a candidate restricts. */
  #expand(candidate: Candidate | undefined): void {
    if (candidate === undefined || this.#pulled.has(candidate)) return;
    const chosen = this.chosen(candidate);
    const pulled: Package[] = [];
    this.#pulled.set(candidate, pulled);
    for (const restriction of this.packages.restrictionsOf(candidate)) {
      const { relation, target } = restriction;
      if (target !== undefined && pulls(restriction)) pulled.push(target);
      const wish = relation === 'wishes' && target !== undefined ? this.#wishes.get(pairKey(candidate.package, target)) : undefined;
      this.#restrict(chosen, wish, restriction, candidate);
    }
  }

  /** Where a literal holds, and a wish is kept to, a restriction holds. */
  #restrict(literal: Literal, wish: Literal | undefined, restriction: Restriction, candidate?: Candidate): void {
    const { target, left } = restriction;
    const say = (other: Literal): void => {
      const clause = wish === undefined ? undefined : this.solver.add([negated(literal), negated(wish), other]);
      if (wish === undefined) this.solver.imply(literal, other);
      if (this.solver.grounds === undefined) return;
      const key = clause ?? implicationKey(literal, other);
      if (!this.#grounds.has(key)) this.#grounds.set(key, candidate === undefined ? { restriction } : { candidate, restriction });
    };
    const none = leavesNone(restriction);
    // Who is chosen is there, so this rules it out; and it is concluded anew wherever it matters.
    if (none && pulls(restriction)) say(negated(candidate === undefined ? literal : this.present(candidate.package)));
    else if (target !== undefined) {
      if (pulls(restriction)) say(this.present(target));
      if (none) say(negated(this.present(target)));
      else if (left !== undefined) say(this.#inSet(target, left));
    }
  }

  #inSet(target: Package, set: VersionSet): Literal {
    const known = this.#sets.get(set);
    if (known !== undefined) return known.literal;
    const variable = this.solver.assignment.addVariable();
    const made = { target, set, literal: holds(variable) };
    this.#sets.set(set, made);
    this.#setAt.set(variable, made);
    const siblings = this.#setsOf.get(target);
    if (siblings === undefined) this.#setsOf.set(target, [made]);
    else siblings.push(made);
    return made.literal;
  }
}

function pairKey(plugin: Package, target: Package): string {
  return `${String(plugin.rank)} ${String(target.rank)}`;
}

function implicationKey(literal: Literal, other: Literal): string {
  return `${String(literal)} ${String(other)}`;
}
