import { defineCodes } from '../code.ts';

/** What can be wrong with a question about events and workflows of a running kernel. */
export const kernelMessagingCodes = defineCodes('kernel', {
  'kernel/no-dead-letter': {
    severity: 'error',
    message: 'There is no dead letter {letter}.',
    summary: 'A command names a dead letter that was never there, was brought again, or was forgotten.',
    hint: 'See which there are: `npx plugwright kernel dead-letters`.',
  },
  'kernel/no-lock': {
    severity: 'error',
    message: 'Nobody holds {name}.',
    summary: 'A command names a lock that nobody holds, or a token that is none of its leases.',
    hint: 'See which there are: `npx plugwright kernel locks`.',
  },
  'kernel/no-workflow-run': {
    severity: 'error',
    message: 'There is no run {run}.',
    summary: 'A command names a run of a workflow that this kernel does not know.',
    hint: 'See which there are: `npx plugwright kernel workflow ls`.',
  },
});
