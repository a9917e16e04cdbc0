import { link, readText, type Model } from '@plugwright/spec';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const specs = path.join(import.meta.dirname, '..', '..', '..', 'specs');

/** The specs of this repository, by file name. */
export function referenceTexts(): Readonly<Record<string, string>> {
  const files = readdirSync(specs, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return Object.fromEntries(files.sort().map((file) => [path.basename(file), readFileSync(path.join(specs, file), 'utf8')]));
}

/** The Model of some spec texts; undefined where they have errors. */
export function modelOfTexts(texts: Readonly<Record<string, string>>): Model | undefined {
  const documents = Object.entries(texts).map(([file, text]) => readText(file, text).document);
  return documents.every((document) => document !== undefined) ? link(documents).model : undefined;
}
