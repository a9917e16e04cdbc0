import { defineRule } from '../../rule.ts';

export const programAdded = defineRule({
  id: 'compat/program-added',
  surface: 'packages.system',
  direction: 'none',
  kind: 'program',
  action: 'added',
  category: 'config',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The program {name} must be on the host now.',
  advice: 'Work without it where it is not there, or bring it along.',
  mirror: 'compat/program-removed',
});
