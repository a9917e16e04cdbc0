import { hasErrors } from '@plugwright/diagnostics';
import type { Intervention } from '@plugwright/kernel';
import { Failure } from '../failure.ts';
import { failureText } from '../terminal/failure-text.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { attached } from './attach.ts';

/** Have the running kernel do something to a plugin, and say what came of it. */
export async function intervened(terminal: Terminal, plugin: string, action: Intervention, done: string, reason?: string): Promise<void> {
  const failure = new Failure(await attached(terminal.cwd, (client) => client.intervene(plugin, action, reason)));
  if (hasErrors(failure.diagnostics)) throw failure;
  terminal.err(failureText(failure, terminal.paintErr, () => undefined));
  terminal.out(`${plugin} ${done}.\n`);
}
