import type { Stories } from './story.ts';

export const uninstalled: Stories = {
  discover: async (scene) => {
    await scene.intervene('victim', 'unload');
    await scene.reload('victim');
  },
};
