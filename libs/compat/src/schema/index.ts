export type { Comparison, ComparisonReason, ComparisonResult, ComparisonVerdict, Direction } from './comparison.ts';
export { compareSchemas } from './compare-schemas.ts';
export { contains } from './contains.ts';
export type { ContainsOptions, Verdict } from './verdict.ts';
