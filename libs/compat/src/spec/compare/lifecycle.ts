import type { PluginDocument } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { crashRestarts } from '../rules/lifecycle/crash-restarts.ts';
import { crashStops } from '../rules/lifecycle/crash-stops.ts';
import { healthChanged } from '../rules/lifecycle/health-changed.ts';
import { hotReloadGained } from '../rules/lifecycle/hot-reload-gained.ts';
import { hotReloadLost } from '../rules/lifecycle/hot-reload-lost.ts';
import { lifecycleTimeoutLowered } from '../rules/lifecycle/lifecycle-timeout-lowered.ts';
import { lifecycleTimeoutRaised } from '../rules/lifecycle/lifecycle-timeout-raised.ts';
import { durationText } from './duration-text.ts';

/** Compare how a plugin starts, stops and is watched. */
export function compareLifecycle(comparison: Comparison<PluginDocument>): void {
  const { lifecycle: old } = comparison.old.document;
  const { lifecycle: current } = comparison.new.document;
  const at = (pointer: string) => ({ member: '/lifecycle', old: `/lifecycle/${pointer}`, new: `/lifecycle/${pointer}` });
  for (const [key, what] of [
    ['startTimeout', 'The time to start'],
    ['stopTimeout', 'The time to stop'],
  ] as const) {
    const before = old[`${key}Ms`];
    const after = current[`${key}Ms`];
    if (before === after) continue;
    comparison.report(
      after > before ? lifecycleTimeoutRaised : lifecycleTimeoutLowered,
      { what, old: durationText(before), new: durationText(after) },
      at(key),
    );
  }
  for (const [key, what] of [
    ['interval', 'The time between two questions about its health'],
    ['timeout', 'The time to answer a question about its health'],
  ] as const) {
    const before = old.health[`${key}Ms`];
    const after = current.health[`${key}Ms`];
    if (before !== after) comparison.report(healthChanged, { what, old: durationText(before), new: durationText(after) }, at(`health/${key}`));
  }
  if (old.hotReload !== current.hotReload) comparison.report(current.hotReload ? hotReloadGained : hotReloadLost, {}, at('hotReload'));
  if (old.onCrash !== current.onCrash) comparison.report(current.onCrash === 'stop' ? crashStops : crashRestarts, {}, at('onCrash'));
}
