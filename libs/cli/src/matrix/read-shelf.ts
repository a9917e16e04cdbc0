import { type DocumentVersion, meaningDigest, type Shelf } from '@plugwright/compat';
import type { Diagnostic } from '@plugwright/diagnostics';
import type { DocumentKind, ParsedDocument } from '@plugwright/spec';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The shelf of a workspace, and what of the registry could not be read. */
export interface ReadShelf {
  readonly shelf: Shelf;
  readonly diagnostics: readonly Diagnostic[];
}

const judged: ReadonlySet<string> = new Set(['plugin', 'contract', 'kernel']);

const textOf = (document: ParsedDocument, key: string): string => {
  const value = document.value[key];
  return typeof value === 'string' ? value : '';
};

/** The versions of its upstreams that a released document names; anything else than texts is left out. */
function resolvedOf(document: ParsedDocument): ReadonlyMap<string, string> {
  const released = document.value['x-released'];
  const resolved = typeof released === 'object' && released !== null && 'resolved' in released ? released['resolved'] : undefined;
  if (typeof resolved !== 'object' || resolved === null) return new Map();
  return new Map(Object.entries(resolved).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

async function releasedVersions(root: string): Promise<{ readonly versions: readonly DocumentVersion[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { listReleased, readText } = await import('@plugwright/spec');
  const versions: DocumentVersion[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { kind, id, version, file } of await listReleased(root)) {
    const read = readText(file, await readFile(join(root, file), 'utf8'));
    diagnostics.push(...read.diagnostics);
    if (read.document === undefined || !judged.has(kind)) continue;
    const { document } = read;
    versions.push({
      kind: kind as DocumentKind,
      id,
      label: version,
      version,
      isHead: false,
      document,
      resolved: resolvedOf(document),
      digest: meaningDigest(document.value),
    });
  }
  return { versions, diagnostics };
}

/** A working document, as the shelf sees it before it knows whether it is a release. */
interface Working {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly document: ParsedDocument;
  readonly digest: string;
}

function workingOf(document: ParsedDocument): readonly Working[] {
  const kind = textOf(document, 'spec').split('/')[0] ?? '';
  return judged.has(kind) ? [{ kind: kind as DocumentKind, id: textOf(document, 'id'), document, digest: meaningDigest(document.value) }] : [];
}

/**
 * The working documents that are not what was last released: they differ, or something they were released with does.
 * What was released stays as it was made; the working copy is made anew.
 */
function movedOn(working: readonly Working[], released: ReadonlyMap<string, readonly DocumentVersion[]>): ReadonlySet<string> {
  const moved = new Set(working.filter(({ id, digest }) => released.get(id)?.at(-1)?.digest !== digest).map(({ id }) => id));
  const dependsOnMoved = ({ id }: Working): boolean =>
    [...(released.get(id)?.at(-1)?.resolved ?? [])].some(([upstream, version]) => {
      const versions = released.get(upstream) ?? [];
      return moved.has(upstream) || versions.find(({ label }) => label === version)?.digest !== versions.at(-1)?.digest;
    });
  for (let before = -1; before !== moved.size;) {
    before = moved.size;
    for (const document of working) if (dependsOnMoved(document)) moved.add(document.id);
  }
  return moved;
}

/**
 * Every version of every document: the releases in the registry, and the working documents, which count as their last
 * release where they would be made the same.
 * @param next the version that a working document will be released as, by id
 */
export async function readShelf(root: string, documents: readonly ParsedDocument[], next: ReadonlyMap<string, string>): Promise<ReadShelf> {
  const { versions, diagnostics } = await releasedVersions(root);
  const shelf = new Map<string, DocumentVersion[]>();
  for (const version of versions) shelf.set(version.id, [...(shelf.get(version.id) ?? []), version]);
  const working = documents.flatMap(workingOf);
  const moved = movedOn(working, shelf);
  for (const { kind, id, document, digest } of working) {
    const released = shelf.get(id) ?? [];
    const last = released.at(-1);
    if (last !== undefined && !moved.has(id)) released[released.length - 1] = { ...last, document, isHead: true };
    else {
      const version = next.get(id) ?? textOf(document, 'version');
      released.push({ kind, id, label: 'head', version, isHead: true, document, resolved: new Map(), digest });
    }
    shelf.set(id, released);
  }
  return { shelf: new Map([...shelf].sort(([a], [b]) => (a < b ? -1 : 1))), diagnostics };
}
