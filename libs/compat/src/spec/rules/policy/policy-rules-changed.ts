import { defineRule } from '../../rule.ts';

export const policyRulesChanged = defineRule({
  id: 'compat/policy-rules-changed',
  surface: 'policy.rules',
  direction: 'none',
  kind: 'rules',
  action: 'changed',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: 'The rules of {name} changed.',
  advice: 'Say in the release notes whom they concern.',
  whyNoMirror: "What a gate reads is that gate's to order.",
});
