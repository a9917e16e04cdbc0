import { crash } from './crash.ts';
import { failure } from './failure.ts';
import type { Host } from './host.ts';
import type { StubFault } from './stub-types.ts';

/** What the faults of a call do that let items through first: called before each, with how many went through, in either direction. */
export type LateFaults = (through: number) => Promise<void>;

/**
 * Let the faults of a method hit one call of it; gives back those that are to hit it later, where there are any.
 * @throws PluginError where a fault answers with an error, ends the plugin, or delays beyond `timeoutMs`; so do the later ones
 */
export async function hit<H, K>(host: Host<H, K>, method: string, timeoutMs: number): Promise<LateFaults | undefined> {
  const faults = host.faults.take(method);
  const due = (through: number): readonly StubFault[] => faults.filter(({ items = -1 }) => items === through);
  await strike(host, method, timeoutMs, due(-1));
  return faults.every(({ items }) => items === undefined) ? undefined : (through) => strike(host, method, timeoutMs, due(through));
}

async function strike<H, K>(host: Host<H, K>, method: string, timeoutMs: number, faults: readonly StubFault[]): Promise<void> {
  let waited = 0;
  for (const fault of faults) {
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
