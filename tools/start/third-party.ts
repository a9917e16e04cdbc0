import { sandboxDriver, type IsolationPolicy, type Probe } from '@plugwright/kernel';
import type { Terminal } from 'plugwright';

/** Reference plugins that are run as if others had made them, so that the run shows what such a plugin gets. */
const byOthers = ['doc-cards'] as const;

/** What the machine lacks for a sandbox, and the command that mends it. */
export function lackText({ mechanisms }: Probe): string {
  const [name = 'sandbox', report] = Object.entries(mechanisms).find(([mechanism, { works }]) => !works && mechanism !== 'cgroup' && mechanism !== 'uid') ?? [];
  return `${name}: ${report?.found ?? 'it does not work'}${report?.mend === undefined ? '' : `; \`${report.mend}\` mends it`}`;
}

/** Put those plugins into a sandbox where this machine has one; where it has none, that is said and they run as their specs ask. */
export async function isolationHere(terminal: Terminal): Promise<IsolationPolicy> {
  const probe = await sandboxDriver.probe();
  if (probe.available) return { thirdParty: byOthers };
  terminal.out(`${terminal.paint('yellow', '!')} ${byOthers.join(', ')} would run in a sandbox, and this machine has none (${lackText(probe)})\n`);
  return {};
}
