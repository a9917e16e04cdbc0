import type { Stories } from './story.ts';

export const resolved: Stories = {
  install: (scene) => scene.restart(),
  fail: async (scene) => {
    await scene.intervene('target', 'kill');
    await scene.until('victim', 'stopped');
    await scene.reload('victim');
  },
  stop: async (scene) => {
    await scene.stop();
    scene.spoil('target', 'hangs');
    const restarted = scene.restart();
    await scene.until('victim', 'resolved');
    await scene.running('target');
    await Promise.all([scene.stop(), restarted]);
  },
};
