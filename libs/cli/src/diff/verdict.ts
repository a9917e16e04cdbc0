import { exitCode, type ExitCode } from '../exit-code.ts';

/** What a comparison comes to. */
export type Verdict = 'compatible' | 'breaking' | 'unknown';

/** How the command ends for each. */
export const exitOf: Readonly<Record<Verdict, ExitCode>> = { compatible: exitCode.ok, breaking: exitCode.failed, unknown: exitCode.undecided };
