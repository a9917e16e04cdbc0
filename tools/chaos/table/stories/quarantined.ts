import type { Stories, Story } from './story.ts';

const frozen =
  (story: Story): Story =>
  async (scene) => {
    await scene.intervene('victim', 'quarantine');
    await story(scene);
  };

export const quarantined: Stories = {
  discover: frozen((scene) => scene.reload('victim')),
  disable: frozen((scene) => scene.intervene('victim', 'disable')),
  uninstall: frozen((scene) => scene.intervene('victim', 'unload')),
  start: async (scene) => {
    // Taken out while no code of it ran, so that there is none to go on.
    scene.spoil('victim', 'exits');
    await scene.crash();
    await scene.step('victim', 'retry');
    await scene.intervene('victim', 'quarantine');
    scene.repair();
    await scene.intervene('victim', 'thaw');
  },
  thaw: frozen((scene) => scene.intervene('victim', 'thaw')),
  kill: frozen((scene) => scene.intervene('victim', 'kill')),
  stop: frozen((scene) => scene.restart()),
};
