import type { Mechanism } from '@plugwright/kernel';
import type { Probe } from './probe.ts';

/** A probe that has the kernel try a mechanism of isolation at a level. */
export function mechanismProbe(
  description: Omit<Probe, 'look' | 'required'> & Partial<Pick<Probe, 'required'>>,
  level: 'process' | 'sandbox' | 'external',
  mechanism: Mechanism,
): Probe {
  return {
    ...description,
    required: description.required ?? (() => false),
    async look() {
      // Loaded when it is needed: it is the greater part of the start of a command.
      const { externalDriver, processDriver, sandboxDriver } = await import('@plugwright/kernel');
      const driver = { process: processDriver, sandbox: sandboxDriver, external: externalDriver }[level];
      const { mechanisms } = await driver.probe();
      const report = mechanisms[mechanism];
      // Where there is no launcher nothing else is tried.
      const mend = (report ?? mechanisms.launcher)?.mend;
      return {
        present: report?.works === true,
        found: report?.found ?? 'the launcher is missing',
        ...(mend === undefined ? {} : { mend }),
      };
    },
  };
}
