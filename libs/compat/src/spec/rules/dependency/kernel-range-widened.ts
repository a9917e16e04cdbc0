import { defineRule } from '../../rule.ts';

export const kernelRangeWidened = defineRule({
  id: 'compat/kernel-range-widened',
  surface: 'kernel.range',
  direction: 'none',
  kind: 'range',
  action: 'widened',
  category: 'config',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The kernel range was {old} and is {new}.',
  advice: 'Nothing: every kernel admitted still is.',
  mirror: 'compat/kernel-range-narrowed',
});
