import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads a file of a workspace for a code frame; undefined where it cannot be read. */
export function sourceText(root: string): (file: string) => string | undefined {
  return (file) => {
    try {
      return readFileSync(join(root, file), 'utf8');
    } catch {
      return undefined;
    }
  };
}
