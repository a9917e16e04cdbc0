import type { Diagnostic } from '@plugwright/diagnostics';
import { coreCallError } from '../call-error.ts';
import type { Kernel } from '../kernel-options.ts';

/** What an operator can have done to a single plugin. */
const interventions = {
  quarantine: (kernel, plugin, reason) => kernel.quarantine(plugin, reason),
  thaw: (kernel, plugin) => kernel.thaw(plugin),
  kill: (kernel, plugin, reason) => kernel.kill(plugin, reason),
  disable: (kernel, plugin, reason) => kernel.disable(plugin, reason),
  enable: (kernel, plugin) => kernel.enable(plugin),
  unload: (kernel, plugin) => kernel.unload(plugin),
} as const satisfies Readonly<Record<string, (kernel: Kernel, plugin: string, reason: string) => Promise<Diagnostic[]>>>;

/** The name of something that an operator can have done. */
export type Intervention = keyof typeof interventions;

/** Have something done to a plugin, by its name on the wire. */
export function intervene(kernel: Kernel, plugin: string, action: string, reason = 'an operator said so'): Promise<Diagnostic[]> {
  if (!Object.hasOwn(interventions, action)) throw coreCallError('core/invalid', { reason: `action must be one of ${Object.keys(interventions).join(', ')}` });
  return interventions[action as Intervention](kernel, plugin, reason.slice(0, 1_000));
}
