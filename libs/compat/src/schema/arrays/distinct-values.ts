import type { Json } from '@plugwright/spec';
import type { Doubt, Formula } from '../formula/formula.ts';
import type { Questions } from '../solve/questions.ts';
import { none, some, unsure, type Found } from '../solve/type-record.ts';
import { valueKey } from '../value/value-key.ts';

/** Longer rows of different values are not looked for. */
export const MOST_DIFFERENT = 128;

/** Different values, one for each list of demands: a matching of positions and values (Kuhn's algorithm). */
export function distinctValues(positions: readonly (readonly Formula[])[], questions: Questions): Found {
  if (positions.length > MOST_DIFFERENT) return unsure('', `more than ${String(MOST_DIFFERENT)} items that differ`);
  const known = new Map<string, Values>();
  const values = positions.map((parts) => {
    const key = parts
      .map(({ id }) => id)
      .sort((left, right) => left - right)
      .join();
    const listed = known.get(key) ?? differentValues(parts, positions.length, questions);
    known.set(key, listed);
    return listed;
  });
  const holder = new Map<string, number>();
  const chosen = new Map<number, Json>();
  const seat = (position: number, asked: Set<string>): boolean => {
    for (const [key, value] of values[position]?.byKey ?? []) {
      if (asked.has(key)) continue;
      asked.add(key);
      const holding = holder.get(key);
      if (holding === undefined || seat(holding, asked)) {
        holder.set(key, position);
        chosen.set(position, value);
        return true;
      }
    }
    return false;
  };
  for (const position of positions.keys()) {
    if (!seat(position, new Set())) {
      const doubt = values.find((listed) => listed.doubt !== undefined)?.doubt;
      return doubt === undefined ? none : { kind: 'unsure', doubt };
    }
  }
  return some(positions.map((_, position) => chosen.get(position) ?? null));
}

interface Values {
  readonly byKey: ReadonlyMap<string, Json>;
  readonly doubt: Doubt | undefined;
}

/** Up to `count` different values that satisfy the parts: as many as there are, if they are fewer and there is no doubt. */
function differentValues(parts: readonly Formula[], count: number, { find, formulas }: Questions): Values {
  const byKey = new Map<string, Json>();
  while (byKey.size < count) {
    const found = find([...parts, formulas.not(formulas.oneOf([...byKey.values()]))]);
    if (found.kind === 'none') break;
    if (found.kind === 'unsure') return { byKey, doubt: found.doubt };
    byKey.set(valueKey(found.value), found.value);
  }
  return { byKey, doubt: undefined };
}
