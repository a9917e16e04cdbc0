import { defineRule } from '../../rule.ts';

export const kernelRangeNarrowed = defineRule({
  id: 'compat/kernel-range-narrowed',
  surface: 'kernel.range',
  direction: 'none',
  kind: 'range',
  action: 'narrowed',
  category: 'config',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The kernel range was {old} and is {new}, which excludes kernels it admitted.',
  advice: 'Keep admitting them until the next major version.',
  mirror: 'compat/kernel-range-widened',
});
