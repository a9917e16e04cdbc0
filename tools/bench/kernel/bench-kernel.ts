import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pluginBed } from '../../laid-plugins/lay-plugins.ts';
import type { BenchParts, Figure, Figures } from './figure.ts';

/** What to measure, and how long. */
export interface BenchKernelOptions extends Pick<BenchParts, 'rounds' | 'scale' | 'say'> {
  /** An empty folder. */
  readonly base: string;
  readonly figures: readonly Figure[];
}

/** What the kernel and the peers reject with need not be an Error. */
const reasonOf = (error: unknown): string => (typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error));

/** Runs the benchmark of the kernel; see docs/benchmarks.md for what each figure means. A group that fails is told with its reason, and the others are measured. */
export async function benchKernel({ base, figures, rounds, scale, say }: BenchKernelOptions): Promise<Figures & { readonly failed: readonly string[] }> {
  // Where the kernel is root, plugins run as users of their own, who have to get this far.
  chmodSync(base, 0o755);
  const all: Figures[] = [];
  const failed: string[] = [];
  for (const figure of figures) {
    const started = performance.now();
    say(figure.name);
    const folder = join(base, figure.name);
    mkdirSync(folder);
    try {
      all.push(await figure.measure({ folder, bed: await pluginBed(folder), rounds, scale, say }));
    } catch (error) {
      failed.push(`${figure.name} could not be measured: ${reasonOf(error)}`);
    }
    say(`  ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  const notes = [`Node ${process.version}, ${String(rounds)} rounds.`, ...all.flatMap((found) => found.notes), ...failed];
  return { rows: all.flatMap(({ rows }) => rows), notes, failed };
}
