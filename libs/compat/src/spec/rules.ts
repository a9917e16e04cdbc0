import type { Rule } from './rule.ts';
import { capabilityRules } from './rules/capability.ts';
import { configRules } from './rules/config.ts';
import { dataRules } from './rules/data.ts';
import { dependencyRules } from './rules/dependency.ts';
import { errorRules } from './rules/error.ts';
import { eventRules } from './rules/event.ts';
import { extensionPointRules } from './rules/extension-point.ts';
import { inputRules } from './rules/input.ts';
import { kernelRules } from './rules/kernel.ts';
import { lifecycleRules } from './rules/lifecycle.ts';
import { limitRules } from './rules/limit.ts';
import { observabilityRules } from './rules/observability.ts';
import { operationRules } from './rules/operation.ts';
import { outputRules } from './rules/output.ts';
import { policyRules } from './rules/policy.ts';
import { schemaRules } from './rules/schema.ts';
import { specRules } from './rules/spec.ts';
import { stateRules } from './rules/state.ts';
import { streamRules } from './rules/stream.ts';
import { testsRules } from './rules/tests.ts';
import { typeRules } from './rules/type.ts';

/** Every rule of the spec diff, sorted by id. */
export const rules: readonly Rule[] = [
  ...capabilityRules,
  ...configRules,
  ...dataRules,
  ...dependencyRules,
  ...errorRules,
  ...eventRules,
  ...extensionPointRules,
  ...inputRules,
  ...kernelRules,
  ...lifecycleRules,
  ...limitRules,
  ...observabilityRules,
  ...operationRules,
  ...outputRules,
  ...policyRules,
  ...schemaRules,
  ...specRules,
  ...stateRules,
  ...streamRules,
  ...testsRules,
  ...typeRules,
].toSorted((a: Rule, b: Rule) => (a.id < b.id ? -1 : 1));

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of an id, or undefined. */
export function ruleOf(id: string): Rule | undefined {
  return byId.get(id);
}
