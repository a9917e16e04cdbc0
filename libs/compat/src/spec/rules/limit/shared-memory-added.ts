import { defineRule } from '../../rule.ts';

export const sharedMemoryAdded = defineRule({
  id: 'compat/shared-memory-added',
  surface: 'sharedMemory',
  direction: 'none',
  kind: 'shared memory',
  action: 'added',
  category: 'config',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'Shared memory is needed now.',
  advice: 'Hosts must offer it; work without where it is not there.',
  mirror: 'compat/shared-memory-removed',
});
