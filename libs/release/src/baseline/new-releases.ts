import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import type { Model, Released } from '@plugwright/spec';
import semver from 'semver';
import { changeLine } from '../gate/change-line.ts';
import { demandedBump, demanding } from '../gate/demanded.ts';
import type { Differ } from '../gate/differ.ts';
import { memberOf } from '../json.ts';
import { readReleased, type ReleasedDocument } from '../registry/read-released.ts';
import { releasedFolder } from '../registry/released-path.ts';
import { becomesMajor, effectiveBump, stepVersion } from '../versions/step.ts';
import { git } from '../workspace/git.ts';
import { ReleaseLoader } from './release-loader.ts';

/** Two versions of a document, one released after the other. */
interface Step {
  readonly older: Released;
  readonly newer: Released;
}

const shown = 10;

/** What was released before HEAD: of a pull request, what its target has. Undefined where git cannot tell. */
async function releasedBefore(root: string): Promise<ReadonlySet<string> | undefined> {
  const listed = await git(root, ['ls-tree', '-r', '-z', '--name-only', 'HEAD^1', '--', releasedFolder]);
  return listed === undefined ? undefined : new Set(listed.split('\0'));
}

/**
 * The steps to look at: those to new releases. What was released before was judged then, by the rules of its day, and
 * cannot be mended any more. All of them where git cannot tell.
 */
function stepsOf(versions: readonly Released[], before: ReadonlySet<string> | undefined): readonly Step[] {
  const steps = versions.slice(1).flatMap((newer, index): Step[] => {
    const older = versions[index];
    return older === undefined ? [] : [{ older, newer }];
  });
  return before === undefined ? steps : steps.filter(({ newer }) => !before.has(newer.file));
}

/** A major version that does not say what users must do. */
function lacksNotes({ older, newer }: Step, { parsed }: ReleasedDocument): boolean {
  const notes = memberOf(memberOf(memberOf(parsed.value, 'releases'), newer.version), 'breaking');
  return becomesMajor(older.version, newer.version) && notes === undefined;
}

/**
 * Findings for new releases of a workspace's own documents that no release makes: the version rises by less than what
 * changed since the one before it demands, or a major one has no notes. So nothing passes by writing its own baseline.
 */
export async function newReleases(root: string, own: ReadonlySet<string>, differ: Differ): Promise<readonly Diagnostic[]> {
  const registry = await readReleased(root);
  const before = await releasedBefore(root);
  const loader = new ReleaseLoader(root, registry);
  const modelOf = async (released: ReleasedDocument): Promise<Model | undefined> => {
    const parsed = await loader.closure(released);
    return parsed === undefined ? undefined : loader.linked(parsed);
  };
  const diagnostics: Diagnostic[] = [];
  for (const id of [...own].sort()) {
    for (const step of stepsOf(registry.versions.get(id) ?? [], before)) {
      const [older, newer] = [await registry.read(id, step.older.version), await registry.read(id, step.newer.version)];
      if (older === undefined || newer === undefined) continue;
      const place = { span: newer.parsed.spanOf('/version'), pointer: '/version' };
      const [from, to] = [older.version, newer.version];
      if (lacksNotes(step, newer)) {
        diagnostics.push(diagnose('release/released-by-hand', { file: newer.file, reason: `a major version after ${from} says what users must do` }, place));
      }
      const [old, current] = [await modelOf(older), await modelOf(newer)];
      if (old === undefined || current === undefined) continue;
      // Approvals are those of the released text; that they have expired since changes nothing about the release.
      const { documents } = await differ(old, current, { documents: [id], baselineOf: () => old });
      for (const diff of documents) {
        const needed = demandedBump(diff);
        if (needed === 'none' || !semver.lt(to, stepVersion(from, needed))) continue;
        const reason = `what changed since ${from} raises the ${effectiveBump(from, needed)}`;
        const hints = demanding(diff)
          .filter(({ bump }) => bump === needed)
          .slice(0, shown)
          .map(changeLine);
        diagnostics.push(diagnose('release/released-by-hand', { file: newer.file, reason }, { ...place, hints }));
      }
    }
  }
  return [...diagnostics, ...registry.diagnostics, ...loader.diagnostics];
}
