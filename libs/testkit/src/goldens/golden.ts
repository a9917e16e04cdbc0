import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Whether goldens and recordings are written instead of compared: `RECORD=1`. */
export function recording(environment: Readonly<Record<string, string | undefined>> = process.env): boolean {
  return environment['RECORD'] === '1';
}

/** Write a file whole or not at all. */
export function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${String(process.pid)}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).sort();
}

function firstDifference(expected: string, actual: string): string {
  const [before, after] = [expected.split('\n'), actual.split('\n')];
  const line = before.findIndex((text, index) => text !== after[index]);
  const at = line === -1 ? before.length : line;
  return `line ${String(at + 1)}\n  - ${before[at] ?? '(end)'}\n  + ${after[at] ?? '(end)'}`;
}

function complaintsOf(folder: string, actual: ReadonlyMap<string, string>): string[] {
  const complaints: string[] = [];
  for (const [path, text] of actual) {
    const file = join(folder, path);
    if (!existsSync(file)) complaints.push(`${path}: no golden yet`);
    else if (readFileSync(file, 'utf8') !== text) complaints.push(`${path}: ${firstDifference(readFileSync(file, 'utf8'), text)}`);
  }
  for (const path of filesBelow(folder)) if (!actual.has(path)) complaints.push(`${path}: nobody makes this golden any more`);
  return complaints;
}

/**
 * Compare files that were made with the goldens in a folder, all of them: a golden that nobody makes fails as well. Under
 * `RECORD=1` the folder is made to be what was made. Paths are relative to the folder, with forward slashes.
 * @throws Error that names each file with its first differing line.
 */
export function golden(folder: string | URL, actual: Readonly<Record<string, string>>): void {
  const root = folder instanceof URL ? fileURLToPath(folder) : folder;
  const made = new Map(Object.entries(actual));
  if (recording()) {
    for (const path of filesBelow(root)) if (!made.has(path)) rmSync(join(root, path));
    for (const [path, text] of made) writeWhole(join(root, path), text);
    return;
  }
  const complaints = complaintsOf(root, made);
  if (complaints.length > 0) throw new Error(`${String(complaints.length)} of the goldens differ; RECORD=1 writes them anew\n${complaints.join('\n')}`);
}

/** The folders of goldens below `root` that belong to none of the cases; a test expects none. */
export function orphanedCases(root: string | URL, cases: Iterable<string>): string[] {
  const folder = root instanceof URL ? fileURLToPath(root) : root;
  const known = new Set(cases);
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => !known.has(name))
        .sort()
    : [];
}
