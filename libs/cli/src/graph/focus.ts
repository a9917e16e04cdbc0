import type { Graph } from './graph.ts';

function reach(start: string, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set([start]);
  // A set may grow while it is walked; what is added is walked, too.
  for (const id of seen) for (const other of next.get(id) ?? []) seen.add(other);
  return seen;
}

function neighbours(graph: Graph, from: 'from' | 'to', to: 'from' | 'to'): Map<string, string[]> {
  const next = new Map<string, string[]>();
  for (const edge of graph.edges) {
    const known = next.get(edge[from]);
    if (known === undefined) next.set(edge[from], [edge[to]]);
    else known.push(edge[to]);
  }
  return next;
}

/** The part of a graph that one document depends on, or that depends on it, however indirectly. */
export function focusOn(graph: Graph, id: string): Graph {
  const below = reach(id, neighbours(graph, 'from', 'to'));
  const above = reach(id, neighbours(graph, 'to', 'from'));
  return {
    nodes: graph.nodes.filter((node) => below.has(node.id) || above.has(node.id)),
    edges: graph.edges.filter((edge) => (below.has(edge.from) && below.has(edge.to)) || (above.has(edge.from) && above.has(edge.to))),
  };
}
