import type { Severity } from './diagnostic.ts';

/** What the catalogue knows about one code. `{name}` in `message` and `hint` stands for a parameter of the finding. */
export interface CodeDefinition {
  readonly severity: Severity;
  /** The message template; one sentence. */
  readonly message: string;
  /** What the code means, for its page. */
  readonly summary: string;
  /** What to do about it, shown below every finding of the code. */
  readonly hint?: string;
  /** A minimal input that yields the finding, for its page. */
  readonly example?: string;
  /** How to mend it, for its page; the hint where absent. */
  readonly mend?: string;
}

/** The names between braces of a template. */
export type Placeholders<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;

/** A value that a template may show. */
export type Param = string | number | boolean;

/**
 * Declare a family of codes. Checks that every code is `<family>/<kebab-case>`, so that a misspelt one fails at
 * load and not in front of a user.
 * @throws Error when a code is not of the family.
 */
export function defineCodes<const Codes extends Readonly<Record<string, CodeDefinition>>>(family: string, codes: Codes): Codes {
  for (const code of Object.keys(codes)) {
    const [prefix, name, ...rest] = code.split('/');
    if (prefix !== family || name === undefined || rest.length > 0 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
      throw new Error(`diagnostic code "${code}" is not of the form ${family}/kebab-case`);
    }
  }
  return Object.freeze(codes);
}
