import type { Scene } from '../scene.ts';
import type { Stories } from './story.ts';

/** It stops with what it needs. */
async function fell(scene: Scene): Promise<void> {
  await scene.intervene('target', 'kill');
  await scene.until('victim', 'stopped');
}

export const stopped: Stories = {
  discover: async (scene) => {
    await fell(scene);
    await scene.reload('victim');
  },
  disable: (scene) => scene.intervene('victim', 'disable'),
  uninstall: (scene) => scene.intervene('victim', 'unload'),
  start: async (scene) => {
    await fell(scene);
    await scene.reload('target');
  },
};
