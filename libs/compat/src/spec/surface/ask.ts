import { materialize, type Schema, type SchemaPosition } from '@plugwright/spec';
import type { Verdict } from '../../schema/verdict.ts';
import type { Comparison, Side } from '../comparison.ts';
import { relaxDefaults } from './relax-defaults.ts';

/** Both versions of one schema. */
export interface Versions {
  readonly old: Schema;
  readonly new: Schema;
}

type Kind = Verdict['kind'];

function at(side: Side, schema: Schema, position: SchemaPosition): Schema {
  return materialize(side.model, side.document.id, schema, position);
}

/** What callers may send, before and after. */
function accepted(comparison: Comparison, { old, new: current }: Versions): readonly [before: Schema, after: Schema] {
  return [relaxDefaults(at(comparison.old, old, 'closed')), relaxDefaults(at(comparison.new, current, 'closed'))];
}

/** What readers have to expect, before and after. */
function told(comparison: Comparison, { old, new: current }: Versions): readonly [before: Schema, after: Schema] {
  return [at(comparison.old, old, 'open'), at(comparison.new, current, 'open')];
}

/** Whether everything that was accepted still is. */
export async function stillAccepted(comparison: Comparison, versions: Versions): Promise<Verdict> {
  const [before, after] = accepted(comparison, versions);
  return comparison.prove(after, before, {});
}

/** Whether everything that is accepted was before. */
export async function acceptedBefore(comparison: Comparison, versions: Versions): Promise<Verdict> {
  const [before, after] = accepted(comparison, versions);
  return comparison.prove(before, after, {});
}

/** The same, where only that is of interest. */
export async function wasAccepted(comparison: Comparison, versions: Versions): Promise<Kind> {
  const [before, after] = accepted(comparison, versions);
  return (await comparison.decide(before, after, {})).kind;
}

/** Whether everything that may be given now, with declared names only, could have been given before, as readers see it. */
export async function alreadyKnown(comparison: Comparison, versions: Versions): Promise<Verdict> {
  const [before, after] = told(comparison, versions);
  return comparison.prove(before, after, { names: 'declared' });
}

/** The same with names that nobody declares. */
export async function alreadyKnownStrictly(comparison: Comparison, versions: Versions): Promise<Kind> {
  const [before, after] = told(comparison, versions);
  return (await comparison.decide(before, after, { names: 'any' })).kind;
}

/** Whether everything that could be given before, with declared names only, still can be. */
export async function stillGiven(comparison: Comparison, versions: Versions): Promise<Kind> {
  const [before, after] = told(comparison, versions);
  return (await comparison.decide(after, before, { names: 'declared' })).kind;
}
