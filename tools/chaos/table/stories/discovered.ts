import type { Stories } from './story.ts';

export const discovered: Stories = {
  verify: async (scene) => {
    await scene.intervene('victim', 'kill');
    await scene.reload('victim');
  },
  fail: async (scene) => {
    await scene.intervene('victim', 'kill');
    scene.mark('refused');
    await scene.reload('victim');
  },
  stop: async (scene) => {
    scene.mark('undecided');
    const restarted = scene.restart();
    await scene.verifying('victim');
    const stopped = scene.stop();
    // Of the kernel that stops now: the one before it stopped the victim as well.
    await scene.until('victim', 'stopped');
    scene.repair();
    await Promise.all([restarted, stopped]);
  },
  disable: async (scene) => {
    await scene.intervene('victim', 'disable');
    await scene.restart();
  },
  quarantine: async (scene) => {
    await scene.intervene('victim', 'quarantine');
    await scene.restart();
  },
};
