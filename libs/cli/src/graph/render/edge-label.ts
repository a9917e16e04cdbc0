import type { GraphEdge } from '../graph.ts';

/** What is written on an edge, without the names of its ends. */
export function edgeLabel(edge: GraphEdge): string {
  const members = edge.members.join(', ');
  switch (edge.kind) {
    case 'kernel':
    case 'imports':
      return [edge.range, members, edge.optional ? '(optional)' : ''].filter((part) => part !== undefined && part !== '').join(' ');
    case 'subscribes':
      return `receives ${members}`;
    case 'contributes':
      return `adds to ${members}`;
  }
}
