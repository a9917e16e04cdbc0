import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What an operator decides in a file of its own: `plugwright.<this>.yaml`, `.yml` or `.json`. */
export type OperatorFile = 'config' | 'grants' | 'limits';

const endings = ['yaml', 'yml', 'json'] as const;

/** The file of a workspace, absolute; undefined where it has none. */
export function operatorFile(root: string, what: OperatorFile): string | undefined {
  return endings.map((ending) => join(root, `plugwright.${what}.${ending}`)).find((file) => existsSync(file));
}

/** How findings name a file: relative to the workspace where it lies in it. */
export function shownIn(root: string, file: string): string {
  const path = relative(root, file);
  return path.startsWith('..') ? file : path;
}
