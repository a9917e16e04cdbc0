/** A document that others depend on, or that depends on others. */
export interface GraphNode {
  readonly id: string;
  readonly kind: 'kernel' | 'contract' | 'plugin';
  readonly version: string;
  readonly title: string;
}

/**
 * Why one document is joined to another: it `imports` it, runs on that `kernel`, receives one of its events
 * (`subscribes`), or adds to one of its extension points (`contributes`). The last two order nothing at start.
 */
export type EdgeKind = 'kernel' | 'imports' | 'subscribes' | 'contributes';

/** A place in a file; both numbers count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** The version range, where the edge has one. */
  readonly range?: string;
  readonly optional: boolean;
  /** What is named on the edge: services, operations, an event, an extension point. */
  readonly members: readonly string[];
  readonly place: Place;
}

/** The standing graph of a workspace; nodes sorted by id, edges by both ends. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}
