import { defineCodes } from '../code.ts';

/** What can keep two states of something from being compared. */
export const diffCodes = defineCodes('diff', {
  'diff/unknown-side': {
    severity: 'error',
    message: 'Nothing is called {argument}: there is no such file or folder, and git knows no such revision.',
    summary: 'What is compared is a file, a folder, a git revision, or the word `released`.',
    hint: 'See the revisions: `git log --oneline` and `git branch --all`.',
  },
  'diff/ambiguous-side': {
    severity: 'error',
    message: '{argument} is the name of a path and of a git revision.',
    summary: 'A name that stands for two things has to be written so that it stands for one.',
    hint: 'Write `./{argument}` for the path, or `{argument}~0` for the revision.',
  },
  'diff/unknown-revision': {
    severity: 'error',
    message: 'git has no revision {revision}.',
    summary: 'A revision is a commit, a branch or a tag of this repository.',
    hint: 'See which there are: `git log --oneline` and `git branch --all`.',
  },
  'diff/shallow-clone': {
    severity: 'error',
    message: 'git has no revision {revision}, and this clone is shallow.',
    summary: 'A shallow clone has only the last commits, so that an older one cannot be read.',
    hint: 'Fetch the rest: `git fetch --unshallow`; in a workflow, give `actions/checkout` the setting `fetch-depth: 0`.',
  },
  'diff/no-repository': {
    severity: 'error',
    message: 'There is no revision {revision} to read here: {reason}.',
    summary: 'A revision can only be read inside of a git repository, by git.',
    hint: 'Compare two files or folders instead.',
  },
  'diff/no-baseline': {
    severity: 'error',
    message: 'Nothing was released yet, so that there is no baseline in registry/released.',
    summary: 'The released documents are the baseline of `released`; the first release writes them.',
    hint: 'Compare with a revision instead: `npx plugwright diff HEAD`.',
  },
  'diff/no-specs': {
    severity: 'error',
    message: '{place} holds no spec.',
    summary: 'What is compared holds at least one `*.yaml` with a document in it.',
  },
  'diff/different-documents': {
    severity: 'error',
    message: '{old} is the document {oldId} and {new} is {newId}.',
    summary: 'Two files are compared where they are two states of one document.',
    hint: 'Compare each with an earlier state of itself, such as `npx plugwright diff HEAD~1 {new}`.',
  },
  'diff/missing-document': {
    severity: 'error',
    message: '{place} has no document {id}.',
    summary: 'A file is compared with the document of the same id on the other side.',
  },
  'diff/unreadable-schema': {
    severity: 'error',
    message: '{file} cannot be read as a JSON Schema: {reason}.',
    summary: 'A JSON Schema is given as a file, as `<revision>:<path>`, or as `-` for the standard input, in JSON or YAML.',
  },
  'diff/unreadable-batch': {
    severity: 'error',
    message: '{file} is no batch of comparisons: {reason}.',
    summary: 'A batch is a JSON array of `{old, new, direction, dialect}`.',
  },
});
