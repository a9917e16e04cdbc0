import { listenTo } from './heartbeat.ts';
import type { Instance } from './instance.ts';
import type { Supervisor } from './supervisor.ts';
import type { Surroundings } from './surroundings.ts';

const HUNG = 'it hung: no answer to a health check';

/**
 * Watch the code that serves: silence makes the plugin degraded, a hang ends the code or takes the plugin out, as the operator wants it.
 * @returns a function that ends the watch
 */
export function watchOver(supervisor: Supervisor, instance: Instance, { wheel, limits, options, log }: Surroundings): () => void {
  const { id, ailments, program } = supervisor;
  const { intervalMs, timeoutMs } = program.manifest.lifecycle.health;
  return listenTo(wheel, {
    code: instance,
    intervalMs: Math.min(intervalMs, limits.maxHealthIntervalMs),
    beatMs: limits.heartbeatMs,
    silenceMs: limits.silenceMs,
    timeoutMs: Math.max(timeoutMs, limits.minHealthTimeoutMs),
    onSilent: (ms) => {
      log.say('warn', `${id} has been silent for ${String(ms)} ms`, id);
      ailments.add('silence', `it has been silent for ${String(ms)} ms`);
    },
    onHeard: () => ailments.remove('silence'),
    onHung: () => {
      if (options.onHang === 'quarantine') supervisor.quarantine(HUNG);
      else instance.kill(HUNG);
    },
  });
}
