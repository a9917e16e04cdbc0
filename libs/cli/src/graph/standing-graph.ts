import type { ContractDocument, KernelDocument, Model, PluginDocument } from '@plugwright/spec';
import type { Graph, GraphEdge, GraphNode, Place } from './graph.ts';

type Linked = ContractDocument | KernelDocument | PluginDocument;

/** Where a pointer of a document was written. */
export function placeOf(document: Linked, pointer: string): Place {
  const { file, start } = document.source.spanOf(pointer);
  return { file, line: start.line, column: start.column };
}

function importEdges(document: Linked): GraphEdge[] {
  return [...document.imports.values()].map((edge) => ({
    from: document.id,
    to: edge.document,
    kind: 'imports',
    range: edge.range,
    optional: edge.optional,
    members: edge.operations,
    place: placeOf(document, `/imports/${edge.alias}`),
  }));
}

function pluginEdges(plugin: PluginDocument, kernels: ReadonlyMap<string, KernelDocument>): GraphEdge[] {
  const from = plugin.id;
  const kernel: GraphEdge[] = kernels.has('kernel')
    ? [{ from, to: 'kernel', kind: 'kernel', range: plugin.kernel.range, optional: false, members: plugin.kernel.services, place: placeOf(plugin, '/kernel') }]
    : [];
  const subscriptions = plugin.subscribes.map((subscription): GraphEdge => ({
    from,
    to: subscription.from.document,
    kind: 'subscribes',
    optional: false,
    members: [subscription.event],
    place: placeOf(plugin, subscription.pointer),
  }));
  const contributions = plugin.contributes.map((contribution): GraphEdge => ({
    from,
    to: contribution.to.document,
    kind: 'contributes',
    optional: false,
    members: [contribution.to.point],
    place: placeOf(plugin, contribution.pointer),
  }));
  return [...kernel, ...subscriptions, ...contributions];
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function linkedDocuments(model: Model): Linked[] {
  return [...model.kernels.values(), ...model.contracts.values(), ...model.plugins.values()];
}

/** Who is joined to whom, as the specs say it, whether anything changed or not. */
export function standingGraph(model: Model): Graph {
  const documents = linkedDocuments(model);
  const nodes = documents.map(({ id, kind, version, title }): GraphNode => ({ id, kind, version, title }));
  const edges = [...documents.flatMap(importEdges), ...[...model.plugins.values()].flatMap((plugin) => pluginEdges(plugin, model.kernels))];
  return {
    nodes: nodes.sort((a, b) => byText(a.id, b.id)),
    edges: edges.sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to) || byText(a.kind, b.kind) || byText(a.members.join(), b.members.join())),
  };
}
