import type { Isolation } from '@plugwright/manifest';
import type { Kernel } from '../kernel-options.ts';
import type { Fleet } from '../lifecycle/fleet.ts';

/** Levels at which the operating system holds running code to the files that it was started with. */
const heldToFiles: ReadonlySet<Isolation> = new Set(['process', 'sandbox', 'external']);

/**
 * Start programs anew when the files change that they may reach: what a process was started with cannot be taken from it. It is ended at
 * once where it is to reach less, and may finish where it is to reach more.
 */
export function followGrants(fleet: Fleet, kernel: Pick<Kernel, 'kill' | 'reload'>): void {
  const { grants, loader } = fleet.parts;
  grants.onChange(({ plugin, capability, scope, kind }) => {
    const supervisor = fleet.roster.supervisors.get(plugin);
    if (scope !== 'filesystem' || supervisor === undefined || fleet.stopping() || !heldToFiles.has(supervisor.program.isolation)) return;
    const restart = async (): Promise<void> => {
      if (kind !== 'grant') await kernel.kill(plugin, `its ${capability} was taken away`);
      await kernel.reload(plugin);
    };
    restart().catch((error: unknown) => {
      loader.log.say('error', `${plugin} could not be started anew: ${error instanceof Error ? error.message : String(error)}`, plugin);
    });
  });
}
