import type { Model, SpecDocument } from '@plugwright/spec';

/** Id of the kernel document that plugins are linked to. */
export const kernelId = 'kernel';

function direct(document: SpecDocument): readonly string[] {
  if (!('imports' in document)) return [];
  const imported = [...document.imports.values()].map((edge) => edge.document);
  return document.kind === 'plugin' ? [...imported, kernelId] : imported;
}

/** Ids of all documents that one builds on, directly or through others, sorted; the kernel of a plugin counts. */
export function upstreamsOf(model: Model, id: string): readonly string[] {
  const found = new Set<string>();
  const queue = [id];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const document = model.documents.get(next);
    for (const upstream of document === undefined ? [] : direct(document)) {
      if (found.has(upstream) || upstream === id || !model.documents.has(upstream)) continue;
      found.add(upstream);
      queue.push(upstream);
    }
  }
  return [...found].sort();
}
