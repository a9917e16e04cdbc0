import type { ContractDocument, ImportEdge, KernelDocument, Model, PluginDocument } from '@plugwright/spec';
import type { Place } from '../graph/graph.ts';
import { placeOf } from '../graph/standing-graph.ts';
import { writtenUses, type WrittenUse } from './written-uses.ts';

type Linked = ContractDocument | KernelDocument | PluginDocument;

/** One document that another depends on, with everything that makes it so. */
export interface Reason {
  readonly document: string;
  readonly alias?: string;
  readonly range: string;
  readonly optional: boolean;
  readonly place: Place;
  readonly uses: readonly WrittenUse[];
}

/** Why a document depends on what, and who depends on it. */
export interface Explanation {
  readonly id: string;
  readonly kind: 'kernel' | 'contract' | 'plugin';
  readonly version: string;
  readonly place: Place;
  readonly dependsOn: readonly Reason[];
  /** Documents reached only through others: the ids from this document to that one, a shortest way. */
  readonly through: readonly (readonly string[])[];
  /** `document` is who depends on this one. */
  readonly usedBy: readonly Reason[];
}

function linked(model: Model, id: string): Linked | undefined {
  return model.plugins.get(id) ?? model.contracts.get(id) ?? model.kernels.get(id);
}

function importReason(document: Linked, edge: ImportEdge, named: string): Reason {
  const { alias, range, optional } = edge;
  return { document: named, alias, range, optional, place: placeOf(document, `/imports/${alias}`), uses: writtenUses(document, alias) };
}

function kernelReason(plugin: PluginDocument, named: string): Reason {
  const uses = plugin.kernel.services.map((service, index) => ({ member: `services/${service}`, places: [placeOf(plugin, `/kernel/services/${index}`)] }));
  return { document: named, range: plugin.kernel.range, optional: false, place: placeOf(plugin, '/kernel'), uses };
}

function dependencies(document: Linked): Reason[] {
  const imports = [...document.imports.values()].map((edge) => importReason(document, edge, edge.document));
  return document.kind === 'plugin' ? [kernelReason(document, 'kernel'), ...imports] : imports;
}

function dependents(model: Model, id: string): Reason[] {
  const others: Linked[] = [...model.kernels.values(), ...model.contracts.values(), ...model.plugins.values()];
  return others.flatMap((other) => {
    const imports = [...other.imports.values()].filter((edge) => edge.document === id).map((edge) => importReason(other, edge, other.id));
    return other.kind === 'plugin' && id === 'kernel' ? [kernelReason(other, other.id), ...imports] : imports;
  });
}

function upstreams(document: Linked): string[] {
  const ids = [...document.imports.values()].map((edge) => edge.document);
  return document.kind === 'plugin' ? ['kernel', ...ids] : ids;
}

/** Shortest ways to what is reached only through others, by breadth. */
function indirect(model: Model, start: Linked): string[][] {
  const ways = new Map<string, string[]>([[start.id, [start.id]]]);
  // A map may grow while it is walked; what is added is walked, too.
  for (const [id, way] of ways) {
    const document = linked(model, id);
    if (document === undefined) continue;
    for (const next of upstreams(document)) if (!ways.has(next)) ways.set(next, [...way, next]);
  }
  return [...ways.values()].filter((way) => way.length > 2);
}

/** The explanation of one document of the graph; undefined where there is no such plugin, contract or kernel. */
export function explain(model: Model, id: string): Explanation | undefined {
  const document = linked(model, id);
  if (document === undefined) return undefined;
  const { kind, version } = document;
  return {
    id,
    kind,
    version,
    place: placeOf(document, '/id'),
    dependsOn: dependencies(document),
    through: indirect(model, document),
    usedBy: dependents(model, id),
  };
}
