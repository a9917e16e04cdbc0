import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A real document that nobody here wrote. */
export interface FoundDocument {
  /** Path from the workspace, with forward slashes; the document's identifier. */
  readonly id: string;
  readonly content: string;
}

/** Every document found, and how many were left out. */
export interface Found {
  readonly documents: readonly FoundDocument[];
  /** Files with the bytes of an earlier one: packages are often installed in several places. */
  readonly duplicates: number;
  /** Files over the size limit, empty ones, and those that could not be read. */
  readonly unfit: number;
  readonly bytes: number;
}

export interface Bounds {
  /** At most so many documents. */
  readonly limit: number;
  /** Larger files are left out; bytes. */
  readonly maxBytes: number;
}

const wanted = /^readme(?:[^.]*|.*\.(?:md|markdown|txt|html?))$|\.(?:md|markdown)$/i;

// Caches of tools stand under node_modules, too, but hold no packages.
function entered(entry: Dirent): boolean {
  return entry.isDirectory() && !entry.name.startsWith('.');
}

/** Paths of all Markdown files and READMEs below a folder, in order; symbolic links are not followed, so there are no loops. */
function* paths(folder: string): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entered(entry)) yield* paths(path);
    else if (entry.isFile() && wanted.test(entry.name)) yield path;
  }
}

/** Read every Markdown file and README below `folder`, each content once, in the order of their paths. */
export function findDocuments(root: string, folder: string, { limit, maxBytes }: Bounds): Found {
  const documents: FoundDocument[] = [];
  const seen = new Set<string>();
  let duplicates = 0;
  let unfit = 0;
  let bytes = 0;
  for (const path of paths(folder)) {
    if (documents.length >= limit) break;
    const { size } = statSync(path);
    if (size === 0 || size > maxBytes) {
      unfit += 1;
      continue;
    }
    const content = readFileSync(path);
    const digest = createHash('sha256').update(content).digest('base64');
    if (seen.has(digest)) {
      duplicates += 1;
      continue;
    }
    seen.add(digest);
    bytes += content.length;
    documents.push({ id: relative(root, path).split(sep).join('/'), content: content.toString('utf8') });
  }
  return { documents, duplicates, unfit, bytes };
}
