import { diagnose } from '@plugwright/diagnostics';
import type { ControlClient } from '@plugwright/kernel';
import { Failure } from '../failure.ts';

/**
 * Make sure that a list is not empty only because its plugin's name was mistyped.
 * @param plugin undefined where no single one was asked for
 * @throws Failure where the kernel has no such plugin
 */
export async function knownPlugin(client: ControlClient, plugin: string | undefined): Promise<void> {
  if (plugin === undefined || (await client.ps()).some(({ id }) => id === plugin)) return;
  throw new Failure([diagnose('kernel/unknown-plugin', { plugin })]);
}
