import { checkedDocuments } from './checked-documents.ts';
import { documentNeeds, fileSource, loadWorkspace, readText, type ParsedDocument, type Workspace } from '@plugwright/spec';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SpecFacts } from './memory-file.ts';

/** What is remembered of a document. */
export function factsOf(document: ParsedDocument): SpecFacts | undefined {
  const { id, spec } = document.value;
  if (typeof id !== 'string' || typeof spec !== 'string') return undefined;
  return { id, kind: spec.split('/')[0] ?? '', needs: [...new Set(documentNeeds(document))].sort() };
}

/** The same of a spec on the disk; undefined where it cannot be read. */
export function factsOfFile(root: string, file: string): SpecFacts | undefined {
  let text: string;
  try {
    text = readFileSync(join(root, file), 'utf8');
  } catch {
    return undefined;
  }
  const { document } = readText(file, text);
  return document === undefined ? undefined : factsOf(document);
}

/** What is remembered of all specs; empty where a part of them could not be linked without the rest. */
export function allFacts(documents: readonly ParsedDocument[]): ReadonlyMap<string, SpecFacts> {
  const facts = new Map<string, SpecFacts>();
  for (const document of documents) {
    const fact = factsOf(document);
    // What came from a package is looked for again by a load of everything.
    if (fact === undefined || !document.file.startsWith('specs/')) return new Map();
    facts.set(document.file, fact);
  }
  return facts;
}

/** Read, check and link some specs of a workspace; they need nothing but each other. */
export async function loadFiles(root: string, files: readonly string[]): Promise<Workspace> {
  const checked = checkedDocuments(root);
  const workspace = await loadWorkspace({ own: [fileSource(root, files)], installed: [], ...(checked === undefined ? {} : { checked }) });
  checked?.save(false);
  return workspace;
}
