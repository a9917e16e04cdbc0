import { defineCodes } from '../code.ts';

/** What keeps changes from being carried into other repositories. What is wrong with one of them is in its report. */
export const propagateCodes = defineCodes('propagate', {
  'propagate/no-repository': {
    severity: 'error',
    message: 'The workspace is in no git repository with a commit: {reason}.',
    summary: 'A branch in a downstream repository carries the author and the date of the upstream commit that it follows.',
    hint: 'Commit the change first.',
  },
  'propagate/dirty-tree': {
    severity: 'error',
    message: '{file} has changes that are not committed.',
    summary: 'What is propagated must be what a commit holds, so that it can be made again.',
    hint: 'Commit them, or look without writing: `npx plugwright propagate --dry-run`.',
  },
  'propagate/no-baseline': {
    severity: 'error',
    message: 'Nothing was released yet, so nothing is known to have changed.',
    summary: 'What changed is measured from the last release in registry/released, or from a git revision.',
    hint: 'Name a revision: `npx plugwright propagate --base <revision>`.',
  },
  'propagate/unknown-contract': {
    severity: 'error',
    message: 'There is no contract "{id}" of this workspace.',
    summary: 'Contracts name the downstream repositories, and so only a contract can be propagated.',
    hint: 'See which there are: `npx plugwright graph`.',
  },
  'propagate/no-downstreams': {
    severity: 'warning',
    message: 'The contract "{id}" changed and names no downstream repositories.',
    summary: 'A contract lists under `downstreams` where its changes are carried to.',
    hint: 'List the repositories under `downstreams` in its spec, each with its address and the path of the workspace in it.',
  },
});
