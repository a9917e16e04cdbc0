import { defineRule } from '../../rule.ts';

export const defaultAdded = defineRule({
  id: 'compat/default-added',
  surface: 'schema',
  direction: 'input',
  kind: 'default',
  action: 'added',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: '{member} in {what} has the default {new} now.',
  advice: 'Callers that leave the member out get the value; say so in the release notes.',
  mirror: 'compat/default-removed',
});
