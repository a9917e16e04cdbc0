import { defineCodes } from '../code.ts';

/** What the compatibility matrix can say against a change. */
export const matrixCodes = defineCodes('matrix', {
  'matrix/incompatible': {
    severity: 'error',
    message: '{cell}: {rule} at {at}. {reason}',
    summary: 'A range admits a version that breaks what the plugin uses.',
    hint: 'Mend the upstream, narrow the range in the spec, or correct a released range in registry/overlays.json; then `npx plugwright matrix --update`.',
  },
  'matrix/regressed': {
    severity: 'error',
    message: '{cell}: tests fail that did not fail in the reference run: {tests}.',
    summary: "The plugin's contract tests ran and failed, while they passed (or did not exist) in the last accepted matrix.",
    hint: 'Mend the plugin or the upstream, then run `npx plugwright matrix --update`.',
  },
  'matrix/flaky': {
    severity: 'warning',
    message: '{cell}: tests failed once and passed when they ran again: {tests}.',
    summary: 'A test whose answer is not always the same proves nothing.',
  },
  'matrix/waiting': {
    severity: 'error',
    message: '{cell}: it cannot be judged without {what}.',
    summary: 'A combination that the ranges admit could not be judged.',
  },
  'matrix/needs-approval': {
    severity: 'error',
    message: '{cell}: a person has to decide. {reason}',
    summary: 'The engine could not decide whether a change breaks the plugin, or tests failed before as they do now.',
    hint: 'Look at it, then narrow the range or write an approval with owner, reason and expiry into the spec.',
  },
  'matrix/stale': {
    severity: 'error',
    message: '{cell}: {reason}.',
    summary: 'The committed matrix does not belong to the documents and tests there are.',
    hint: 'Run `npx plugwright matrix --update` and commit registry/matrix.json.',
  },
  'matrix/unreadable': {
    severity: 'error',
    message: '{file} cannot be used: {reason}.',
    summary: 'The matrix or the overlays are missing or do not follow their schema.',
    hint: 'Run `npx plugwright matrix --update`; overlays are written by hand.',
  },
});
