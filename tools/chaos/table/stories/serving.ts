import type { PluginEvent } from '@plugwright/kernel';
import type { Story } from './story.ts';

/** What may happen to a plugin that serves, whether or not something is wrong with it. */
export const serving = {
  crash: (scene) => scene.crash(),
  drain: (scene) => scene.intervene('victim', 'disable'),
  fail: async (scene) => {
    scene.lay('unrestarted');
    await scene.reload('victim');
    await scene.crash();
  },
  quarantine: (scene) => scene.intervene('victim', 'quarantine'),
  kill: (scene) => scene.intervene('victim', 'kill'),
  'take-over': async (scene) => {
    await scene.spared('victim');
    await scene.crash();
  },
  reload: (scene) => scene.reload('victim'),
} as const satisfies Partial<Record<PluginEvent, Story>>;
