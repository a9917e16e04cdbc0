import { defineRule } from '../../rule.ts';

export const timeoutLowered = defineRule({
  id: 'compat/timeout-lowered',
  surface: 'operation.timeout',
  direction: 'none',
  kind: 'timeout',
  action: 'lowered',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{name} was given {old} and is given {new}.',
  advice: 'Keep the time until the next major version.',
  mirror: 'compat/timeout-raised',
});
