import { admits, type Model } from '@plugwright/spec';
import { kernelId } from '../registry/upstreams.ts';

/** A range that a document wants one of its upstreams to be in. */
export interface RangeEdge {
  readonly importer: string;
  readonly upstream: string;
  readonly range: string;
  /** Where the range is written. */
  readonly pointer: string;
}

/** Every range that the documents of a model write: those of their imports, and a plugin's range of the kernel. */
export function rangeEdges(model: Model): readonly RangeEdge[] {
  const edges: RangeEdge[] = [];
  for (const document of model.documents.values()) {
    if (!('imports' in document)) continue;
    for (const { alias, document: upstream, range } of document.imports.values()) {
      edges.push({ importer: document.id, upstream, range, pointer: `/imports/${alias}/range` });
    }
    if (document.kind === 'plugin') edges.push({ importer: document.id, upstream: kernelId, range: document.kernel.range, pointer: '/kernel/range' });
  }
  return edges;
}

/** The ranges that exclude what their upstream becomes. */
export function excludedEdges(model: Model, next: ReadonlyMap<string, string>): readonly (RangeEdge & { readonly version: string })[] {
  return rangeEdges(model).flatMap((edge) => {
    const version = next.get(edge.upstream);
    return version === undefined || admits(edge.range, version) ? [] : [{ ...edge, version }];
  });
}
