import { defineRule } from '../../rule.ts';

export const isolationRaised = defineRule({
  id: 'compat/isolation-raised',
  surface: 'runtime.isolation',
  direction: 'none',
  kind: 'isolation',
  action: 'raised',
  category: 'config',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The least isolation was {old} and is {new}.',
  advice: 'Hosts must offer it; keep the level until the next major version.',
  mirror: 'compat/isolation-lowered',
});
