import type { Json } from '@plugwright/spec';

/** One step down a JSON Pointer (RFC 6901). */
export function below(pointer: string, token: string | number): string {
  return `${pointer}/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The pointer one step up; `undefined` at the root. */
export function above(pointer: string): string | undefined {
  return pointer === '' ? undefined : pointer.slice(0, pointer.lastIndexOf('/'));
}

/** The value at a pointer; `undefined` where there is none. */
export function valueAt(root: Json, pointer: string): Json | undefined {
  let here: Json | undefined = root;
  for (const raw of pointer.split('/').slice(1)) {
    const token = raw.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, token)) return undefined;
    here = (here as Readonly<Record<string, Json>>)[token];
  }
  return here;
}
