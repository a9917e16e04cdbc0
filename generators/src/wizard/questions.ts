import { isCancel, select, text } from '@clack/prompts';
import { ownersOf, problemOfId, titleOf, type Answers } from './answers.ts';

/** Thrown when a person leaves the wizard by Ctrl-C or Escape. */
export class Cancelled extends Error {}

async function asked(answer: Promise<string | symbol>): Promise<string> {
  const value = await answer;
  if (isCancel(value)) throw new Cancelled();
  return value as string;
}

function required(what: string): (value: string | undefined) => string | undefined {
  return (value) => (value === undefined || value.trim() === '' ? `${what} is needed.` : undefined);
}

/**
 * Ask for everything a spec needs.
 * @throws Cancelled when the person leaves.
 */
export async function ask(taken: (id: string) => boolean): Promise<Answers> {
  const id = await asked(text({ message: 'Id of the plugin', placeholder: 'my-plugin', validate: (value) => problemOfId(value ?? '', taken) }));
  const title = await asked(text({ message: 'Title', initialValue: titleOf(id), validate: required('A title') }));
  const summary = await asked(text({ message: 'What does it do, in one sentence?', validate: required('A sentence') }));
  const language = await asked(select({ message: 'Language', options: [{ value: 'typescript', label: 'TypeScript' }] }));
  const category = await asked(text({ message: 'Category in the catalogue', initialValue: 'general', validate: required('A category') }));
  const owners = await asked(
    text({ message: 'Owners, as in CODEOWNERS (empty: the default of the workspace)', placeholder: '@acme/docs-platform', defaultValue: '' }),
  );
  return { id, title: title.trim(), summary: summary.trim(), language, category: category.trim(), owners: ownersOf(owners) };
}
