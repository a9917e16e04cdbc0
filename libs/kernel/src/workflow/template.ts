import { lookUp } from '../boundary/json-pointer.ts';

/** A template names a value that is not there. */
export class MissingValueError extends Error {
  override readonly name = 'MissingValueError';
}

/** The pointer of `{ "$from": "<pointer>" }`; undefined where the value is anything else. */
function pointerOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const keys = Object.keys(value);
  const from: unknown = keys.length === 1 && Object.hasOwn(value, '$from') ? (value as { readonly $from: unknown }).$from : undefined;
  return typeof from === 'string' ? from : undefined;
}

/** Every pointer of a template. */
export function pointersOf(template: unknown): string[] {
  const pointer = pointerOf(template);
  if (pointer !== undefined) return [pointer];
  if (typeof template !== 'object' || template === null) return [];
  return Object.values(template as Readonly<Record<string, unknown>>).flatMap(pointersOf);
}

/**
 * A template with the values in the place of their pointers.
 * @throws MissingValueError
 */
export function fillTemplate(template: unknown, scope: unknown): unknown {
  const pointer = pointerOf(template);
  if (pointer !== undefined) {
    const found = lookUp(scope, pointer);
    if (found === undefined) throw new MissingValueError(`there is nothing at ${pointer}`);
    return found.value;
  }
  if (Array.isArray(template)) return template.map((item) => fillTemplate(item, scope));
  if (typeof template !== 'object' || template === null) return template;
  // Entries keep a member `__proto__` what it is.
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, fillTemplate(value, scope)]));
}
