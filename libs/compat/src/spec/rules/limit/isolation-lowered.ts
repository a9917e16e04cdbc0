import { defineRule } from '../../rule.ts';

export const isolationLowered = defineRule({
  id: 'compat/isolation-lowered',
  surface: 'runtime.isolation',
  direction: 'none',
  kind: 'isolation',
  action: 'lowered',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: 'The least isolation was {old} and is {new}.',
  advice: 'Operators who rely on the level set it themselves; say so in the release notes.',
  mirror: 'compat/isolation-raised',
});
