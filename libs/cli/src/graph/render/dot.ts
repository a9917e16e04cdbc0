import type { Graph, GraphNode } from '../graph.ts';
import { edgeLabel } from './edge-label.ts';

const shape: Readonly<Record<GraphNode['kind'], string>> = { kernel: 'house', contract: 'note', plugin: 'box' };

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** The graph in the DOT language of Graphviz; edges point at what is depended on, dashed where they order nothing. */
export function renderDot(graph: Graph): string {
  const nodes = graph.nodes.map((node) => `  ${quoted(node.id)} [label=${quoted(`${node.id} ${node.version}`)}, shape=${shape[node.kind]}];\n`);
  const edges = graph.edges.map((edge) => {
    const dashed = edge.kind === 'subscribes' || edge.kind === 'contributes' ? ', style=dashed' : '';
    return `  ${quoted(edge.from)} -> ${quoted(edge.to)} [label=${quoted(edgeLabel(edge))}${dashed}];\n`;
  });
  return `digraph plugwright {\n  rankdir=LR;\n${nodes.join('')}${edges.join('')}}\n`;
}
