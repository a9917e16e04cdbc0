import { defineRule } from '../../rule.ts';

export const healthChanged = defineRule({
  id: 'compat/health-changed',
  surface: 'lifecycle.health',
  direction: 'none',
  kind: 'health',
  action: 'changed',
  category: 'behaviour',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: '{what} was {old} and is {new}.',
  advice: 'Nothing: how often and how patiently it is asked is between the kernel and the plugin.',
  whyNoMirror: 'Asking more often is neither better nor worse for users.',
});
