import type { JudgedImpact } from './judge.ts';

/** An impact for programs: one object, with a final newline; the changes of a plugin stand with their documents. */
export function renderJson({ changed, affected, documents }: JudgedImpact, base: string): string {
  const plugins = affected.map(({ changes, ...plugin }) => ({
    ...plugin,
    changes: changes.map(({ rule, document, member, level, message }) => ({ rule, document, member, level, message })),
  }));
  return `${JSON.stringify({ version: 1, base, changed, affected: plugins, documents }, undefined, 2)}\n`;
}
