import { Assignment, becauseOf, DECIDED, type Reason } from './assignment.ts';
import { negated, variableOf, type Literal } from './literal.ts';

/** What the conclusions of a solver rest on. */
export interface Grounds {
  /** Numbers of clauses. */
  readonly clauses: Set<number>;
  /** By literal: what was concluded from it alone. */
  readonly implications: Map<Literal, Set<Literal>>;
}

/**
 * Propagation that learns from conflicts, as in MiniSat: clauses with two watched literals, the first unique implication point, back-jumping. It never decides
 * by itself. Implications and clauses may come in at any time; what follows from one literal alone may also be told when that comes to hold.
 */
export class Solver {
  readonly assignment = new Assignment();
  /** Collected only where wanted: it costs time. */
  readonly grounds: Grounds | undefined;
  /** How many clauses and literals were looked at. */
  work = 0;
  /** The watched ones are the first two. */
  readonly #clauses: Literal[][] = [];
  /** By literal: what it implies. */
  readonly #implied: (Literal[] | undefined)[] = [];
  /** Clauses by the literal that they watch. */
  readonly #watching: (number[] | undefined)[] = [];
  readonly #onHold: (literal: Literal) => void;
  readonly #seen = new Set<number>();
  #conflict: { readonly literals: readonly Literal[]; readonly reason: Reason } | undefined;
  #next = 0;

  /** @param onHold is called with each literal that comes to hold, and tells what follows from it by {@link conclude} and the like */
  constructor(onHold: (literal: Literal) => void, explaining: boolean) {
    this.#onHold = onHold;
    this.grounds = explaining ? { clauses: new Set(), implications: new Map() } : undefined;
  }

  /** Wherever one literal holds another does. */
  imply(literal: Literal, other: Literal): void {
    this.#addImplied(literal, other);
    this.#addImplied(negated(other), negated(literal));
    if (this.assignment.value(literal) > 0) this.conclude(other, literal);
    else if (this.assignment.value(other) < 0) this.conclude(negated(literal), negated(other));
  }

  /** One of these holds; a single one only where nothing is decided. The number of the clause. */
  add(literals: Literal[]): number {
    const { assignment } = this;
    const number = this.#clauses.push(literals) - 1;
    // Those that stay open longest are watched.
    const weight = (literal: Literal): number => (assignment.value(literal) < 0 ? assignment.levelOf(variableOf(literal)) : Number.MAX_SAFE_INTEGER);
    if (literals.length > 1) {
      for (const place of [0, 1]) {
        let best = place;
        for (let index = place + 1; index < literals.length; index += 1) if (weight(literals[index] ?? 0) > weight(literals[best] ?? 0)) best = index;
        [literals[place], literals[best]] = [literals[best] ?? 0, literals[place] ?? 0];
      }
      this.#watch(literals[0] ?? 0, number);
      this.#watch(literals[1] ?? 0, number);
    }
    const [first, second] = literals;
    if (second === undefined || assignment.value(second) < 0) this.#settle(first, literals, number);
    return number;
  }

  /** A literal follows from one that holds, now, without an implication that would be remembered. */
  conclude(literal: Literal, because: Literal): void {
    const value = this.assignment.value(literal);
    if (value > 0) return;
    if (value === 0) this.assignment.assign(literal, becauseOf(because));
    else this.#conflict ??= { literals: [literal, negated(because)], reason: becauseOf(because) };
  }

  /** Open a level, on which a literal holds. */
  decide(literal: Literal): void {
    this.assignment.openLevel();
    if (this.assignment.value(literal) === 0) this.assignment.assign(literal, DECIDED);
  }

  /** Draw all conclusions; false where they contradict each other. */
  propagate(): boolean {
    const { trail } = this.assignment;
    for (; this.#conflict === undefined && this.#next < trail.length; this.#next += 1) {
      const literal = trail[this.#next] ?? 0;
      this.#onHold(literal);
      for (const other of this.#implied[literal] ?? []) this.conclude(other, literal);
      this.#visit(negated(literal));
    }
    return this.#conflict === undefined;
  }

  /** After a contradiction: learn why, and go back to where that leads to another conclusion. False where nothing can be decided otherwise. */
  learn(): boolean {
    const { assignment } = this;
    const { literals, reason } = this.#conflict ?? { literals: [], reason: DECIDED };
    this.#note(reason, literals[0] ?? 0);
    this.backTo(this.#highestLevel(literals, 0));
    if (assignment.level === 0) {
      this.#conflict ??= { literals, reason };
      this.responsible(literals);
      return false;
    }
    const learned = this.#firstUniquePoint(literals);
    this.backTo(this.#highestLevel(learned, 1));
    this.add(learned);
    return true;
  }

  /** The decisions that make literals false. */
  responsible(literals: readonly Literal[]): Literal[] {
    const decisions: Literal[] = [];
    const seen = new Set<number>();
    const open = [...literals];
    this.work += literals.length;
    for (let literal = open.pop(); literal !== undefined; literal = open.pop()) {
      const variable = variableOf(literal);
      if (seen.has(variable)) continue;
      seen.add(variable);
      const reason = this.assignment.reasonOf(variable);
      if (reason === DECIDED) decisions.push(negated(literal));
      else {
        this.#note(reason, negated(literal));
        for (const other of this.#antecedents(reason)) if (variableOf(other) !== variable) open.push(other);
      }
    }
    return decisions;
  }

  /** Take back every decision above a level. */
  backTo(level: number): void {
    // A contradiction that rests on no decision stays.
    if (level >= this.assignment.level) return;
    this.assignment.backTo(level);
    this.#next = Math.min(this.#next, this.assignment.trail.length);
    this.#conflict = undefined;
  }

  #highestLevel(literals: readonly Literal[], from: number): number {
    let highest = 0;
    for (let index = from; index < literals.length; index += 1) highest = Math.max(highest, this.assignment.levelOf(variableOf(literals[index] ?? 0)));
    return highest;
  }

  /** The learned clause, the literal that follows from it first. */
  #firstUniquePoint(conflict: readonly Literal[]): Literal[] {
    const { assignment } = this;
    const { trail, level } = assignment;
    const learned: Literal[] = [0];
    const seen = this.#seen;
    seen.clear();
    let open = 0;
    const meet = (literal: Literal): void => {
      const variable = variableOf(literal);
      if (seen.has(variable)) return;
      seen.add(variable);
      const at = assignment.levelOf(variable);
      if (at === level) open += 1;
      else if (at > 0) learned.push(literal);
      else if (this.grounds !== undefined) this.responsible([literal]);
    };
    for (const literal of conflict) meet(literal);
    for (let place = trail.length - 1; place >= 0; place -= 1) {
      const literal = trail[place] ?? 0;
      const variable = variableOf(literal);
      if (!seen.has(variable)) continue;
      open -= 1;
      if (open === 0) {
        this.work += seen.size;
        learned[0] = negated(literal);
        return learned;
      }
      const reason = assignment.reasonOf(variable);
      this.#note(reason, literal);
      for (const other of this.#antecedents(reason)) if (variableOf(other) !== variable) meet(other);
    }
    throw new Error('a conflict without a decision');
  }

  #antecedents(reason: Reason): readonly Literal[] {
    return reason >= 0 ? (this.#clauses[reason] ?? []) : reason === DECIDED ? [] : [negated(-2 - reason)];
  }

  #note(reason: Reason, concluded: Literal): void {
    if (this.grounds === undefined || reason === DECIDED) return;
    const { clauses, implications } = this.grounds;
    if (reason >= 0) clauses.add(reason);
    else implications.set(-2 - reason, (implications.get(-2 - reason) ?? new Set()).add(concluded));
  }

  #addImplied(literal: Literal, other: Literal): void {
    const implied = this.#implied[literal];
    if (implied === undefined) this.#implied[literal] = [other];
    else implied.push(other);
  }

  #watch(literal: Literal, clause: number): void {
    const watching = this.#watching[literal];
    if (watching === undefined) this.#watching[literal] = [clause];
    else watching.push(clause);
  }

  /** Nothing else in a clause can hold but `literal`. */
  #settle(literal: Literal | undefined, literals: readonly Literal[], clause: number): void {
    const value = literal === undefined ? -1 : this.assignment.value(literal);
    if (value < 0) this.#conflict ??= { literals, reason: clause };
    else if (value === 0 && literal !== undefined) this.assignment.assign(literal, clause);
  }

  /** Clauses that watch a literal which has become false look for another one. */
  #visit(literal: Literal): void {
    const watching = this.#watching[literal];
    if (watching === undefined) return;
    const { assignment } = this;
    this.work += watching.length;
    let kept = 0;
    for (const number of watching) {
      const clause = this.#clauses[number] ?? [];
      if (clause[0] === literal) [clause[0], clause[1]] = [clause[1] ?? 0, literal];
      const first = clause[0] ?? 0;
      let place = clause.length;
      if (assignment.value(first) <= 0) {
        place = 2;
        while (place < clause.length && assignment.value(clause[place] ?? 0) < 0) place += 1;
        if (place < clause.length) {
          const other = clause[place] ?? 0;
          clause[1] = other;
          clause[place] = literal;
          this.work += place;
          this.#watch(other, number);
          continue;
        }
        this.work += place;
        this.#settle(first, clause, number);
      }
      watching[kept] = number;
      kept += 1;
    }
    watching.length = kept;
  }
}
