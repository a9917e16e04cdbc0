import { defineCodes } from '../code.ts';

/** What the kernel finds in secrets, and in changes of the configuration while it runs. */
export const configCodes = defineCodes('config', {
  'config/secret-invalid': {
    severity: 'error',
    message: 'The secret of {plugin} at {pointer} cannot be read: {reason}.',
    summary: 'A reference to a secret in the configuration is not an object with the one member $secret, which has one of file, env and command.',
    hint: 'See docs/configuration.md, "Secrets".',
  },
  'config/secret-unavailable': {
    severity: 'error',
    message: 'The secret of {plugin} at {pointer} is not to be had from {origin}: {reason}.',
    summary:
      'A file, a variable or a command did not give the secret that a plugin is configured with. The plugin is not started; one that runs goes on with what it has.',
    hint: 'Mend the file, the variable or the command, then: `npx plugwright kernel config apply`.',
  },
  'config/secret-on-command-line': {
    severity: 'error',
    message: 'A secret of {plugin}, {pointer}, is given by {flag}: every user of this machine can read a command line.',
    summary: 'A value that the spec marks as sensitive was given by a flag.',
    hint: 'Name a file that holds it: `{flag}.$secret.file=<file>`.',
  },
  'config/secret-in-clear': {
    severity: 'warning',
    message: 'A secret of {plugin}, {pointer}, stands in clear in {file}.',
    summary: 'A value that the spec marks as sensitive is written in the configuration file itself.',
    hint: 'Put it into a file of its own, of mode 600, and refer to that by $secret: docs/configuration.md, "Secrets".',
  },
  'config/plan-outdated': {
    severity: 'error',
    message: 'Plan {plan} is not what would be done now; nothing was changed.',
    summary: 'The configuration file or a secret changed after the plan was made that was to be applied.',
    hint: 'Look at it again: `npx plugwright kernel config plan`.',
  },
  'config/no-such-revision': {
    severity: 'error',
    message: 'There is no revision {revision} of the configuration.',
    summary: 'A rollback names a revision that the history does not have; the last 100 are kept.',
    hint: 'Those that there are: `npx plugwright kernel config history`.',
  },
  'config/no-file': {
    severity: 'error',
    message: 'There is no configuration file that could be rolled back.',
    summary: 'A rollback writes the configuration file as it was, and the kernel runs without one.',
    hint: 'Start the kernel with one: `npx plugwright kernel run --config plugwright.config.json`.',
  },
  'config/value-not-kept': {
    severity: 'error',
    message: 'Revision {revision} cannot be brought back: {places} held secrets in clear that are not in the file any more.',
    summary: 'The history keeps no secret. One that stood in the file itself can be brought back only while it still stands there.',
    hint: 'Refer to secrets by $secret: references are kept.',
  },
  'config/not-writable': {
    severity: 'error',
    message: 'The configuration file cannot be written: {reason}.',
    summary: 'A rollback could not write the configuration file; nothing was changed.',
  },
});
