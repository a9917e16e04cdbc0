import { diagnose } from '@plugwright/diagnostics';
import type { ControlClient } from '@plugwright/kernel';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { findRoot } from '../workspace/find-root.ts';

/** The folder whose kernel a command speaks to: the workspace, or the current folder outside of one. */
export function kernelRoot(cwd: string): string {
  return findRoot(cwd) ?? cwd;
}

/**
 * Work with the kernel that runs for the workspace around `cwd`.
 * @throws Failure with exit code 2 where none runs, with 1 where it goes away meanwhile
 */
export async function attached<T>(cwd: string, work: (client: ControlClient) => Promise<T>): Promise<T> {
  // Loaded when it is needed: it is the greater part of the start of a command.
  const { CallError, connectControl, controlSocketPath } = await import('@plugwright/kernel');
  const { client, diagnostics } = await connectControl(controlSocketPath(kernelRoot(cwd)));
  if (client === undefined) throw new Failure(diagnostics, exitCode.notRunning);
  try {
    return await work(client);
  } catch (error) {
    if (error instanceof CallError) throw new Failure([diagnose('kernel/control-unusable', { reason: error.message })]);
    throw error;
  } finally {
    client.close();
  }
}
