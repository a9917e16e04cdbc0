import { deepest } from './depth.ts';

/**
 * Why a parsed YAML value is no JSON value; undefined where it is one. YAML knows numbers that JSON does not, and can
 * make a value contain itself.
 */
export function notJson(value: unknown, depth = 0): string | undefined {
  if (depth > deepest) return 'it is nested too deeply, or contains itself';
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `JSON has no number ${String(value)}`;
  if (typeof value !== 'object') return `JSON has no ${typeof value}`;
  for (const member of Object.values(value)) {
    const problem = notJson(member, depth + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
