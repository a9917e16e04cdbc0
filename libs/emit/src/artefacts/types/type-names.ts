import type { Model } from '@plugwright/spec';
import { pascalCase } from '../../text/identifiers.ts';
import { NameScope } from '../../text/names.ts';
import { isDefaulted } from './defaulted.ts';
import { typeKey, type TypeKey } from './form.ts';

const known = new WeakMap<Model, Map<string, ReadonlyMap<TypeKey, string>>>();

/**
 * The TypeScript names of a document's types, by key. They depend on the document alone, not on who uses which of
 * them, so that a type has one name everywhere. First all types as given, then the received forms.
 */
export function typeNames(model: Model, document: string): ReadonlyMap<TypeKey, string> {
  const memo = known.get(model) ?? new Map<string, ReadonlyMap<TypeKey, string>>();
  known.set(model, memo);
  const before = memo.get(document);
  if (before !== undefined) return before;
  const owner = model.documents.get(document);
  const types = owner !== undefined && 'types' in owner ? [...owner.types.values()] : [];
  const scope = new NameScope();
  const names = new Map<TypeKey, string>();
  for (const { name } of types) names.set(typeKey(`${document}#/types/${name}`, 'given'), scope.take(pascalCase(name)));
  for (const { name, schema } of types) {
    const ref = `${document}#/types/${name}`;
    if (isDefaulted(model, schema)) names.set(typeKey(ref, 'received'), scope.take(`${pascalCase(name)}Received`));
  }
  memo.set(document, names);
  return names;
}
