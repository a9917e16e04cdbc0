import { readdirSync, readFileSync } from 'node:fs';
import type { Schema } from '@plugwright/spec';

/** Two versions of one schema that follow each other. */
export interface Step {
  readonly history: string;
  readonly from: string;
  readonly to: string;
  readonly old: Schema;
  readonly new: Schema;
}

const folder = new URL('../../corpora/histories/', import.meta.url);
const partsOf = (version: string): readonly number[] => version.split('.').map(Number);

function inOrder(a: string, b: string): number {
  const other = partsOf(b);
  return (
    partsOf(a)
      .map((part, index) => part - (other[index] ?? 0))
      .find((difference) => difference !== 0) ?? 0
  );
}

/** The names of the recorded histories, sorted. */
export const histories = (): readonly string[] => readdirSync(folder).sort();

/** The steps of a history, oldest first. */
export function stepsOf(history: string): readonly Step[] {
  const versions = readdirSync(new URL(`${history}/`, folder))
    .flatMap((file) => /^(\d+\.\d+\.\d+)\.json$/.exec(file)?.[1] ?? [])
    .sort(inOrder);
  const schemas = versions.map((version) => JSON.parse(readFileSync(new URL(`${history}/${version}.json`, folder), 'utf8')) as Schema);
  return versions.slice(1).flatMap((to, index) => {
    const [from, old, next] = [versions[index], schemas[index], schemas[index + 1]];
    return from === undefined || old === undefined || next === undefined ? [] : [{ history, from, to, old, new: next }];
  });
}
