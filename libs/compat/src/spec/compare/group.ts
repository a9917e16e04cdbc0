import type { Deprecation, Stability } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { reportForgotten } from '../forgotten.ts';
import { pairMembers, type Named } from '../pair-members.ts';
import type { RuleDefinition } from '../rule.ts';
import { compareDeprecation, compareStability, reportEarlyRemoval } from './promises.ts';

type NameRule = RuleDefinition & { readonly page: string; readonly message: `The ${string}{name} is ${'new' | 'gone'}.` };
type RenameRule = RuleDefinition & { readonly page: string };

/** The rules of a group of named members. */
export interface GroupRules {
  readonly added: NameRule;
  readonly removed: NameRule;
  readonly renamed: RenameRule & { readonly message: `The ${string}{old} is called {new} now${string}` };
}

interface GroupMember extends Named {
  readonly pointer: string;
  readonly stability: Stability;
  readonly deprecated?: Deprecation;
}

/** A deprecation as JSON, which is how that of a field of a schema is written. */
function written(deprecated: Deprecation | undefined): Parameters<typeof compareDeprecation>[2] {
  return deprecated === undefined ? undefined : { ...deprecated };
}

/**
 * Compare a group of members: what is new, gone or renamed, and what is promised about those that stay, which are
 * returned in pairs. `what` is the kind of member, for people.
 */
export function compareGroup<T extends GroupMember>(
  comparison: Comparison,
  what: string,
  old: ReadonlyMap<string, T>,
  current: ReadonlyMap<string, T>,
  rules: GroupRules,
): readonly (readonly [old: T, current: T])[] {
  const paired = pairMembers(old.values(), current.values());
  for (const { name, pointer } of paired.added) comparison.report(rules.added, { name }, { member: pointer, new: pointer });
  for (const { name, pointer, deprecated } of paired.removed) {
    const where = { member: pointer, old: pointer };
    comparison.report(rules.removed, { name }, where);
    reportEarlyRemoval(comparison, `the ${what} ${name}`, written(deprecated), where);
  }
  for (const [before, after] of paired.kept) {
    const where = { member: after.pointer, old: before.pointer, new: after.pointer };
    if (before.name !== after.name) comparison.report(rules.renamed, { old: before.name, new: after.name }, where);
    compareStability(comparison, `the ${what} ${after.name}`, before.stability, after.stability, where);
    compareDeprecation(comparison, `the ${what} ${after.name}`, written(before.deprecated), written(after.deprecated), where);
  }
  for (const { current: member, names } of paired.forgotten) reportForgotten(comparison, member.name, names, member.pointer);
  return paired.kept;
}
