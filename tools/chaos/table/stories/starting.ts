import type { Scene } from '../scene.ts';
import type { Stories } from './story.ts';

/** Its code ended and does not start any more. */
async function fall(scene: Scene, how: 'exits' | 'hangs'): Promise<void> {
  scene.spoil('victim', how);
  await scene.crash();
  await scene.until('victim', 'starting');
}

export const starting: Stories = {
  ready: (scene) => scene.crash(),
  retry: (scene) => fall(scene, 'exits'),
  drain: async (scene) => {
    await fall(scene, 'hangs');
    await scene.running('victim');
    await scene.intervene('victim', 'disable');
  },
  stop: async (scene) => {
    await fall(scene, 'exits');
    // It waits for its next launch.
    await scene.step('victim', 'retry');
    await scene.intervene('victim', 'disable');
  },
  fail: async (scene) => {
    await scene.intervene('victim', 'kill');
    scene.spoilUnrestarted('exits');
    await scene.reload('victim');
  },
  quarantine: async (scene) => {
    await fall(scene, 'exits');
    await scene.intervene('victim', 'quarantine');
  },
  kill: async (scene) => {
    await fall(scene, 'exits');
    await scene.intervene('victim', 'kill');
  },
};
