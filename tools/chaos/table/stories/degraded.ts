import type { Scene } from '../scene.ts';
import { serving } from './serving.ts';
import type { Stories, Story } from './story.ts';

/** It goes on without one that it uses. */
async function lose(scene: Scene): Promise<void> {
  await scene.intervene('caller', 'kill');
  await scene.until('victim', 'degraded');
}

const after =
  (story: Story): Story =>
  async (scene) => {
    await lose(scene);
    await story(scene);
  };

export const degraded: Stories = {
  ...Object.fromEntries(Object.entries(serving).map(([event, story]) => [event, after(story)])),
  'take-over': async (scene) => {
    scene.stage.spares = ['victim'];
    await scene.restart();
    await lose(scene);
    await serving['take-over'](scene);
  },
  degrade: after((scene) => scene.intervene('taker', 'kill')),
  recover: after((scene) => scene.reload('caller')),
};
