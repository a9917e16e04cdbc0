/** How a value changes with time, with the bounds between which the truth lies 19 times of 20. */
export interface Slope {
  /** Change in one unit of time. */
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** A value at a time. */
export type Point = readonly [at: number, value: number];

/** The 97.5% point of the normal distribution. */
const Z = 1.96;

/**
 * The slope of Theil and Sen: the middle of the slopes between all pairs, with Sen's bounds. Outliers, as the peaks before a garbage collection, do
 * not move it.
 * @throws Error for fewer than four points, of which nothing can be said
 */
export function slopeOf(points: readonly Point[]): Slope {
  const count = points.length;
  if (count < 4) throw new Error(`a slope needs four points, and there are ${String(count)}`);
  const slopes: number[] = [];
  for (const [index, [at, value]] of points.entries())
    for (const [laterAt, laterValue] of points.slice(index + 1)) if (laterAt !== at) slopes.push((laterValue - value) / (laterAt - at));
  slopes.sort((a, b) => a - b);
  const spread = Z * Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18);
  const at = (rank: number): number => slopes[Math.min(slopes.length - 1, Math.max(0, Math.round(rank)))] ?? 0;
  return { value: at((slopes.length - 1) / 2), lower: at((slopes.length - spread) / 2 - 1), upper: at((slopes.length + spread) / 2) };
}

/** The middle of each of so many parts of equal length in time. */
export function inBlocks(points: readonly Point[], blocks: number): readonly Point[] {
  const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0];
  const length = (last - first) / blocks || 1;
  const parts = Map.groupBy(points, ([at]) => Math.min(blocks - 1, Math.floor((at - first) / length)));
  return [...parts].map(([block, part]) => {
    const values = part.map(([, value]) => value).sort((a, b) => a - b);
    return [first + (block + 0.5) * length, values[Math.floor((values.length - 1) / 2)] ?? 0] as const;
  });
}
