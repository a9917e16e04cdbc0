import { digestOf } from './digest.ts';
import { rowWidth, type FileRows } from './file-rows.ts';

/** Digest of the state of files: of all, or of those in some rows. */
export function digestOfRows({ paths, states }: Pick<FileRows, 'paths' | 'states'>, rows: readonly number[] = [...paths.keys()]): string {
  const numbers = new Float64Array(rows.length * rowWidth);
  for (const [index, row] of rows.entries()) {
    for (let column = 0; column < rowWidth; column += 1) numbers[index * rowWidth + column] = states[row * rowWidth + column] ?? NaN;
  }
  // A NUL is in no path, and the numbers of a known count are at the end: two states never give one text.
  const bytes = Buffer.from(numbers.buffer).toString('latin1');
  return digestOf(`${String(rows.length)}\0${rows.map((row) => paths[row] ?? '').join('\0')}\0${bytes}`);
}
