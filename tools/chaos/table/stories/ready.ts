import { serving } from './serving.ts';
import type { Stories } from './story.ts';

export const ready: Stories = {
  ...serving,
  'take-over': async (scene) => {
    scene.stage.spares = ['victim'];
    await scene.restart();
    await serving['take-over'](scene);
  },
  degrade: (scene) => scene.intervene('caller', 'kill'),
};
