import { readText } from '../src/read/read-text.ts';
import { link, type LinkResult } from '../src/link/link.ts';
import type { Model } from '../src/model/document.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const base = path.join(import.meta.dirname, '..', 'corpus');

/** The text of a sound document of the corpus. */
export function corpusText(name: string): string {
  return readFileSync(path.join(base, name), 'utf8');
}

/** The sound workspace of the corpus, with some of its files replaced or added. */
export function linkCorpus(changes: Readonly<Record<string, string>> = {}): LinkResult {
  const files: Record<string, string> = {};
  for (const name of ['base/kernel.kernel.yaml', 'base/core.contract.yaml', 'base/store.plugin.yaml', 'sound/sample.plugin.yaml'])
    files[name] = corpusText(name);
  const documents = Object.entries({ ...files, ...changes }).flatMap(([file, text]) => {
    const { document, diagnostics } = readText(file, text);
    if (document === undefined) throw new Error(JSON.stringify(diagnostics));
    return [document];
  });
  return link(documents);
}

/** The Model of that workspace; the findings are thrown where there is none. */
export function corpusModel(changes: Readonly<Record<string, string>> = {}): Model {
  const { model, diagnostics } = linkCorpus(changes);
  if (model === undefined) throw new Error(diagnostics.map((diagnostic) => `${diagnostic.code} ${diagnostic.message}`).join('\n'));
  return model;
}
