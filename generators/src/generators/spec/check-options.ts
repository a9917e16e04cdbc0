import { diagnose } from '@plugwright/diagnostics';
import { supportedLanguages } from '@plugwright/emit';
import type { Language } from '@plugwright/spec';
import { GeneratorFailure } from '../../workspace/failure.ts';

function refuse(problem: string, hint: string): never {
  throw new GeneratorFailure('Nothing was changed.', [diagnose('cli/bad-argument', { problem }, { hints: [hint] })]);
}

/**
 * An id, checked before it becomes part of a path; the spec's own check says the rest.
 * @throws GeneratorFailure for what is not kebab-case.
 */
export function checkId(id: string): string {
  if (id.length > 64 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    refuse(
      `${JSON.stringify(id.slice(0, 64))} is no id of a plugin`,
      'Lower-case letters and digits, words joined by single hyphens, at most 64 characters, such as `my-plugin`.',
    );
  }
  return id;
}

/**
 * A language that plugins can be emitted in.
 * @throws GeneratorFailure for every other.
 */
export function checkLanguage(language: string): Language {
  const known = supportedLanguages().find((supported) => supported === language);
  return known ?? refuse(`No plugin can be emitted in ${JSON.stringify(language.slice(0, 64))} yet`, `Languages: ${supportedLanguages().join(', ')}.`);
}
