import { crashRestarts } from './lifecycle/crash-restarts.ts';
import { crashStops } from './lifecycle/crash-stops.ts';
import { healthChanged } from './lifecycle/health-changed.ts';
import { hotReloadGained } from './lifecycle/hot-reload-gained.ts';
import { hotReloadLost } from './lifecycle/hot-reload-lost.ts';
import { lifecycleTimeoutLowered } from './lifecycle/lifecycle-timeout-lowered.ts';
import { lifecycleTimeoutRaised } from './lifecycle/lifecycle-timeout-raised.ts';

/** The rules of one family. */
export const lifecycleRules = [
  crashRestarts,
  crashStops,
  healthChanged,
  hotReloadGained,
  hotReloadLost,
  lifecycleTimeoutLowered,
  lifecycleTimeoutRaised,
] as const;
