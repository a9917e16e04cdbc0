import { readdirSync } from 'node:fs';
import { statFields } from './process-usage.ts';
import { textOf } from './run-name.ts';

const PARENT = 1;
const SESSION = 3;
/** How old a look at all processes may be; it takes about a millisecond. */
const FRESH_MS = 250;

interface Relation {
  readonly pid: number;
  readonly parent: number;
  readonly session: number;
}

let relations: readonly Relation[] = [];
let takenAt = -Infinity;

function everyProcess(fresh: boolean): readonly Relation[] {
  if (!fresh && performance.now() - takenAt < FRESH_MS) return relations;
  relations = readdirSync('/proc').flatMap((name): Relation[] => {
    const pid = Number(name);
    const fields = Number.isInteger(pid) ? statFields(pid) : undefined;
    return fields === undefined ? [] : [{ pid, parent: Number(fields[PARENT]), session: Number(fields[SESSION]) }];
  });
  takenAt = performance.now();
  return relations;
}

/** A process, what it started, and what is left of its session; `lately` is at most a quarter of a second ago. */
export function treeOf(root: number, when: 'now' | 'lately' = 'lately'): readonly number[] {
  const tree = new Set([root]);
  const all = everyProcess(when === 'now');
  for (const { pid, session } of all) if (session === root) tree.add(pid);
  for (let before = 0; before < tree.size;) {
    before = tree.size;
    for (const { pid, parent } of all) if (tree.has(parent)) tree.add(pid);
  }
  return [...tree];
}

/** The process at the end of a chain of children: what a wrapper runs. Looked at now. */
export function innermost(root: number): number {
  const child = childrenOf(root)[0];
  return child === undefined ? root : innermost(child);
}

/** Children of any thread of a process. */
function childrenOf(pid: number): readonly number[] {
  const folder = `/proc/${String(pid)}/task`;
  try {
    return readdirSync(folder).flatMap((thread) => {
      const text = textOf(`${folder}/${thread}/children`)?.trim() ?? '';
      return text === '' ? [] : text.split(' ').map(Number);
    });
  } catch {
    return [];
  }
}
