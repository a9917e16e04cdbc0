import { definitionOf, pageOf, type Code, type DefinitionOf } from './catalogue.ts';
import type { Param, Placeholders } from './code.ts';
import type { Diagnostic, Fix, Related, Span } from './diagnostic.ts';

type HintOf<C extends Code> = DefinitionOf<C> extends { readonly hint: infer H extends string } ? H : never;

/** The parameters that a code's message and hint need. */
export type ParamsOf<C extends Code> = Readonly<Record<Placeholders<DefinitionOf<C>['message']> | Placeholders<HintOf<C>>, Param>>;

/** Where a finding is, and what else is known about it. */
export interface Place {
  readonly span?: Span | undefined;
  readonly pointer?: string | undefined;
  /** Hints of this finding alone; they stand before the hint of the code. */
  readonly hints?: readonly string[];
  readonly fix?: Fix | undefined;
  readonly related?: readonly Related[];
}

/** Fill a template in one pass, so that a parameter that looks like a placeholder is shown as it is. */
function fill(code: string, template: string, params: Readonly<Record<string, Param>>): string {
  return template.replace(/\{([A-Za-z][A-Za-z0-9]*)\}/g, (_, name: string) => {
    if (!Object.hasOwn(params, name)) throw new Error(`diagnostic "${code}" needs the parameter "${name}"`);
    return String(params[name]);
  });
}

/**
 * Make a finding.
 * @throws Error for an unknown code or a missing parameter, which are bugs of the caller.
 */
export function diagnose<C extends Code>(code: C, params: ParamsOf<C>, place: Place = {}): Diagnostic {
  const definition = definitionOf(code);
  const hint = definition.hint === undefined ? [] : [fill(code, definition.hint, params)];
  return {
    code,
    severity: definition.severity,
    message: fill(code, definition.message, params),
    ...(place.span === undefined ? {} : { span: place.span }),
    ...(place.pointer === undefined ? {} : { pointer: place.pointer }),
    hints: [...(place.hints ?? []), ...hint],
    ...(place.fix === undefined ? {} : { fix: place.fix }),
    related: place.related ?? [],
    page: pageOf(code),
  };
}
