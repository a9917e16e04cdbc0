import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from '../workspace/git.ts';
import { releasedFolder } from '../registry/released-path.ts';

interface Added {
  readonly commit: string;
  readonly blob: string;
}

/**
 * The blob that each released file had when it was first committed, as far as the history at hand goes back. The first
 * one counts, not the last: an edit that was committed is still an edit, and one that was taken back is none.
 */
async function firstCommitted(root: string): Promise<ReadonlyMap<string, Added> | undefined> {
  const prefix = (await git(root, ['rev-parse', '--show-prefix']))?.trim();
  const log = await git(root, ['log', '--diff-filter=A', '--no-renames', '--raw', '--no-abbrev', '-z', '--format=%x00%H', 'HEAD', '--', releasedFolder]);
  if (prefix === undefined || log === undefined) return undefined;
  const added = new Map<string, Added>();
  let commit = '';
  const parts = log.split('\0').filter((part) => part.trim() !== '');
  for (let index = 0; index < parts.length; index += 1) {
    const part = (parts[index] ?? '').trim();
    const blob = /^:0+ \d+ 0+ ([0-9a-f]+) A$/.exec(part)?.[1];
    if (blob === undefined) {
      commit = part;
      continue;
    }
    index += 1;
    const path = parts[index] ?? '';
    // Newest first, so the last one seen is the first one made.
    if (path.startsWith(prefix)) added.set(path.slice(prefix.length), { commit, blob });
  }
  return added;
}

function blobOf(content: Buffer, length: number): string {
  return createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${String(content.length)}\0`)
    .update(content)
    .digest('hex');
}

/** Findings for released files that were edited or deleted since they were committed; none where git does not know. */
export async function editedReleases(root: string): Promise<readonly Diagnostic[]> {
  const added = await firstCommitted(root);
  const diagnostics: Diagnostic[] = [];
  for (const [file, { commit, blob }] of [...(added ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!file.endsWith('.json')) continue;
    const start = { line: 1, column: 1, offset: 0 };
    const place = { span: { file, start, end: start } };
    const revision = commit.slice(0, 12);
    const content = await readFile(join(root, file)).catch(() => undefined);
    if (content === undefined) diagnostics.push(diagnose('release/released-removed', { file, revision }, place));
    else if (blobOf(content, blob.length) !== blob) diagnostics.push(diagnose('release/released-edited', { file, revision }, place));
  }
  return diagnostics;
}
