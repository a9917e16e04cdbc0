import { isMade } from './tracked-files.ts';

/** Line counts of hand-written sources. */
export interface Sizes {
  readonly median: number;
  /** The count that nine in ten do not exceed. */
  readonly ninth: number;
  /** Files past 400 lines, with their count. */
  readonly oversized: readonly string[];
}

/** Whether the file is source text that a person wrote. */
export const isHandWritten = (file: string): boolean => /\.(?:ts|tsx|js|mjs|sh|rs|go|py|java)$/.test(file) && !file.endsWith('.d.ts') && !isMade(file);

/** The sizes of files given as path and text. */
export function sizesOf(files: readonly (readonly [path: string, text: string])[]): Sizes {
  const counted = files.map(([path, text]) => ({ path, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) }));
  const sorted = counted.map(({ lines }) => lines).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), ninth: at(0.9), oversized: counted.filter(({ lines }) => lines > 400).map(({ path, lines }) => `${path}: ${lines}`) };
}
