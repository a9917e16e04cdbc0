import { isObject, textOf } from '../json/access.ts';
import type { DocumentKind } from '../model/document.ts';
import type { Json } from '../model/schema.ts';
import { documentKinds } from './meta-schemas.ts';

/** The kind that a document's `spec` says, or undefined where it says none that exists. */
export function kindOf(value: Json): DocumentKind | undefined {
  const spec = isObject(value) ? textOf(value, 'spec') : undefined;
  return documentKinds.find((kind) => spec === `${kind}/v1`);
}
