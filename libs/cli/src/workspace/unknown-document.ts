import { diagnose, nearMiss } from '@plugwright/diagnostics';
import { Failure } from '../failure.ts';

/** What a command says of an id that no spec has. */
export function unknownDocument(id: string, ids: Iterable<string>): Failure {
  const near = nearMiss(id, ids);
  return new Failure([diagnose('cli/unknown-document', { id }, near === undefined ? {} : { hints: [`Did you mean \`${near}\`?`] })]);
}
