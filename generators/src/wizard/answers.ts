/** What the wizard asks for. */
export interface Answers {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly language: string;
  readonly category: string;
  /** Empty: the workspace's default. */
  readonly owners: readonly string[];
}

const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What is wrong with an id, in one line; undefined for a good one. */
export function problemOfId(id: string, taken: (id: string) => boolean): string | undefined {
  if (id === '') return 'An id is needed.';
  if (id.length > 64 || !idPattern.test(id)) return 'Lower-case letters and digits, words joined by single hyphens, such as my-plugin.';
  return taken(id) ? `There is a spec "${id}" already.` : undefined;
}

/** `pii-redact` as `Pii redact`. */
export function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Owners as a person types them: separated by commas or blanks. */
export function ownersOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((owner) => owner !== '');
}

/**
 * Arguments of `nx` that write the spec and emit the plugin in one run, so that an interruption leaves both or
 * neither.
 */
export function nxArguments(answers: Answers, options: { readonly dryRun: boolean }): string[] {
  return [
    'generate',
    '@plugwright/nx:spec',
    answers.id,
    `--language=${answers.language}`,
    `--title=${answers.title}`,
    `--summary=${answers.summary}`,
    `--category=${answers.category}`,
    ...(answers.owners.length === 0 ? [] : [`--owners=${answers.owners.join(',')}`]),
    '--emit',
    '--no-interactive',
    ...(options.dryRun ? ['--dry-run'] : []),
  ];
}

/** The two commands that do what the wizard does, for who runs it without a terminal. */
export const scriptedCommands = [
  'npx nx generate @plugwright/nx:spec my-plugin --language=typescript --no-interactive',
  'npx nx generate @plugwright/nx:plugin my-plugin',
];
