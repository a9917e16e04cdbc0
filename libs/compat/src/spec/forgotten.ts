import { diagnose } from '@plugwright/diagnostics';
import type { Comparison } from './comparison.ts';

/** Report that former names of a member are no longer written down, so that it would count as another one. */
export function reportForgotten(comparison: Comparison, name: string, formerNames: readonly string[], pointer: string): void {
  const { source } = comparison.new.document;
  for (const former of formerNames) comparison.diagnostics.push(diagnose('spec/rename-forgotten', { name, former }, { span: source.spanOf(pointer), pointer }));
}
