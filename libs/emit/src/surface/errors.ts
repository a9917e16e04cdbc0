import type { ErrorEntry, MemberRef, Model, PluginDocument, Schema } from '@plugwright/spec';

/** An error with the document that declares it. */
export interface OwnedError {
  readonly document: string;
  readonly entry: ErrorEntry;
}

/** The errors that the operations of a plugin declare, each once, by code. */
export function declaredErrors(model: Model, plugin: PluginDocument): OwnedError[] {
  const refs = [...plugin.operations.values()].flatMap(({ errors }) => errors);
  return resolve(model, refs);
}

function resolve(model: Model, refs: readonly MemberRef[]): OwnedError[] {
  const byCode = new Map<string, OwnedError>();
  for (const { document, name } of refs) {
    const owner = model.documents.get(document);
    const entry = owner !== undefined && 'errors' in owner ? owner.errors.get(name) : undefined;
    if (entry !== undefined) byCode.set(entry.code, { document, entry });
  }
  return [...byCode.values()].sort((a, b) => (a.entry.code < b.entry.code ? -1 : 1));
}

/** Codes of a list of declared errors, `<document>/<name>`. */
export function errorCodes(model: Model, refs: readonly MemberRef[]): string[] {
  return refs.map(({ document, name }) => resolve(model, [{ document, name }])[0]?.entry.code ?? `${document}/${name}`);
}

/** The schema of an error's details: as declared, or an object of the placeholders of its message; undefined where it has neither. */
export function detailsSchema(entry: ErrorEntry): Schema | undefined {
  if (entry.details !== undefined) return entry.details;
  const names = [...new Set([...entry.message.matchAll(/\{([A-Za-z][A-Za-z0-9]*)\}/g)].map((match) => match[1] ?? ''))];
  if (names.length === 0) return undefined;
  return {
    type: 'object',
    required: names,
    properties: Object.fromEntries(names.map((name) => [name, { type: ['string', 'number'] }])),
  };
}
