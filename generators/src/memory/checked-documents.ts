import { join } from 'node:path';
import type { CheckedDocuments, ParsedDocument } from '@plugwright/spec';
import { digestOf } from './digest.ts';
import { ownCode } from './own-code.ts';
import { isForgetful, readSealed, writeSealed } from './sealed-file.ts';

/** Where it is kept, below the workspace. */
const checkedPath = '.plugwright/cache/checked.json';

/** What is known to be right, and a way to keep it for the next process. */
export interface CheckedStore extends CheckedDocuments {
  /** Keep what was asked for or added; with `all`, of everything else nothing. */
  save(all: boolean): void;
}

/** The code that this process runs. */
const running = ownCode();

/** The documents of a workspace that were checked before by the same code; undefined where nothing is to be remembered. */
export function checkedDocuments(root: string): CheckedStore | undefined {
  if (isForgetful() || running === undefined || ownCode() !== running) return undefined;
  const file = join(root, checkedPath);
  const stored = readSealed(file, running) as readonly string[] | undefined;
  const known = new Set(stored);
  const used = new Set<string>();
  let added = 0;
  const rowOf = (document: ParsedDocument): string => digestOf(`${document.file}\n${document.text}`);
  return {
    has(document) {
      const row = rowOf(document);
      if (known.has(row)) used.add(row);
      return known.has(row);
    },
    add(document) {
      added += 1;
      used.add(rowOf(document));
    },
    save(all) {
      if (process.env['NX_DRY_RUN'] === 'true' || (added === 0 && (!all || used.size === known.size))) return;
      writeSealed(file, running, [...(all ? used : new Set([...known, ...used]))]);
    },
  };
}
