import type { Diagnostic } from '@plugwright/diagnostics';
import { exitCode, type ExitCode } from './exit-code.ts';

/** Ends a command: its findings are shown, then the process ends with the exit code. Never a stack trace. */
export class Failure extends Error {
  readonly diagnostics: readonly Diagnostic[];
  readonly exitCode: ExitCode;

  constructor(diagnostics: readonly Diagnostic[], code: ExitCode = exitCode.failed) {
    super(diagnostics.map(({ message }) => message).join('\n'));
    this.name = 'Failure';
    this.diagnostics = diagnostics;
    this.exitCode = code;
  }
}
