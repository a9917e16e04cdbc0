import type { Json } from '@plugwright/spec';
import type { Formula } from '../formula/formula.ts';
import type { Questions } from '../solve/questions.ts';
import { none, some, unsure, type Found } from '../solve/type-record.ts';
import type { ArrayDemands } from './array-demands.ts';
import { distinctValues, MOST_DIFFERENT } from './distinct-values.ts';
import { allRows, shortestRow, type Row } from './rows.ts';
import { Positions } from './positions.ts';

/** Most ways to choose the items of an array whose items must differ. */
const MOST_ROWS = 500;

/** Most leading positions among which two equal items are looked for. */
const MOST_PAIRED = 40;

/** Builds an array that meets the demands. */
export function findArray(demands: ArrayDemands, questions: Questions): Found {
  if (demands.distinct === false) return findTwins(demands, questions);
  const positions = new Positions(demands, questions);
  const row = shortestRow(demands, positions, questions);
  if (row === 'unsure') return unsure('', 'an array too long to be written out');
  if (row === undefined) return positions.doubt === undefined ? none : { kind: 'unsure', doubt: positions.doubt };
  if (demands.distinct === undefined) return valuesOf(row, questions);
  return findDistinct(demands, positions, row, questions);
}

function valuesOf(row: Row, { find }: Questions): Found {
  const values: Json[] = [];
  for (const { parts } of row) {
    const found = find(parts);
    if (found.kind !== 'some') return found.kind === 'none' ? unsure('', 'an item was found and lost') : found;
    values.push(found.value);
  }
  return some(values);
}

/** Items that must differ: every row of choices short enough is tried for different values. */
function findDistinct(demands: ArrayDemands, positions: Positions, first: Row, questions: Questions): Found {
  // The shortest row is too long, and so are all others.
  if (first.length > MOST_DIFFERENT) return unsure('', `more than ${String(MOST_DIFFERENT)} items that differ`);
  let doubt = positions.doubt;
  const attempt = (row: Row): Found | undefined => {
    const values = distinctValues(
      row.map(({ parts }) => parts),
      questions,
    );
    if (values.kind === 'unsure') doubt ??= values.doubt;
    return values.kind === 'some' ? values : undefined;
  };
  const quick = attempt(first);
  if (quick !== undefined) return quick;
  let tried = 0;
  for (const row of allRows(demands, positions, questions)) {
    tried += 1;
    if (tried > MOST_ROWS) return unsure('', 'too many ways to choose items that differ');
    const values = attempt(row);
    if (values !== undefined) return values;
  }
  return doubt === undefined ? none : { kind: 'unsure', doubt };
}

/** Two equal items: every pair of positions that differ in kind is given a common value. */
function findTwins(demands: ArrayDemands, questions: Questions): Found {
  const positions = new Positions(demands, questions);
  const { tail } = positions;
  if (tail > MOST_PAIRED) return unsure('', 'too many positions to look for two equal items');
  let doubt = positions.doubt;
  for (let left = 0; left <= tail; left += 1) {
    for (let right = left + 1; right <= Math.max(tail, left + 1) && right < demands.most; right += 1) {
      for (const common of commonValues(positions, left, right, questions)) {
        if (common.kind === 'unsure') doubt ??= common.doubt;
        if (common.kind !== 'some') continue;
        const found = findArray(pinned(demands, questions.formulas.oneOf([common.value]), left, right), questions);
        if (found.kind === 'some') return found;
        if (found.kind === 'unsure') doubt ??= found.doubt;
      }
    }
  }
  return doubt === undefined && positions.doubt === undefined ? none : unsure(doubt?.pointer ?? '', doubt?.reason ?? 'no two equal items were found');
}

function* commonValues(positions: Positions, left: number, right: number, { find }: Questions): Generator<Found> {
  for (const one of positions.choices(left)) {
    for (const other of positions.choices(right)) yield find([...one.parts, ...other.parts]);
  }
}

function pinned(demands: ArrayDemands, value: Formula, left: number, right: number): ArrayDemands {
  const at = new Map(demands.at);
  for (const position of [left, right]) at.set(position, [...(at.get(position) ?? []), value]);
  return { ...demands, at, least: Math.max(demands.least, right + 1), distinct: undefined };
}
