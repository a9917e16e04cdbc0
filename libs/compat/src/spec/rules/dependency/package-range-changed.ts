import { defineRule } from '../../rule.ts';

export const packageRangeChanged = defineRule({
  id: 'compat/package-range-changed',
  surface: 'packages',
  direction: 'none',
  kind: 'range',
  action: 'changed',
  category: 'config',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: 'The range of the {ecosystem} package {name} was {old} and is {new}.',
  advice: 'Nothing: it comes with the plugin.',
  whyNoMirror: "What a package of another ecosystem's range admits is that ecosystem's to say.",
});
