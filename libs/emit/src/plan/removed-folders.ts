import { diagnose } from '@plugwright/diagnostics';
import type { Model } from '@plugwright/spec';
import { isSkeleton } from '../artefacts/handler-bodies/skeleton.ts';
import { pluginRoot } from '../plugin-input.ts';
import { fileSpan } from './file-span.ts';
import { findPart, markersOf } from './markers.ts';
import { contractFolder } from './plan-contract.ts';
import { isPluginOwned, pluginLedger } from './owned-paths.ts';
import { ledgerOf, type PackageFolder } from './package-folder.ts';
import { addPart, emptyPart, type Disk, type PlanPart } from './plan.ts';
import { reconcile } from './reconcile.ts';

/** What the folders of documents that are gone need, and which of them disappear as packages. */
export interface RemovedFolders {
  readonly part: PlanPart;
  /** Roots of the packages that are no more. */
  readonly gone: readonly string[];
}

/** The names of the folders right inside a folder. */
export function foldersIn(disk: Disk, folder: string): readonly string[] {
  if (disk.folders !== undefined) return disk.folders(folder);
  return [...new Set(disk.list(folder).flatMap((path) => (/^[^/]+(?=\/)/.exec(path.slice(folder.length + 1)) ?? []) as string[]))].sort();
}

/**
 * Folders that were emitted for a document which is not there any more: what the machine wrote goes, unless a
 * person wrote something beside it; then it all stays and they decide.
 */
export function planRemovedFolders(model: Model, disk: Disk, force: boolean): RemovedFolders {
  const part = emptyPart();
  const gone: string[] = [];
  for (const id of foldersIn(disk, 'plugins')) {
    const folder = pluginFolder(id, disk, force);
    if (model.plugins.has(id) || disk.read(`${folder.root}/${pluginLedger}`) === undefined) continue;
    const written = handwritten(folder);
    if (written.length > 0) {
      const hints = [`Written by hand: ${written.slice(0, 5).join(', ')}${written.length > 5 ? ` and ${String(written.length - 5)} more` : ''}.`];
      part.diagnostics.push(
        diagnose(
          'workspace/removed-with-handwritten-code',
          { plugin: id, folder: folder.root },
          { span: fileSpan(`${folder.root}/plugin.manifest.json`), hints },
        ),
      );
      continue;
    }
    addPart(part, planRemoval(folder));
    gone.push(folder.root);
  }
  for (const id of foldersIn(disk, 'libs/contracts')) {
    const folder = contractFolder(id, disk, force, `the document ${id}`);
    if (model.contracts.has(id) || model.kernels.has(id) || disk.read(`${folder.root}/${folder.ledger}`) === undefined) continue;
    addPart(part, planRemoval(folder));
    gone.push(folder.root);
  }
  return { part, gone };
}

/** The folder of a plugin, whether or not it still has a spec. */
export function pluginFolder(id: string, disk: Disk, force: boolean): PackageFolder {
  return {
    root: pluginRoot(id),
    ledger: pluginLedger,
    owned: isPluginOwned,
    disk,
    force,
    mend: `npx nx generate @plugwright/nx:plugin ${id} --remove --force`,
    reason: `the spec of ${id}`,
  };
}

/** Folders inside a plugin's that tasks write into; nothing in them is anybody's work. */
const outputs = /^(dist|node_modules|coverage|test-output|\.nx)\//;

/** The files of a plugin's folder that a person wrote, below it. */
function handwritten(folder: PackageFolder): string[] {
  const { root, disk } = folder;
  const { files } = ledgerOf(folder);
  return disk
    .list(root)
    .map((path) => path.slice(root.length + 1))
    .filter((path) => {
      if (files.has(path) ? path !== 'README.md' : path === pluginLedger || path === 'CHANGELOG.md' || outputs.test(path)) return false;
      const text = disk.read(`${root}/${path}`) ?? '';
      return path === 'README.md' ? outsideMarkers(path, text) !== '' : !isSkeleton(text);
    })
    .sort();
}

/** What a person wrote in a shared file. */
export function outsideMarkers(path: string, text: string): string {
  const part = findPart(text, markersOf(path));
  return (part.state === 'found' ? text.slice(0, part.start) + text.slice(part.end) : text).trim();
}

/** Delete what the machine wrote into a folder; an edited file is reported and then nothing is. */
export function planRemoval(folder: PackageFolder): PlanPart {
  const { root, ledger, disk, force, mend, reason } = folder;
  const read = ledgerOf(folder);
  const part = reconcile({ root, files: [], ledger: read, disk, force, mend, reason });
  if (part.diagnostics.length > 0) return part;
  const readme = `${root}/README.md`;
  const text = disk.read(readme);
  if (text !== undefined) {
    const rest = outsideMarkers(readme, text);
    part.changes.push(rest === '' ? { kind: 'delete', path: readme, reason } : { kind: 'update', path: readme, text: `${rest}\n`, reason });
  }
  for (const file of read.handlers.values()) {
    const path = `${root}/src/handlers/${file}`;
    const body = disk.read(path);
    if (body !== undefined && isSkeleton(body)) part.changes.push({ kind: 'delete', path, reason });
  }
  part.changes.push({ kind: 'delete', path: `${root}/${ledger}`, reason });
  return part;
}
