import { diagnose } from '@plugwright/diagnostics';
import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure } from '../failure.ts';
import { kernelRoot } from '../kernel/attach.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** How the state folder of a workspace is shown. */
const DEFAULT = '.plugwright/state';

/** The state folder that a command about the ledger means: the one named, else that of the workspace. */
export function stateFolder({ cwd }: Terminal, named: string | undefined): string {
  return named === undefined ? join(kernelRoot(cwd), '.plugwright', 'state') : resolve(cwd, named);
}

/**
 * The same, where there is a ledger in it.
 * @throws Failure where there is none
 */
export async function ledgerFolder(terminal: Terminal, named: string | undefined): Promise<string> {
  const { hasLedger } = await import('@plugwright/kernel');
  const folder = stateFolder(terminal, named);
  if (!hasLedger(folder)) throw new Failure([diagnose('ledger/absent', { folder: named ?? DEFAULT })]);
  return folder;
}

/**
 * The Ed25519 key in a file, as PEM.
 * @throws Failure where there is none
 */
export function keyOf({ cwd }: Terminal, file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    const pem = readFileSync(resolve(cwd, file), 'utf8');
    if (createPublicKey(pem).asymmetricKeyType !== 'ed25519') throw new Error('it is not an Ed25519 key');
    return pem;
  } catch (error) {
    throw new Failure([diagnose('ledger/key-unusable', { file, reason: error instanceof Error ? error.message : String(error) })]);
  }
}

/**
 * Do something with a ledger; what fails is said in one line.
 * @throws Failure
 */
export function withLedger<T>(state: string | undefined, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Failure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure([diagnose('kernel/state-unusable', { folder: state ?? DEFAULT, reason })]);
  }
}
