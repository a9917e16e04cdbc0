import { crash } from './crash.ts';
import { failure } from './failure.ts';
import type { Host } from './host.ts';

/**
 * Let the faults of a method hit one call of it.
 * @throws PluginError where a fault answers with an error, ends the plugin, or delays beyond `timeoutMs`.
 */
export async function hit<H, K>(host: Host<H, K>, method: string, timeoutMs: number): Promise<void> {
  let waited = 0;
  for (const fault of host.faults.take(method)) {
    if ('crash' in fault) {
      crash(host);
      throw failure(host.manifest, 'core/unavailable', { what: method });
    }
    if ('error' in fault) throw failure(host.manifest, fault.error, fault.details ?? { what: method, reason: `a fault of ${method}` });
    const delay = Math.min(fault.delayMs, timeoutMs - waited);
    await host.clock.sleep(delay);
    waited += delay;
    if (waited >= timeoutMs) throw failure(host.manifest, 'core/timeout', { timeout: `${String(timeoutMs)} ms` });
  }
}
