import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { pluginBed } from '../laid-plugins/lay-plugins.ts';
import { isOnPath } from '../test/system-parts.ts';
import { kernelSession, type Call } from './kernel-session.ts';
import type { Stranger } from './stranger.ts';

/** Whether this machine has what a sandbox needs, and what builds the launcher; where all is required, it has to. */
export const canConfine = (): boolean =>
  process.env['PLUGWRIGHT_REQUIRE_ALL'] === '1' ||
  (process.platform === 'linux' && ['bwrap', 'cargo', 'python3'].every((program) => isOnPath(program, process.env['PATH'] ?? '')));

/** A call, and what it has to answer. */
export type Expected = Call & { readonly output: unknown };

/** What was read back from the running code of each plugin, as the ledger has it. */
async function enforced(stranger: Stranger): Promise<ReadonlyMap<string, string>> {
  const { stdout } = await stranger.run('npx', ['plugwright', 'ledger', 'show', '--kind', 'start', '--json'], 60_000);
  const entries = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly plugin: string; readonly facts: { readonly enforced: string } });
  return new Map(entries.map(({ plugin, facts }) => [plugin, facts.enforced]));
}

/**
 * Runs the stranger's plugins and one in Python in sandboxes, with the launcher and the SDK that npm installed.
 * @throws {Error} where an answer is another one, or the ledger does not say that a sandbox holds both
 */
export async function runConfined(stranger: Stranger, own: Expected): Promise<void> {
  const laid = join(stranger.folder, '..', 'laid');
  (await pluginBed(laid)).lay({ id: 'in-python', language: 'python', isolation: 'process', operations: ['twice'] });
  const calls: readonly Expected[] = [own, { plugin: 'in-python', operation: 'twice', input: { number: 20 }, output: { number: 41 } }];
  const answers = await kernelSession(stranger, calls, ['plugins', laid, '--isolation', 'sandbox', '--grant', 'all-declared']);
  const started = await enforced(stranger);
  for (const [index, { plugin, operation, output }] of calls.entries()) {
    if (!isDeepStrictEqual(answers[index], output)) throw new Error(`${plugin}/${operation} answered ${JSON.stringify(answers[index])}`);
    if (started.get(plugin) !== 'sandbox') throw new Error(`${plugin} is held by ${String(started.get(plugin))}, not by a sandbox`);
  }
}
