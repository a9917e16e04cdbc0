import type { Stories, Story } from './story.ts';

const killed =
  (story: Story): Story =>
  async (scene) => {
    await scene.intervene('victim', 'kill');
    await story(scene);
  };

export const failed: Stories = {
  discover: killed((scene) => scene.reload('victim')),
  disable: killed((scene) => scene.intervene('victim', 'disable')),
  uninstall: killed((scene) => scene.intervene('victim', 'unload')),
};
