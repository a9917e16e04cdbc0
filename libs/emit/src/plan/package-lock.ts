import { diagnose } from '@plugwright/diagnostics';
import { isObject } from '../text/plain.ts';
import { emptyPart, type Disk, type PlanPart } from './plan.ts';

/** A package of the workspace that is emitted: its folder and its package.json. */
export interface WorkspacePackage {
  readonly root: string;
  readonly json: Readonly<Record<string, unknown>>;
}

const file = 'package-lock.json';
const collator = new Intl.Collator('en');

/** Members of a package.json that npm copies into the lock file, after `name`, `version` and `license`. */
const copied = ['dependencies', 'devDependencies', 'engines'] as const;

/**
 * Bring the entries of emitted packages in package-lock.json up to date, as npm itself would write them, so that
 * `npm ci` passes right after generating. Nothing to do in a workspace without the file. `gone` are folders of packages that are removed.
 */
export function planPackageLock(disk: Disk, packages: readonly WorkspacePackage[], gone: readonly string[] = []): PlanPart {
  const part = emptyPart();
  const text = disk.read(file);
  if (text === undefined) return part;
  const lock = parse(text);
  if (typeof lock === 'string') {
    part.diagnostics.push(diagnose('emit/lock-unreadable', { reason: lock }));
    return part;
  }
  const entries = lock.packages;
  const before = JSON.stringify(entries);
  for (const workspacePackage of packages) setEntries(entries, workspacePackage);
  const left = Object.entries(entries).filter(
    ([key, value]) => !gone.some((root) => key === root || (isObject(value) && value['link'] === true && value['resolved'] === root)),
  );
  if (left.length === Object.keys(entries).length && JSON.stringify(entries) === before) {
    part.unchanged += 1;
    return part;
  }
  lock.whole['packages'] = Object.fromEntries(left.sort(([a], [b]) => collator.compare(a, b)));
  const indent = /^\{\r?\n([ \t]+)/.exec(text)?.[1] ?? 2;
  part.changes.push({
    kind: 'update',
    path: file,
    text: `${JSON.stringify(lock.whole, null, indent)}\n`,
    reason: 'the entries of emitted packages',
  });
  return part;
}

function parse(text: string): { whole: Record<string, unknown>; packages: Record<string, unknown> } | string {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch (error) {
    return error instanceof Error ? error.message : 'it is not JSON';
  }
  if (!isObject(whole) || !isObject(whole['packages'])) return 'it has no packages (lockfileVersion 2 or 3 is needed)';
  return { whole, packages: { ...whole['packages'] } };
}

function setEntries(entries: Record<string, unknown>, { root, json }: WorkspacePackage): void {
  const name = String(json['name']);
  const entry: Record<string, unknown> = { name, version: json['version'] };
  if (json['license'] !== undefined) entry['license'] = json['license'];
  for (const member of copied) {
    const value = json[member];
    if (isObject(value) && Object.keys(value).length > 0) entry[member] = Object.fromEntries(Object.entries(value).sort(([a], [b]) => collator.compare(a, b)));
  }
  const link = `node_modules/${name}`;
  // Equal entries keep their place and bytes, whatever order a person's npm gave them.
  if (JSON.stringify(entries[root]) !== JSON.stringify(entry)) entries[root] = entry;
  const linked = { resolved: root, link: true };
  if (JSON.stringify(entries[link]) !== JSON.stringify(linked)) entries[link] = linked;
}

/** The version of a package that the lock file holds for a workspace package: its own copy, or the one at the top. */
export function lockedVersions(disk: Disk): (root: string, name: string) => string | undefined {
  const text = disk.read(file);
  const lock = text === undefined ? undefined : parse(text);
  if (lock === undefined || typeof lock === 'string') return () => undefined;
  return (root, name) => {
    for (const key of [`${root}/node_modules/${name}`, `node_modules/${name}`]) {
      const entry = Object.hasOwn(lock.packages, key) ? lock.packages[key] : undefined;
      if (isObject(entry) && typeof entry['version'] === 'string') return entry['version'];
    }
    return undefined;
  };
}
