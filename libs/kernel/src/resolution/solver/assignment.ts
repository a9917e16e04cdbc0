import { negated, variableOf, type Literal } from './literal.ts';

/** Why a variable has its value: a clause by its number, a literal that implies it as `-2 - literal`, or nobody else. */
export type Reason = number;

/** It was decided, or is not decided yet. */
export const DECIDED: Reason = -1;

/** The reason of what follows from one literal alone, without a clause. */
export const becauseOf = (literal: Literal): Reason => -2 - literal;

/** Which literals hold, in the order in which they came to, level by level: a level is a decision with all that followed. Variables may be added at any time. */
export class Assignment {
  /** What holds, oldest first. */
  readonly trail: Literal[] = [];
  readonly #starts: number[] = [];
  /** By literal: 1 where it holds, -1 where the opposite does. */
  #values = new Int8Array(64);
  /** By variable. */
  #levels = new Int32Array(32);
  #reasons = new Int32Array(32);
  #variables = 0;

  /** How many decisions are in force. */
  get level(): number {
    return this.#starts.length;
  }

  addVariable(): number {
    const variable = this.#variables;
    this.#variables += 1;
    if (variable === this.#levels.length) {
      this.#values = grown(this.#values, new Int8Array(4 * variable));
      this.#levels = grown(this.#levels, new Int32Array(2 * variable));
      this.#reasons = grown(this.#reasons, new Int32Array(2 * variable));
    }
    return variable;
  }

  /** Positive where the literal holds, negative where its opposite does, 0 where that is open. */
  value(literal: Literal): number {
    return this.#values[literal] ?? 0;
  }

  levelOf(variable: number): number {
    return this.#levels[variable] ?? 0;
  }

  reasonOf(variable: number): Reason {
    return this.#reasons[variable] ?? DECIDED;
  }

  openLevel(): void {
    this.#starts.push(this.trail.length);
  }

  /** An open literal holds from now on. */
  assign(literal: Literal, reason: Reason): void {
    const variable = variableOf(literal);
    this.#values[literal] = 1;
    this.#values[negated(literal)] = -1;
    this.#levels[variable] = this.level;
    this.#reasons[variable] = reason;
    this.trail.push(literal);
  }

  /** Take back everything above a level. */
  backTo(level: number): void {
    const start = this.#starts[level];
    if (start === undefined) return;
    for (let index = this.trail.length - 1; index >= start; index -= 1) {
      const literal = this.trail[index] ?? 0;
      this.#values[literal] = 0;
      this.#values[negated(literal)] = 0;
    }
    this.trail.length = start;
    this.#starts.length = level;
  }
}

function grown<A extends Int8Array | Int32Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}
