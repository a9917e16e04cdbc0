import { defineCodes } from '../code.ts';

/** What can be wrong with versions, changesets and baselines. */
export const releaseCodes = defineCodes('release', {
  'release/bump-too-low': {
    severity: 'error',
    message: '"{document}" changed so that its next version after {released} must raise {needed}; its changesets raise {carried}.',
    summary: 'The pending changesets of a document carry at least the bump that its changes since the last release demand.',
    hint: 'Write the changesets: `npx nx generate @plugwright/nx:bump`.',
  },
  'release/missing-migration-notes': {
    severity: 'error',
    message: '"{document}" becomes {next}, a major version, without a word on what its users must do.',
    summary: 'A major version says in `releases.<version>.breaking` of its spec what users must do.',
    hint: 'Write releases.{next}.breaking.message into the spec, or let `npx nx generate @plugwright/nx:bump` write it.',
  },
  'release/early-note': {
    severity: 'warning',
    message: '"{document}" has a note for {version}, but its next version is {next}.',
    summary: 'A note that outlives its break would be taken for that of another one later.',
    hint: 'Delete releases.{version} where the break it tells was taken back; where one is to come, the note belongs to that change.',
  },
  'release/bad-changeset': {
    severity: 'error',
    message: '{file} cannot be read: {reason}.',
    summary: 'A changeset is Markdown whose front matter maps names of packages to bumps.',
    hint: 'Write a new one with `npx changeset` and delete this one.',
  },
  'release/empty-changeset': {
    severity: 'error',
    message: '{file} names no package, so it raises nothing.',
    summary: 'An empty changeset would let a change pass that nobody looked at.',
    hint: 'Delete it, or name the packages: `npx nx generate @plugwright/nx:bump` writes those of changed specs.',
  },
  'release/unknown-package': {
    severity: 'error',
    message: '{file} names "{name}", under which nothing is released here.',
    summary: 'A changeset names the packages of plugins, contracts and the kernel spec, and the other public packages of the workspace.',
    hint: 'Correct the name, or delete the line.',
  },
  'release/version-by-hand': {
    severity: 'error',
    message: '"{document}" says version {written}, but its last release is {released}.',
    summary: 'Versions are written by the release; between releases a spec keeps the last one. Only 1.0.0 is declared by hand.',
    hint: 'Write version: {released} again, and say what changes with `npx nx generate @plugwright/nx:bump`.',
  },
  'release/released-edited': {
    severity: 'error',
    message: '{file} is not what was released.',
    summary: 'What is in registry/released is the baseline of every comparison: it is only ever added to.',
    hint: 'Put it back: `git checkout {revision} -- {file}`.',
  },
  'release/released-removed': {
    severity: 'error',
    message: '{file} was released and is gone.',
    summary: 'What is in registry/released is the baseline of every comparison: it is only ever added to.',
    hint: 'Put it back: `git checkout {revision} -- {file}`.',
  },
  'release/released-by-hand': {
    severity: 'error',
    message: '{file} is no release that `npm run version` makes: {reason}.',
    summary: 'A new file in registry/released raises its version by what changed since the release before it, and a major one has notes.',
    hint: 'Take the file out of the commit that adds it, put the last released version back into the spec, and run `npx nx generate @plugwright/nx:bump`.',
  },
  'release/document-removed': {
    severity: 'error',
    message: 'The {kind} "{document}" was released, last as {version}, and is gone.',
    summary: 'Who uses a released document is told before it goes: only one whose last release says `maturity: retired` may be deleted.',
    hint: 'Put its spec back under this id. To let it go, write maturity: retired into it, release that, and delete it then.',
  },
  'release/released-broken': {
    severity: 'error',
    message: '{file} is not a released document: {reason}.',
    summary: 'A file below registry/released holds the document, the kind and the version that its path names.',
  },
  'release/baseline-incomplete': {
    severity: 'error',
    message: '"{document}" {version} was released with {upstream} {wanted}, which is not in registry/released.',
    summary: 'A released document is read together with the upstream versions it was released with.',
    hint: 'Put registry/released back as it was, or install the package that carries {upstream} {wanted}.',
  },
  'release/unknown-revision': {
    severity: 'error',
    message: 'Git has no revision "{revision}" here.',
    summary: 'A comparison names a commit, a branch or a tag that git does not know; a shallow clone may lack it.',
    hint: 'Fetch it: `git fetch origin {revision}`.',
  },
  'release/failed': {
    severity: 'error',
    message: 'Nothing was released: {reason}.',
    summary: 'A release is made as a whole or not at all.',
  },
});

/** What can be wrong between documents once the pending changesets are released. */
export const nextLinkCodes = defineCodes('link', {
  'link/range-excludes-next': {
    severity: 'error',
    message: 'The range {range} excludes {id} {next}, which "{id}" becomes with the next release.',
    summary:
      'Ranges are checked against the version that the pending changesets lead to, so a major version shows whom it leaves behind before it is released.',
    hint: 'Adapt to the new version and widen the range; where it provably changes nothing for you, `npx nx generate @plugwright/nx:bump` widens it.',
  },
});
