import { isCurrent } from './is-current.ts';
import { parses } from './parses.ts';
import type { HandlerNames } from './signature.ts';

/** What became of a handler: its text, or why it was left alone. `offset` is where in the text the problem is. */
export type Maintained = { readonly text: string } | { readonly problem: 'syntax' | 'unclear'; readonly reason: string; readonly offset: number };

/**
 * Give a handler the signature and imports that its operation asks for, and nothing else: its body stays byte for
 * byte. After a rename `before` has the names that the operation went by.
 */
export async function maintainHandler(text: string, names: HandlerNames, before?: HandlerNames): Promise<Maintained> {
  if (before === undefined && isCurrent(text, names) && (await parses(text))) return { text };
  // ts-morph takes half a second to load and is not needed where no handler has to change.
  const { maintainByTree } = await import('./maintain-by-tree.ts');
  return maintainByTree(text, names, before);
}
