import type { Stories } from './story.ts';

export const draining: Stories = {
  stop: (scene) => scene.intervene('victim', 'disable'),
  kill: async (scene) => {
    // It cannot hear that it is to stop.
    const thaw = scene.stage.freeze('victim');
    const disabled = scene.intervene('victim', 'disable');
    await scene.until('victim', 'draining');
    await scene.intervene('victim', 'kill');
    await disabled;
    thaw();
  },
};
