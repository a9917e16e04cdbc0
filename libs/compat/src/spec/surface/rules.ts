import type { RuleDefinition } from '../rule.ts';

/** A rule whose message names a surface and its edits. */
export type EditsRule = RuleDefinition & { readonly page: string; readonly message: `{what}${string}{edits}.` };
