import { logger, type Tree } from '@nx/devkit';
import { renderPretty, type Diagnostic } from '@plugwright/diagnostics';
import { colourWanted } from './colour.ts';

/** Print findings that do not stop a generator; nothing where there are none. */
export function showWarnings(tree: Tree, diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length === 0) return;
  logger.log(renderPretty(diagnostics, { source: (file) => tree.read(file, 'utf-8') ?? undefined, colour: colourWanted() }));
}
