import { defineCodes } from '../code.ts';

/** What can be wrong between documents. */
export const linkCodes = defineCodes('link', {
  'link/duplicate-id': {
    severity: 'error',
    message: 'The id "{id}" is already taken.',
    summary: 'Ids are unique across all kinds of document.',
    hint: 'Give one of the two documents another id.',
  },
  'link/unknown-document': {
    severity: 'error',
    message: 'There is no {kind} "{id}".',
    summary: 'An import names a document that is neither in the specs folder nor in an installed package.',
  },
  'link/wrong-kind': {
    severity: 'error',
    message: '"{id}" is a {found}, not a {expected}.',
    summary: 'An import says the kind of what it imports.',
    hint: 'Write `{found}: {id}`.',
  },
  'link/self-import': {
    severity: 'error',
    message: '"{id}" imports itself.',
    summary: 'A document refers to its own members without an import.',
    hint: 'Remove the import and write #/types/<Name>.',
  },
  'link/unused-import': {
    severity: 'warning',
    message: 'Nothing of the import "{alias}" is used.',
    summary: 'An import that nothing uses only makes the graph larger.',
    hint: 'Remove it.',
  },
  'link/import-cycle': {
    severity: 'error',
    message: 'Imports go round in a circle: {cycle}.',
    summary: 'Imports must not form a cycle, because no version of one could be released before the others.',
    hint: 'Move what both sides need into a contract of its own; events and contributions are not imports in this sense.',
  },
  'link/range-excludes': {
    severity: 'error',
    message: 'The range {range} excludes {id} {version}, which is what this workspace has.',
    summary: 'A range must admit the version it is developed with.',
    hint: 'Widen the range after checking the changes: `npx plugwright diff`.',
  },
  'link/kernel-range-excludes': {
    severity: 'error',
    message: 'The range {range} excludes the kernel {version} of this workspace.',
    summary: 'The kernel range must admit the kernel spec that the plugin is developed with.',
  },
  'link/no-kernel': {
    severity: 'error',
    message: 'There is no kernel document to link "{id}" to.',
    summary: 'Plugins are linked to the kernel document with the id `kernel`.',
    hint: 'Add specs/kernel/kernel.kernel.yaml, or install `@plugwright/contract-kernel`.',
  },
  'link/unknown-alias': {
    severity: 'error',
    message: 'There is no import "{alias}".',
    summary: 'The part of a reference before # is the alias of an import.',
    hint: 'Add it under `imports` with its range.',
  },
  'link/missing-type': { severity: 'error', message: 'There is no type "{name}" in {document}.', summary: 'A reference names a type that does not exist.' },
  'link/missing-error': { severity: 'error', message: 'There is no error "{name}" in {document}.', summary: 'A reference names an error that does not exist.' },
  'link/missing-event': {
    severity: 'error',
    message: 'There is no event "{name}" in {document}.',
    summary: 'A reference names an event that does not exist or is not published.',
  },
  'link/missing-operation': {
    severity: 'error',
    message: 'There is no operation "{name}" in {document}.',
    summary: 'Something names an operation that does not exist.',
  },
  'link/missing-extension-point': {
    severity: 'error',
    message: 'There is no extension point "{name}" in {document}.',
    summary: 'A contribution names a point that does not exist.',
  },
  'link/reference-loop': {
    severity: 'error',
    message: 'The type is defined by nothing but itself: {cycle}.',
    summary: 'Types may be recursive, but only through a member or an item.',
    hint: 'Put the reference below `properties` or `items`.',
  },
  'link/error-cycle': {
    severity: 'error',
    message: 'Errors extend each other in a circle: {cycle}.',
    summary: 'The chain of `extends` ends at an error with a class.',
  },
  'link/unknown-service': {
    severity: 'error',
    message: 'The kernel has no {what}.',
    summary: 'A plugin lists a service or an operation of the kernel that does not exist.',
  },
  'link/service-without-capability': {
    severity: 'error',
    message: 'The service "{service}" needs a capability of scope {scope} with the permission {permission}.',
    summary: 'A service that reaches beyond the plugin is unlocked by a declared capability.',
    hint: 'Add to `capabilities` an entry with an id, scope: {scope}, permissions: [{permission}] and a reason.',
  },
  'link/idle-permission': {
    severity: 'warning',
    message: 'The permission "{permission}" of scope {scope} opens nothing: no service of the kernel asks for it.',
    summary:
      'Capabilities of scope data, memory, ui and system unlock services of the kernel; one that unlocks none makes operators grant what has no meaning.',
    mend: 'Take the permission out, or correct it.',
  },
  'link/events-without-service': {
    severity: 'error',
    message: 'The plugin publishes events but does not list the kernel service "events".',
    summary: 'Publishing goes through the kernel.',
    hint: 'Add `events` to kernel.services.',
  },
  'link/contribution-does-not-fit': {
    severity: 'error',
    message: 'Contribution {index} to {point} does not fit: {reason}.',
    summary: 'A contribution is checked against the schema of its extension point.',
  },
  'link/contribution-not-many': {
    severity: 'error',
    message: 'The point {point} takes one contribution, not {count}.',
    summary: 'A point with `many: false` takes at most one contribution of a plugin.',
  },
  'link/subscription-does-not-fit': {
    severity: 'error',
    message: 'The payload of {event} does not fit the input of {operation}: {reason}.',
    summary: 'An event is delivered as a call, so its payload must be an acceptable input.',
  },
});
