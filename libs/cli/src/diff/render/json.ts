import type { Compared } from '../compare.ts';

/** A comparison for programs: one object, with a final newline. */
export function renderJson({ old, new: now, verdict, documents, diagnostics }: Compared): string {
  return `${JSON.stringify({ version: 1, old: old.label, new: now.label, verdict, documents, diagnostics }, undefined, 2)}\n`;
}
