import { camelCase, pascalCase } from '../../text/identifiers.ts';
import { NameScope } from '../../text/names.ts';
import { detailsSchema, type OwnedError } from '../../surface/errors.ts';

/** An error with the names that TypeScript knows it by. */
export interface NamedError extends OwnedError {
  /** Member of `errors`. */
  readonly member: string;
  /** Type of its details; absent where it has none. */
  readonly details?: string;
}

/** Name the errors. Where two documents have one of the same name, both get their document's name in front. */
export function nameErrors(errors: readonly OwnedError[]): NamedError[] {
  const seen = new Map<string, number>();
  for (const { entry } of errors) seen.set(camelCase(entry.name), (seen.get(camelCase(entry.name)) ?? 0) + 1);
  const scope = new NameScope();
  return errors.map((error) => {
    const { document, entry } = error;
    const clash = (seen.get(camelCase(entry.name)) ?? 0) > 1;
    const member = scope.take(camelCase(clash ? `${document}-${entry.name}` : entry.name));
    return {
      ...error,
      member,
      ...(detailsSchema(entry) === undefined ? {} : { details: `${pascalCase(member)}Details` }),
    };
  });
}
