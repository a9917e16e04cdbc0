import { defineCodes } from '../code.ts';

/** What can be wrong with a command line. */
export const cliCodes = defineCodes('cli', {
  'cli/no-workspace': {
    severity: 'error',
    message: 'There is no Plugwright workspace here or above.',
    summary: 'The command works inside a workspace.',
    hint: 'Make one with `npx nx generate @plugwright/nx:init`.',
  },
  'cli/file-not-found': { severity: 'error', message: 'There is no file {file}.', summary: 'A path given to the command does not exist.' },
  'cli/unknown-document': {
    severity: 'error',
    message: 'No plugin, contract or kernel has the id {id}.',
    summary: 'A command names a document that no spec describes.',
    hint: 'See which there are: `npx plugwright graph`.',
  },
  'cli/bad-json': {
    severity: 'error',
    message: 'The argument is not JSON: {reason}.',
    summary: 'Data for a call is given as JSON.',
    hint: 'Quote it for the shell with single quotes, and its keys with double ones.',
  },
  'cli/bad-argument': { severity: 'error', message: '{problem}.', summary: 'An argument or a flag has a value that the command cannot use.' },
});
