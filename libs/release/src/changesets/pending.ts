import type { Bump } from '@plugwright/compat';
import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { parseChangesetFile } from '@changesets/parse';
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { higher } from '../versions/bump.ts';
import { handWritten, workspacePackages, type WorkspacePackage } from '../workspace/workspace-packages.ts';

/** Folder of the changesets. */
export const changesetFolder = '.changeset';

/** One changeset that waits for the next release. */
export interface PendingChangeset {
  /** Its file name without the ending. */
  readonly id: string;
  /** Workspace-relative path. */
  readonly file: string;
  readonly text: string;
  readonly summary: string;
  /** `document` where the package was emitted for one. */
  readonly releases: readonly { readonly package: string; readonly bump: Bump; readonly document?: string }[];
}

/** What the changesets of a workspace say. */
export interface Pending {
  /** The highest bump by document id. */
  readonly bumps: ReadonlyMap<string, Bump>;
  readonly changesets: readonly PendingChangeset[];
  readonly packages: readonly WorkspacePackage[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Files of the folder that are no changesets, as changesets itself has it. */
const others = new Set(['readme.md', 'agents.md', 'claude.md', 'gemini.md']);

function isChangeset(name: string): boolean {
  return name.endsWith('.md') && !name.startsWith('.') && !others.has(name.toLowerCase());
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter(({ name }) => isChangeset(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function at(file: string): { readonly span: NonNullable<Diagnostic['span']> } {
  const start = { line: 1, column: 1, offset: 0 };
  return { span: { file, start, end: start } };
}

function reasonOf(error: unknown): string {
  const [line = 'it could not be read'] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.replace(/^could not parse changeset - /, '').replace(/\.$/, '');
}

/** Read every changeset and say which document each raises how far. */
export async function pendingBumps(root: string): Promise<Pending> {
  const packages = await workspacePackages(root);
  const documents = new Map(packages.flatMap(({ name, document }) => (document === undefined ? [] : [[name, document] as const])));
  const published = new Set(handWritten(packages).map(({ name }) => name));
  const diagnostics: Diagnostic[] = [];
  const changesets: PendingChangeset[] = [];
  const bumps = new Map<string, Bump>();
  for (const entry of await entriesOf(join(root, changesetFolder))) {
    const { name } = entry;
    const file = `${changesetFolder}/${name}`;
    if (!entry.isFile()) {
      // Without a place: a frame would show what a link leads to.
      diagnostics.push(diagnose('release/bad-changeset', { file, reason: entry.isSymbolicLink() ? 'it is a link' : 'it is no file' }));
      continue;
    }
    let text: string;
    let parsed: ReturnType<typeof parseChangesetFile>;
    try {
      text = await readFile(join(root, file), 'utf8');
      parsed = parseChangesetFile(text);
    } catch (error) {
      diagnostics.push(diagnose('release/bad-changeset', { file, reason: reasonOf(error) }, at(file)));
      continue;
    }
    if (parsed.releases.length === 0) diagnostics.push(diagnose('release/empty-changeset', { file }, at(file)));
    const releases: { readonly package: string; readonly bump: Bump; readonly document?: string }[] = [];
    for (const { name: named, type: bump } of parsed.releases) {
      const document = documents.get(named);
      if (document === undefined && !published.has(named)) {
        diagnostics.push(diagnose('release/unknown-package', { file, name: named }, at(file)));
        continue;
      }
      releases.push({ package: named, bump, ...(document === undefined ? {} : { document }) });
      if (document !== undefined) bumps.set(document, higher(bump, bumps.get(document) ?? 'none'));
    }
    changesets.push({ id: name.slice(0, -'.md'.length), file, text, summary: parsed.summary, releases });
  }
  return { bumps, changesets, packages, diagnostics };
}
