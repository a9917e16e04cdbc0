import { defineRule } from '../../rule.ts';

export const programRemoved = defineRule({
  id: 'compat/program-removed',
  surface: 'packages.system',
  direction: 'none',
  kind: 'program',
  action: 'removed',
  category: 'config',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The program {name} need not be on the host any more.',
  advice: 'Nothing: hosts need less.',
  mirror: 'compat/program-added',
});
