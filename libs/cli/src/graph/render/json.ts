import type { Graph } from '../graph.ts';

/** The graph as JSON: `{ nodes, edges }`. */
export function renderGraphJson(graph: Graph): string {
  return `${JSON.stringify(graph, undefined, 2)}\n`;
}
