import type { UsageOptions } from '@plugwright/kernel';
import type { Command } from 'commander';
import { Failure } from '../failure.ts';
import { operatorFile, shownIn } from './operator-file.ts';

/** What a person said about what plugins may take of the machine. */
export interface LimitsOptions {
  readonly limits?: string;
}

/** Add the option to a command. */
export function limitsOptions(command: Command): void {
  command.option('--limits <file>', 'what plugins may take of the machine, JSON or YAML (default: plugwright.limits.yaml or .json, if there)');
}

/**
 * What the operator gives to plugins, by the file that was named or the one of the workspace.
 * @throws Failure where the file cannot be used
 */
export async function usageOf({ limits }: LimitsOptions, root: string, at: (path: string) => string): Promise<{ readonly usage?: UsageOptions }> {
  const file = limits === undefined ? operatorFile(root, 'limits') : at(limits);
  if (file === undefined) return {};
  const { readLimitsFile } = await import('@plugwright/kernel');
  const { usage, diagnostics } = await readLimitsFile(file, shownIn(root, file));
  if (usage === undefined) throw new Failure(diagnostics);
  return { usage };
}
