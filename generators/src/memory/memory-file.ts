import { join } from 'node:path';
import type { Diagnostic } from '@plugwright/diagnostics';
import { readSealed, writeSealed } from './sealed-file.ts';

/** What is known of a spec without parsing it. */
export interface SpecFacts {
  readonly id: string;
  readonly kind: string;
  /** Ids of the documents that it needs. */
  readonly needs: readonly string[];
}

/** What was true when a plan last found everything right, or was about to make it so. */
export interface Memory {
  /** Digest of the state of the files of a group, but for those in `contents`. */
  readonly groups: ReadonlyMap<string, string>;
  /** Digest of a file's content, empty where there must be none: for files that were to be written, or just had been. */
  readonly contents: ReadonlyMap<string, string>;
  /** Folder of a plugin to the digest of all that its files were emitted from. */
  readonly plugins: ReadonlyMap<string, string>;
  /** By file; empty where a plan of a part would not be the same as one of everything. */
  readonly specs: ReadonlyMap<string, SpecFacts>;
  /** Warnings about specs. */
  readonly warnings: readonly Diagnostic[];
}

/** Where it is kept, below the workspace. */
export const memoryPath = '.plugwright/cache/sync.json';

type Rows<T> = readonly (readonly [string, T])[];

/** The form on the disk: lists of pairs, in which no name means anything to JavaScript. */
interface Stored {
  readonly groups: Rows<string>;
  readonly contents: Rows<string>;
  readonly plugins: Rows<string>;
  readonly specs: Rows<SpecFacts>;
  readonly warnings: readonly Diagnostic[];
}

/** Read what is remembered; `key` stands for the code and the installed packages, and of others nothing is believed. */
export function readMemory(root: string, key: string): Memory | undefined {
  const stored = readSealed(join(root, memoryPath), key) as Stored | undefined;
  if (stored === undefined) return undefined;
  const { groups, contents, plugins, specs, warnings } = stored;
  return { groups: new Map(groups), contents: new Map(contents), plugins: new Map(plugins), specs: new Map(specs), warnings };
}

/** Remember. */
export function writeMemory(root: string, key: string, { groups, contents, plugins, specs, warnings }: Memory): void {
  const stored: Stored = { groups: [...groups], contents: [...contents], plugins: [...plugins], specs: [...specs], warnings };
  writeSealed(join(root, memoryPath), key, stored);
}
