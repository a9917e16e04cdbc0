import type { GapDocument, PolicyDocument } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { sameJson } from '../equal.ts';
import { gapChanged } from '../rules/policy/gap-changed.ts';
import { policyRulesChanged } from '../rules/policy/policy-rules-changed.ts';
import { policyScopeChanged } from '../rules/policy/policy-scope-changed.ts';

/** Compare two versions of a policy. */
export function comparePolicy(comparison: Comparison<PolicyDocument>): void {
  const { document: old } = comparison.old;
  const { document: current } = comparison.new;
  const name = current.id;
  if (!sameJson(old.rules, current.rules)) comparison.report(policyRulesChanged, { name }, { member: '/rules', old: '/rules', new: '/rules' });
  if (!sameJson(old.applies, current.applies)) comparison.report(policyScopeChanged, { name }, { member: '/applies', old: '/applies', new: '/applies' });
}

/** Fields by which a gap is followed up. */
const followed = ['type', 'priority', 'scope', 'systems', 'actions', 'validation', 'status'] as const;

/** Compare two versions of an entry of the gap register. */
export function compareGap(comparison: Comparison<GapDocument>): void {
  const { raw: old } = comparison.old.document;
  const { raw: current, id: name } = comparison.new.document;
  for (const field of followed) {
    const pointer = `/${field}`;
    if (!sameJson(old[field], current[field])) comparison.report(gapChanged, { field, name }, { member: pointer, old: pointer, new: pointer });
  }
}
