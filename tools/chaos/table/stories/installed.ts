import type { Stories } from './story.ts';

export const installed: Stories = { start: (scene) => scene.restart() };
