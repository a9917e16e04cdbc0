import { diagnose, type Diagnostic } from '@plugwright/diagnostics';

/**
 * What an operator decided holds at once, and is acknowledged without a finding when it also is on the disk.
 * @param written settles when it is, with the reason where it is not
 */
export async function unkept(plugin: string, written: Promise<string | undefined>): Promise<Diagnostic[]> {
  const reason = await written;
  return reason === undefined ? [] : [diagnose('kernel/not-kept', { plugin, reason })];
}
