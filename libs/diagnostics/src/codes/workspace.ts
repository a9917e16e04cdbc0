import { defineCodes } from '../code.ts';

/** What can be wrong with the workspace or the machine. */
export const workspaceCodes = defineCodes('workspace', {
  'workspace/lock-held': {
    severity: 'error',
    message: 'Another generator is at work here (process {pid}).',
    summary: 'Two generators at once could undo each other, so the second waits for nobody and stops.',
    hint: 'Wait until it has ended and run the command again.',
  },
  'workspace/disk-full': {
    severity: 'error',
    message: 'The disk is full; {file} was not written, and nothing was left half-written.',
    summary: 'Files are written beside their place and renamed, so a full disk leaves the old ones.',
    hint: 'Make room and run the command again.',
  },
  'workspace/not-writable': { severity: 'error', message: '{file} cannot be written: {reason}.', summary: 'A file of the workspace cannot be written.' },
  'workspace/removed-with-handwritten-code': {
    severity: 'error',
    message: 'The spec of "{plugin}" is gone, but {folder} still holds code written by hand.',
    summary: "A person's code is never deleted because a spec is.",
    hint: 'Put the spec back, or run `npx nx generate @plugwright/nx:plugin {plugin} --remove`.',
  },
  'workspace/missing-toolchain': {
    severity: 'error',
    message: '{tool} is needed for {purpose} and is not there.',
    summary: 'A program that a step needs is not installed.',
    hint: 'Install it: `{command}`.',
  },
  'workspace/wrong-node': {
    severity: 'error',
    message: 'Node {found} is too old; {needed} or newer is needed.',
    summary: 'The packages run TypeScript without a build, which needs a recent Node.',
    hint: 'Run the command through npm or npx, which use the Node of this workspace.',
  },
  'workspace/unknown-plugin': {
    severity: 'error',
    message: 'There is no spec of a plugin "{plugin}".',
    summary: 'A command names a plugin that has no spec.',
    hint: 'Make one with `npx nx generate @plugwright/nx:spec {plugin}`.',
  },
  'workspace/no-owners': {
    severity: 'error',
    message: 'Nobody is named as owner of "{plugin}".',
    summary: 'Every plugin has an owner who answers for it; a new one gets those named on the command line or the default of the workspace.',
    hint: 'Name them, `--owners=@acme/docs-platform`, or set `owners` among the options of the graph plugin in nx.json.',
  },
  'workspace/already-exists': {
    severity: 'error',
    message: '{file} already exists.',
    summary: 'A new document never overwrites one that is there.',
    hint: 'Choose another id, or edit the file.',
  },
});
