import { below, canonicalJson, type Json, type PluginDocument } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { contributedAdded } from '../rules/extension-point/contributed-added.ts';
import { contributedRemoved } from '../rules/extension-point/contributed-removed.ts';
import { contributionNarrowed } from '../rules/extension-point/contribution-narrowed.ts';
import { contributionRewritten } from '../rules/extension-point/contribution-rewritten.ts';
import { contributionWidened } from '../rules/extension-point/contribution-widened.ts';
import { contributionsLimited } from '../rules/extension-point/contributions-limited.ts';
import { contributionsUnlimited } from '../rules/extension-point/contributions-unlimited.ts';
import { extensionPointAdded } from '../rules/extension-point/extension-point-added.ts';
import { extensionPointRemoved } from '../rules/extension-point/extension-point-removed.ts';
import { extensionPointRenamed } from '../rules/extension-point/extension-point-renamed.ts';
import { compareAccepting } from '../surface/compare-surface.ts';
import { compareGroup } from './group.ts';
import { differenceOf } from './lists.ts';

const group = { added: extensionPointAdded, removed: extensionPointRemoved, renamed: extensionPointRenamed };
const schemaRules = { narrowed: contributionNarrowed, widened: contributionWidened, rewritten: contributionRewritten };

/** Compare what others may contribute to a plugin. */
export async function compareExtensionPoints(comparison: Comparison<PluginDocument>): Promise<void> {
  const { extensionPoints: old } = comparison.old.document;
  const { extensionPoints: current } = comparison.new.document;
  for (const [before, after] of compareGroup(comparison, 'extension point', old, current, group)) {
    const surface = {
      what: `Extension point ${after.name}`,
      member: after.pointer,
      old: before.schema,
      new: after.schema,
      oldPointer: below(before.pointer, 'schema'),
      newPointer: below(after.pointer, 'schema'),
    };
    await compareAccepting(comparison, surface, schemaRules);
    if (before.many === after.many) continue;
    const at = { member: after.pointer, old: below(before.pointer, 'many'), new: below(after.pointer, 'many') };
    comparison.report(after.many ? contributionsUnlimited : contributionsLimited, { name: after.name }, at);
  }
}

/** The contributions of a plugin as texts, by the point that they go to. */
function contributed({ contributes }: PluginDocument): ReadonlyMap<string, { readonly items: readonly string[]; readonly pointer: string }> {
  return new Map(
    contributes.map(({ to, items, pointer }) => [`${to.document}.${to.point}`, { items: items.map((item: Json) => canonicalJson(item)), pointer }]),
  );
}

/** Compare what a plugin contributes to others. */
export function compareContributions(comparison: Comparison<PluginDocument>): void {
  const before = contributed(comparison.old.document);
  const after = contributed(comparison.new.document);
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const old = before.get(name);
    const current = after.get(name);
    const { added, removed } = differenceOf(old?.items ?? [], current?.items ?? []);
    const where = { member: current?.pointer ?? old?.pointer, old: old?.pointer, new: current?.pointer };
    if (added.length > 0) comparison.report(contributedAdded, { name, count: String(added.length) }, where);
    if (removed.length > 0) comparison.report(contributedRemoved, { name, count: String(removed.length) }, where);
  }
}
