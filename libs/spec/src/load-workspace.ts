import { hasErrors, sortDiagnostics, type Diagnostic } from '@plugwright/diagnostics';
import type { CheckedDocuments } from './check/checked-documents.ts';
import { memberOf, objectOf, textOf } from './json/access.ts';
import { link } from './link/link.ts';
import { kernelId } from './link/rules/kernel-services.ts';
import type { Model } from './model/document.ts';
import type { ParsedDocument } from './read/parsed-document.ts';
import { readText } from './read/read-text.ts';
import type { DocumentSource } from './sources/document-source.ts';
import { folderSource } from './sources/folder.ts';
import { installedPackageSource } from './sources/installed-package.ts';

/** Where a workspace's documents come from. */
export interface WorkspaceSources {
  /** What the workspace itself writes: every document of it is checked. */
  readonly own: readonly DocumentSource[];
  /** Where imports that the workspace does not have are looked for; only what is needed is taken. */
  readonly installed: readonly DocumentSource[];
  /** Spares checks that were made before. */
  readonly checked?: CheckedDocuments;
}

/** A workspace that was read, checked and linked. */
export interface Workspace {
  /** Absent where there is any error. */
  readonly model?: Model;
  /** All findings of all files, in order. */
  readonly diagnostics: readonly Diagnostic[];
  /** The documents that could be read, the workspace's own first. */
  readonly documents: readonly ParsedDocument[];
}

/** The sources of a workspace on disk: its specs folder, and the packages it has installed. */
export function workspaceSources(root: string): WorkspaceSources {
  return { own: [folderSource(root)], installed: [installedPackageSource(root)] };
}

async function readAll(sources: readonly DocumentSource[]): Promise<{ readonly documents: ParsedDocument[]; readonly diagnostics: Diagnostic[] }> {
  const documents: ParsedDocument[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const source of sources) {
    const listing = await source.list();
    diagnostics.push(...listing.diagnostics);
    for (const { file, text } of listing.files) {
      const result = readText(file, text);
      diagnostics.push(...result.diagnostics);
      if (result.document !== undefined) documents.push(result.document);
    }
  }
  return { documents, diagnostics };
}

/** Ids that a document needs: what it imports, and the kernel for a plugin. */
export function documentNeeds(document: ParsedDocument): readonly string[] {
  const imports = Object.values(objectOf(document.value, 'imports')).flatMap((entry) => textOf(entry, 'contract') ?? textOf(entry, 'plugin') ?? []);
  return memberOf(document.value, 'kernel') === undefined ? imports : [...imports, kernelId];
}

/** The installed documents that the own ones need, directly or through each other. */
function needed(own: readonly ParsedDocument[], installed: readonly ParsedDocument[]): readonly ParsedDocument[] {
  const idOf = (document: ParsedDocument): string => textOf(document.value, 'id') ?? '';
  const have = new Set(own.map(idOf));
  const available = new Map(installed.map((document) => [idOf(document), document]));
  const taken: ParsedDocument[] = [];
  const queue = own.flatMap(documentNeeds);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const document = available.get(id);
    if (have.has(id) || document === undefined) continue;
    have.add(id);
    taken.push(document);
    queue.push(...documentNeeds(document));
  }
  return taken.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/**
 * Read, check and link a workspace: the folder at `root`, or any sources.
 * Every finding of every file is in the result; nothing is thrown for what stands in a document.
 */
export async function loadWorkspace(from: string | WorkspaceSources): Promise<Workspace> {
  const sources = typeof from === 'string' ? workspaceSources(from) : from;
  const own = await readAll(sources.own);
  const ids = new Set(own.documents.map((document) => textOf(document.value, 'id')));
  const complete = own.documents.flatMap(documentNeeds).every((id) => ids.has(id));
  const installed = complete ? { documents: [], diagnostics: [] } : await readAll(sources.installed);
  const documents = [...own.documents, ...needed(own.documents, installed.documents)];
  const linked = link(documents, sources.checked);
  const diagnostics = sortDiagnostics([...own.diagnostics, ...installed.diagnostics, ...linked.diagnostics]);
  const model = hasErrors(diagnostics) ? undefined : linked.model;
  return { ...(model === undefined ? {} : { model }), diagnostics, documents };
}
