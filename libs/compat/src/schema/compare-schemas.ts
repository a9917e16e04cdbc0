import type { Json, Schema } from '@plugwright/spec';
import { answer, type SidedVerdict } from './contains.ts';
import type { Comparison, ComparisonReason, ComparisonResult, ComparisonVerdict } from './comparison.ts';
import { dialectOf, translate, type Dialect, type Translated } from './dialect/index.ts';
import { judgeOf } from './holds.ts';
import { reachable } from './reachable.ts';
import { confirm, focused, isWitness, shrink } from './witness/index.ts';

/**
 * What a change from one schema to another means for those who hold values of it: the strict verdict, and the one for
 * values that carry declared names only. Schemas of other dialects are translated first; a break is shown with a
 * witness that two validators confirm.
 */
export function compareSchemas(comparison: Comparison): ComparisonResult {
  const before = translated(comparison.old, comparison.dialect);
  const after = translated(comparison.new, comparison.dialect);
  const lost = [refused(before, 'old'), refused(after, 'new')].filter((reason) => reason !== undefined);
  if ('reason' in before || 'reason' in after || lost.length > 0) return { verdict: 'unknown', declared: { verdict: 'unknown' }, reasons: lost };
  const sides: Sides = { old: before, new: after, formatAssertion: comparison.formatAssertion ?? false };
  switch (comparison.direction ?? 'input') {
    case 'input':
      return oneWay(sides, 'new');
    case 'output':
      return oneWay(sides, 'old');
    case 'both':
      return worse(oneWay(sides, 'new'), oneWay(sides, 'old'));
  }
}

/** Characters of a large witness. */
const LARGE = 50_000;

type Side = 'old' | 'new';

interface Sides {
  readonly old: Translated;
  readonly new: Translated;
  readonly formatAssertion: boolean;
}

interface Answer {
  readonly verdict: ComparisonVerdict;
  readonly witness?: Json;
  readonly reason?: ComparisonReason;
}

function translated(schema: Schema, dialect: Dialect | undefined): ReturnType<typeof translate> {
  const named = dialect ?? dialectOf(schema) ?? '2020-12';
  return typeof named === 'object' ? named : translate(reachable(schema), named);
}

function refused(result: ReturnType<typeof translate>, side: Side): ComparisonReason | undefined {
  return 'reason' in result ? { pointer: '', message: result.reason, side } : undefined;
}

/** Whether the side `accepts` accepts all values of the other one. */
function oneWay(sides: Sides, accepts: Side): ComparisonResult {
  const strict = ask(sides, accepts, false);
  const declared = alsoDeclared(strict, sides, accepts) ? strict : ask(sides, accepts, true);
  const reasons = [strict.reason, declared.reason].filter((reason) => reason !== undefined);
  return {
    verdict: strict.verdict,
    ...('witness' in strict ? { witness: strict.witness } : {}),
    declared: { verdict: declared.verdict, ...('witness' in declared ? { witness: declared.witness } : {}) },
    reasons: reasons.filter((reason, index) => reasons.findIndex((other) => sameReason(reason, other)) === index),
  };
}

/** Whether the strict answer is the other one, too: a proof is, and a witness that carries declared names only. */
function alsoDeclared(strict: Answer, sides: Sides, accepts: Side): boolean {
  if (strict.witness === undefined) return strict.verdict === 'compatible';
  const sender = accepts === 'new' ? sides.old : sides.new;
  return judgeOf(sender.schema, { formatAssertion: sides.formatAssertion, declared: true })(strict.witness) === true;
}

function sameReason(left: ComparisonReason, right: ComparisonReason): boolean {
  return left.pointer === right.pointer && left.message === right.message && left.side === right.side;
}

function ask(sides: Sides, accepts: Side, declared: boolean): Answer {
  const [wide, narrow] = accepts === 'new' ? [sides.new, sides.old] : [sides.old, sides.new];
  const { formatAssertion } = sides;
  const [wider, narrower] = [wide.schema, narrow.schema];
  const judges = new Map<Schema, ReturnType<typeof judgeOf>>();
  const judge = (schema: Schema, value: Json): boolean | undefined => {
    const known = judges.get(schema) ?? judgeOf(schema, { formatAssertion, declared: false });
    judges.set(schema, known);
    return known(value);
  };
  const options = { formatAssertion, judge };
  let focus: { readonly value: Json; readonly sides: readonly [Schema, Schema] } | undefined;
  const around = (value: Json): readonly [Schema, Schema] => {
    if (focus?.value !== value) focus = { value, sides: [reachable(focused(wider, value)), reachable(focused(narrower, value))] };
    return focus.sides;
  };
  const verdict = answer(
    wider,
    narrower,
    { formatAssertion, names: declared ? 'declared' : 'any' },
    { accept: (value) => confirm(...around(value), value, options) === 'confirmed' },
  );
  if (verdict.kind === 'yes') return { verdict: 'compatible' };
  if (verdict.kind === 'unknown') return { verdict: 'unknown', reason: doubtful(verdict, wide, narrow, accepts) };
  const pointer = wide.origin(verdict.pointer);
  // Shrinking takes names away and adds none.
  const both = around(verdict.witness);
  if (confirm(...both, verdict.witness, options) !== 'confirmed') {
    return { verdict: 'unknown', reason: { pointer, message: `two validators do not agree that ${shown(verdict.witness)} is a witness`, side: accepts } };
  }
  const onlyDeclared = declared ? judgeOf(narrower, { formatAssertion, declared: true }) : () => true;
  const witness = isLarge(verdict.witness)
    ? verdict.witness
    : shrink(verdict.witness, (value) => onlyDeclared(value) === true && isWitness(...both, value, options));
  const message = accepts === 'new' ? `refuses ${shown(witness)}, which was valid` : `refused ${shown(witness)}, which is valid now`;
  return { verdict: 'breaking', witness, reason: { pointer, message, side: accepts } };
}

/** A value that only its size makes a witness is not made smaller: each attempt would cost as much as the search. */
function isLarge(value: Json): boolean {
  return JSON.stringify(value).length > LARGE;
}

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}...` : text;
}

function doubtful(verdict: SidedVerdict & { readonly kind: 'unknown' }, wide: Translated, narrow: Translated, accepts: Side): ComparisonReason {
  const other: Side = accepts === 'new' ? 'old' : 'new';
  const inWider = verdict.side === undefined ? leadsIn(wide.schema, verdict.pointer) : verdict.side === 'wider';
  return { pointer: (inWider ? wide : narrow).origin(verdict.pointer), message: verdict.reason, side: inWider ? accepts : other };
}

function leadsIn(schema: Schema, pointer: string): boolean {
  let value: unknown = schema;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return true;
}

const severity: Readonly<Record<ComparisonVerdict, number>> = { compatible: 0, unknown: 1, breaking: 2 };

function worse(left: ComparisonResult, right: ComparisonResult): ComparisonResult {
  const strict = severity[left.verdict] >= severity[right.verdict] ? left : right;
  const declared = severity[left.declared.verdict] >= severity[right.declared.verdict] ? left.declared : right.declared;
  return { ...strict, declared, reasons: [...left.reasons, ...right.reasons] };
}
