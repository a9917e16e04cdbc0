import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import semver from 'semver';
import type { DocumentSource, SourceFile, SourceListing } from './document-source.ts';

/** One released version of a document. */
export interface Released {
  readonly kind: string;
  readonly id: string;
  readonly version: string;
  /** Workspace-relative path. */
  readonly file: string;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    return [];
  }
}

/** Every released version in `registry/released/<kind>/<id>/<version>.json`, by kind, id and version, oldest first. */
export async function listReleased(root: string): Promise<readonly Released[]> {
  const folder = path.join(root, 'registry', 'released');
  const released: Released[] = [];
  for (const kind of await namesIn(folder)) {
    for (const id of await namesIn(path.join(folder, kind))) {
      const versions = (await namesIn(path.join(folder, kind, id))).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
      for (const version of versions.filter((name) => semver.valid(name) !== null).sort(semver.compare)) {
        released.push({ kind, id, version, file: `registry/released/${kind}/${id}/${version}.json` });
      }
    }
  }
  return released;
}

/** The last released version of each document; the baseline of a diff. With `pick`, another choice of one version each. */
export function releasedSource(root: string, pick: (versions: readonly Released[]) => Released | undefined = (versions) => versions.at(-1)): DocumentSource {
  return {
    async list(): Promise<SourceListing> {
      const files: SourceFile[] = [];
      const diagnostics: Diagnostic[] = [];
      const groups = Map.groupBy(await listReleased(root), (released) => `${released.kind}/${released.id}`);
      for (const versions of groups.values()) {
        const released = pick(versions);
        if (released === undefined) continue;
        try {
          files.push({ file: released.file, text: await readFile(path.join(root, released.file), 'utf8') });
        } catch {
          diagnostics.push(diagnose('spec/unreadable-file', { file: released.file, reason: 'it could not be opened' }));
        }
      }
      return { files: files.sort((a, b) => (a.file < b.file ? -1 : 1)), diagnostics };
    },
  };
}
