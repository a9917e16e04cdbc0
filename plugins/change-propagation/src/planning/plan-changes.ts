import { digestOf } from '../files/digest.ts';
import { FileTrouble } from '../files/file-trouble.ts';
import { mostBytes, type Folder } from '../files/folder.ts';
import type { Problem, Rule } from '../generated/types/change-propagation.ts';
import { globFits } from '../rules/glob.ts';
import { targetOf } from '../rules/placeholders.ts';
import { decidesWhole, transform } from '../transformations/transform.ts';
import { Untransformable } from '../transformations/untransformable.ts';
import { Drafts } from './draft.ts';
import { PlanLimit, type Planned, type PlannedChange } from './planned.ts';

async function follow(rule: Rule, path: string, drafts: Drafts): Promise<void> {
  const source = await drafts.source(path);
  if (source === undefined) return;
  const target = targetOf(rule.target, path);
  const draft = await drafts.target(target);
  const whole = decidesWhole(rule.transformation);
  if (draft.owner !== undefined || (whole && draft.rules.size > 0)) {
    throw new Untransformable(`"${target}" is decided by the rule ${draft.owner ?? [...draft.rules].join(', ')} already`);
  }
  const bytes = transform(rule.transformation, { path, source, current: whole ? undefined : draft.bytes });
  if (bytes.length > mostBytes) throw new Untransformable(`the result has more than ${String(mostBytes)} bytes`);
  if (whole) draft.owner = rule.id;
  draft.rules.add(rule.id);
  draft.sources.set(path, digestOf(source));
  drafts.keep(target, draft, bytes);
}

function changesOf(drafts: Drafts): PlannedChange[] {
  const sorted = [...drafts.targets].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.flatMap(([target, { old, bytes, rules, sources }]) => {
    if (bytes === undefined) return [];
    const before = old === undefined ? undefined : digestOf(old);
    const after = digestOf(bytes);
    if (before === after) return [];
    const kind = before === undefined ? ('create' as const) : ('update' as const);
    return [{ target, kind, rules: [...rules], sources: [...sources.keys()], ...(before === undefined ? {} : { before }), after, old, bytes }];
  });
}

/** What the token covers: every target before and after, each source as it is now, and the words of each rule. */
function tokenOf(changes: readonly PlannedChange[], drafts: Drafts, rules: readonly Rule[]): string {
  const wordings = new Map(rules.map((rule) => [rule.id, digestOf(JSON.stringify(rule))]));
  const covered = changes.map(({ target, before, after, rules: ids }) => [
    target,
    before ?? '',
    after,
    [...(drafts.targets.get(target)?.sources ?? [])],
    ids.map((id) => [id, wordings.get(id) ?? '']),
  ]);
  return digestOf(JSON.stringify(covered));
}

/**
 * What the rules would change of the files as they stand; nothing is written. Rules are followed in the order of their
 * ids, sources in that of their paths. Sources are read from the disk, not from what another rule would write.
 * @throws FileTrouble where the folder cannot be read, PlanLimit
 */
export async function planChanges(folder: Folder, rules: readonly Rule[], mostFiles: number): Promise<Planned> {
  const drafts = new Drafts(folder);
  const problems: Problem[] = [];
  const files = rules.length === 0 ? [] : await folder.list();
  for (const rule of rules.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const source of files.filter((path) => globFits(rule.source, path))) {
      try {
        await follow(rule, source, drafts);
      } catch (error) {
        if (!(error instanceof Untransformable || error instanceof FileTrouble)) throw error;
        problems.push({ rule: rule.id, source, reason: error.message });
      }
      if (drafts.targets.size > mostFiles || problems.length > mostFiles) throw new PlanLimit(`${String(mostFiles)} files in one plan`);
    }
  }
  const changes = changesOf(drafts);
  return { token: tokenOf(changes, drafts, rules), changes, problems };
}
