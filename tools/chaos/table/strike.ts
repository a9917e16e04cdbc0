import { setTimeout as pause } from 'node:timers/promises';
import type { PluginBed } from '../../laid-plugins/lay-plugins.ts';
import type { Stage } from '../stage.ts';
import { arrowOf, codeless, type Cell } from './cells.ts';
import { mend } from './mend.ts';
import { Scene, type Players } from './scene.ts';
import { stories } from './stories/stories.ts';

/** Where blows fall. */
export interface Ring {
  readonly stage: Stage;
  readonly bed: PluginBed;
  readonly players: Players;
  /** Who is hit, in this order: the first whose code runs. */
  readonly hittable: readonly string[];
  readonly patienceMs: number;
}

/** Lead the victim to an arrow, let something go wrong in the middle of it, and see what is left; what was wrong, in words. */
export async function strike(cell: Cell, { stage, bed, players, hittable, patienceMs }: Ring): Promise<readonly string[]> {
  const scene = new Scene(stage, bed, players);
  const { arrow, mishap, ms } = cell;
  const problems: string[] = [];
  const note = (error: unknown): void => void problems.push(error instanceof Error ? error.message : String(error));
  let blow: Promise<void> | undefined;
  const struck = new Promise<void>((resolve) => {
    stage.onStep = (step) => {
      scene.see(step);
      if (blow !== undefined || step.plugin !== 'victim' || arrowOf(step) !== arrowOf(arrow)) return;
      const running = hittable.filter((plugin) => stage.processes(plugin).length > 0);
      if (running.length > 0 === codeless.has(arrowOf(arrow)))
        problems.push(running.length > 0 ? `code of ${running.join(', ')} runs at this arrow` : 'no code runs at this arrow');
      blow = mishap.happen(stage, { plugin: running[0] ?? 'victim', ms, blowAfterMs: 0 });
      resolve();
    };
  });
  const story = stories[arrow.from][arrow.event];
  if (story === undefined) return ['there is no story that leads to it'];
  const told = story(scene).catch(note);
  await Promise.race([struck, pause(patienceMs, undefined, { ref: false })]);
  scene.end();
  if (blow === undefined)
    problems.push(
      `the arrow was not reached; the victim went ${
        scene.steps
          .filter(({ plugin }) => plugin === 'victim')
          .map(arrowOf)
          .join(', ') || 'nowhere'
      }`,
    );
  await Promise.all([told, blow?.catch(note)]);
  const unmended = await mend(scene, patienceMs).catch((error: unknown) => [error instanceof Error ? error.message : String(error)]);
  return [...problems, ...unmended];
}
