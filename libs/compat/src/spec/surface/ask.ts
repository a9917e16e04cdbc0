import { materialize, type Schema, type SchemaPosition } from '@plugwright/spec';
import type { Verdict } from '../../schema/verdict.ts';
import type { Comparison, Side } from '../comparison.ts';
import { relaxDefaults } from './relax-defaults.ts';

/** Both versions of one schema. */
export interface Versions {
  readonly old: Schema;
  readonly new: Schema;
}

function at(side: Side, schema: Schema, position: SchemaPosition): Schema {
  return materialize(side.model, side.document.id, schema, position);
}

/** Whether everything that was accepted still is; with `back`, whether nothing else is. */
export async function stillAccepted(comparison: Comparison, { old, new: current }: Versions, back = false): Promise<Verdict> {
  const before = relaxDefaults(at(comparison.old, old, 'closed'));
  const after = relaxDefaults(at(comparison.new, current, 'closed'));
  return back ? comparison.decide(before, after, {}) : comparison.prove(after, before, {});
}

/** Whether everything that may be given now could have been given before, as readers see it; with `back`, the other way round. */
export async function alreadyKnown(comparison: Comparison, { old, new: current }: Versions, names: 'any' | 'declared', back = false): Promise<Verdict> {
  const before = at(comparison.old, old, 'open');
  const after = at(comparison.new, current, 'open');
  if (back) return comparison.decide(after, before, { names });
  return names === 'any' ? comparison.decide(before, after, { names }) : comparison.prove(before, after, { names });
}
