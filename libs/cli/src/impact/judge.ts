import type { AffectedPlugin, Bump, DocumentDiff, Impact, SpecChange } from '@plugwright/compat';
import { usedSurface, type Model } from '@plugwright/spec';
import { verdictOf } from '../diff/compare.ts';
import type { Verdict } from '../diff/verdict.ts';

/** A plugin that a change concerns, and what the change means for it. */
export interface JudgedPlugin extends AffectedPlugin {
  /** Whether what it uses of others broke; its own edits are not counted. */
  readonly verdict: Verdict;
  /** What changed for it: members of others that it uses, and its own surface where it changed through a shared type. */
  readonly changes: readonly SpecChange[];
  /** What its own next version has to raise. */
  readonly bump: Bump;
}

/** An impact with verdicts. */
export interface JudgedImpact {
  readonly changed: Impact['changed'];
  readonly affected: readonly JudgedPlugin[];
  readonly documents: readonly DocumentDiff[];
}

function within(pointer: string, member: string): boolean {
  return pointer === member || pointer.startsWith(`${member}/`);
}

function concerns({ member }: SpecChange, used: string): boolean {
  return member !== undefined && (within(member, used) || within(used, member));
}

/**
 * The members that a plugin uses of others, before and after, by document. A shared type is not judged by itself: what
 * it means depends on where it stands, and where it stands is judged.
 */
function usedMembers(models: readonly Model[], id: string): ReadonlyMap<string, ReadonlySet<string>> {
  const used = new Map<string, Set<string>>();
  for (const model of models.filter(({ plugins }) => plugins.has(id))) {
    const { imports, kernel } = usedSurface(model, id);
    for (const { document, members } of [...Object.values(imports), kernel]) {
      const pointers = used.get(document) ?? new Set();
      for (const pointer of Object.keys(members)) if (!pointer.startsWith('/types/')) pointers.add(pointer);
      used.set(document, pointers);
    }
  }
  return used;
}

/** Put the judgement of the spec diff beside each plugin that is concerned. */
export function judgeImpact({ changed, affected }: Impact, documents: readonly DocumentDiff[], models: readonly Model[]): JudgedImpact {
  const diffs = new Map(documents.map((diff) => [diff.document, diff]));
  const judged = affected.map((plugin): JudgedPlugin => {
    const own = diffs.get(plugin.document);
    const leaked = own?.changes.filter(({ via }) => via !== undefined && via.length > 0) ?? [];
    const upstream = plugin.cause === 'own' ? [] : [...usedMembers(models, plugin.document)];
    const used = upstream.flatMap(
      ([document, pointers]) => diffs.get(document)?.changes.filter((change) => [...pointers].some((pointer) => concerns(change, pointer))) ?? [],
    );
    const changes = [...used, ...leaked];
    return { ...plugin, changes, verdict: verdictOf(changes), bump: own?.bump ?? 'none' };
  });
  return { changed, affected: judged, documents };
}
