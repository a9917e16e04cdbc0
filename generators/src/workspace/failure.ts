import { renderPretty, sortDiagnostics, type Diagnostic } from '@plugwright/diagnostics';
import { colourWanted } from './colour.ts';

/**
 * What a generator throws when the user has to do something: the rendered findings and nothing else. It has no stack,
 * because Nx offers to print one where it finds one.
 */
export class GeneratorFailure extends Error {
  /** The findings behind the message. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(title: string, diagnostics: readonly Diagnostic[], source: (file: string) => string | undefined = () => undefined) {
    super(`${title}\n\n${renderPretty(sortDiagnostics(diagnostics), { source, colour: colourWanted() })}`);
    this.name = 'GeneratorFailure';
    this.diagnostics = diagnostics;
    delete (this as Error).stack;
  }
}
