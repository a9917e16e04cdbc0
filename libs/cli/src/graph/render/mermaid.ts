import type { Graph, GraphNode } from '../graph.ts';
import { edgeLabel } from './edge-label.ts';

const brackets: Readonly<Record<GraphNode['kind'], readonly [string, string]>> = { kernel: ['{{', '}}'], contract: ['([', '])'], plugin: ['[', ']'] };

function quoted(text: string): string {
  return `"${text.replaceAll('#', '#35;').replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;')}"`;
}

/** The graph as a Mermaid flowchart. Nodes get numbers for names, because ids such as `end` are words of the language. */
export function renderMermaid(graph: Graph): string {
  const names = new Map(graph.nodes.map((node, index) => [node.id, `n${index}`]));
  const nodes = graph.nodes.map((node) => {
    const [open, close] = brackets[node.kind];
    return `  ${names.get(node.id) ?? ''}${open}${quoted(`${node.id} ${node.version}`)}${close}\n`;
  });
  const edges = graph.edges.map((edge) => {
    const arrow = edge.kind === 'subscribes' || edge.kind === 'contributes' ? '-.->' : '-->';
    return `  ${names.get(edge.from) ?? ''} ${arrow}|${quoted(edgeLabel(edge))}| ${names.get(edge.to) ?? ''}\n`;
  });
  return `flowchart LR\n${nodes.join('')}${edges.join('')}`;
}
