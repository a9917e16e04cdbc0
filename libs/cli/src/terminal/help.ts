import type { Command } from 'commander';

/** What stands below the flags in a command's help. */
export interface Epilogue {
  /** Command lines without the leading `npx plugwright`. */
  readonly examples: readonly string[];
  /** What each exit code means for this command, beside the usual `3` for a wrong command line. */
  readonly exits: Readonly<Record<number, string>>;
}

/** Give a command its examples and exit codes. */
export function explained(command: Command, { examples, exits }: Epilogue): Command {
  const shown = examples.map((example) => `  $ npx plugwright ${example}`);
  const codes = Object.entries({ ...exits, 3: 'wrong command line' }).map(([code, meaning]) => `  ${code}  ${meaning}`);
  return command.addHelpText('after', ['', 'Examples:', ...shown, '', 'Exit codes:', ...codes].join('\n'));
}
