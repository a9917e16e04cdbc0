import { defineCodes } from '../code.ts';

/** What can be wrong with the state of a plugin and the operation that brings it to a higher version. */
export const stateCodes = defineCodes('spec', {
  'spec/state-without-migration': {
    severity: 'warning',
    message: 'The state has version {version}, and no operation `migrate-state` brings an earlier one there.',
    summary: 'A kernel that keeps state of a lower version refuses a plugin that cannot bring it to its own.',
    hint: 'Declare the operation `migrate-state` that takes `from` and `to`: docs/spec-language.md, "State".',
    example: 'state: { schema: { type: object }, version: 2 }',
  },
  'spec/migration-without-state': {
    severity: 'error',
    message: 'There is an operation `migrate-state`, and no `state` that it could bring to another version.',
    summary: 'The kernel calls `migrate-state` for plugins that keep state, and for no other; nobody else can call it.',
    hint: 'Add `state:` with its schema and version, or give the operation another name.',
  },
  'spec/migration-input': {
    severity: 'error',
    message: 'The operation `migrate-state` does not take what the kernel calls it with: two integers, `from` and `to`.',
    summary: 'The kernel calls `migrate-state` with the version that is kept and the one that is wanted.',
    hint: 'Give its input the properties `from` and `to` of type integer, and require no other: docs/spec-language.md, "State".',
  },
  'spec/migration-called': {
    severity: 'error',
    message: 'Only the kernel calls `migrate-state`.',
    summary: 'An import or a subscription names the operation by which a plugin brings its state to another version.',
    hint: 'Take it out.',
  },
});
