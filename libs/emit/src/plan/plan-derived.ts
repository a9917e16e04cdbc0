import { diagnose } from '@plugwright/diagnostics';
import { portalRoot } from '../artefacts/portal/portal.ts';
import { registryHead } from '../artefacts/registry/registry.ts';
import type { EmittedFile } from '../emitted-file.ts';
import { isObject } from '../text/plain.ts';
import { fileSpan } from './file-span.ts';
import { normaliseLines } from './ledger.ts';
import { markersOf, mergePart } from './markers.ts';
import { emptyPart, type Disk, type PlanPart } from './plan.ts';

const reason = 'the specs together';

/** Folders that hold nothing but what is derived here. `registry/released` and `registry/matrix.json` are others' and stay untouched. */
const derivedFolders = [registryHead, ...['plugin', 'contract', 'kernel', 'policy', 'gap'].map((kind) => `${portalRoot}/${kind}`)];

/**
 * Plan the files that follow from all documents together. They need no ledger, which every change would touch: nobody writes
 * in them by hand, and what is an orphan shows in the file itself.
 */
export function planDerived(files: readonly EmittedFile[], disk: Disk): PlanPart {
  const part = compareDerived(files, disk);
  const wanted = new Set(files.map(({ path }) => path));
  for (const folder of derivedFolders) {
    for (const path of disk.list(folder)) {
      if (!wanted.has(path) && isDerived(folder, path, disk)) part.changes.push({ kind: 'delete', path, reason: 'its document is gone' });
    }
  }
  return part;
}

/** The same for some of these files: nothing of the others is taken away. */
export function compareDerived(files: readonly EmittedFile[], disk: Disk): PlanPart {
  const part = emptyPart();
  for (const { path, text, ownership } of files) {
    const existing = disk.read(path);
    const current = existing === undefined ? undefined : normaliseLines(existing);
    const next = ownership === 'shared' ? mergePart(current, text, markersOf(path)) : text;
    if (next === undefined) part.diagnostics.push(diagnose('emit/markers-broken', { file: path }, { span: fileSpan(path) }));
    else if (current === next) part.unchanged += 1;
    else part.changes.push({ kind: existing === undefined ? 'create' : 'update', path, text: next, reason });
  }
  return part;
}

/** Whether a file is one of ours: right inside the folder, named for the document that it says it is about. */
function isDerived(folder: string, path: string, disk: Disk): boolean {
  const name = /^([a-z][a-z0-9-]*)\.json$/.exec(path.slice(folder.length + 1))?.[1];
  if (name === undefined) return false;
  try {
    const value: unknown = JSON.parse(disk.read(path) ?? '');
    return isObject(value) && value['id'] === name && typeof value['kind'] === 'string';
  } catch {
    return false;
  }
}
