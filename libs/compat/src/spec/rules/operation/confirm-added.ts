import { defineRule } from '../../rule.ts';

export const confirmAdded = defineRule({
  id: 'compat/confirm-added',
  surface: 'operation.safety',
  direction: 'input',
  kind: 'confirmation',
  action: 'added',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{name} must be confirmed now.',
  advice: 'Callers that do not confirm are refused; offer another operation that asks for it.',
  whyNoMirror: 'The confirmation no longer asked for is safety-removed.',
});
