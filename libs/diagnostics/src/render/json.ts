import type { Diagnostic } from '../diagnostic.ts';
import { countBySeverity, sortDiagnostics } from '../order.ts';

/** All findings as one JSON document: `{version, counts, diagnostics}`, sorted, with a final newline. */
export function renderJson(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify({ version: 1, counts: countBySeverity(diagnostics), diagnostics: sortDiagnostics(diagnostics) }, undefined, 2)}\n`;
}
