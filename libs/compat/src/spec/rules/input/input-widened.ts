import { defineRule } from '../../rule.ts';

export const inputWidened = defineRule({
  id: 'compat/input-widened',
  surface: 'operation.input',
  direction: 'input',
  kind: 'schema',
  action: 'widened',
  category: 'wire',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{what} accepts more than before: {edits}.',
  advice: 'Nothing: what was accepted still is.',
  mirror: 'compat/input-narrowed',
});
