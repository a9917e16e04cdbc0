import { gapChanged } from './policy/gap-changed.ts';
import { policyRulesChanged } from './policy/policy-rules-changed.ts';
import { policyScopeChanged } from './policy/policy-scope-changed.ts';

/** The rules of one family. */
export const policyRules = [gapChanged, policyRulesChanged, policyScopeChanged] as const;
