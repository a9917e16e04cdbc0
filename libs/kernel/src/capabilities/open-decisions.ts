import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { DecidedLater } from './decided-later.ts';

/** What was decided while earlier kernels ran, or why it cannot be read. */
export function openDecisions(stateFolder: string | undefined): { readonly decided: DecidedLater } | { readonly diagnostic: Diagnostic } {
  try {
    return { decided: new DecidedLater(stateFolder) };
  } catch (error) {
    return { diagnostic: diagnose('grants/decisions-unreadable', { reason: error instanceof Error ? error.message : String(error) }) };
  }
}
