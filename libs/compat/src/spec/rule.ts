import type { Bump } from './bump.ts';

/** What a break breaks: code that is compiled, values that travel, what operators set and grant, or what can be relied on at run time. */
export type Category = 'source' | 'wire' | 'config' | 'behaviour';

/** Whether users must act, should look, or need not care. */
export type Level = 'breaking' | 'dangerous' | 'safe';

/**
 * Which way a value travels on the surface: `input` is accepted (it may only become wider), `output` is given (it may only
 * become narrower), `both` where either side may be at either end, `none` where no value travels.
 */
export type RuleDirection = 'input' | 'output' | 'both' | 'none';

interface RuleText {
  /** The code in findings and approvals, `compat/<name>`; the file of the rule and its fixtures have that name. */
  readonly id: `compat/${string}`;
  /** The part of a spec that it watches. */
  readonly surface: string;
  readonly direction: RuleDirection;
  /** What changed on the surface. */
  readonly kind: string;
  /** What happened to it. */
  readonly action: string;
  readonly category: Category;
  readonly level: Level;
  /** What the next version must raise, at least. */
  readonly bump: Bump;
  /** Whether an approval may waive the bump. */
  readonly waivable: boolean;
  /** One sentence; `{name}` stands for a parameter of the change. */
  readonly message: string;
  /** How to make the change compatible, or what to tell users. */
  readonly advice: string;
}

type Mirrored = { readonly mirror: `compat/${string}`; readonly whyNoMirror?: never } | { readonly whyNoMirror: string; readonly mirror?: never };

/** What a rule file says: its text, and the rule for the opposite change or why there is none. */
export type RuleDefinition = RuleText & Mirrored;

/** One rule of the spec diff, with the page that explains it. */
export type Rule = RuleDefinition & { readonly page: string };

/** The page of a rule on the portal: one page, a heading a rule. */
export function rulePage(id: string): string {
  return `/docs/compatibility-rules#${id.slice(id.indexOf('/') + 1)}`;
}

/** Declare a rule; the literal types let the compiler check the parameters of its message. */
export function defineRule<const D extends RuleDefinition>(definition: D): D & { readonly page: string } {
  const rule: D & { readonly page: string } = { ...definition, page: rulePage(definition.id) };
  return Object.freeze(rule);
}

/** The names between braces of a message. */
export type ParamsOf<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamsOf<Rest> : never;

/** Fill a message in one pass, so that a value that looks like a parameter is shown as it is. */
export function fillMessage(rule: Rule, params: Readonly<Record<string, string>>): string {
  return rule.message.replace(/\{([A-Za-z]+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`rule ${rule.id} needs the parameter "${name}"`);
    return value;
  });
}
