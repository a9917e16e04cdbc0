import { diagnose } from '@plugwright/diagnostics';
import { existsSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';

/** What an operator decides in a file of its own: `plugwright.<this>.yaml`, `.yml` or `.json`. */
export type OperatorFile = 'config' | 'grants' | 'limits';

const endings = ['yaml', 'yml', 'json'] as const;

/**
 * The file of a workspace, absolute; undefined where it has none.
 * @throws Failure where it has several, of which an operator would edit one and the kernel read the other
 */
export function operatorFile(root: string, what: OperatorFile): string | undefined {
  const [file, ...others] = endings.map((ending) => join(root, `plugwright.${what}.${ending}`)).filter((path) => existsSync(path));
  if (file === undefined || others.length === 0) return file;
  const names = [file, ...others].map((path) => basename(path)).join(' and ');
  throw new Failure([diagnose('cli/bad-argument', { problem: `There are ${names}, and it is not clear which counts: keep one` })], exitCode.usage);
}

/** How findings name a file: relative to the workspace where it lies in it. */
export function shownIn(root: string, file: string): string {
  const path = relative(root, file);
  return path.startsWith('..') ? file : path;
}
