import { hasErrors } from '@plugwright/diagnostics';
import type { ConfigOutcome } from '@plugwright/kernel';
import { Failure } from '../../failure.ts';
import { failureText } from '../../terminal/failure-text.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { planText } from './plan-text.ts';

/**
 * Say what became of a plan.
 * @throws Failure where something is wrong with it or with a plugin
 */
export function tellOutcome(outcome: ConfigOutcome, done: string, json: boolean, terminal: Terminal): void {
  const { plan, diagnostics, revision } = outcome;
  const failure = new Failure([...plan.diagnostics, ...diagnostics]);
  if (json) terminal.out(`${JSON.stringify(outcome, undefined, 2)}\n`);
  if (hasErrors(failure.diagnostics)) throw failure;
  if (json) return;
  terminal.err(failureText(failure, terminal.paintErr, () => undefined));
  terminal.out(`${planText(plan, terminal)}${done} Revision ${String(revision)} is in force.\n`);
}
