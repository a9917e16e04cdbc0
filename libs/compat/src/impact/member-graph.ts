import { below, upstreamMembers, type Model, type UpstreamMember } from '@plugwright/spec';
import type { MemberAt } from './member-at.ts';

/** The place of a type, by an absolute reference. */
export function typeAt(reference: string): MemberAt {
  const [document = '', name = ''] = reference.split('#/types/');
  return { document, member: below('/types', name) };
}

/** The place of an error by its code, `<document id>/<name>`. */
function errorAt(code: string): MemberAt {
  const slash = code.indexOf('/');
  return { document: code.slice(0, slash), member: below('/errors', code.slice(slash + 1)) };
}

/** The place of an event, by the document that holds it. */
export function eventAt(model: Model, document: string, name: string): MemberAt {
  return { document, member: below(model.contracts.has(document) ? '/events' : '/events/publishes', name) };
}

/** A member of a Model; each exists once a graph, so that walks compare identities instead of texts. */
export class MemberNode implements MemberAt {
  readonly document: string;
  readonly member: string;
  readonly #graph: MemberGraph;
  readonly #meaning: UpstreamMember;
  #next: readonly MemberNode[] | undefined;

  constructor(graph: MemberGraph, document: string, member: string, meaning: UpstreamMember) {
    this.#graph = graph;
    this.document = document;
    this.member = member;
    this.#meaning = meaning;
  }

  /** The members that this one names: types it refers to, errors it declares or extends, the contract event it is published as. */
  get next(): readonly MemberNode[] {
    this.#next ??= [...this.#meaning.types.map(typeAt), ...this.#meaning.errors.map(errorAt), ...this.#publishedAs()].flatMap(
      (at) => this.#graph.node(at) ?? [],
    );
    return this.#next;
  }

  #publishedAs(): readonly MemberAt[] {
    if (!this.member.startsWith('/events/publishes/')) return [];
    const { model } = this.#graph;
    const published = [...(model.plugins.get(this.document)?.publishes.values() ?? [])].find(({ pointer }) => pointer === this.member);
    return published?.event === undefined ? [] : [eventAt(model, published.event.document, published.event.name)];
  }
}

/** The members of a Model and what each leads to, worked out as they are asked for. */
export class MemberGraph {
  readonly model: Model;
  readonly #documents = new Map<string, ReadonlyMap<string, MemberNode>>();

  constructor(model: Model) {
    this.model = model;
  }

  /** The members of a document, by pointer; none where there is no such document. */
  nodes(id: string): ReadonlyMap<string, MemberNode> {
    const known = this.#documents.get(id);
    if (known !== undefined) return known;
    const document = this.model.documents.get(id);
    const members = document === undefined ? [] : [...upstreamMembers(document)];
    const nodes = new Map(members.map(([member, meaning]) => [member, new MemberNode(this, id, member, meaning)]));
    this.#documents.set(id, nodes);
    return nodes;
  }

  /** A member; undefined where the Model has none there. */
  node({ document, member }: MemberAt): MemberNode | undefined {
    return this.nodes(document).get(member);
  }
}
