import { defineRule } from '../../rule.ts';

export const sharedMemoryRemoved = defineRule({
  id: 'compat/shared-memory-removed',
  surface: 'sharedMemory',
  direction: 'none',
  kind: 'shared memory',
  action: 'removed',
  category: 'config',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'Shared memory is no longer needed.',
  advice: 'Nothing: hosts need less.',
  mirror: 'compat/shared-memory-added',
});
