import type { Paint } from '../../terminal/terminal.ts';
import type { Graph, GraphEdge, GraphNode } from '../graph.ts';
import { edgeLabel } from './edge-label.ts';

const headings: Readonly<Record<GraphNode['kind'], string>> = { kernel: 'Kernel', contract: 'Contracts', plugin: 'Plugins' };

function node(item: GraphNode, edges: readonly GraphEdge[], paint: Paint): string {
  const lines = edges.map((edge, index) => {
    const branch = index === edges.length - 1 ? '└─' : '├─';
    return `    ${paint('dim', branch)} ${edge.to}  ${paint('dim', edgeLabel(edge))}`.trimEnd();
  });
  return [`  ${paint('bold', item.id)} ${item.version}`, ...lines].map((line) => `${line}\n`).join('');
}

/** The graph for people: every document with what it depends on below it. */
export function renderTree(graph: Graph, paint: Paint): string {
  const outgoing = new Map<string, GraphEdge[]>(graph.nodes.map(({ id }) => [id, []]));
  for (const edge of graph.edges) outgoing.get(edge.from)?.push(edge);
  const groups = (['kernel', 'contract', 'plugin'] as const).map((kind) => {
    const items = graph.nodes.filter((item) => item.kind === kind);
    if (items.length === 0) return '';
    return `${paint('cyan', headings[kind])}\n${items.map((item) => node(item, outgoing.get(item.id) ?? [], paint)).join('')}`;
  });
  return groups.filter((group) => group !== '').join('\n');
}
