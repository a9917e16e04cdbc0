import { defineRule } from '../../rule.ts';

export const timeoutRaised = defineRule({
  id: 'compat/timeout-raised',
  surface: 'operation.timeout',
  direction: 'none',
  kind: 'timeout',
  action: 'raised',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{name} was given {old} and is given {new}.',
  advice: 'Nothing: calls that were in time still are.',
  mirror: 'compat/timeout-lowered',
});
