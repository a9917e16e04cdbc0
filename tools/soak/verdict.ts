import { inBlocks, slopeOf, type Point, type Slope } from './slope.ts';

/** What became of one figure over the run. */
export interface Verdict {
  readonly name: string;
  readonly unit: string;
  /** Its middle value. */
  readonly level: number;
  /** Change in an hour. */
  readonly hourly: Slope;
  /** `undecided` where the run was too short to tell flat from growing. */
  readonly verdict: 'flat' | 'grows' | 'undecided';
}

/** Of a run this share is for warming up: compiling, filling caches. */
export const WARM_UP = 0.25;

const BLOCKS = 60;

/** Of fewer parts nothing is said. */
const LEAST = 4;

const HOUR = 3_600;

/** Growth an hour, as a share of the level, that is surely there and still counts as none. */
const NEGLIGIBLE = 0.02;

/** Growth an hour, as a share of the level, that must be out of the question. */
const EXCLUDED = 0.25;

/** Judge a figure that was sampled over time (seconds); undefined where too little is known of it. */
export function judge(name: string, unit: string, points: readonly Point[]): Verdict | undefined {
  const begin = points[0]?.[0] ?? 0;
  const from = begin + WARM_UP * ((points.at(-1)?.[0] ?? 0) - begin);
  const settled = inBlocks(
    points.filter(([at]) => at >= from),
    BLOCKS,
  );
  if (settled.length < LEAST) return undefined;
  const values = settled.map(([, value]) => value).sort((a, b) => a - b);
  const level = values[Math.floor(values.length / 2)] ?? 0;
  const { value, lower, upper } = slopeOf(settled);
  const hourly = { value: value * HOUR, lower: lower * HOUR, upper: upper * HOUR };
  const grows = hourly.lower > NEGLIGIBLE * level;
  const undecided = hourly.upper > EXCLUDED * level;
  return { name, unit, level, hourly, verdict: grows ? 'grows' : undecided ? 'undecided' : 'flat' };
}
