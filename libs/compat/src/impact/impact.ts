import type { Model, PluginDocument } from '@plugwright/spec';
import { changedDocuments, type ChangedDocument, type ChangeKind } from './changed-members.ts';
import { byPlace, keyOf, type MemberAt } from './member-at.ts';
import { MemberGraph } from './member-graph.ts';
import { Walk, type Reach } from './reach.ts';

/** One member of an upstream that a plugin uses and that is not what it was. */
export interface HitMember extends MemberAt {
  /** `reached`: the member is what it was, but only now used, or no longer, because of another one. */
  readonly change: ChangeKind | 'reached';
  /** From the member, through shared types, to the plugin's own line that leads to it. */
  readonly chain: readonly MemberAt[];
}

/** A plugin that a change concerns. */
export interface AffectedPlugin {
  readonly document: string;
  readonly kind: 'plugin';
  /** `own`: its own spec was edited. `upstream`: what it uses of others changed. */
  readonly cause: 'own' | 'upstream' | 'both';
  /** The chain of the first member; empty where only its own spec was edited. */
  readonly chain: readonly MemberAt[];
  readonly members: readonly HitMember[];
}

/** What changed between two Models, and whom it concerns. */
export interface Impact {
  readonly changed: readonly ChangedDocument[];
  /** By id; the plugins that `nx affected` names. */
  readonly affected: readonly AffectedPlugin[];
}

class Impacts {
  readonly #old: MemberGraph;
  readonly #new: MemberGraph;
  readonly #changes = new Map<string, ChangeKind>();
  readonly #edited: ReadonlySet<string>;
  /** Members of the new Model that changed. */
  readonly #changedNodes = new Set<MemberAt>();
  /** Those that lead elsewhere than before. */
  readonly #rewired = new Set<MemberAt>();
  readonly #servicesChanged: boolean;

  constructor(old: Model, now: Model, changed: readonly ChangedDocument[]) {
    this.#old = new MemberGraph(old);
    this.#new = new MemberGraph(now);
    this.#edited = new Set(changed.filter(({ edited }) => edited).map(({ document }) => document));
    // A plugin lists services by name, so that what it uses of them grows and shrinks without an edit of its own.
    this.#servicesChanged = changed.some(({ kind, members }) => kind === 'kernel' && members.some(({ change }) => change !== 'changed'));
    for (const document of changed) this.#note(document);
  }

  #note({ document, edited, members }: ChangedDocument): void {
    for (const { member, change } of members) {
      this.#changes.set(keyOf({ document, member }), change);
      const node = this.#new.node({ document, member });
      if (node !== undefined) this.#changedNodes.add(node);
    }
    if (!edited) return;
    for (const node of this.#new.nodes(document).values()) {
      const [before, after] = [this.#old.node(node)?.next ?? [], node.next].map((next) => next.map(keyOf).sort().join(' '));
      if (before !== after) this.#rewired.add(node);
    }
  }

  of(plugin: PluginDocument): AffectedPlugin | undefined {
    const edited = this.#edited.has(plugin.id);
    const members = this.#hits(plugin, edited);
    if (members.length === 0 && !edited) return undefined;
    const cause = members.length === 0 ? 'own' : edited ? 'both' : 'upstream';
    return { document: plugin.id, kind: 'plugin', cause, chain: members[0]?.chain ?? [], members };
  }

  #hits(plugin: PluginDocument, edited: boolean): readonly HitMember[] {
    const before = this.#old.model.plugins.get(plugin.id);
    if (before === undefined) return [];
    const walk = new Walk(this.#new, plugin);
    // Where the plugin is what it was and nothing on its ways leads elsewhere, the walk through the old Model would be the same.
    if (!edited && !this.#servicesChanged && walk.passed(this.#rewired).length === 0) {
      const hits = walk.passed(this.#changedNodes).map((node) => ({ node, change: this.#changes.get(keyOf(node)) ?? 'changed' }));
      return hits.map(({ node, change }) => ({ document: node.document, member: node.member, change, chain: walk.chainOf(node) })).sort(byPlace);
    }
    const [was, is] = [new Walk(this.#old, before).reached(), walk.reached()];
    const places = new Map<string, MemberAt>([...was.members, ...is.members]);
    return [...places.keys()].flatMap((key) => this.#hit(key, places.get(key), was, is, edited) ?? []).sort(byPlace);
  }

  #hit(key: string, at: MemberAt | undefined, was: Reach, is: Reach, edited: boolean): HitMember | undefined {
    const moved = was.members.has(key) !== is.members.has(key);
    const change = this.#changes.get(key) ?? (moved ? 'reached' : undefined);
    // What an edited plugin newly uses or no longer uses is its own doing, unless the member itself came or went.
    if (at === undefined || change === undefined || (edited && moved && (change === 'changed' || change === 'reached'))) return undefined;
    return { document: at.document, member: at.member, change, chain: (is.members.has(key) ? is : was).chainOf(key) };
  }
}

/** Plugins whose documents, or those they depend on however far away, include one of the given. */
function concerned(model: Model, changed: ReadonlySet<string>): readonly PluginDocument[] {
  const known = new Map<string, boolean>();
  const reaches = (id: string): boolean => {
    const answer = known.get(id);
    if (answer !== undefined) return answer;
    // Import cycles are refused before there is a Model; this only keeps the walk finite.
    known.set(id, changed.has(id));
    const document = model.documents.get(id);
    const imports = document !== undefined && 'imports' in document ? [...document.imports.values()].map((edge) => edge.document) : [];
    const upstreams = document?.kind === 'plugin' ? ['kernel', ...imports] : imports;
    const result = changed.has(id) || upstreams.some(reaches);
    known.set(id, result);
    return result;
  };
  return [...model.plugins.values()].filter(({ id }) => reaches(id));
}

/**
 * Whom the difference of two Models concerns and why: a plugin whose own spec was edited, or whose used surface differs.
 * Pure; prose of an upstream concerns nobody.
 */
export function impact(old: Model, now: Model): Impact {
  const changed = changedDocuments(old, now);
  if (changed.length === 0) return { changed, affected: [] };
  const impacts = new Impacts(old, now, changed);
  // Edited prose of a contract or of the kernel leads nowhere; an edited plugin is concerned itself.
  const leading = changed.filter(({ kind, members }) => kind === 'plugin' || members.length > 0);
  const plugins = concerned(now, new Set(leading.map(({ document }) => document)));
  const affected = plugins.flatMap((plugin) => impacts.of(plugin) ?? []);
  return { changed, affected: affected.sort((a, b) => (a.document < b.document ? -1 : 1)) };
}
