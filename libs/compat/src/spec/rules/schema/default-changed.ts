import { defineRule } from '../../rule.ts';

export const defaultChanged = defineRule({
  id: 'compat/default-changed',
  surface: 'schema',
  direction: 'input',
  kind: 'default',
  action: 'changed',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: 'The default of {member} in {what} was {old} and is {new}.',
  advice: 'Callers that leave the member out get the new value; say so in the release notes.',
  whyNoMirror: 'One value is exchanged for another; there is no order between them.',
});
