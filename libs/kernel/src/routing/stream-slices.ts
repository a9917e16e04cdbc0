import type { StreamBatch } from '@plugwright/sdk/wire';

/** What of a message goes through in one go. */
export interface StreamSlice {
  readonly items: readonly unknown[];
  /** What its message cost, where it is the first of it; else 0. */
  readonly cost: number;
}

/** Items up to the first that does not fit, and why that does not. */
export interface Sifted {
  readonly fit: readonly unknown[];
  readonly misfit?: { readonly error: unknown };
}

/** A message in slices of at most so many items; one without items is a slice, too. */
export function* slicesOf({ values, cost }: StreamBatch, most: number): Generator<StreamSlice, void> {
  for (let at = 0; at === 0 || at < values.length; at += most)
    yield { items: values.length <= most ? values : values.slice(at, at + most), cost: at === 0 ? cost : 0 };
}

/** Admit items one by one: what goes through must not depend on how items come together. */
export function sift(items: readonly unknown[], admit: (item: unknown) => unknown): Sifted {
  const fit: unknown[] = [];
  try {
    for (const item of items) fit.push(admit(item));
  } catch (error) {
    return { fit, misfit: { error } };
  }
  return { fit };
}
