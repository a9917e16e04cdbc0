import { defineCodes } from '../code.ts';

/** What can go wrong when files are made of a Model. */
export const emitCodes = defineCodes('emit', {
  'emit/edited-generated-file': {
    severity: 'error',
    message: '{file} was edited by hand, but belongs to the generator.',
    summary: 'A machine-owned file differs from what was last emitted; the edit is kept until you decide, and nothing else of its package is written.',
    hint: 'Move the change into the spec or a handler, then run `{command}`.',
  },
  'emit/handler-does-not-compile': {
    severity: 'error',
    message: 'The handler {file} has a syntax error, so it was left alone: {reason}.',
    summary: 'A handler that does not parse cannot be maintained safely.',
    hint: 'Mend the file, then run `npx nx sync`.',
  },
  'emit/handler-unclear': {
    severity: 'error',
    message: 'The handler {file} cannot be matched to the operation "{operation}": {reason}.',
    summary: 'A handler is maintained only where it is certain which operation it belongs to.',
    hint: 'Make it certain, then run `npx nx sync`.',
  },
  'emit/handler-parked': {
    severity: 'warning',
    message: 'The operation "{operation}" is gone; its handler is kept as {file}.',
    summary: 'A body written by hand is never deleted by the machine.',
    hint: 'Delete the file when you no longer need it.',
  },
  'emit/handler-restored': {
    severity: 'info',
    message: 'The operation "{operation}" is back; its handler comes from {file}.',
    summary: 'A handler that was parked when its operation went is used again when the operation returns.',
  },
  'emit/out-of-date': {
    severity: 'error',
    message: '{file} is out of date with its spec.',
    summary: 'A generated file is not what its spec says today.',
    hint: 'Run `npx nx sync`.',
  },
  'emit/orphan': {
    severity: 'error',
    message: '{file} is no longer emitted by anything.',
    summary: 'A machine-owned file has no spec any more.',
    hint: 'Run `npx nx sync`.',
  },
  'emit/schema-not-lowerable': {
    severity: 'error',
    message: 'Something of "{document}" cannot be emitted in {language}: {reason}.',
    summary: 'A schema uses something that has no counterpart in the language of the plugin, or that a validator cannot be compiled from.',
  },
  'emit/unsupported-language': {
    severity: 'error',
    message: '{plugin} is written in {language}, which nothing can be emitted for yet.',
    summary: 'Plugins are emitted language by language; this one has no emitter.',
    hint: 'Choose one of: {supported}.',
  },
  'emit/markers-broken': {
    severity: 'error',
    message: 'The markers in {file} do not pair, so it is not certain which part is generated.',
    summary: 'A file that machine and person share has one begin marker and, behind it, one end marker.',
    hint: 'Mend the markers, or delete both and what stands between them, then run `npx nx sync`.',
  },
  'emit/lock-unreadable': {
    severity: 'error',
    message: 'package-lock.json cannot be read: {reason}.',
    summary: 'The entries of new packages are written into package-lock.json, which has to be JSON for that.',
    hint: 'Mend it with `npm install`.',
  },
  'emit/package-not-locked': {
    severity: 'warning',
    message: '{plugin} needs the npm package {package} {range}, which package-lock.json does not have.',
    summary: 'A package named in a spec is installed by npm, not by the generator.',
    hint: 'Run `npm install`.',
  },
  'emit/still-imported': {
    severity: 'error',
    message: '"{plugin}" cannot be removed: "{importer}" imports it.',
    summary: 'A plugin is removed only when nobody depends on it.',
    hint: 'Remove the import from "{importer}" first.',
  },
  'emit/optional-import-gone': {
    severity: 'warning',
    message: '"{importer}" imports "{plugin}" as optional and will not find it any more.',
    summary: 'A plugin that others use optionally was removed.',
  },
});
