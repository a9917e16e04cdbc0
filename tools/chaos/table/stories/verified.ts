import type { Stories } from './story.ts';

export const verified: Stories = {
  resolve: async (scene) => {
    await scene.intervene('victim', 'kill');
    await scene.reload('victim');
  },
  fail: async (scene) => {
    scene.lay('forlorn');
    await scene.restart();
  },
};
