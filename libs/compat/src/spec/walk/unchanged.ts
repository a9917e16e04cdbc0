import type { Model } from '@plugwright/spec';
import { SameSchema } from '../same-schema.ts';
import { typeAt } from '../type-at.ts';

const between = new WeakMap<Model, WeakMap<Model, SameSchema>>();

/** What is told of schemas of these two models, through the types that they refer to. */
export function unchangedBetween(old: Model, current: Model): SameSchema {
  const those = between.get(old) ?? new WeakMap<Model, SameSchema>();
  between.set(old, those);
  const unchanged = those.get(current) ?? new SameSchema((reference) => [typeAt(old, reference), typeAt(current, reference)]);
  those.set(current, unchanged);
  return unchanged;
}
