import type { Position, Span } from '@plugwright/diagnostics';

/** Finds the line and column of an offset by binary search. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** The position of an offset; one beyond the text is its end. */
  positionOf(offset: number): Position {
    const within = Math.min(Math.max(0, offset), this.#length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= within) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: within - (this.#starts[low] ?? 0) + 1, offset: within };
  }

  /** The span between two offsets of a file. */
  spanOf(file: string, start: number, end: number): Span {
    return { file, start: this.positionOf(start), end: this.positionOf(Math.max(start, end)) };
  }
}
