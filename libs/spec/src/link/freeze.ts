import type { Model } from '../model/document.ts';

function freezeDeeply(value: unknown, seen: Set<unknown>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (value instanceof Map) for (const member of value.values()) freezeDeeply(member, seen);
  else {
    for (const member of Object.values(value)) freezeDeeply(member, seen);
    Object.freeze(value);
  }
}

/**
 * Make the Model's plain values immutable at run time, so that a test fails where an emitter changes one.
 * Outside of tests the types are enough, and a thousand specs are not walked again.
 */
export function freeze(model: Model): Model {
  if (process.env['NODE_ENV'] === 'test') freezeDeeply(model.documents, new Set());
  return model;
}
