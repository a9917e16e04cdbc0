import { existsSync, statfsSync } from 'node:fs';
import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import type { Change } from '@plugwright/emit';

const block = 4096;

/** Bytes that a user may still write below a folder; infinity for a folder that only lives in memory. */
export function freeBytes(root: string): number {
  if (!existsSync(root)) return Infinity;
  const { bavail, bsize } = statfsSync(root);
  return bavail * bsize;
}

/** Bytes that writing a plan may take: every text in whole blocks, one block more a file for its directory entry. */
export function bytesOf(changes: readonly Change[]): number {
  let total = 0;
  for (const { text } of changes) if (text !== undefined) total += Math.ceil(Buffer.byteLength(text) / block) * block + block;
  return total;
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

/**
 * The finding `workspace/disk-full` when a plan would not fit. Nx writes the files itself and has no way back, so a
 * full disk has to be noticed before the first of them.
 */
export function spaceFor(changes: readonly Change[], free: number): Diagnostic | undefined {
  const [first] = changes;
  const needed = bytesOf(changes);
  if (first === undefined || needed <= free) return undefined;
  const hint = `${mebibytes(needed)} are needed for ${String(changes.length)} files, ${mebibytes(free)} are free.`;
  return diagnose('workspace/disk-full', { file: first.path }, { hints: [hint] });
}
