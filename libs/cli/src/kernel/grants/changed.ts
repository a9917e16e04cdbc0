import { userInfo } from 'node:os';
import { diagnose } from '@plugwright/diagnostics';
import type { ControlClient, GrantStatus } from '@plugwright/kernel';
import { Failure } from '../../failure.ts';
import { attached } from '../attach.ts';

/** Who is at the keyboard, for the ledger. */
export function operatorName(): string {
  return userInfo().username;
}

/**
 * Change a grant of the running kernel.
 * @throws Failure with the kernel's reason where it refuses
 */
export async function changed(cwd: string, change: (client: ControlClient) => Promise<GrantStatus>): Promise<GrantStatus> {
  const { CallError } = await import('@plugwright/kernel');
  return attached(cwd, async (client) => {
    try {
      return await change(client);
    } catch (error) {
      if (!(error instanceof CallError) || error.code === 'core/unavailable') throw error;
      throw new Failure([diagnose('grants/refused', { reason: error.message.replace(/\.$/, '') })]);
    }
  });
}
