import type { Stories, Story } from './story.ts';

const off =
  (story: Story): Story =>
  async (scene) => {
    await scene.intervene('victim', 'disable');
    await story(scene);
  };

export const disabled: Stories = {
  enable: off((scene) => scene.intervene('victim', 'enable')),
  uninstall: off((scene) => scene.intervene('victim', 'unload')),
};
