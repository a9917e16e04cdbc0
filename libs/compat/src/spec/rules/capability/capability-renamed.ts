import { defineRule } from '../../rule.ts';

export const capabilityRenamed = defineRule({
  id: 'compat/capability-renamed',
  surface: 'capability',
  direction: 'none',
  kind: 'capability',
  action: 'renamed',
  category: 'config',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: 'What {name} reaches was granted under another id.',
  advice: 'Nothing: the reach is the same.',
  whyNoMirror: 'An id is exchanged for another; the reach is the same.',
});
