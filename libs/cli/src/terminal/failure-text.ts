import { renderPretty } from '@plugwright/diagnostics';
import type { Failure } from '../failure.ts';
import { printable } from './printable.ts';
import { colours, type Paint } from './terminal.ts';

/**
 * A failure for people. Findings in files get their code frames and a count; what lies in no file is one line, and
 * below it what to do.
 */
export function failureText({ diagnostics }: Failure, paint: Paint, source: (file: string) => string | undefined): string {
  if (diagnostics.some(({ span }) => span !== undefined)) return renderPretty(diagnostics, { source, colour: colours(paint) });
  return diagnostics
    .map(({ severity, message, code, hints }) => {
      const head = `${paint(severity === 'error' ? 'red' : 'yellow', severity)} ${printable(message)} ${paint('dim', `[${code}]`)}\n`;
      return head + hints.map((hint) => `  ${paint('green', 'hint')} ${printable(hint)}\n`).join('');
    })
    .join('');
}
