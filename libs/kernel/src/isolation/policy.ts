import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import type { Isolation, Manifest } from '@plugwright/manifest';
import type { Mechanism, Probe } from './driver.ts';
import { strongerLevel } from './levels.ts';

/** What an operator demands of isolation. It only adds to what specs ask for. */
export interface IsolationPolicy {
  /** A level that no plugin runs below. */
  readonly minimum?: Isolation;
  /** Plugins by others than the operator: they run at level sandbox or stronger. */
  readonly thirdParty?: readonly string[];
  /** Mechanisms without which no plugin is started. */
  readonly require?: readonly Mechanism[];
  /** Have what Linux refuses to plugins put on the ledger, by switching its audit on; takes root. */
  readonly audit?: boolean;
}

/** The level that a plugin is run at. */
export function levelOf({ id, runtime }: Manifest, { minimum = 'worker', thirdParty = [] }: IsolationPolicy): Isolation {
  const demanded = strongerLevel(runtime.isolation, minimum);
  return thirdParty.includes(id) ? strongerLevel(demanded, 'sandbox') : demanded;
}

/** Why a plugin may not be run with what this machine gives at a level; nothing where it may. */
export function refusals(plugin: string, { level, available, mechanisms }: Probe, { require = [] }: IsolationPolicy): Diagnostic[] {
  if (!available) {
    const [mechanism, report] = Object.entries(mechanisms).find(([name, { works }]) => !works && name !== 'cgroup' && name !== 'uid') ?? [];
    const facts = { plugin, level, mechanism: mechanism ?? level, reason: report?.found ?? 'it does not work', mend: report?.mend ?? 'npx plugwright doctor' };
    return [diagnose('isolation/level-unavailable', facts)];
  }
  return require.flatMap((mechanism) => {
    const report = mechanisms[mechanism];
    if (report?.works === true) return [];
    const reason = report?.found ?? `level ${level} has none`;
    return [diagnose('isolation/mechanism-missing', { plugin, level, mechanism, reason, mend: report?.mend ?? `raise the plugin's isolation level` })];
  });
}
