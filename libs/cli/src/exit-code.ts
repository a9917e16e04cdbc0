/** How every command of `plugwright` ends. */
export const exitCode = {
  ok: 0,
  /** Findings that are errors, a call that failed, something required that is missing. */
  failed: 1,
  /** The command needs a running kernel and there is none. */
  notRunning: 2,
  /** A comparison that could not be decided. */
  undecided: 2,
  /** An unknown command or flag, or an argument that cannot be used. */
  usage: 3,
  /** A fault in Plugwright itself. */
  bug: 70,
  /** Ended by Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
