import { defineRule } from '../../rule.ts';

export const policyScopeChanged = defineRule({
  id: 'compat/policy-scope-changed',
  surface: 'policy.applies',
  direction: 'none',
  kind: 'scope',
  action: 'changed',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: '{name} governs other documents than before.',
  advice: 'Say in the release notes whom it concerns.',
  whyNoMirror: "What a gate reads is that gate's to order.",
});
