import type { PluginDocument } from '@plugwright/spec';
import { keyOf, type MemberAt } from './member-at.ts';
import type { MemberGraph, MemberNode } from './member-graph.ts';
import { ownUses, type OwnUse } from './own-uses.ts';

/** What a plugin reaches of the documents of others, and by which way. */
export interface Reach {
  /** The members reached, by `keyOf`; the plugin's own are not among them. */
  readonly members: ReadonlyMap<string, MemberAt>;
  /** A shortest way from a reached member back to the plugin: the member first, the plugin's own use last. */
  chainOf(key: string): readonly MemberAt[];
}

/** Whether a use is one of the plugin's types or errors, which mean little to a reader unless nothing else explains the way. */
function isInner({ pointer }: OwnUse): boolean {
  return pointer.startsWith('/types/') || pointer.startsWith('/errors/');
}

/** A walk from a plugin's own uses to everything that they lead to: breadth first, so that the first way to a member is a shortest one. */
export class Walk {
  readonly #graph: MemberGraph;
  readonly #plugin: PluginDocument;
  /** What led to a member: another one, or a line of the plugin, which is no key here. */
  readonly #cameFrom = new Map<MemberAt, MemberAt | undefined>();
  readonly #queue: MemberNode[] = [];
  #done = 0;

  constructor(graph: MemberGraph, plugin: PluginDocument) {
    this.#graph = graph;
    this.#plugin = plugin;
    const uses = [...ownUses(graph.model, plugin)];
    this.#from(uses.filter((use) => !isInner(use)));
    this.#from(uses.filter(isInner));
  }

  #visit(node: MemberNode, from: MemberAt | undefined): void {
    if (this.#cameFrom.has(node)) return;
    this.#cameFrom.set(node, from);
    this.#queue.push(node);
  }

  #from(uses: readonly OwnUse[]): void {
    const { id } = this.#plugin;
    for (const { pointer, leadsTo } of uses) {
      for (const at of leadsTo) {
        const node = this.#graph.node(at);
        if (node !== undefined) this.#visit(node, at.document === id && at.member === pointer ? undefined : { document: id, member: pointer });
      }
    }
    for (; this.#done < this.#queue.length; this.#done += 1) {
      const node = this.#queue[this.#done];
      if (node !== undefined) for (const next of node.next) this.#visit(next, node);
    }
  }

  /** Those of the given members that the walk passed, without the plugin's own. */
  passed(members: ReadonlySet<MemberAt>): readonly MemberNode[] {
    return this.#queue.filter((node) => node.document !== this.#plugin.id && members.has(node));
  }

  reached(): Reach {
    const nodes = this.#queue.filter(({ document }) => document !== this.#plugin.id);
    const members = new Map(nodes.map((node) => [keyOf(node), node]));
    return {
      members,
      chainOf: (key) => {
        const node = members.get(key);
        return node === undefined ? [] : this.chainOf(node);
      },
    };
  }

  /** The way from a member that was passed back to the plugin. */
  chainOf(node: MemberNode): readonly MemberAt[] {
    const chain: MemberAt[] = [];
    for (let at: MemberAt | undefined = node; at !== undefined; at = this.#cameFrom.get(at)) {
      chain.push({ document: at.document, member: at.member });
    }
    return chain;
  }
}
