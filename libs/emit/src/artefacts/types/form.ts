/**
 * As whom a type is seen. `given`: by who makes the value, so a member with a default may be left out.
 * `received`: by who gets it after the kernel filled in the defaults.
 */
export type TypeForm = 'given' | 'received';

/** Key of a type in a form: `documents#/types/Document`, with `|received` behind where that differs. */
export type TypeKey = string;

const suffix = '|received';

export function typeKey(ref: string, form: TypeForm): TypeKey {
  return form === 'received' ? `${ref}${suffix}` : ref;
}

export function splitKey(key: TypeKey): { readonly ref: string; readonly form: TypeForm } {
  return key.endsWith(suffix) ? { ref: key.slice(0, -suffix.length), form: 'received' } : { ref: key, form: 'given' };
}
