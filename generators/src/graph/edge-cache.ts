import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Id of a downstream plugin and of a document whose used part changed. */
export type Edge = readonly [downstream: string, upstream: string];

function isEdge(value: unknown): value is Edge {
  return Array.isArray(value) && value.length === 2 && value.every((id) => typeof id === 'string');
}

/** The edges stored for a key; undefined when the file is absent, damaged or of another key. */
export function readEdges(file: string, key: string): readonly Edge[] | undefined {
  try {
    const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof stored !== 'object' || stored === null || !('key' in stored) || stored.key !== key) return undefined;
    return 'edges' in stored && Array.isArray(stored.edges) && stored.edges.every(isEdge) ? stored.edges : undefined;
  } catch {
    return undefined;
  }
}

/** Store the edges of a key. A cache that cannot be written costs time and nothing else, so a failure is ignored. */
export function writeEdges(file: string, key: string, edges: readonly Edge[]): void {
  try {
    const temporary = `${file}.${String(process.pid)}.tmp`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, JSON.stringify({ key, edges }));
    renameSync(temporary, file);
  } catch {
    return;
  }
}
